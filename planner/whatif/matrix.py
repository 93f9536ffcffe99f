"""Every scenario of one list with every one of another: unit size by consent, say."""

from __future__ import annotations

from collections.abc import Sequence

from planner.scenarios.scenario import Origin, Scenario
from planner.whatif.records import Choice, Matrix


def cross(rows: Sequence[Scenario], columns: Sequence[Scenario]) -> tuple[list[Scenario], Matrix]:
    """Return a scenario for each row and column, row by row, and the matrix that says which is where.

    A cell has the row's edits first and the column's after them; its code is "row+column". Faults of a cell are located in the
    files of both.

    Raises
    ------
    ValueError
        Without rows or columns.
    """
    if not (rows and columns):
        raise ValueError("a matrix needs at least one row and one column")
    cells = [[_joined(row, column) for column in columns] for row in rows]
    matrix = Matrix(
        rows=_choices(rows),
        columns=_choices(columns),
        cells=tuple(tuple(cell.code for cell in line) for line in cells),
    )
    return [cell for line in cells for cell in line], matrix


def _joined(row: Scenario, column: Scenario) -> Scenario:
    title = " · ".join(s.title or s.code for s in (row, column))
    files = dict.fromkeys(s.origin.file for s in (row, column) if s.origin.file is not None)
    return Scenario(
        code=f"{row.code}+{column.code}",
        title=title,
        edits=(*row.edits, *column.edits),
        origin=Origin(" + ".join(files) or None),
    )


def _choices(scenarios: Sequence[Scenario]) -> tuple[Choice, ...]:
    return tuple(Choice(s.code, s.title) for s in scenarios)
