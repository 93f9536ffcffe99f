"""The objective, term by term, plain and slow: the one definition that every solver's claim is held against."""

from __future__ import annotations

from collections.abc import Iterator

from solvers.problem import NO_PLACE, Problem, Solution
from solvers.trace import Leg, RouteTrace, trace

TERMS = (
    "unplanned", "travel_time", "distance", "stop_overhead", "waiting", "work", "screen_work", "lateness", "lateness_max",
    "overtime", "idle_max", "balance", "shift_use", "breaks", "option", "preference", "continuity",
)  # fmt: skip


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
    lateness_max    weight x the largest max(0, start - soft_latest) of any planned visit
    overtime        weight x max(0, return - shift_end)
    idle_max        weight x the largest idle time of any shift, used or not: max(shift_end, return) - shift_earliest, less travel,
                    stop overhead, set-up, duration and wrap-up of visits, and breaks taken; never below 0
    balance         weight x sum over all S shifts of ceil(|S x own - all| / S), own = a shift's travel time + duration of visits,
                    all = the sum of these
    shift_use       weight x shift_fixed_cost of shifts with at least one visit
    breaks          break_skip_cost of breaks that a used shift leaves out and may leave out
    option          sum of option_cost
    preference      weight x preference[visit, worker]
    continuity      weight x (distinct workers - 1) per client with planned visits
    """
    routes = [
        trace(problem, s, activities, starts)
        for s, (activities, starts) in enumerate(zip(solution.routes, solution.starts, strict=True))
    ]
    total = dict.fromkeys(TERMS, 0)
    for s, route in enumerate(routes):
        for name, points in (*_shift_terms(problem, s, route), *_visit_terms(problem, s, route)):
            total[name] += points
    for name, points in _whole_terms(problem, routes):
        total[name] += points
    return total


def _shift_terms(problem: Problem, s: int, route: RouteTrace) -> Iterator[tuple[str, int]]:
    w = problem.weights
    distance = route.distance + sum(leg.distance for leg in route.legs)
    yield "travel_time", w.travel_time * int(problem.travel_rate[s]) * _travel(route)
    yield "distance", w.distance * int(problem.distance_rate[s]) * distance
    yield "stop_overhead", w.stop_overhead * _overhead(route)
    yield "waiting", w.waiting * int(problem.waiting_rate[s]) * sum(leg.wait for leg in route.legs)
    if route.legs:
        yield "overtime", w.overtime * max(0, route.return_time - int(problem.shift_end[s]))
    if _visits(problem, route):
        yield "shift_use", w.shift_use * int(problem.shift_fixed_cost[s])
        taken = {leg.activity - problem.num_options for leg in route.legs if problem.is_break(leg.activity)}
        for b in range(int(problem.break_offset[s]), int(problem.break_offset[s + 1])):
            if b not in taken and problem.optional_break[b]:
                yield "breaks", int(problem.break_skip_cost[b])


def _visit_terms(problem: Problem, s: int, route: RouteTrace) -> Iterator[tuple[str, int]]:
    w, worker = problem.weights, int(problem.shift_worker[s])
    for leg in _visits(problem, route):
        visit = int(problem.option_visit[leg.activity])
        duration = leg.end - leg.start
        if problem.option_place[leg.activity] == NO_PLACE:
            yield "screen_work", w.screen_work * (leg.setup + duration + leg.wrap_up)
        else:
            yield "work", w.work * int(problem.work_rate[s]) * duration
        yield "lateness", w.lateness * _late(problem, leg)
        yield "option", int(problem.option_cost[leg.activity])
        yield "preference", w.preference * int(problem.preference[visit, worker])


def _whole_terms(problem: Problem, routes: list[RouteTrace]) -> Iterator[tuple[str, int]]:
    """What only the whole solution shows."""
    w = problem.weights
    legs = [(s, leg) for s, route in enumerate(routes) for leg in _visits(problem, route)]
    planned = {int(problem.option_visit[leg.activity]) for _, leg in legs}
    yield "unplanned", sum(int(c) for v, c in enumerate(problem.unplanned_cost) if v not in planned)
    yield "lateness_max", w.lateness_max * max((_late(problem, leg) for _, leg in legs), default=0)
    yield "idle_max", w.idle_max * max((_idle(problem, s, r) for s, r in enumerate(routes)), default=0)
    own = [_travel(route) + sum(leg.end - leg.start for leg in _visits(problem, route)) for route in routes]
    yield "balance", w.balance * sum(-(-abs(len(own) * work - sum(own)) // len(own)) for work in own)
    seen_by: dict[int, set[int]] = {}
    for s, leg in legs:
        client = int(problem.client[problem.option_visit[leg.activity]])
        if client >= 0:
            seen_by.setdefault(client, set()).add(int(problem.shift_worker[s]))
    yield "continuity", w.continuity * sum(len(workers) - 1 for workers in seen_by.values())


def _visits(problem: Problem, route: RouteTrace) -> list[Leg]:
    return [leg for leg in route.legs if not problem.is_break(leg.activity)]


def _travel(route: RouteTrace) -> int:
    return route.travel + sum(leg.travel for leg in route.legs)


def _overhead(route: RouteTrace) -> int:
    return route.leaving + sum(leg.leaving + leg.arriving for leg in route.legs)


def _late(problem: Problem, leg: Leg) -> int:
    return max(0, leg.start - int(problem.soft_latest[problem.option_visit[leg.activity]]))


def _idle(problem: Problem, s: int, route: RouteTrace) -> int:
    busy = (
        _travel(route)
        + _overhead(route)
        + sum(leg.setup + leg.end - leg.start + leg.wrap_up for leg in route.legs)
    )
    begin, end = int(problem.shift_earliest[s]), int(problem.shift_end[s])
    return max(0, max(end, route.return_time if route.legs else end) - begin - busy)
