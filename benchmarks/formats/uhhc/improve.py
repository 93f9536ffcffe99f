"""Better times, lunches and windows for routes whose order stays: each on its own, then all at once, while it helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from benchmarks.formats.uhhc.lines import Facts, Line, Timed
from benchmarks.formats.uhhc.timing import retime, still
from solvers.problem import Problem

_ROUNDS = 3
_LEAST_GAIN = 1e-6


def improve(facts: Facts, problem: Problem, timed: Sequence[Timed]) -> list[Timed]:
    """Return the routes with times that cost no more. Deterministic; the order of visits and who does them stay.

    Linked visits hold each other where single routes are tried, so that every step keeps a feasible plan feasible.
    """
    current = list(timed)
    for _ in range(_ROUNDS):
        changed = False
        for i in range(len(current)):
            better = _best_line(facts, problem, current[i], current[:i] + current[i + 1 :])
            if better is not None:
                current[i], changed = better, True
        # After the lunches have found their places: linked visits moved before would hold the routes where no lunch fits.
        current = _all_at_once(facts, problem, current)
        if not changed:
            break
    return current


def _all_at_once(facts: Facts, problem: Problem, timed: list[Timed]) -> list[Timed]:
    lines = [t.line for t in timed]
    answer = (
        retime(facts, problem, lines, still(facts, [], {line.shift for line in lines})) if lines else None
    )
    return timed if answer is None else answer[1]


def _best_line(facts: Facts, problem: Problem, own: Timed, others: Sequence[Timed]) -> Timed | None:
    """The route's best variant if it is better than the route, else None."""
    rest = still(facts, others, {own.line.shift})
    best, least = None, float("inf")
    for line in _variants(facts, own.line):
        answer = retime(facts, problem, [line], rest)
        if answer is None:
            continue
        value = answer[0] + _missed(facts, line)
        if value < least - _LEAST_GAIN:
            best, least = answer[1][0], value
    return None if best is None or best.line == own.line else best


def _missed(facts: Facts, line: Line) -> int:
    """Points for a due lunch that the line leaves out."""
    return facts.missed if line.lunch is None and facts.is_due(line.shift) else 0


def _variants(facts: Facts, line: Line) -> Iterator[Line]:
    """The line itself, and the same visits with lunch elsewhere, one visit in another of its windows, or both."""
    due = facts.is_due(line.shift)
    lunches = [line.lunch, *(i for i in (None, *range(len(line.visits))) if due and i != line.lunch)]
    windows = [line.windows]
    for i, visit in enumerate(line.visits):
        # All services of a patient belong to the same window: one of several cannot change alone.
        alone = len(facts.visits[visit].patient.required_services) == 1
        others = (k for k in range(len(facts.opens[visit])) if alone and k != line.windows[i])
        windows += [(*line.windows[:i], k, *line.windows[i + 1 :]) for k in others]
    for lunch, chosen in product(lunches, windows):
        yield line._replace(lunch=lunch, windows=chosen)
