"""Raw tables to a draft: every table in the order in which it needs the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner.domain import ScreenUse
from planner.errors import Issue, Severity
from planner.formats import records, records_day, records_unit, records_visit
from planner.formats.catalogue import Catalogue
from planner.formats.draft import KINDS, Draft, Entry, id_of
from planner.formats.headings import match
from planner.formats.raw import RawInput
from planner.formats.records import Context
from planner.formats.rows import Origin, ReadTable, Row, read_rows
from planner.formats.schema import folded
from planner.formats.settings_table import read_settings
from planner.formats.tables import TABLE, TABLES
from planner.services import Service, screen_use
from planner.validation.places import zone_named

Builder = Callable[[Row, Context], Any]
_BUILDERS: dict[str, Builder] = {
    "addresses": records.address,
    "citizens": records.citizen,
    "workers": records.worker,
    "delegations": records.delegation,
    "shifts": records_day.shift,
    "breaks": records_day.pause,
    "visits": records_visit.visit,
    "links": records_day.link,
    "pins": records_day.pin,
}


def load(raw: RawInput, base: Path) -> Draft:
    """Return the records of all tables; `base` is the folder that paths in the settings are taken from."""
    draft = Draft(issues=list(raw.issues))
    read = {
        name: read_rows(table, TABLE[name], match(table, TABLE[name])) for name, table in raw.tables.items()
    }
    draft.files = [read[table.name].file for table in TABLES if table.name in read]
    _missing_tables(draft, read)
    if "settings" in read:
        draft.settings_origin = Origin(read["settings"].file, None, {})
        read_settings(read["settings"], draft, base)
    zone = zone_named(draft.settings.timezone)
    assert zone is not None  # an unknown one has been replaced by the default
    context = Context(draft, zone)
    context.catalogue = Catalogue(_own_services(read.get("services"), context))
    for kind in KINDS:
        if kind in read and kind == "units":
            _build_units(read[kind], context)
        elif kind in read:
            _build_table(kind, read[kind], context)
    for table in TABLES:
        if table.name in read:
            draft.issues += sorted(read[table.name].issues, key=lambda issue: issue.row or 0)
    return draft


def _missing_tables(draft: Draft, read: dict[str, ReadTable]) -> None:
    for table in TABLES:
        if table.required and table.name not in read:
            params = {"danish": table.danish[0], "english": table.name}
            draft.issues.append(Issue("missing_table", params=params))
            draft.broken[table.name] = table.danish[0]
        elif table.required and not read[table.name].rows and read[table.name].complete:
            draft.issues.append(Issue("no_rows", Severity.WARNING, read[table.name].file))


def _own_services(read: ReadTable | None, context: Context) -> list[Service]:
    """Return the own services, and put into the settings which services may be by screen."""
    found: dict[str, Service] = {}
    use: dict[str, ScreenUse] = {}
    seen: set[str] = set()
    for row in read.rows if read else ():
        service = records.service(row, context)
        if row.faulty:
            continue
        code = row["code"] if service or not (known := context.catalogue.find(row["code"])) else known.code
        if folded(code) in seen:
            row.note("service_twice", "code")
            continue
        seen.add(folded(code))
        if service is not None:
            found[code] = service
        given = row["screen"] or (service.screen if service else None)
        if given is not None and (row.given("screen") or given is not screen_use(code)):
            use[code] = given
    if use:
        context.draft.settings = context.draft.settings.model_copy(update={"service_screen": use})
    return list(found.values())


def _build_units(read: ReadTable, context: Context) -> None:
    draft = context.draft
    if not (read.complete and read.usable):
        draft.broken["units"] = read.file
    for found in records_unit.units(read.rows, context):
        if found.unit is not None:
            draft.entries["units"].append(Entry(found.unit, found.origin))
        elif read.usable:
            draft.add_faulty("units", found.unit_id, found.origin)


def _build_table(kind: str, read: ReadTable, context: Context) -> None:
    draft, build = context.draft, _BUILDERS[kind]
    if not (read.complete and read.usable):
        draft.broken[kind] = read.file
    for row in read.rows:
        record = build(row, context)
        if record is not None:
            draft.entries[kind].append(
                Entry(record, row.origin, owner=row["shift_id"] if kind == "breaks" else "")
            )
        elif row.faulty and read.usable:
            draft.add_faulty(kind, row.ids[0] if row.ids else None, row.origin)
        elif not row.faulty:
            draft.orphans.append((row["shift_id"], row.origin))
    if kind == "addresses":
        context.table_addresses = {e.record.address_id for e in draft.entries[kind]} | set(draft.faulty[kind])
    if kind == "shifts":
        context.shifts = {str(id_of(kind, e.record)): e.record for e in draft.entries[kind]}
