"""How a change to the clean input is said, and where its fault must be reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.planner.formats.tables_of import Tables, put

Change = Callable[[Tables], object]


class Case(NamedTuple):
    """`change` must give an issue `code` in `file` at `row` and `column`, saying `danish` in Danish."""

    code: str
    change: Change
    file: str | None
    row: int | None
    column: str | None
    danish: str


def cell(
    code: str, table: str, row: int, column: str, value: str, danish: str, said_at: str | None = ""
) -> Case:
    """A case in which one cell is changed; the fault is at that cell unless `said_at` names another column."""
    where = column if said_at == "" else said_at
    return Case(code, lambda t: put(t, table, row, column, value), f"{table}.csv", row, where, danish)


def row(code: str, table: str, cells: str, column: str | None, danish: str, at: int | None = None) -> Case:
    """A case in which a row is added at the end; the fault is in it unless `at` names another row."""

    def change(tables: Tables) -> None:
        tables[table].append(cells.split(";"))

    numbers = {"adresser": 5, "borgere": 4, "medarbejdere": 5, "delegationer": 3, "vagter": 5, "pauser": 3,
               "besoeg": 5, "besoegsafstande": 3, "laaste": 3, "indstillinger": 4, "ydelser": 3}  # fmt: skip
    return Case(code, change, f"{table}.csv", at or numbers[table], column, danish)


def several(*changes: tuple[str, int, str, str]) -> Change:
    """Several cells changed."""

    def change(tables: Tables) -> None:
        for one in changes:
            put(tables, *one)

    return change


def rows_added(table: str, *cells: str) -> Change:
    """Rows added at the end of a table."""
    return lambda tables: tables[table].extend(c.split(";") for c in cells)
