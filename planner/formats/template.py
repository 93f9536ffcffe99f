"""An empty set of tables to fill in: headings, a row that explains each column, and one example row.

Explanations and examples begin with #, so the reader passes over them; the set as written reads without an
error. Taking
the # off the example rows gives a small input that plans.
"""

from __future__ import annotations

import errno
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.atomic import whole_file, write_whole
from planner.domain import (
    Address,
    Break,
    Citizen,
    Consent,
    Delegation,
    Instance,
    Level,
    Mode,
    Pin,
    ScreenRecord,
    ScreenUnit,
    Seats,
    Settings,
    Shift,
    TimeWindow,
    Visit,
    VisitLink,
    VisitMode,
    Worker,
)  # fmt: skip
from planner.formats.fill import cell
from planner.formats.grid import Grid, write_csv
from planner.formats.schema import COMMENT_MARK, Table
from planner.formats.settings_table import SETTINGS_KEYS, key_in
from planner.formats.tables import TABLE, TABLES
from planner.formats.workbook import write_grids
from planner.formats.writer import grids
from planner.messages import Lang, Text

EXAMPLE_DAY = date(2026, 3, 2)
_EXPLAINS = Text("forklaring: ", "explained: ")
_REQUIRED = Text("Skal udfyldes. ", "Required. ")
_EMPTY_MEANS = Text("Tom: {}. ", "Empty: {}. ")
_README = Text("LAESMIG.txt", "README.txt")
_README_TEXT = Text(
    "Udfyld tabellerne, og kør: homecare validate MAPPE\n"
    "Rækker, der begynder med #, er forklaringer og eksempler og læses ikke.\n"
    "Tabeller, der ikke bruges, kan slettes. Skriv aldrig CPR-numre.\n\n",
    "Fill in the tables and run: homecare validate FOLDER\n"
    "Rows that begin with # are explanations and examples and are not read.\n"
    "Tables that are not used may be deleted. Never write CPR numbers.\n\n",
)


def write_template(directory: Path, lang: Lang = Lang.DA) -> Path:
    """Write an empty, explained set of CSV files to a folder, or a workbook if the name ends in .xlsx;
    return the path.

    Raises FileExistsError if a file of the set is there already, so that no filled-in table is lost;
    OSError if a file
    cannot be written.
    """
    tables = template_grids(lang)
    if directory.suffix.lower() == ".xlsx":
        _refuse_existing([directory])
        with whole_file(directory) as temporary:
            write_grids(tables, temporary)
        return directory
    readme = directory / getattr(_README, lang.value)
    _refuse_existing([directory / f"{grid.name}.csv" for grid in tables] + [readme])
    for grid in tables:
        write_csv(grid, directory, lang)
    explained = "".join(f"{t.file_name(lang)}.csv: {getattr(t.explain, lang.value)}\n" for t in TABLES)
    write_whole(readme, "\ufeff" + getattr(_README_TEXT, lang.value) + explained)
    return directory


def _refuse_existing(paths: list[Path]) -> None:
    for path in paths:
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists already; choose an empty folder", str(path))


def template_grids(lang: Lang) -> list[Grid]:
    """Return every table of the template, example rows and explanations marked with #."""
    filled = {grid.name: grid for grid in grids(example(), lang)}
    found = []
    for table in TABLES:
        name = table.file_name(lang)
        rows = _settings_rows(lang) if table.name == "settings" else _example_rows(filled.get(name), lang)
        headings = [c.heading(lang) for c in table.columns]
        found.append(Grid(name, headings, [_explanation(table, lang), *rows]))
    return found


def _explanation(table: Table, lang: Lang) -> list[str]:
    cells = []
    for column in table.columns:
        text = getattr(_REQUIRED, lang.value) if column.required else ""
        text += getattr(column.explain, lang.value)
        if column.default is not None:
            text += (
                " " + getattr(_EMPTY_MEANS, lang.value).format(getattr(column.default, lang.value)).strip()
            )
        cells.append(text)
    cells[0] = f"{COMMENT_MARK} {getattr(_EXPLAINS, lang.value)}{cells[0]}"
    return cells


def _example_rows(grid: Grid | None, lang: Lang) -> list[list[str]]:
    rows = grid.rows if grid is not None else [_own_service(lang)]
    return [[COMMENT_MARK + row[0], *row[1:]] for row in rows]


def _own_service(lang: Lang) -> list[str]:
    values = {
        "code": "gåtur" if lang is Lang.DA else "walk", "name": "Gåtur" if lang is Lang.DA else "Walk",
        "core_minutes": 1200, "level": Level.UNSKILLED, "priority": 4, "window_kind": "half_day",
    }  # fmt: skip
    return [cell(c.kind, values.get(c.name), lang) for c in TABLE["services"].columns]


