"""Which version stands, and what the one before it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from planner.store.records import Kind
from planner.store.schema import plans


class ChangedMeanwhileError(RuntimeError):
    """Somebody else has published since the caller looked: `found` stands, not `expected`."""

    def __init__(self, expected: int | None, found: int | None) -> None:
        self.expected, self.found = expected, found
        super().__init__(
            f"plan {found or '-'} has been published meanwhile; {expected or 'none'} was expected"
        )


class NothingToUndoError(LookupError):
    """No published version came before the one that stands."""

    def __init__(self, district: str, day: date) -> None:
        self.district, self.day = district, day
        super().__init__(f"no published plan of {district} on {day} came before the one that stands")


def previous_publication(connection: Connection, district: str, day: date) -> int:
    """Return the id of the published version to go back to.

    That is the one published before the one that stands. What stands because of an earlier undo counts as the version it took back
    to, so that undoing twice goes back two steps and not to and fro.

    Raises NothingToUndoError.
    """
    published = _publications(connection, district, day)
    place = {row.plan_id: number for number, row in enumerate(published)}
    if published:
        stands = place[_origin(published[-1])]
        if stands > 0:
            return _origin(published[stands - 1])
    raise NothingToUndoError(district, day)


def require_standing(connection: Connection, district: str, day: date, expected: int | None) -> None:
    """Raise ChangedMeanwhileError unless the version published last is `expected`; None: nothing has been published."""
    published = _publications(connection, district, day)
    found = int(published[-1].plan_id) if published else None
    if found != expected:
        raise ChangedMeanwhileError(expected, found)


def _publications(connection: Connection, district: str, day: date) -> list[Row[Any]]:
    return list(
        connection.execute(
            select(plans.c.plan_id, plans.c.restores_id)
            .where(plans.c.district == district, plans.c.day == day, plans.c.kind == Kind.PUBLISHED)
            .order_by(plans.c.sequence)
        )
    )


def _origin(row: Row[Any]) -> int:
    return int(row.plan_id if row.restores_id is None else row.restores_id)
