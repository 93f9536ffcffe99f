"""From an instance to the engine's `Problem` and back, exactly: times in tenths of a unit, one point per tenth of distance."""

from __future__ import annotations

import numpy as np

from benchmarks.formats.vrptw.instance import Vrptw
from benchmarks.formats.vrptw.plans import RoutePlan
from solvers.problem import Problem, Solution, Weights, problem_builder


def to_problem(instance: Vrptw) -> Problem:
    """Return the instance as a problem: place = node, visit and option = client - 1, alike shifts for the vehicles.

    The way is both time and cost (weight `travel_time` 1); a prize is the cost of leaving the client out. Of the vehicles no
    more become shifts than `sensible_vehicles` says.
    """
    x = instance
    shifts = sensible_vehicles(x)
    ready, due, service = (x.in_tenths(column) for column in (x.ready, x.due, x.service))
    optional = {}
    if x.prize is not None:
        must = x.must_serve[1:]
        optional = {
            "required": must,
            "unplanned_cost": np.where(must, 10**12, x.in_tenths(x.prize)[1:]),
        }
    return problem_builder(
        x.tenths,
        visits=x.num_clients,
        option_visit=np.arange(x.num_clients),
        option_place=np.arange(1, x.num_nodes),
        option_duration=service[1:],
        option_load=x.demand[1:],
        window_early=ready[1:],
        window_late=due[1:],
        shifts=shifts,
        shift_capacity=np.full(shifts, x.capacity),
        shift_earliest=np.full(shifts, ready[0]),
        shift_latest=np.full(shifts, due[0]),
        weights=Weights(travel_time=1),
        time_unit="1/10",
        **optional,
    )


def to_plan(solution: Solution) -> RoutePlan:
    """Return the used routes; starts are dropped, since starting at once is never worse."""
    return RoutePlan(tuple(tuple(option + 1 for option in route) for route in solution.routes if route))


def to_solution(instance: Vrptw, problem: Problem, plan: RoutePlan) -> Solution:
    """Return the plan with every start as early as the way and the window's opening allow (a window missed stays missed).

    Raises ValueError for a client that does not exist, or more routes than the problem has shifts.
    """
    used = [route for route in plan.routes if route]
    unknown = sorted({c for route in used for c in route if not 1 <= c < instance.num_nodes})
    if unknown:
        raise ValueError(f"unknown clients {unknown}; there are 1 to {instance.num_clients}")
    if len(used) > problem.num_shifts:
        raise ValueError(f"the plan has {len(used)} routes, the problem {problem.num_shifts} shifts")
    ready, service = instance.in_tenths(instance.ready), instance.in_tenths(instance.service)
    starts = []
    for route in used:
        clock, place, row = int(ready[0]), 0, []
        for client in route:
            row.append(max(clock + int(instance.tenths[place, client]), int(ready[client])))
            clock, place = row[-1] + int(service[client]), client
        starts.append(tuple(row))
    nothing: list[tuple[int, ...]] = [()] * (problem.num_shifts - len(used))
    options = [tuple(client - 1 for client in route) for route in used]
    return Solution((*options, *nothing), (*starts, *nothing))


def sensible_vehicles(instance: Vrptw) -> int:
    """Return how many vehicles are worth having: all, but never more than those of a simple plan, a quarter more, and 25.

    The simple plan appends each client, by due time, to the vehicle that can be there first. Not a proof: of 250 vehicles, the
    shortest published routes of the 1000-client instances need at most 14 more than that plan (R2_10_1: 37 for 23).
    """
    x = instance
    ready, due, service = (x.in_tenths(column) for column in (x.ready, x.due, x.service))
    place = np.zeros(x.vehicles, dtype=np.int64)
    clock = np.full(x.vehicles, ready[0])
    room = np.full(x.vehicles, x.capacity)
    used = 0
    for client in np.argsort(due[1:], kind="stable") + 1:
        some = slice(0, used)
        start = np.maximum(clock[some] + x.tenths[place[some], client], ready[client])
        back = start + service[client] + x.tenths[client, 0]
        fits = (start <= due[client]) & (room[some] >= x.demand[client]) & (back <= due[0])
        spent = np.where(fits, start - clock[some], np.iinfo(np.int64).max)
        vehicle = int(spent.argmin()) if fits.any() else used
        if vehicle == x.vehicles:
            return x.vehicles
        begin = (
            int(start[vehicle])
            if vehicle < used
            else max(int(ready[0] + x.tenths[0, client]), int(ready[client]))
        )
        used = max(used, vehicle + 1)
        place[vehicle], clock[vehicle] = client, begin + service[client]
        room[vehicle] -= x.demand[client]
    return min(x.vehicles, used + used // 4 + 25)
