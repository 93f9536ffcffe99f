"""A table as it came, before anything is understood: headings, rows of text, and faults of the file
itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.errors import Issue


@dataclass
class RawTable:
    """One CSV file or sheet. `rows` pairs the number a spreadsheet shows (1 is the heading) with the
    trimmed cells.

    Comment rows and blank rows are not in `rows`; rows that were reported and cannot be used are in `spoilt`.
    `complete` is False if the file could not be read, or not to its end.
    """

    table: str
    file: str
    headings: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    spoilt: list[tuple[int, list[str]]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    complete: bool = True


@dataclass
class RawInput:
    """All tables of an input by English name, and the faults that belong to no single table."""

    tables: dict[str, RawTable] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
