"""Is a `Solution` feasible for a `Problem`? Plain and slow, one small function per rule; knows no solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from solvers.problem import DIFFERENT_WORKER, NO_PLACE, SAME_WORKER, Problem, Solution
from solvers.trace import trace


class Breach(NamedTuple):
    """One broken rule: its name, the shift and activity (or visit) concerned (-1 where none), by how much."""

    rule: str
    shift: int = -1
    activity: int = -1
    visit: int = -1
    amount: int = 0


class Planned(NamedTuple):
    """Where a visit stands in a solution."""

    shift: int
    option: int
    start: int


def check(problem: Problem, solution: Solution) -> list[Breach]:
    """Return every broken rule, none for a feasible solution.

    Raises ValueError if the solution does not have one route per shift, or a route and its starts differ in length.
    """
    if len(solution.routes) != problem.num_shifts or len(solution.starts) != problem.num_shifts:
        raise ValueError(f"expected {problem.num_shifts} routes, got {len(solution.routes)}")
    where = {
        int(problem.option_visit[a]): Planned(s, a, t)
        for s, (route, starts) in enumerate(zip(solution.routes, solution.starts, strict=True))
        for a, t in zip(route, starts, strict=True)
        if not problem.is_break(a)
    }
    return [
        *_planned_once(problem, solution),
        *_required(problem, where),
        *_eligible(problem, where),
        *_capacity(problem, solution),
        *_quotas(problem, where),
        *_seats(problem, solution),
        *_windows(problem, where),
        *_breaks(problem, solution),
        *_times(problem, solution),
        *_workers_in_one_place(problem, solution),
        *_links(problem, where),
    ]


def _planned_once(problem: Problem, solution: Solution) -> Iterator[Breach]:
    count = Counter(
        int(problem.option_visit[a]) for route in solution.routes for a in route if not problem.is_break(a)
    )
    for visit, times in count.items():
        if times > 1:
            yield Breach("planned_twice", visit=visit, amount=times)


def _required(problem: Problem, where: dict[int, Planned]) -> Iterator[Breach]:
    for visit in range(problem.num_visits):
        if problem.required[visit] and visit not in where:
            yield Breach("required_unplanned", visit=visit)


def _eligible(problem: Problem, where: dict[int, Planned]) -> Iterator[Breach]:
    for visit, at in where.items():
        if (problem.option_skills[at.option] & ~problem.shift_skills[at.shift]).any():
            yield Breach("skill", at.shift, at.option, visit)
        if not problem.allowed[at.option, at.shift]:
            yield Breach("not_allowed", at.shift, at.option, visit)


def _capacity(problem: Problem, solution: Solution) -> Iterator[Breach]:
    for s, route in enumerate(solution.routes):
        load = sum(int(problem.option_load[a]) for a in route if not problem.is_break(a))
        if load > problem.shift_capacity[s]:
            yield Breach("capacity", s, amount=load - int(problem.shift_capacity[s]))


def _quotas(problem: Problem, where: dict[int, Planned]) -> Iterator[Breach]:
    chosen = {at.option for at in where.values()}
    for q in range(problem.num_quotas):
        rows = problem.quota_option[problem.quota_offset[q] : problem.quota_offset[q + 1]]
        over = len(chosen & {int(o) for o in rows}) - int(problem.quota_max[q])
        if over > 0:
            yield Breach("quota", amount=over)


def _seats(problem: Problem, solution: Solution) -> Iterator[Breach]:
    for unit in range(problem.num_units):
        calls = seat_needs(problem, solution, unit)
        rows = range(int(problem.seats_offset[unit]), int(problem.seats_offset[unit + 1]))
        steps = [(int(problem.seats_from[r]), int(problem.seats[r])) for r in rows]
        # demand can only come to exceed supply where a call begins or the number of seats changes
        for instant in sorted({begin for begin, _, _ in calls} | {t for t, _ in steps}):
            under_way = [s for begin, end, s in calls if begin <= instant < end]
            there = next((seats for t, seats in reversed(steps) if t <= instant), 0)
            if len(under_way) > there:
                yield Breach("seats", under_way[-1], amount=len(under_way) - there)


def seat_needs(problem: Problem, solution: Solution, unit: int) -> list[tuple[int, int, int]]:
    """Return when shifts of `unit` need a seat: (from, to, shift) of every option without a place, in time order."""
    needs = []
    for s in np.flatnonzero(problem.shift_unit == unit):
        for a, start in zip(solution.routes[s], solution.starts[s], strict=True):
            if not problem.is_break(a) and problem.option_place[a] == NO_PLACE:
                begin = start - int(problem.option_setup[a])
                end = start + int(problem.option_duration[a]) + int(problem.option_wrap_up[a])
                needs.append((begin, end, int(s)))
    return sorted(needs)


def _windows(problem: Problem, where: dict[int, Planned]) -> Iterator[Breach]:
    for visit, at in where.items():
        rows = range(int(problem.window_offset[at.option]), int(problem.window_offset[at.option + 1]))
        gaps = [
            max(int(problem.window_early[r]) - at.start, at.start - int(problem.window_late[r]), 0)
            for r in rows
        ]
        if min(gaps) > 0:
            yield Breach("window", at.shift, at.option, visit, min(gaps))


def _breaks(problem: Problem, solution: Solution) -> Iterator[Breach]:
    for s, (route, starts) in enumerate(zip(solution.routes, solution.starts, strict=True)):
        used = any(not problem.is_break(a) for a in route)
        own = range(int(problem.break_offset[s]), int(problem.break_offset[s + 1]))
        taken = Counter(a - problem.num_options for a in route if problem.is_break(a))
        for b in set(own) | set(taken):
            expected = 1 if used and b in own else 0
            left_out = taken[b] == 0 and problem.optional_break[b]
            if taken[b] != expected and not left_out:
                yield Breach("break_count", s, problem.num_options + b, amount=taken[b] - expected)
        for a, t in zip(route, starts, strict=True):
            if problem.is_break(a):
                b = a - problem.num_options
                off = max(int(problem.break_early[b]) - t, t - int(problem.break_late[b]), 0)
                if off > 0:
                    yield Breach("break_window", s, a, amount=off)


def _times(problem: Problem, solution: Solution) -> Iterator[Breach]:
    for s, (activities, starts) in enumerate(zip(solution.routes, solution.starts, strict=True)):
        route = trace(problem, s, activities, starts)
        for leg in route.legs:
            if leg.wait < 0:
                yield Breach("too_early", s, leg.activity, amount=-leg.wait)
        if route.legs and route.return_time > problem.shift_latest[s]:
            yield Breach("shift_end", s, amount=route.return_time - int(problem.shift_latest[s]))


def _workers_in_one_place(problem: Problem, solution: Solution) -> Iterator[Breach]:
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for s, (activities, starts) in enumerate(zip(solution.routes, solution.starts, strict=True)):
        if activities:
            route = trace(problem, s, activities, starts)
            spans.setdefault(int(problem.shift_worker[s]), []).append((route.departure, route.return_time, s))
    for rows in spans.values():
        rows.sort()
        for (_, end, _), (start, _, s) in pairwise(rows):
            if start < end:
                yield Breach("worker_overlap", s, amount=end - start)


def _links(problem: Problem, where: dict[int, Planned]) -> Iterator[Breach]:
    for k in range(problem.num_links):
        first, second = int(problem.link_first[k]), int(problem.link_second[k])
        a, b = where.get(first), where.get(second)
        if a is None or b is None:
            if problem.link_together[k] and (a is None) != (b is None):
                yield Breach("link_together", visit=first)
            continue
        gap = b.start - a.start
        off = max(int(problem.link_min[k]) - gap, gap - int(problem.link_max[k]), 0)
        if off > 0:
            yield Breach("link_gap", b.shift, b.option, second, off)
        if problem.link_same_window[k] and _rank(problem, a) != _rank(problem, b):
            yield Breach("link_same_window", b.shift, b.option, second)
        same = problem.shift_worker[a.shift] == problem.shift_worker[b.shift]
        if problem.link_worker[k] == SAME_WORKER and not same:
            yield Breach("link_same_worker", b.shift, b.option, second)
        if problem.link_worker[k] == DIFFERENT_WORKER and same:
            yield Breach("link_different_worker", b.shift, b.option, second)


def _rank(problem: Problem, at: Planned) -> int:
    """The rank of the last window that has opened by the start, of the first if none has."""
    rows = range(int(problem.window_offset[at.option]), int(problem.window_offset[at.option + 1]))
    return max(
        int(problem.window_rank[r]) for r in rows if r == rows[0] or problem.window_early[r] <= at.start
    )
