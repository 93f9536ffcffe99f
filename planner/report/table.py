"""A table as records: heads, rows of texts and small pictures, and a line of explanation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """A column: what it holds, whether its cells are figures (set to the right), or pictures."""

    text: str
    kind: str = "text"  # "text", "num", "bar" or "wide"


@dataclass(frozen=True)
class Row:
    """Cells in the order of the heads, text or `Markup`; a strong row is a sum or a result."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """`key` names the table to tests and style sheets; `title` stands above it where a section has several."""

    key: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""
