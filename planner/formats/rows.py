"""Rows of parsed cells, and the notebook in which every fault of a row is written with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planner.errors import Issue, Severity
from planner.formats.cells import BadCell, parse
from planner.formats.headings import Matched
from planner.formats.raw import RawTable
from planner.formats.schema import Column, Kind, Table
from planner.formats.vocabulary import WORDS, choices
from planner.messages import Lang


class Origin(NamedTuple):
    """Where a record was read: file, row, a heading per column name; in JSON the path, `pointer`."""

    file: str
    row: int | None
    headings: dict[str, str]
    pointer: str = ""

    def column(self, name: str | None) -> str | None:
        """Return a column's heading in that file (in JSON its path), None for a fault of the whole row."""
        if self.row is None:
            return f"{self.pointer}.{name}" if name else self.pointer
        return None if name is None else self.headings.get(name)


@dataclass
class Row:
    """One row of the input; `faulty` once an error was noted."""

    origin: Origin
    values: dict[str, Any]
    texts: dict[str, str]
    issues: list[Issue]
    ids: tuple[str, ...] = ()
    faulty: bool = False
    shared: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> Any:
        """Return the value of a column, None for an empty cell, an absent column or an unreadable cell."""
        return self.values.get(name)

    def given(self, *names: str) -> bool:
        """Whether any of the columns has something in its cell, readable or not."""
        return any(name in self.texts for name in names)

    def note(
        self, code: str, column: str | None = None, severity: Severity = Severity.ERROR, **params: Any
    ) -> None:
        """Write down a fault of this row."""
        self.faulty |= severity is Severity.ERROR
        value = self.texts.get(column, "") if column else None
        where = self.origin.column(column)
        self.issues.append(
            Issue(code, severity, self.origin.file, self.origin.row, where, value or None, self.ids, params)
        )

    def note_once(self, code: str, column: str) -> None:
        """Write down an error that several cells of the row share, at the first of them."""
        if code not in self.shared:
            self.shared.add(code)
            self.note(code, column)


def in_range(row: Row, column: str, lowest: int, highest: int) -> None:
    """Note a number outside its range."""
    value = row[column]
    if value is not None and not lowest <= value <= highest:
        row.note("number_out_of_range", column, lowest=lowest, highest=highest)


@dataclass
class ReadTable:
    """A table's rows in file order and every fault found so far. `complete`: all rows of the file are there.
    `usable`: rows can become records; where not, every row is marked faulty."""

    file: str
    rows: list[Row] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    complete: bool = True
    usable: bool = True


def read_rows(raw: RawTable, table: Table, matched: Matched) -> ReadTable:
    """Parse every cell of the columns that were found."""
    read = ReadTable(raw.file, [], [*raw.issues, *matched.issues], raw.complete, matched.usable)
    columns = [(table.column[name], at) for name, at in matched.position.items()]
    required = [c for c in table.columns if c.required and c.name in matched.position]
    id_columns = [c.name for c in table.columns if c.kind is Kind.ID and c.required]
    readers = [(column, at, _Remembering(column.kind)) for column, at in columns]
    for number, cells in raw.rows:
        row = Row(Origin(raw.file, number, matched.heading), {}, {}, read.issues, faulty=not matched.usable)
        bad: list[tuple[Column, BadCell]] = []
        for column, at, value_of in readers:
            if text := cells[at]:
                row.texts[column.name] = text
                value = value_of[text]
                if isinstance(value, BadCell):
                    bad.append((column, value))
                else:
                    row.values[column.name] = value
        row.ids = tuple(row.values[name] for name in id_columns if name in row.values)
        for column, fault in bad:
            row.note(fault.code, column.name, Severity.ERROR, **fault.params, **_choices(column.kind))
        for column in required:
            if column.name not in row.texts:
                row.note("empty_cell", column.name)
        read.rows.append(row)
    read.rows += [_spoilt(raw, matched, id_columns, number, cells) for number, cells in raw.spoilt]
    return read


def _spoilt(raw: RawTable, matched: Matched, id_columns: list[str], number: int, cells: list[str]) -> Row:
    """A row of the wrong shape: only its ids are kept, so that what depends on it can name the cause."""
    values = {name: cells[matched.position[name]] for name in id_columns if name in matched.position}
    return Row(
        Origin(raw.file, number, matched.heading), values, dict(values), [], tuple(values.values()), True
    )


class _Remembering(dict[str, Any]):
    """Parsed values by text: in a long table the same times, dates and words come again and again."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind

    def __missing__(self, text: str) -> Any:
        value = self[text] = parse(self.kind, text)
        return value


def _choices(kind: Kind) -> dict[str, str]:
    if kind not in WORDS:
        return {}
    return {"danish": choices(kind, Lang.DA), "english": choices(kind, Lang.EN)}
