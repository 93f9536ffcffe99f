"""The best times for routes whose order, windows and lunches are given: exact, a linear programme under the UHHC conventions.

Lunch takes exactly its least duration: a longer one would turn idle time into lunch, which the rules allow and no published plan
does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.formats.uhhc.linear import LinearProgramme
from benchmarks.formats.uhhc.lines import Facts, Line, Timed
from solvers.problem import NO_LIMIT, Problem


class Still(NamedTuple):
    """What the routes that keep their times, and the unused shifts, mean for the others.

    Their greatest lateness and idle time, and when their visits start.
    """

    lateness: int
    idle: int
    starts: dict[int, int]


def still(facts: Facts, fixed: Sequence[Timed], free: Collection[int]) -> Still:
    """Return what the `fixed` routes mean for those of the shifts in `free`; every other shift is unused."""
    used = {t.line.shift for t in fixed} | set(free)
    unused = [s for s in range(len(facts.instance.caregivers)) if s not in used]
    idle = [facts.idle(t) for t in fixed] + [facts.shift(s)[1] - facts.shift(s)[0] for s in unused]
    starts = {v: t for timed in fixed for v, t in zip(timed.line.visits, timed.starts, strict=True)}
    return Still(max((facts.lateness(t) for t in fixed), default=0), max(idle, default=0), starts)


def retime(
    facts: Facts, problem: Problem, lines: Sequence[Line], others: Still
) -> tuple[float, list[Timed]] | None:
    """Return the lines with their best times, and the cost of time in points: tardiness, waiting, extra and idle time of
    the lines, and the greatest tardiness and idle time of all. None if no times keep every hard rule.

    All other routes stay as they are: visits linked to theirs keep to them.
    """
    programme = LinearProgramme()
    extremes = _Extremes(
        programme.variable(others.lateness, cost=problem.weights.lateness_max),
        programme.variable(others.idle, cost=problem.weights.idle_max),
    )
    numbers = [_add(facts, problem, programme, line, extremes) for line in lines]
    _tie(problem, programme, lines, numbers, others)
    answer = programme.solve()
    if answer is None:
        return None
    value, x = answer
    timed = []
    for line, (starts, lunch) in zip(lines, numbers, strict=True):
        timed.append(Timed(line, tuple(x[i] for i in starts), None if lunch is None else x[lunch]))
    return value, timed


class _Extremes(NamedTuple):
    """The two variables that every route pushes up: the greatest tardiness and the greatest idle time."""

    lateness: int
    idle: int


def _add(
    facts: Facts, problem: Problem, programme: LinearProgramme, line: Line, extremes: _Extremes
) -> tuple[list[int], int | None]:
    """Add one route; return the variables of its starts and of its lunch."""
    legs = facts.legs(line)
    starts = [
        _start(facts, problem, programme, v, k, extremes)
        for v, k in zip(line.visits, line.windows, strict=True)
    ]
    lunch = None
    if line.lunch is not None and facts.lunch is not None:
        lunch = programme.variable(facts.lunch.earliest, facts.lunch.latest)
    before, free = None, facts.shift(line.shift)[0]  # the last stop's variable, and what must pass after it
    for i, start in enumerate(starts):
        passed = free + legs[i]
        if i == line.lunch and lunch is not None and facts.lunch is not None:
            _after(programme, before, passed, lunch)
            before, passed = lunch, facts.lunch.duration
        _after(programme, before, passed, start)
        before, free = start, facts.duration[line.visits[i]]
    _charge_span(facts, problem, programme, line, starts, lunch)
    _charge_return(facts, problem, programme, line, starts[-1], extremes)
    return starts, lunch


def _after(programme: LinearProgramme, before: int | None, passed: int, start: int) -> None:
    """Require start >= before + passed; without a `before`, start >= passed."""
    programme.at_most({start: -1.0} if before is None else {before: 1.0, start: -1.0}, -passed)


def _start(
    facts: Facts, problem: Problem, programme: LinearProgramme, visit: int, window: int, extremes: _Extremes
) -> int:
    opens, closes = facts.opens[visit], facts.closes[visit][window]
    latest = opens[window + 1] - 1 if window + 1 < len(opens) else float("inf")
    if problem.soft_latest[visit] >= NO_LIMIT:  # lateness is not a cost: it is forbidden, or nobody minds
        priced = facts.instance.weight("total_tardiness") or facts.instance.weight("highest_tardiness")
        return programme.variable(opens[window], min(latest, closes) if priced else latest)
    start = programme.variable(opens[window], latest)
    late = programme.variable(0, cost=problem.weights.lateness)
    programme.at_most({start: 1.0, late: -1.0}, closes)
    programme.at_most({start: 1.0, extremes.lateness: -1.0}, closes)
    return start


def _charge_span(
    facts: Facts,
    problem: Problem,
    programme: LinearProgramme,
    line: Line,
    starts: list[int],
    lunch: int | None,
) -> None:
    """Price the waits: return - departure less what is no wait; after a lunch as the first stop the next wait is free."""
    weight = problem.weights.waiting
    legs = facts.legs(line)
    programme.charge(starts[-1], weight)
    after_last = facts.duration[line.visits[-1]] + legs[-1]
    programme.constant += weight * (after_last - facts.work(line))
    if facts.instance.departs_at_shift_start:
        programme.constant -= weight * facts.shift(line.shift)[0]
    else:
        programme.charge(lunch if line.lunch == 0 and lunch is not None else starts[0], -weight)
        programme.constant += weight * legs[0]
    if line.lunch == 0 and lunch is not None and facts.lunch is not None:
        programme.charge(starts[0], -weight)
        programme.charge(lunch, weight)
        programme.constant += weight * facts.lunch.duration


def _charge_return(
    facts: Facts, problem: Problem, programme: LinearProgramme, line: Line, last: int, extremes: _Extremes
) -> None:
    shift_start, shift_end = facts.shift(line.shift)
    after_last = facts.duration[line.visits[-1]] + facts.legs(line)[-1]
    if problem.shift_latest[line.shift] < NO_LIMIT:
        programme.at_most({last: 1.0}, int(problem.shift_latest[line.shift]) - after_last)
    extra = programme.variable(0, cost=problem.weights.overtime)
    programme.at_most({last: 1.0, extra: -1.0}, shift_end - after_last)
    work = facts.work(line)
    programme.at_most({extremes.idle: -1.0}, work - (shift_end - shift_start))
    programme.at_most({last: 1.0, extremes.idle: -1.0}, shift_start + work - after_last)


def _tie(
    problem: Problem,
    programme: LinearProgramme,
    lines: Sequence[Line],
    numbers: Sequence[tuple[list[int], int | None]],
    others: Still,
) -> None:
    """Keep linked visits within their gaps, whether both are free or one keeps its time; in their windows all stay anyway."""
    free = {
        v: n
        for line, (starts, _) in zip(lines, numbers, strict=True)
        for v, n in zip(line.visits, starts, strict=True)
    }
    for k in _links_at(problem, free):
        first, second = int(problem.link_first[k]), int(problem.link_second[k])
        if any(v not in free and v not in others.starts for v in (first, second)):
            continue
        gap: dict[int, float] = {}
        known = 0
        for visit, sign in ((first, -1), (second, 1)):
            if visit in free:
                gap[free[visit]] = sign
            else:
                known += sign * others.starts[visit]
        if problem.link_max[k] < NO_LIMIT:
            programme.at_most(gap, int(problem.link_max[k]) - known)
        if problem.link_min[k] > -NO_LIMIT:
            programme.at_most({n: -sign for n, sign in gap.items()}, known - int(problem.link_min[k]))


def _links_at(problem: Problem, visits: Collection[int]) -> list[int]:
    """The links that touch any of these visits."""
    own = np.fromiter(visits, dtype=np.int64)
    touched: list[int] = np.flatnonzero(
        np.isin(problem.link_first, own) | np.isin(problem.link_second, own)
    ).tolist()
    return touched
