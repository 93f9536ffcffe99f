"""Screen visits are for those who may have them, and not more than the local rules allow."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from planner.bases import metres_from_base
from planner.calendar_days import days_due, local_day
from planner.check.book import Book, Call
from planner.check.rights import Way, faults, ways
from planner.errors import Violation


def screen_visits_are_allowed(book: Book) -> Iterator[Violation]:
    for visit_id, call in book.on_screen.items():
        shift_id = call.tour.shift.shift_id
        names = {"visit": visit_id, "shift": shift_id, "citizen": call.visit.citizen_id}
        day = local_day(book.instance, call.activity.start)
        for fault in faults(book.instance, call.visit, _way(book, call), day):
            params = {**names, **fault.params}
            yield Violation(fault.rule, (visit_id, shift_id), fault.amount, fault.unit, params)


def _way(book: Book, call: Call) -> Way:
    if call.activity.part == "screen":
        return "part"
    return "second" if book.is_second_on_screen(call) else "whole"


def screen_visits_are_not_too_many(book: Book) -> Iterator[Violation]:
    most, count = book.instance.settings.screen.max_visits, len(book.on_screen)
    if most is not None and count > most:
        params = {"stated": count, "expected": most}
        yield Violation("screen_max_visits", tuple(book.on_screen), count - most, "visits", params)


def far_homes_keep_their_share(book: Book) -> Iterator[Violation]:
    """Of the visits to far homes that may be by screen, whether planned or left out, only a share is."""
    rules = book.instance.settings.screen
    if rules.far_metres is None or rules.far_share is None:
        return
    metres = metres_from_base(book.instance, book.travel)
    far = [v for v in book.instance.visits if metres.get(v.citizen_id, 0) > rules.far_metres]
    able = [v for v in far if ways(book.instance, v, days_due(book.instance, v)[0])]
    on_screen = tuple(v.visit_id for v in far if v.visit_id in book.on_screen)
    if len(on_screen) > Fraction(repr(rules.far_share)) * len(able):
        most = int(Fraction(repr(rules.far_share)) * len(able))
        params = {"stated": len(on_screen), "expected": most, "visits": len(able), "metres": rules.far_metres}
        yield Violation("screen_far_share", on_screen, len(on_screen) - most, "visits", params)


SCREEN_RULES = (screen_visits_are_allowed, screen_visits_are_not_too_many, far_homes_keep_their_share)
