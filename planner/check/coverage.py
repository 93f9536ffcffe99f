"""Each shift has one route, and each visit is planned once per seat or left out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planner.check.book import Book
from planner.errors import Violation


def each_shift_has_one_route(book: Book) -> Iterator[Violation]:
    counts = Counter(r.shift_id for r in book.plan.routes)
    for shift_id in counts:
        if shift_id not in book.instance.shift:
            yield Violation("shift_unknown", (shift_id,), 1, "routes", {"shift": shift_id})
    for shift_id in book.instance.shift:
        if counts[shift_id] == 0:
            yield Violation("route_missing", (shift_id,), 1, "routes", {"shift": shift_id})
        elif counts[shift_id] > 1:
            extra = counts[shift_id] - 1
            yield Violation("route_repeated", (shift_id,), extra, "routes", {"shift": shift_id})


def route_is_its_shifts(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        shift, route = tour.shift, tour.route
        if route.worker_id != shift.worker_id:
            ids = (shift.shift_id, route.worker_id, shift.worker_id)
            params = {"shift": shift.shift_id, "worker": route.worker_id, "owner": shift.worker_id}
            yield Violation("route_worker", ids, 1, "workers", params)
        if route.means is not shift.means:
            params = {"shift": shift.shift_id, "means": route.means.value, "other_means": shift.means.value}
            yield Violation("route_means", (shift.shift_id,), 1, "routes", params)


def visits_are_known(book: Book) -> Iterator[Violation]:
    planned = [
        (a.visit_id or "", r.shift_id) for r in book.plan.routes for a in r.activities if a.kind == "visit"
    ]
    for visit_id, shift_id in planned:
        if visit_id not in book.instance.visit:
            ids = (visit_id, shift_id)
            yield Violation("visit_unknown", ids, 1, "visits", {"visit": visit_id, "shift": shift_id})
    for unplanned in book.plan.unplanned:
        if unplanned.visit_id not in book.instance.visit:
            params = {"visit": unplanned.visit_id}
            yield Violation("unplanned_unknown", (unplanned.visit_id,), 1, "visits", params)


def each_visit_is_planned_or_left_out(book: Book) -> Iterator[Violation]:
    planned = {a.visit_id for r in book.plan.routes for a in r.activities if a.kind == "visit"}
    left_out = Counter(u.visit_id for u in book.plan.unplanned)
    for visit_id in book.instance.visit:
        params = {"visit": visit_id}
        if visit_id not in planned and visit_id not in left_out:
            yield Violation("visit_missing", (visit_id,), 1, "visits", params)
        if visit_id in planned and visit_id in left_out:
            yield Violation("visit_both", (visit_id,), 1, "visits", params)
        if left_out[visit_id] > 1:
            yield Violation("unplanned_repeated", (visit_id,), left_out[visit_id] - 1, "visits", params)


def unplanned_keep_their_priority(book: Book) -> Iterator[Violation]:
    for unplanned in book.plan.unplanned:
        visit = book.instance.visit.get(unplanned.visit_id)
        if visit is not None and visit.priority != unplanned.priority:
            params = {"visit": visit.visit_id, "stated": unplanned.priority, "expected": visit.priority}
            amount = abs(visit.priority - unplanned.priority)
            yield Violation("unplanned_priority", (visit.visit_id,), amount, "classes", params)


def each_seat_is_filled_once(book: Book) -> Iterator[Violation]:
    """The parts of a split visit are each there once; whether both are, see `parts`."""
    seats: dict[str, Counter[tuple[int, str]]] = {}
    for route in book.plan.routes:
        for a in route.activities:
            if a.kind == "visit" and a.visit_id in book.instance.visit:
                seats.setdefault(a.visit_id, Counter())[a.seat, a.part] += 1
    for visit_id, filled in seats.items():
        needed = book.instance.visit[visit_id].staff_required
        for (seat, _), count in sorted(filled.items()):
            params = {"visit": visit_id, "seat": seat + 1}
            if not 0 <= seat < needed:
                yield Violation("seat_unknown", (visit_id,), count, "workers", params)
            elif count > 1:
                yield Violation("seat_repeated", (visit_id,), count - 1, "workers", params)
        missing = len(set(range(needed)) - {seat for seat, _ in filled})
        if missing:
            params = {"visit": visit_id, "needed": needed}
            yield Violation("seat_missing", (visit_id,), missing, "workers", params)


COVERAGE_RULES = (
    each_shift_has_one_route,
    route_is_its_shifts,
    visits_are_known,
    each_visit_is_planned_or_left_out,
    unplanned_keep_their_priority,
    each_seat_is_filled_once,
)
