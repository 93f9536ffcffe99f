"""The objective, term by term, plain and slow: the one definition that every solver's claim is held against."""

from __future__ import annotations

from solvers.problem import NO_PLACE, Problem, Solution
from solvers.trace import trace


def cost(problem: Problem, solution: Solution) -> int:
    """Return the total cost in points: the sum of `terms`. Lower is better."""
    return sum(terms(problem, solution).values())


def terms(problem: Problem, solution: Solution) -> dict[str, int]:
    """Return the weighted cost terms in points; they add up to the cost.

    unplanned       sum of `unplanned_cost` over visits in no route
    travel_time     weight x travel_rate[shift] x travel time, way home included
    distance        weight x distance_rate[shift] x distance
    stop_overhead   weight x (arriving + leaving parts), once per stop
    waiting         weight x waiting_rate[shift] x waits; time at the base before departure is no wait
    work            weight x work_rate[shift] x duration of visits at a place
    screen_work     weight x (set-up + duration + wrap-up) of visits without a place
    lateness        weight x max(0, start - soft_latest)
    overtime        weight x max(0, return - shift_end)
    shift_use       weight x shift_fixed_cost of shifts with at least one visit
    option          sum of option_cost
    preference      weight x preference[visit, worker]
    continuity      weight x (distinct workers - 1) per client with planned visits
    """
    w = problem.weights
    total = dict.fromkeys(
        ("unplanned", "travel_time", "distance", "stop_overhead", "waiting", "work", "screen_work", "lateness",
         "overtime", "shift_use", "option", "preference", "continuity"), 0,
    )  # fmt: skip
    planned: set[int] = set()
    seen_by: dict[int, set[int]] = {}
    for s, (activities, starts) in enumerate(zip(solution.routes, solution.starts, strict=True)):
        route = trace(problem, s, activities, starts)
        worker = int(problem.shift_worker[s])
        travel = route.travel + sum(leg.travel for leg in route.legs)
        distance = route.distance + sum(leg.distance for leg in route.legs)
        overhead = route.leaving + sum(leg.leaving + leg.arriving for leg in route.legs)
        total["travel_time"] += w.travel_time * int(problem.travel_rate[s]) * travel
        total["distance"] += w.distance * int(problem.distance_rate[s]) * distance
        total["stop_overhead"] += w.stop_overhead * overhead
        total["waiting"] += w.waiting * int(problem.waiting_rate[s]) * sum(leg.wait for leg in route.legs)
        total["overtime"] += (
            w.overtime * max(0, route.return_time - int(problem.shift_end[s])) if route.legs else 0
        )
        options = [leg for leg in route.legs if not problem.is_break(leg.activity)]
        total["shift_use"] += w.shift_use * int(problem.shift_fixed_cost[s]) if options else 0
        for leg in options:
            visit = int(problem.option_visit[leg.activity])
            duration = leg.end - leg.start
            planned.add(visit)
            if problem.option_place[leg.activity] == NO_PLACE:
                total["screen_work"] += w.screen_work * (leg.setup + duration + leg.wrap_up)
            else:
                total["work"] += w.work * int(problem.work_rate[s]) * duration
            total["lateness"] += w.lateness * max(0, leg.start - int(problem.soft_latest[visit]))
            total["option"] += int(problem.option_cost[leg.activity])
            total["preference"] += w.preference * int(problem.preference[visit, worker])
            if problem.client[visit] >= 0:
                seen_by.setdefault(int(problem.client[visit]), set()).add(worker)
    total["continuity"] = w.continuity * sum(len(workers) - 1 for workers in seen_by.values())
    total["unplanned"] = sum(int(c) for v, c in enumerate(problem.unplanned_cost) if v not in planned)
    return total
