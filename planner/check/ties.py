"""What ties visits to each other and to the planner's hand: double staffing, links and pins."""

from __future__ import annotations

from collections.abc import Iterator

from planner.check.book import Book, Call
from planner.check.rights import locked_to_screen
from planner.domain import Mode, Pin, Visit, VisitLink, seconds_between
from planner.errors import Violation


def two_workers_start_together(book: Book) -> Iterator[Violation]:
    """The seats of a double-staffed visit: different workers, same start. Both filled: see `coverage`."""
    for visit_id, calls in book.calls.items():
        if calls[0].visit.staff_required != 2 or len(calls) != 2:
            continue
        one, other = calls
        ids = (visit_id, one.tour.shift.shift_id, other.tour.shift.shift_id)
        if one.tour.worker.worker_id == other.tour.worker.worker_id:
            params = {"visit": visit_id, "worker": one.tour.worker.worker_id}
            yield Violation("double_same_worker", ids, 1, "workers", params)
        apart = abs(seconds_between(one.activity.start, other.activity.start))
        if apart:
            params = {
                "visit": visit_id, "shift": ids[1], "other_shift": ids[2],
                "at": one.activity.start.isoformat(), "due": other.activity.start.isoformat(),
            }  # fmt: skip
            yield Violation("double_start", ids, apart, "seconds", params)


def two_workers_come_in_one_mode(book: Book) -> Iterator[Violation]:
    """Both are in the home, or both call where that is locked or all that is offered: one on the spot and one on a screen is no
    double staffing, unless the visit says that the second one may be.
    """
    for visit_id, calls in book.calls.items():
        visit = calls[0].visit
        if visit.staff_required != 2:
            continue
        shifts = (calls[0].tour.shift.shift_id, calls[-1].tour.shift.shift_id)
        params = {"visit": visit_id, "shift": shifts[0], "other_shift": shifts[1]}
        modes = {c.activity.mode for c in calls}
        if len(modes) > 1 and not any(map(book.is_second_on_screen, calls)):
            yield Violation("double_mode", (visit_id, *shifts), 1, "visits", params)
        if len(calls) > 1 and modes == {Mode.SCREEN} and not _both_may_call(book, visit):
            yield Violation("both_on_screen", (visit_id, *shifts), 1, "visits", params)


def _both_may_call(book: Book, visit: Visit) -> bool:
    return locked_to_screen(book.instance, visit) or Mode.PHYSICAL not in {m.mode for m in visit.modes}


def links_hold(book: Book) -> Iterator[Violation]:
    """A link binds when both visits are planned; seats share their start, so either speaks for the visit; parts do not."""
    for link in book.instance.links:
        first, second = book.calls.get(link.first), book.calls.get(link.second)
        if first and second:
            for one in _of_seat(first):
                for other in _of_seat(second):
                    yield from _gap(link, one, other)
            yield from _same_or_different(link, first, second)


def _of_seat(calls: list[Call]) -> list[Call]:
    return [c for c in calls if c.activity.seat == calls[0].activity.seat]


def _gap(link: VisitLink, first: Call, second: Call) -> Iterator[Violation]:
    ids = (link.first, link.second)
    gap = seconds_between(first.activity.start, second.activity.start)
    params = {"visit": link.first, "other_visit": link.second, "stated": gap}
    if gap < link.min_gap:
        yield Violation("gap_short", ids, link.min_gap - gap, "seconds", {**params, "expected": link.min_gap})
    if link.max_gap is not None and gap > link.max_gap:
        yield Violation("gap_long", ids, gap - link.max_gap, "seconds", {**params, "expected": link.max_gap})


def _same_or_different(link: VisitLink, first: list[Call], second: list[Call]) -> Iterator[Violation]:
    """Of double-staffed visits: `same` means that some worker does both, `different` that none does."""
    both = {c.tour.worker.worker_id for c in first} & {c.tour.worker.worker_id for c in second}
    ids, params = (link.first, link.second), {"visit": link.first, "other_visit": link.second}
    if link.worker == "same" and not both:
        yield Violation("link_same_worker", ids, 1, "workers", params)
    if link.worker == "different" and both:
        params["worker"] = min(both)
        yield Violation("link_different_worker", ids, len(both), "workers", params)


def pins_hold(book: Book) -> Iterator[Violation]:
    """A pin binds the seat that it means, once the visit is planned; to leave the visit out breaks no pin."""
    for pin in book.instance.pins:
        for call in book.calls.get(pin.visit_id, ()):
            if call.activity.seat == pin.seat:
                yield from _pin(pin, call)


def _pin(pin: Pin, call: Call) -> Iterator[Violation]:
    shift_id, a = call.tour.shift.shift_id, call.activity
    ids, params = (pin.visit_id, shift_id), {"visit": pin.visit_id, "shift": shift_id}
    if pin.shift_id is not None and shift_id != pin.shift_id:
        yield Violation("pin_shift", ids, 1, "visits", {**params, "pinned_shift": pin.shift_id})
    if pin.start is not None and a.start != pin.start:
        wrong = abs(seconds_between(pin.start, a.start))
        instants = {"at": a.start.isoformat(), "due": pin.start.isoformat()}
        yield Violation("pin_start", ids, wrong, "seconds", {**params, **instants})
    if pin.mode is not None and a.mode is not pin.mode:
        yield Violation("pin_mode", ids, 1, "visits", {**params, "mode": pin.mode.value})
    earlier = {s.activity.visit_id for s in call.tour.steps[: call.number]}
    if pin.after is not None and pin.after not in earlier:
        yield Violation("pin_after", ids, 1, "visits", {**params, "other_visit": pin.after})


TIE_RULES = (two_workers_start_together, two_workers_come_in_one_mode, links_hold, pins_hold)
