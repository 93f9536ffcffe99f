"""From sequences of visits to a feasible solution: breaks put in, starts as early as can be, and what does not fit left out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from solvers.check import check
from solvers.cost import cost
from solvers.problem import IntArray, Problem, Solution
from solvers.schedule import Routes, earliest_starts

LEAVING_OUT = ("required_unplanned", "link_together")


def finish(problem: Problem, routes: Routes, departures: IntArray) -> Solution:
    """Return a solution with the visits of `routes`, breaks included, in their order; feasible but for required visits left out.

    Parameters
    ----------
    routes
        Options and breaks of each shift, breaks where the library would take them.
    departures
        (S,) when the library lets each shift leave; heeded where a worker has more than one shift.

    Notes
    -----
    Where the library's own places for breaks do not do, every other is tried, shift by shift. If no schedule exists even then,
    visits are put back one by one, the dearest to leave out first, as long as a schedule exists.
    """
    workers = problem.shift_worker.tolist()
    shared = np.array([workers.count(worker) > 1 for worker in workers], dtype=bool)
    late = problem.replace(
        shift_earliest=np.maximum(
            problem.shift_earliest, np.where(shared, departures, problem.shift_earliest)
        )
    )
    routes = whole_units(problem, routes)
    rested = tuple(
        _best_breaks(problem, s, _visits(problem, route)) or route for s, route in enumerate(routes)
    )
    found = [
        s for s in (_scheduled(problem, late, routes), _scheduled(problem, late, rested)) if s is not None
    ]
    if found:
        return min(found, key=lambda solution: cost(problem, solution))
    return _rebuilt(problem, late, rested)


def _scheduled(problem: Problem, late: Problem, routes: Routes) -> Solution | None:
    """Return the routes with earliest starts, None if a rule is broken other than by leaving visits out."""
    for p in (problem, late):
        starts = earliest_starts(p, routes)
        if starts is None:
            continue
        solution = Solution(routes, starts)
        if all(breach.rule in LEAVING_OUT for breach in check(problem, solution)):
            return solution
    return None


def _visits(problem: Problem, route: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a for a in route if not problem.is_break(a))


def _best_breaks(problem: Problem, s: int, visits: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return the cheapest feasible way of putting the shift's breaks between its visits, None if there is none."""
    if not visits:
        return ()
    best: tuple[int, tuple[int, ...]] | None = None
    for route in _with_breaks(problem, s, visits):
        alone = tuple(route if t == s else () for t in range(problem.num_shifts))
        starts = earliest_starts(problem, alone)
        if starts is not None:
            price = cost(problem, Solution(alone, starts))
            if best is None or price < best[0]:
                best = price, route
    return None if best is None else best[1]


def _with_breaks(problem: Problem, s: int, visits: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    routes = [visits]
    for b in range(int(problem.break_offset[s]), int(problem.break_offset[s + 1])):
        a = problem.num_options + b
        routes = [(*r[:i], a, *r[i:]) for r in routes for i in range(len(r) + 1)]
    yield from routes


def _units(problem: Problem) -> list[list[int]]:
    """Visits that are planned together or not at all, joined."""
    unit = list(range(problem.num_visits))
    for link in problem.link_together.nonzero()[0]:
        one, other = unit[problem.link_first[link]], unit[problem.link_second[link]]
        unit = [one if u == other else u for u in unit]
    return [[v for v, u in enumerate(unit) if u == number] for number in sorted(set(unit))]


def whole_units(problem: Problem, routes: Routes) -> Routes:
    """Return the routes without visits that are planned while one they belong together with is not."""
    planned = {int(problem.option_visit[a]) for route in routes for a in _visits(problem, route)}
    whole = {v for unit in _units(problem) if planned.issuperset(unit) for v in unit}
    return _only(problem, routes, whole)


def _only(problem: Problem, routes: Routes, keep: set[int]) -> Routes:
    """Return the routes without the visits not in `keep`; a shift without visits loses its breaks."""
    kept = []
    for route in routes:
        rest = tuple(a for a in route if problem.is_break(a) or int(problem.option_visit[a]) in keep)
        kept.append(rest if _visits(problem, rest) else ())
    return tuple(kept)


def _rebuilt(problem: Problem, late: Problem, routes: Routes) -> Solution:
    """Plan unit by unit what can be planned in these routes."""
    planned = {int(problem.option_visit[a]) for route in routes for a in _visits(problem, route)}
    units = [unit for unit in _units(problem) if planned.issuperset(unit)]
    units.sort(
        key=lambda unit: (not problem.required[unit].any(), -int(problem.unplanned_cost[unit].sum()), unit)
    )
    keep: set[int] = set()
    solution = Solution.empty(problem)
    for unit in units:
        trial = _only(problem, routes, keep | set(unit))
        rested = tuple(
            _best_breaks(problem, s, _visits(problem, route)) or route for s, route in enumerate(trial)
        )
        better = _scheduled(problem, late, trial) or _scheduled(problem, late, rested)
        if better is not None:
            keep |= set(unit)
            solution = better
    return solution
