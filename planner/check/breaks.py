"""Every break of a used shift is taken once, at its time, length and place; an unused shift takes none."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.optimize import linear_sum_assignment

from planner.check.book import Book, Tour
from planner.domain import Activity, Break, seconds_between
from planner.errors import Violation


def breaks_are_taken(book: Book) -> Iterator[Violation]:
    for tour in book.tours:
        taken = [s.activity for s in tour.steps if s.activity.kind == "break"]
        shift_id = tour.shift.shift_id
        if not tour.used:
            if taken:
                yield Violation("break_unused", (shift_id,), len(taken), "breaks", {"shift": shift_id})
            continue
        pairs = _match(taken, tour.shift.breaks)
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


def _match(taken: list[Activity], due: tuple[Break, ...]) -> dict[int, int]:
    """Pair breaks taken with breaks due so that the fewest rules are broken; a tie goes to the order of the
    day.

    Activities do not say which break they are, so the plan gets the kindest reading.
    """
    faults = np.array(
        [[100 * len(_differences(a, b)) + abs(i - j) for j, b in enumerate(due)] for i, a in enumerate(taken)]
    ).reshape(len(taken), len(due))
    rows, columns = linear_sum_assignment(faults)
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True)}


def _differences(a: Activity, b: Break) -> list[tuple[str, int, str]]:
    """Rule, amount and unit of each way in which an activity is not the break."""
    differences = []
    if a.address_id != b.address_id:
        differences.append(("break_place", 1, "breaks"))
    if (wrong := abs(seconds_between(a.start, a.end) - b.duration)) > 0:
        differences.append(("break_length", wrong, "seconds"))
    early, late = seconds_between(a.start, b.start_earliest), seconds_between(b.start_latest, a.start)
    if (missed := max(early, late)) > 0:
        differences.append(("break_window", missed, "seconds"))
    return differences


def _faults(tour: Tour, a: Activity, b: Break) -> Iterator[Violation]:
    shift_id = tour.shift.shift_id
    edge = b.start_earliest if a.start < b.start_earliest else b.start_latest
    params: dict[str, dict[str, str | int]] = {
        "break_place": {"stated": a.address_id or "-", "expected": b.address_id or "-"},
        "break_length": {"stated": seconds_between(a.start, a.end), "expected": b.duration},
        "break_window": {"at": a.start.isoformat(), "due": edge.isoformat()},
    }
    for rule, amount, unit in _differences(a, b):
        yield Violation(rule, (shift_id,), amount, unit, {"shift": shift_id, **params[rule]})


BREAK_RULES = (breaks_are_taken, break_is_only_a_break)
