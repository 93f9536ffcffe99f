"""Care is given in a mode that visit and shift allow, for its full length, inside a hard window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.check.book import Book, Call
from planner.domain import Mode, TimeWindow, seconds_between
from planner.errors import Violation


def visit_offers_mode(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        mode = call.activity.mode
        if call.activity.part == "whole" and book.care_seconds(call) is None:
            params = {**_names(call), "mode": _mode(mode)}
            yield Violation("mode_not_offered", _ids(call), 1, "visits", params)


def shift_serves_mode(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        mode = call.activity.mode
        if mode is not None and mode not in call.tour.shift.modes:
            params = {**_names(call), "mode": _mode(mode)}
            yield Violation("mode_not_served", _ids(call), 1, "visits", params)


def care_has_its_length(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        expected = book.care_seconds(call)
        stated = seconds_between(call.activity.start, call.activity.end)
        if expected is not None and stated != expected:
            params = {**_names(call), "stated": stated, "expected": expected}
            rule = "care_length" if call.activity.part == "whole" else "part_length"
            yield Violation(rule, _ids(call), abs(stated - expected), "seconds", params)


def care_starts_in_a_window(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        start = call.activity.start
        missed, edge = min((_outside(start, w) for w in call.visit.windows), key=lambda pair: pair[0])
        if missed:
            params = {**_names(call), "at": start.isoformat(), "due": edge.isoformat()}
            yield Violation("window", _ids(call), missed, "seconds", params)


def care_ends_in_its_window(book: Book) -> Iterator[Violation]:
    for call in book.each_call():
        length = book.care_seconds(call)
        inside = [w for w in call.visit.windows if not _outside(call.activity.start, w)[0]]
        if length is None or not inside:
            continue
        end = call.activity.start + timedelta(seconds=length)
        limits = [w.end_latest for w in inside if w.end_latest is not None]
        if len(limits) == len(inside) and end > max(limits):
            due = max(limits)
            params = {**_names(call), "at": end.isoformat(), "due": due.isoformat()}
            yield Violation("end_latest", _ids(call), seconds_between(due, end), "seconds", params)


def _outside(start: datetime, window: TimeWindow) -> tuple[int, datetime]:
    """Seconds by which `start` misses the window (0 inside), and the edge that it misses."""
    if start < window.start_earliest:
        return seconds_between(start, window.start_earliest), window.start_earliest
    return max(0, seconds_between(window.start_latest, start)), window.start_latest


def _mode(mode: Mode | None) -> str:
    return "-" if mode is None else mode.value


def _ids(call: Call) -> tuple[str, ...]:
    return call.tour.names(call.activity)


def _names(call: Call) -> dict[str, str]:
    return {"visit": call.visit.visit_id, "shift": call.tour.shift.shift_id}


CARE_RULES = (
    visit_offers_mode,
    shift_serves_mode,
    care_has_its_length,
    care_starts_in_a_window,
    care_ends_in_its_window,
)
