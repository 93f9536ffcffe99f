"""Every break of a used shift is taken once, at its time, length and place; an unused shift takes none."""

from __future__ import annotations

from collections.abc import Iterator

from planner.check.book import Book, Tour
from planner.domain import Activity, Break, seconds_between
from planner.errors import Violation
from planner.pauses import break_differences, match_breaks


def breaks_are_taken(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        taken = [s.activity for s in tour.steps if s.activity.kind == "break"]
        shift_id = tour.shift.shift_id
        if not tour.used:
            if taken:
                yield Violation("break_unused", (shift_id,), len(taken), "breaks", {"shift": shift_id})
            continue
        pairs = match_breaks(taken, tour.shift.breaks)
        for _ in range(len(taken) - len(pairs)):
            yield Violation("break_extra", (shift_id,), 1, "breaks", {"shift": shift_id})
        for number in sorted(set(range(len(tour.shift.breaks))) - set(pairs.values())):
            due = tour.shift.breaks[number].start_earliest.isoformat()
            yield Violation("break_missing", (shift_id,), 1, "breaks", {"shift": shift_id, "due": due})
        for a, b in pairs.items():
            yield from _faults(tour, taken[a], tour.shift.breaks[b])


def break_is_only_a_break(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        for a in (s.activity for s in tour.steps if s.activity.kind == "break"):
            if a.visit_id is not None or a.mode is not None:
                params = {"shift": tour.shift.shift_id, "visit": a.visit_id or "-"}
                yield Violation("break_with_visit", tour.names(a), 1, "breaks", params)


def _faults(tour: Tour, a: Activity, b: Break) -> Iterator[Violation]:
    shift_id = tour.shift.shift_id
    edge = b.start_earliest if a.start < b.start_earliest else b.start_latest
    params: dict[str, dict[str, str | int]] = {
        "break_place": {"stated": a.address_id or "-", "expected": b.address_id or "-"},
        "break_length": {"stated": seconds_between(a.start, a.end), "expected": b.duration},
        "break_window": {"at": a.start.isoformat(), "due": edge.isoformat()},
    }
    for rule, amount, unit in break_differences(a, b):
        yield Violation(rule, (shift_id,), amount, unit, {"shift": shift_id, **params[rule]})


BREAK_RULES = (breaks_are_taken, break_is_only_a_break)
