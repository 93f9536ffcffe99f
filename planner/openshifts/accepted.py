"""The shifts that have been taken, read from the CSV file that the booking app gives back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from planner.domain import Level
from planner.errors import Issue, Severity
from planner.formats.cpr import without_cpr
from planner.formats.csv_folder import read_csv
from planner.formats.headings import match
from planner.formats.rows import Origin, Row, read_rows
from planner.openshifts.columns import OPEN_SHIFT_TABLE


class Taken(NamedTuple):
    """One open shift and who has taken it. `level` None: as the input says of the worker. `delegated`: a nurse has handed the
    shift's tasks over. `origin`: where it was read, None for one made by a program."""

    open_shift_id: str
    worker_id: str
    level: Level | None = None
    certificates: frozenset[str] = frozenset()
    delegated: bool = False
    origin: Origin | None = None

    def issue(
        self, code: str, column: str | None = None, severity: Severity = Severity.ERROR, **params: str | int
    ) -> Issue:
        """Return a fault of it, with its place."""
        file, row = (self.origin.file, self.origin.row) if self.origin else (None, None)
        heading = self.origin.column(column) if self.origin else column
        ids = (self.open_shift_id, self.worker_id)
        return Issue(code, severity, file, row, heading, None, ids, dict(params))


def read_taken(path: Path) -> tuple[list[Taken], list[Issue]]:
    """Return the shifts of a CSV file that somebody has taken, and every fault of it; a row without a worker is a shift still
    open.

    Columns: `open_shift_id` and `worker_id`, and as far as known `level`, `certificates` and `delegated`, or the Danish
    headings; the file of open shifts itself has them all. Raises OSError if the file cannot be read.
    """
    raw = read_csv(path, OPEN_SHIFT_TABLE)
    read = read_rows(raw, OPEN_SHIFT_TABLE, match(raw, OPEN_SHIFT_TABLE))
    found = list(_taken(read.rows))
    return found, [without_cpr(issue) for issue in read.issues]


def _taken(rows: Iterable[Row]) -> Iterable[Taken]:
    for row in rows:
        if not row.faulty and row["worker_id"] is not None:
            yield Taken(
                row["open_shift_id"],
                row["worker_id"],
                row["level"],
                frozenset(row["certificates"] or ()),
                bool(row["delegated"]),
                row.origin,
            )
