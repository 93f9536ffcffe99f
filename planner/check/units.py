"""A screen unit takes screen visits only, and never more at once than it has seats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from planner.check.book import Book
from planner.domain import Mode, ScreenUnit
from planner.errors import Violation


class Need(NamedTuple):
    """A seat taken from the set-up of a call to the end of its documentation."""

    begin: datetime
    end: datetime
    visit_id: str


def units_visit_nobody(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        shift = call.tour.shift
        if shift.unit_id is not None and call.activity.mode is Mode.PHYSICAL:
            ids, params = (
                (call.visit.visit_id, shift.shift_id),
                {"visit": call.visit.visit_id, "shift": shift.shift_id},
            )
            yield Violation("unit_physical", ids, 1, "visits", {**params, "unit": shift.unit_id})


def units_have_seats(book: Book) -> Iterator[Violation]:
    """One violation for each stretch of time without enough seats, told of the instant when most are missing."""
    for unit in (u for u in book.instance.units if u.seats):
        stretch: list[Violation] = []
        for instant, visit_ids, seats in _moments(unit, _needs(book, unit)):
            missing = len(visit_ids) - seats
            if missing > 0:
                params = {
                    "unit": unit.unit_id,
                    "at": instant.isoformat(),
                    "stated": len(visit_ids),
                    "expected": seats,
                }
                stretch.append(Violation("unit_seats", (unit.unit_id, *visit_ids), missing, "seats", params))
            elif stretch:
                yield max(stretch, key=lambda v: v.amount)
                stretch = []


def _moments(unit: ScreenUnit, needs: Sequence[Need]) -> Iterator[tuple[datetime, list[str], int]]:
    """At each change: the instant, the visits that need a seat from then on, and how many seats there are."""
    changes = {n.begin for n in needs} | {n.end for n in needs} | {row.start for row in unit.seats}
    for instant in sorted(changes):
        counts = [row.count for row in unit.seats if row.start <= instant]
        yield instant, [n.visit_id for n in needs if n.begin <= instant < n.end], counts[-1] if counts else 0


def _needs(book: Book, unit: ScreenUnit) -> Sequence[Need]:
    settings = book.instance.settings
    before, after = (timedelta(seconds=s) for s in (settings.screen_setup, settings.screen_documentation))
    return [
        Need(c.activity.start - before, c.activity.end + after, c.visit.visit_id)
        for c in book.each_call()
        if c.tour.shift.unit_id == unit.unit_id and c.activity.mode is Mode.SCREEN
    ]


UNIT_RULES = (units_visit_nobody, units_have_seats)
