"""Travel runs between neighbouring places by the travel table, and each stop and screen visit pays its
overhead.

A screen visit and a break anywhere have no place: travel passes them by, and they end a stop.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.check.book import Book, Step, Tour
from planner.domain import Activity, Means, Mode, StopOverhead
from planner.errors import Violation


def activity_is_where_it_must_be(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        for step in tour.steps:
            stated, expected = step.activity.address_id, step.place
            if step.visit is not None and stated != expected:
                names = {"visit": step.visit.visit_id, "shift": tour.shift.shift_id}
                params = {**names, "stated": stated or "-", "expected": expected or "-"}
                yield Violation("place", tour.names(step.activity), 1, "visits", params)


def places_can_be_reached(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        if not tour.used:
            continue
        shift_id, means = tour.shift.shift_id, tour.shift.means
        if means not in book.travel.seconds:
            params = {"shift": shift_id, "means": means.value}
            yield Violation("means_unknown", (shift_id,), 1, "routes", params)
        for step in tour.steps:
            if step.place is not None and step.place not in book.travel.index:
                what = step.activity.visit_id or "break"
                params = {"what": what, "shift": shift_id, "address": step.place}
                yield Violation("place_unreachable", tour.names(step.activity), 1, "visits", params)
        for base in dict.fromkeys((tour.shift.start_address, tour.shift.end_address)):
            if base is not None and base not in book.travel.index:
                params = {"shift": shift_id, "address": base}
                yield Violation("base_unreachable", (shift_id,), 1, "routes", params)


def travel_is_the_tables(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        here = tour.shift.start_address
        for step in tour.steps:
            a = step.activity
            leg = _leg(book, tour, here, step.place)
            yield from _wrong_leg(tour, a.visit_id or "break", (a.travel_seconds, a.travel_metres), leg)
            here = step.place or here
        if tour.steps:
            stated = (tour.route.return_travel_seconds, tour.route.return_travel_metres)
            yield from _wrong_leg(tour, "return", stated, _leg(book, tour, here, tour.shift.end_address))


def _leg(book: Book, tour: Tour, here: str | None, there: str | None) -> tuple[int, int] | None:
    """Seconds and metres by the table, nothing without two places, None where the table does not know."""
    if here is None or there is None:
        return 0, 0
    known = book.travel.index
    if here not in known or there not in known or tour.shift.means not in book.travel.seconds:
        return None
    return book.travel.leg_of(tour.shift, here, there)


def _wrong_leg(
    tour: Tour, what: str, stated: tuple[int, int], expected: tuple[int, int] | None
) -> Iterator[Violation]:
    if expected is None:
        return
    shift_id = tour.shift.shift_id
    ids = (shift_id,) if what in ("break", "return") else (what, shift_id)
    for rule, unit, s, e in zip(
        ("travel_seconds", "travel_metres"), ("seconds", "metres"), stated, expected, strict=True
    ):
        if s != e:
            params = {"what": what, "shift": shift_id, "stated": s, "expected": e}
            yield Violation(rule, ids, abs(s - e), unit, params)


def overhead_is_paid_once_per_stop(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        for number, step in enumerate(tour.steps):
            if not step.at_a_home:
                continue
            overhead = _overhead(book, step.place, tour.shift.means)
            before = tour.steps[number - 1] if number else None
            after = tour.steps[number + 1] if number + 1 < len(tour.steps) else None
            arriving = 0 if _one_stop(before, step) else overhead.arriving
            leaving = 0 if _one_stop(after, step) else overhead.leaving
            yield from _wrong_overhead("stop_arriving", tour, step.activity, arriving)
            yield from _wrong_overhead("stop_leaving", tour, step.activity, leaving)


def screen_work_is_paid_per_visit(book: Book) -> Iterator[Violation]:
    settings = book.instance.settings
    for tour in book.tours:
        for step in tour.steps:
            if step.activity.mode is Mode.SCREEN and step.activity.kind == "visit":
                yield from _wrong_overhead("screen_setup", tour, step.activity, settings.screen_setup)
                yield from _wrong_overhead(
                    "screen_documentation", tour, step.activity, settings.screen_documentation
                )


def break_pays_no_overhead(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        for step in tour.steps:
            a = step.activity
            if a.kind == "break" and (a.arriving_seconds or a.leaving_seconds):
                shift_id = tour.shift.shift_id
                paid = a.arriving_seconds + a.leaving_seconds
                params = {"shift": shift_id, "stated": paid}
                yield Violation("break_overhead", (shift_id,), paid, "seconds", params)


def _one_stop(other: Step | None, step: Step) -> bool:
    return other is not None and other.at_a_home and other.place == step.place


def _overhead(book: Book, address_id: str | None, means: Means) -> StopOverhead:
    """The address's own overhead, else the instance's, else the field's default."""
    address = book.instance.address.get(address_id or "")
    own = None if address is None else address.overhead.get(means)
    return own or book.instance.settings.overhead.get(means) or StopOverhead()


def _wrong_overhead(rule: str, tour: Tour, activity: Activity, expected: int) -> Iterator[Violation]:
    before_care = rule in ("stop_arriving", "screen_setup")
    stated = activity.arriving_seconds if before_care else activity.leaving_seconds
    if stated != expected:
        names = {"visit": activity.visit_id or "", "shift": tour.shift.shift_id}
        params = {**names, "stated": stated, "expected": expected}
        yield Violation(rule, tour.names(activity), abs(stated - expected), "seconds", params)


PLACE_RULES = (
    activity_is_where_it_must_be,
    places_can_be_reached,
    travel_is_the_tables,
    overhead_is_paid_once_per_stop,
    screen_work_is_paid_per_visit,
    break_pays_no_overhead,
)
