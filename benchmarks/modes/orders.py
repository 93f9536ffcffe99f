"""Modes chosen before routes: in which order homes are taken."""

from __future__ import annotations

import numpy as np

from benchmarks.modes.calls import call_of
from solvers.problem import NO_PLACE, Problem, Solution
from solvers.trace import trace


def at_random(problem: Problem, seed: int) -> list[int]:
    """Visits that may be calls, in random order."""
    return [int(v) for v in np.random.default_rng(seed).permutation(sorted(call_of(problem)))]


def most_isolated(problem: Problem) -> list[int]:
    """Visits that may be calls, those first whose nearest other home of the day is furthest: seconds there and back, by car."""
    return _largest_first({v: isolation(problem, v) for v in call_of(problem)})


def isolation(problem: Problem, visit: int) -> int:
    """Seconds from a visit's home to the nearest other home of the day and back."""
    homes = np.unique(problem.option_place[problem.option_place != NO_PLACE])
    place = int(problem.option_place[problem.option_offset[visit]])
    others = homes[homes != place]
    travel = problem.travel_time[0].astype(np.int64)
    return int((travel[place, others] + travel[others, place]).min(initial=2**31))


def largest_detour(problem: Problem, plan: Solution) -> list[int]:
    """Visits that may be calls, those first that an all-physical plan drives furthest for: seconds to the home and on, less the
    seconds straight past it. One visit of several in a stop spares nothing."""
    spared = dict.fromkeys(call_of(problem), 0)
    for s, (route, starts) in enumerate(zip(plan.routes, plan.starts, strict=True)):
        legs = trace(problem, s, route, starts).legs
        visits = [leg.activity for leg in legs if _place(problem, leg.activity) != NO_PLACE]
        stops = [
            int(problem.shift_start_place[s]),
            *(_place(problem, a) for a in visits),
            int(problem.shift_end_place[s]),
        ]
        travel = problem.travel_time[int(problem.shift_means[s])]
        for k, activity in enumerate(visits):
            before, here, after = stops[k : k + 3]
            visit = int(problem.option_visit[activity])
            if visit in spared and NO_PLACE not in (before, after):
                spared[visit] = (
                    int(travel[before, here]) + int(travel[here, after]) - int(travel[before, after])
                )
    return _largest_first(spared)


def _place(problem: Problem, activity: int) -> int:
    return NO_PLACE if problem.is_break(activity) else int(problem.option_place[activity])


def _largest_first(value: dict[int, int]) -> list[int]:
    return sorted(value, key=lambda v: (-value[v], v))
