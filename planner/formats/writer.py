"""The one way out: an instance to a folder of CSV files or a workbook that `planner.formats.reader` reads
back as equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from planner.atomic import whole_file
from planner.domain import Break, Citizen, Instance, Mode, ScreenUnit, Shift, TimeWindow, Visit
from planner.formats.clock import wall_of, written
from planner.formats.fill import cell
from planner.formats.grid import Grid, write_csv
from planner.formats.schema import NONE_MARK, Table
from planner.formats.settings_table import SETTINGS_KEYS, key_in, setting_cell, values_of
from planner.formats.tables import TABLE
from planner.formats.workbook import write_grids
from planner.messages import Lang

Values = dict[str, Any]


def write_folder(
    instance: Instance,
    directory: Path,
    *,
    lang: Lang = Lang.DA,
    roads: str | None = None,
    matrix: str | None = None,
) -> Path:
    """Write an instance as a folder of CSV files; return `directory`.

    A table that the instance has no rows for and that may hold somebody's own, such as that of the services, is not
    written; so choose a folder without tables, or one written here before.

    Parameters
    ----------
    lang
        Danish: Danish names and words, semicolons, decimal comma. English: English names and words, commas,
        decimal point.
    roads, matrix
        Names of the files of the road network and of ready travel times as seen from the folder.

    Raises
    ------
    ValueError
        If a text cannot stand in a table, such as an id with |; use JSON then.
    OSError
        If a file cannot be written.
    """
    for grid in grids(instance, lang, roads=roads, matrix=matrix):
        write_csv(grid, directory, lang)
    return directory


def write_workbook(instance: Instance, path: Path, *, lang: Lang = Lang.DA, roads: str | None = None) -> Path:
    """Write an instance as one workbook, a sheet each; return `path`. Parameters and errors as
    `write_folder`."""
    sheets = grids(instance, lang, roads=roads)
    with whole_file(path) as temporary:
        write_grids(sheets, temporary)
    return path


def grids(
    instance: Instance, lang: Lang, *, roads: str | None = None, matrix: str | None = None
) -> list[Grid]:
    """Return the instance's tables as text, in the order of the schema; services are written into the
    visits, and into a table only if they differ from the catalogue in whether they can be by screen."""
    zone = ZoneInfo(instance.settings.timezone)
    settings = values_of(instance.settings, instance.title, instance.synthetic)
    settings |= {name: file for name, file in (("roads", roads), ("matrix", matrix)) if file is not None}
    rows: dict[str, Iterable[Values]] = {
        "addresses": map(_address, instance.addresses),
        "citizens": map(_citizen, instance.citizens),
        "workers": (_fields(w, "workers") for w in instance.workers),
        "delegations": (_fields(d, "delegations") for d in instance.delegations),
        "units": (row for u in instance.units for row in _unit(u, zone)),
        "shifts": (_shift(s, zone) for s in instance.shifts),
        "breaks": (_break(s, b, zone) for s in instance.shifts for b in s.breaks),
        "visits": (_visit(v, zone) for v in instance.visits),
        "links": (_fields(k, "links") for k in instance.links),
        "pins": (_pin(p, zone) for p in instance.pins),
    }
    own = instance.settings.service_screen
    if own:
        rows = {"services": ({"code": code, "screen": use} for code, use in own.items())} | rows
    return [
        settings_grid(settings, lang),
        *(_grid(TABLE[name], values, lang) for name, values in rows.items()),
    ]


def settings_grid(values: Values, lang: Lang) -> Grid:
    """Return the settings table with the given values by key."""
    table = TABLE["settings"]
    grid = Grid(table.file_name(lang), [c.heading(lang) for c in table.columns])
    for setting in SETTINGS_KEYS:
        if setting.key in values:
            grid.rows.append([key_in(setting, lang), setting_cell(setting, values[setting.key], lang)])
    return grid


def _grid(table: Table, rows: Iterable[Values], lang: Lang) -> Grid:
    grid = Grid(table.file_name(lang), [c.heading(lang) for c in table.columns])
    for values in rows:
        grid.rows.append([cell(c.kind, values.get(c.name), lang) for c in table.columns])
    return grid


def _fields(record: Any, table: str) -> Values:
    """Return the fields that the table has columns for; an empty list is an empty cell."""
    return {c.name: getattr(record, c.name, None) for c in TABLE[table].columns}


def _address(record: Any) -> Values:
    values = _fields(record, "addresses")
    for means, overhead in record.overhead.items():
        values |= {f"arriving_{means}": overhead.arriving, f"leaving_{means}": overhead.leaving}
    return values


def _citizen(citizen: Citizen) -> Values:
    values = _fields(citizen, "citizens")
    if citizen.screen is None:
        return values
    known = {name: getattr(citizen.screen, name) for name in type(citizen.screen).model_fields}
    return values | {"screen_able": known.pop("able"), **known}


def _unit(unit: ScreenUnit, zone: ZoneInfo) -> Iterator[Values]:
    """A row a period with seats; one of 0 only where it is not what the end of another says."""
    if not unit.seats:
        yield {"unit_id": unit.unit_id, "label": unit.label}
    for i, row in enumerate(unit.seats):
        if row.count == 0 and i > 0 and unit.seats[i - 1].count > 0:
            continue
        start = wall_of(row.start, zone)
        end = wall_of(unit.seats[i + 1].start, zone) if row.count and i + 1 < len(unit.seats) else None
        yield {
            "unit_id": unit.unit_id,
            "label": unit.label,
            "date": start.date,
            "from": written(start, start.date),
            "to": None if end is None else written(end, start.date),
            "seats": row.count,
        }


def _shift(shift: Shift, zone: ZoneInfo) -> Values:
    start, end = wall_of(shift.start, zone), wall_of(shift.end, zone)
    end_address = shift.end_address
    if end_address is None and shift.start_address is not None:
        end_address = NONE_MARK
    return _fields(shift, "shifts") | {
        "date": start.date,
        "start": written(start, start.date),
        "end": written(end, end.date),
        "end_date": end.date,
        "start_address": shift.start_address,
        "end_address": end_address,
    }


def _break(shift: Shift, pause: Break, zone: ZoneInfo) -> Values:
    times = {name: getattr(pause, f"start_{name}") for name in ("earliest", "latest")}
    return {
        "shift_id": shift.shift_id,
        **{name: written(wall_of(instant, zone), None) for name, instant in times.items()},
        "duration": pause.duration,
        "paid": pause.paid,
        "address_id": pause.address_id,
    }


def _visit(visit: Visit, zone: ZoneInfo) -> Values:
    day = wall_of(visit.windows[0].start_earliest, zone).date
    length = {m.mode: m.service_duration for m in visit.modes}
    values = _fields(visit, "visits") | {
        "date": day,
        "duration": length.get(Mode.PHYSICAL),
        "screen_duration": length.get(Mode.SCREEN),
        "modes": tuple(m.mode for m in visit.modes),
        "services": visit.services or None,
        "windows": None,
    }
    if visit.split is not None:
        values |= {
            "split_services": visit.split.services,
            "split_screen_duration": visit.split.screen_duration,
            "split_remaining_duration": visit.split.physical_duration,
        }
    if visit.promised_latest is not None:
        values["promised_latest"] = written(wall_of(visit.promised_latest, zone), day)
    for name in ("certificates", "delegated_tasks"):
        # Said outright, so that the services add nothing when the row is read again.
        values[name] = sorted(getattr(visit, name)) or ([NONE_MARK] if visit.services else None)
    return values | _windows(visit.windows, zone, day)


def _windows(windows: tuple[TimeWindow, ...], zone: ZoneInfo, day: date | None) -> Values:
    def text(instant: Any, on: date | None) -> str:
        return written(wall_of(instant, zone), on)

    if len(windows) == 1:
        w = windows[0]
        end = None if w.end_latest is None else text(w.end_latest, day)
        return {
            "earliest": text(w.start_earliest, day),
            "latest": text(w.start_latest, day),
            "end_latest": end,
        }
    pieces = []
    for w in windows:
        on = wall_of(w.start_earliest, zone).date
        piece = f"{text(w.start_earliest, day)}-{text(w.start_latest, on)}"
        pieces.append(piece if w.end_latest is None else f"{piece}/{text(w.end_latest, on)}")
    return {"windows": "|".join(pieces)}


def _pin(pin: Any, zone: ZoneInfo) -> Values:
    start = None if pin.start is None else wall_of(pin.start, zone)
    return _fields(pin, "pins") | {
        "date": start.date if start else None,
        "start": written(start, start.date) if start else None,
        "seat": pin.seat + 1,
    }
