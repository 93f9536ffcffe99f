"""Every instant of a route follows from the one before it, and the route keeps to its shift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations

from planner.check.book import Book, Tour
from planner.domain import seconds_between
from planner.errors import Violation


def unused_route_stands_still(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        route, start = tour.route, tour.shift.start
        if route.activities:
            continue
        for instant in (route.departure, route.return_time):
            if instant != start:
                yield _wrong_instant("unused_moves", tour, "", instant, start)
                break
        else:
            if route.return_travel_seconds or route.return_travel_metres:
                params = {"shift": tour.shift.shift_id, "at": start.isoformat(), "due": start.isoformat()}
                seconds = route.return_travel_seconds
                yield Violation("unused_moves", (tour.shift.shift_id,), seconds, "seconds", params)


def departs_within_shift(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        if tour.steps and tour.route.departure < tour.shift.start:
            yield _wrong_instant("departure_early", tour, "", tour.route.departure, tour.shift.start)


def arrival_follows_travel(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        left = tour.route.departure
        for a in tour.route.activities:
            due = left + timedelta(seconds=a.travel_seconds)
            if a.arrival != due:
                yield _wrong_instant("arrival", tour, a.visit_id or "break", a.arrival, due)
            left = a.departure


def start_follows_arrival(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        for a in tour.route.activities:
            due = a.arrival + timedelta(seconds=a.arriving_seconds + a.wait_seconds)
            if a.start != due:
                yield _wrong_instant("start", tour, a.visit_id or "break", a.start, due)


def waits_are_not_negative(book: Book) -> Iterator[Violation]:
    """The types forbid it in what is read from a file, not in a plan that was copied with changes."""
    for tour in book.tours:
        for a in tour.route.activities:
            if a.wait_seconds < 0:
                params = {"what": a.visit_id or "break", "shift": tour.shift.shift_id}
                yield Violation("wait_negative", tour.names(a), -a.wait_seconds, "seconds", params)


def departure_follows_end(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        for a in tour.route.activities:
            due = a.end + timedelta(seconds=a.leaving_seconds)
            if a.departure != due:
                yield _wrong_instant("departure", tour, a.visit_id or "break", a.departure, due)


def return_follows_last_departure(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        if tour.route.activities:
            left = tour.route.activities[-1].departure
            due = left + timedelta(seconds=tour.route.return_travel_seconds)
            if tour.route.return_time != due:
                yield _wrong_instant("return_time", tour, "", tour.route.return_time, due)


def overtime_is_capped(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        due = tour.shift.end + timedelta(seconds=tour.shift.max_overtime)
        if tour.steps and tour.route.return_time > due:
            yield _wrong_instant("overtime_cap", tour, "", tour.route.return_time, due)


def worker_is_in_one_place(book: Book) -> Iterator[Violation]:
    by_worker: dict[str, list[Tour]] = defaultdict(list)
    for tour in book.tours:
        by_worker[tour.worker.worker_id].append(tour)
    for worker_id, tours in by_worker.items():
        for one, other in combinations(tours, 2):
            if one.shift.shift_id == other.shift.shift_id:
                continue
            begin = max(one.route.departure, other.route.departure)
            overlap = seconds_between(begin, min(one.route.return_time, other.route.return_time))
            if overlap > 0:
                ids = (worker_id, one.shift.shift_id, other.shift.shift_id)
                params = {
                    "worker": worker_id,
                    "shift": ids[1],
                    "other_shift": ids[2],
                    "at": begin.isoformat(),
                }
                yield Violation("worker_overlap", ids, overlap, "seconds", params)


def _wrong_instant(rule: str, tour: Tour, what: str, stated: datetime, due: datetime) -> Violation:
    shift_id = tour.shift.shift_id
    ids = (shift_id,) if what in ("", "break") else (what, shift_id)
    params = {"what": what, "shift": shift_id, "at": stated.isoformat(), "due": due.isoformat()}
    return Violation(rule, ids, abs(seconds_between(due, stated)), "seconds", params)


CLOCK_RULES = (
    unused_route_stands_still,
    departs_within_shift,
    arrival_follows_travel,
    start_follows_arrival,
    waits_are_not_negative,
    departure_follows_end,
    return_follows_last_departure,
    overtime_is_capped,
    worker_is_in_one_place,
)
