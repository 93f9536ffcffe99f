"""Which column of a raw table is which: unknown, missing and repeated headings, and columns with CPR
numbers."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from planner.errors import Issue, Severity
from planner.formats.cpr import first_cpr, heading_says_cpr, hidden
from planner.formats.raw import RawTable
from planner.formats.schema import Column, Kind, Table, folded

# Numbers, times and closed words cannot pass for CPR numbers without being faults of their own kind, whose
# value is hidden.
_NOT_SCANNED = {Kind.NUMBER, Kind.CLOCK, Kind.DATE, Kind.WINDOWS}


@dataclass
class Matched:
    """Where each column of the schema stands (`position`) and its heading in the file; `usable` is False if
    a required
    column is missing, repeated or refused, so that no row can be read."""

    position: dict[str, int] = field(default_factory=dict)
    heading: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    usable: bool = True


def match(raw: RawTable, table: Table) -> Matched:
    """Find the table's columns among the raw headings."""
    found = Matched()
    if not raw.headings:
        found.usable = False  # the file's own fault says why
        return found
    refused: set[str] = set()
    for position, heading in enumerate(raw.headings):
        column = table.by_heading.get(folded(heading))
        row = _row_with_cpr(raw, position, heading, column)
        if row is not None:
            found.issues.append(Issue("cpr_column", file=raw.file, row=row, column=hidden(heading)))
            refused.add(column.name if column else "")
        elif column is None:
            _note_unknown(found, raw, table, position, heading)
        elif column.name in found.position:
            found.issues.append(Issue("heading_twice", file=raw.file, column=heading))
            refused.add(column.name)
        else:
            found.position[column.name] = position
            found.heading[column.name] = heading
    for name in refused:
        found.position.pop(name, None)
    _check_required(found, raw, table, refused)
    return found


def _row_with_cpr(raw: RawTable, position: int, heading: str, column: Column | None) -> int | None:
    """Return the first row of a column that must be refused, None for a column that need not be."""
    if column is not None and column.kind in _NOT_SCANNED:
        return None
    if heading_says_cpr(heading) or first_cpr([heading]) is not None:
        return 1
    rows = [(number, cells) for number, cells in (*raw.rows, *raw.spoilt) if position < len(cells)]
    found = first_cpr(cells[position] for _, cells in rows)
    return None if found is None else rows[found][0]


def _note_unknown(found: Matched, raw: RawTable, table: Table, position: int, heading: str) -> None:
    filled = any(cells[position] for _, cells in raw.rows)
    if not heading and not filled:
        return  # an empty column at the edge of a sheet
    if not heading:
        params = {"column_number": position + 1}
        found.issues.append(Issue("heading_empty", Severity.WARNING, raw.file, 1, params=params))
        return
    near = difflib.get_close_matches(folded(heading), table.by_heading, n=1, cutoff=0.6)
    column = table.by_heading[near[0]] if near else None
    nearest = {"nearest": f"{column.danish[0]} / {column.name}" if column else "-"}
    found.issues.append(Issue("unknown_column", Severity.WARNING, raw.file, 1, heading, params=nearest))


def _check_required(found: Matched, raw: RawTable, table: Table, refused: set[str]) -> None:
    for column in table.columns:
        if column.required and column.name not in found.position:
            found.usable = False
            if column.name not in refused:
                found.issues.append(_missing(raw, [column]))
    if table.one_of and not any(all(name in found.position for name in group) for group in table.one_of):
        found.usable = False
        found.issues.append(_missing(raw, [table.column[name] for name in table.one_of[0]]))


def _missing(raw: RawTable, columns: list[Column]) -> Issue:
    params = {
        "danish": " + ".join(c.danish[0] for c in columns),
        "english": " + ".join(c.name for c in columns),
    }
    return Issue("missing_column", file=raw.file, row=1, params=params)
