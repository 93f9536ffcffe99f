"""From a peer's sequences to the engine's `Solution`."""

from __future__ import annotations

from collections.abc import Iterator

from solvers.base import Task
from solvers.cost import cost
from solvers.fallback import best
from solvers.problem import Problem, Solution
from solvers.schedule import Routes, earliest_starts

_Row = tuple[tuple[int, ...], tuple[int, ...]]  # a shift's activities and their starts


def finished(problem: Problem, task: Task, routes: Routes) -> Solution:
    """Return `routes` (activities of each shift) started as early as can be, or the task's start where that is better.

    A plan that is worse than none at all is returned too: it is the peer's answer.

    Peers take no links, so each shift stands alone. Where a shift breaks a rule (a peer may rest in the middle of a drive, the
    engine before it; or it found no feasible plan), its breaks are moved; if that is not enough, visits are put back one by one,
    the dearest to leave out first, and those that do not fit are left unplanned.
    """
    starts = earliest_starts(problem, routes)
    rows = [
        (route, starts[s])
        if starts is not None and _possible(problem, s, route)
        else _fitted(problem, s, route)
        for s, route in enumerate(routes)
    ]
    solution = Solution(tuple(route for route, _ in rows), tuple(row for _, row in rows))
    return best(problem, [solution, *([] if task.start is None else [task.start])])


def _possible(problem: Problem, s: int, route: tuple[int, ...]) -> bool:
    """Whether the shift may do all this, whenever that is."""
    visits = _visits(problem, route)
    load = int(problem.option_load[list(visits)].sum()) if visits else 0
    return bool(problem.eligible[list(visits), s].all()) and load <= problem.shift_capacity[s]


def _visits(problem: Problem, route: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a for a in route if not problem.is_break(a))


def _fitted(problem: Problem, s: int, route: tuple[int, ...]) -> _Row:
    """Return the route as it is, or with its breaks moved, or with what can be kept of it."""
    visits = _visits(problem, route)
    whole = _scheduled(problem, s, route) or _rested(problem, s, visits)
    if whole is not None:
        return whole
    dearest = sorted(
        visits,
        key=lambda a: (not _required(problem, a), -int(problem.unplanned_cost[problem.option_visit[a]])),
    )
    kept: _Row = (), ()
    keep: set[int] = set()
    for activity in dearest:
        trial = _rested(problem, s, tuple(a for a in visits if a in keep or a == activity))
        if trial is not None:
            keep.add(activity)
            kept = trial
    return kept


def _required(problem: Problem, activity: int) -> bool:
    return bool(problem.required[problem.option_visit[activity]])


def _scheduled(problem: Problem, s: int, route: tuple[int, ...]) -> _Row | None:
    if not _possible(problem, s, route):
        return None
    starts = earliest_starts(problem, _alone(problem, s, route))
    return None if starts is None else (route, starts[s])


def _rested(problem: Problem, s: int, visits: tuple[int, ...]) -> _Row | None:
    """Return the cheapest feasible way of putting the shift's breaks between its visits, None if there is none."""
    found = [row for route in _with_breaks(problem, s, visits) if (row := _scheduled(problem, s, route))]
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda row: _price(problem, s, row))


def _with_breaks(problem: Problem, s: int, visits: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    routes = [visits]
    for b in range(int(problem.break_offset[s]), int(problem.break_offset[s + 1])) if visits else ():
        a = problem.num_options + b
        routes = [(*r[:i], a, *r[i:]) for r in routes for i in range(len(r) + 1)]
    yield from routes


def _price(problem: Problem, s: int, row: _Row) -> int:
    return cost(problem, Solution(_alone(problem, s, row[0]), _alone(problem, s, row[1])))


def _alone(problem: Problem, s: int, row: tuple[int, ...]) -> Routes:
    return tuple(row if t == s else () for t in range(problem.num_shifts))