def _settings_rows(lang: Lang) -> list[list[str]]:
    """Every key with its default and, in place of a third column, its explanation in a comment row before
    it."""
    defaults = {row[0]: row[1] for row in grids(example(), lang)[0].rows}
    rows = []
    for setting in SETTINGS_KEYS:
        key = key_in(setting, lang)
        rows.append([f"{COMMENT_MARK} {getattr(setting.explain, lang.value)}", ""])
        rows.append([COMMENT_MARK + key, defaults.get(key, "")])
    return rows


def example() -> Instance:
    """A day of two visits, two workers who drive and one at a screen; it uses every table."""
    return Instance(
        title="Eksempel",
        synthetic=True,
        addresses=(
            Address(address_id="A1", latitude=55.1007, longitude=14.7065, label="Storegade 1"),
            Address(address_id="BASE", latitude=55.1012, longitude=14.7101, label="Base"),
        ),
        citizens=(
            Citizen(
                citizen_id="B1",
                address_id="A1",
                label="B. J.",
                preferred_workers=frozenset({"M1"}),
                screen=_assessed(),
            ),
        ),
        workers=(
            Worker(worker_id="M1", level=Level.SSH, label="Anna", certificates=frozenset({"medicine"})),
            Worker(worker_id="M2", level=Level.NURSE, label="Bo", certificates=frozenset({"medicine"})),
            Worker(worker_id="M3", level=Level.NURSE, label="Ida", certificates=frozenset({"medicine"})),
        ),
        delegations=(Delegation(worker_id="M1", citizen_id="B1", task="medicine"),),
        units=(_unit(),),
        shifts=(_shift("V1", "M1"), _shift("V2", "M2"), _operator("V3", "M3")),
        visits=(
            _visit("BS1", ((7, 9),), ("medicine",)),
            _visit("BS2", ((11, 12), (17, 18)), ("medicine", "hygiene")),
        ),
        links=(VisitLink(first="BS1", second="BS2", min_gap=3 * 3600),),
        pins=(Pin(visit_id="BS1", shift_id="V1", start=_at(8)),),
        settings=Settings(),
    )


def _at(hour: int, minute: int = 0) -> datetime:
    clock = datetime(EXAMPLE_DAY.year, EXAMPLE_DAY.month, EXAMPLE_DAY.day, hour, minute)
    return clock.replace(tzinfo=ZoneInfo(Settings().timezone))


def _shift(shift_id: str, worker_id: str) -> Shift:
    pause = Break(start_earliest=_at(11), start_latest=_at(12, 30), duration=29 * 60)
    return Shift(
        shift_id=shift_id,
        worker_id=worker_id,
        start=_at(7),
        end=_at(19),
        start_address="BASE",
        end_address="BASE",
        breaks=(pause,),
    )


def _assessed() -> ScreenRecord:
    return ScreenRecord(
        able=True,
        assessed_by=Level.NURSE,
        assessed_on=date(2026, 2, 2),
        reassess_by=date(2026, 8, 2),
        consent=Consent.GIVEN,
        has_device=True,
        first_visit_done=True,
        last_physical=date(2026, 3, 1),
        physical_later_this_week=2,
    )


def _unit() -> ScreenUnit:
    seats = (Seats(start=_at(7), count=1), Seats(start=_at(15), count=0))
    return ScreenUnit(unit_id="E1", label="Skærmenheden", seats=seats)


def _operator(shift_id: str, worker_id: str) -> Shift:
    return Shift(
        shift_id=shift_id,
        worker_id=worker_id,
        start=_at(7),
        end=_at(15),
        start_address=None,
        end_address=None,
        modes=frozenset({Mode.SCREEN}),
        unit_id="E1",
    )


def _visit(visit_id: str, hours: tuple[tuple[int, int], ...], services: tuple[str, ...]) -> Visit:
    return Visit(
        visit_id=visit_id,
        citizen_id="B1",
        windows=tuple(TimeWindow(start_earliest=_at(a), start_latest=_at(b)) for a, b in hours),
        modes=_modes(services),
        services=services,
        level=Level.SSH,
        certificates=frozenset({"medicine"}),
        delegated_tasks=frozenset({"medicine"}),
        priority=2,
    )


def _modes(services: tuple[str, ...]) -> tuple[VisitMode, ...]:
    if services != ("medicine",):
        return (VisitMode(service_duration=29 * 60),)
    return tuple(VisitMode(mode=mode, service_duration=9 * 60) for mode in Mode)
