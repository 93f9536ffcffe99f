"""PyVRP (https://pyvrp.org, MIT) on the engine's problems: iterated local search over routes that may break windows at a price.

How the features are said:
* each option in each of its windows is a client; more than one to a visit form a group of which one is visited;
* a visit that may be left out is an optional client whose prize is what leaving it out costs. A prize that no way can outweigh
  makes PyVRP weak (300 visits: 9 left out in 20 s, none if told that they are required), so such visits are required at first;
  only if that gives no feasible plan in half of the budget does the other half start anew with prizes;
* "distance" is points (travel, distance, stop overhead and what doing the visit costs), "duration" the time, both per profile;
* a shift that may not do a visit takes longer to get there than the day lasts, so every feasible route keeps to it;
* overtime: the vehicle starts at the shift's start, so its duration beyond the shift's length is the time after its end.

Parameters are PyVRP's own defaults; it runs on one thread. The time budget counts from the start of the task; building the first
solution cannot be cut short.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.peers import PEERS
from benchmarks.peers.arcs import Arcs, alike, cannot_pay
from benchmarks.peers.finish import finished
from benchmarks.peers.lacking import refuse, require
from solvers.base import Outcome, Task
from solvers.fallback import best
from solvers.problem import BoolArray, IntArray, Problem, Solution
from solvers.schedule import Routes

pyvrp: Any = require("pyvrp")

FIRST_SHARE = 0.5  # of the budget, for a feasible plan with everything that it cannot pay to leave out


@dataclass(frozen=True, eq=False)
class _Tables:
    """What does not depend on which visits are required: `points` and `durations` per profile, vehicle `types`, their `shifts`."""

    arcs: Arcs
    points: list[IntArray]
    durations: list[IntArray]
    types: list[Any]
    shifts: list[list[int]]
    essential: BoolArray


@dataclass(frozen=True, eq=False)
class _Model:
    """`data` as PyVRP wants it; the engine's cost is PyVRP's less `constant`."""

    data: Any
    constant: int


def run(problem: Problem, task: Task) -> Outcome:
    """Search within the budget (an iteration is one of PyVRP's) and return the best found; it makes no claim of its cost.

    The task's start is not improved on, only returned if nothing better was found.

    Raises UnsupportedError naming what PyVRP cannot express.
    """
    refuse(problem, "pyvrp", PEERS["pyvrp"])
    if not problem.num_visits or not problem.num_shifts:
        return Outcome(finished(problem, task, ((),) * problem.num_shifts), None)
    tables = _tables(problem)
    if not len(tables.arcs.options) or not tables.types:
        return Outcome(finished(problem, task, ((),) * problem.num_shifts), None)
    strict = problem.required | tables.essential
    stages = [(strict, FIRST_SHARE), (problem.required, 1.0)] if (strict != problem.required).any() else []
    found: list[Solution] = []
    iterations, interrupted, feasible = 0, False, False
    for required, share in stages or [(problem.required, 1.0)]:
        watch = _watch(_model(tables, required), task, iterations, share)
        interrupted = not _search(watch, task)
        iterations, feasible = watch.iterations, watch.feasible
        found.append(finished(problem, task, _routes(tables, watch.best)))
        if feasible or interrupted:
            break
    return Outcome(best(problem, found), None, iterations=iterations, interrupted=interrupted)


def _search(watch: Any, task: Task) -> bool:
    """Let PyVRP search; the watch holds what it found. False if Ctrl-C ended it."""
    settings = pyvrp.SolveParams(ils=pyvrp.IteratedLocalSearchParams(callbacks=watch))
    with warnings.catch_warnings():
        # it warns where it finds little that is feasible; the checker says so too
        warnings.simplefilter("ignore", pyvrp.exceptions.PenaltyBoundWarning)
        try:
            pyvrp.solve(
                watch.model.data,
                watch.ended,
                seed=task.seed,
                collect_stats=False,
                display=False,
                params=settings,
            )
        except KeyboardInterrupt:
            return False
    return True


def _tables(problem: Problem) -> _Tables:
    p = problem
    possible = Arcs(p, np.flatnonzero(p.eligible.any(axis=1)))
    arcs = Arcs(
        p, np.repeat(possible.options, [len(list(possible.windows(o))) for o in possible.options.tolist()])
    )
    groups, group_of = alike(p, eligibility=True)
    points, durations = [], []
    for shifts in groups:
        cost, duration = arcs.tables(shifts[0])
        duration[:, len(arcs.bases) :][:, ~p.eligible[arcs.options, shifts[0]]] = arcs.end + 1
        np.fill_diagonal(duration, 0)
        points.append(cost)
        durations.append(duration)
    types, shifts_of = _vehicle_types(arcs, group_of)
    return _Tables(arcs, points, durations, types, shifts_of, cannot_pay(arcs, points))


def _model(tables: _Tables, required: BoolArray) -> _Model:
    arcs = tables.arcs
    clients, groups, constant = _clients(arcs, required)
    bases = len(arcs.bases)
    data = pyvrp.ProblemData(
        [pyvrp.Location(0, 0)] * (bases + len(arcs.options)),
        clients,
        [pyvrp.Depot(location=i) for i in range(bases)],
        tables.types,
        tables.points,
        tables.durations,
        groups,
    )
    return _Model(data, constant)


def _clients(arcs: Arcs, required: BoolArray) -> tuple[list[Any], list[Any], int]:
    """Return the clients, the groups, and what PyVRP's cost is too high by."""
    p = arcs.problem
    ways: dict[int, list[int]] = {}
    for client, option in enumerate(arcs.options.tolist()):
        ways.setdefault(int(p.option_visit[option]), []).append(client)
    number = {v: g for g, v in enumerate(v for v, row in ways.items() if len(row) > 1)}
    groups = [pyvrp.ClientGroup(ways[v], required=bool(required[v])) for v in number]
    window = list(_each_window(arcs))
    clients: list[Any] = []
    constant = -int(p.unplanned_cost.sum())
    for v, row in ways.items():
        price = 0 if required[v] else int(p.unplanned_cost[v] + arcs.raised[v])
        # of a group's prizes all but one stay uncollected, whatever is done
        constant += (len(row) - 1) * price + int(arcs.raised[v] + p.unplanned_cost[v])
        for client in row:
            option = int(arcs.options[client])
            early, late = window[client]
            clients.append(
                pyvrp.Client(
                    location=len(arcs.bases) + client,
                    delivery=[int(p.option_load[option])],
                    service_duration=arcs.service(option),
                    tw_early=early,
                    tw_late=late,
                    prize=price,
                    required=bool(required[v]) and v not in number,
                    group=number.get(v),
                )
            )
    return clients, groups, constant


def _each_window(arcs: Arcs) -> Iterator[tuple[int, int]]:
    for option in np.unique(arcs.options).tolist():
        yield from arcs.windows(option)


def _vehicle_types(arcs: Arcs, group_of: list[int]) -> tuple[list[Any], list[list[int]]]:
    """Return the vehicle types and the shifts of each: all that PyVRP cannot tell apart."""
    alike_shifts: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for s in range(arcs.problem.num_shifts):
        given = _vehicle(arcs, s)
        if given["tw_early"] <= given["tw_late"]:
            alike_shifts.setdefault((*given.items(), ("profile", group_of[s])), []).append(s)
    types = [
        pyvrp.VehicleType(num_available=len(shifts), **dict(key)) for key, shifts in alike_shifts.items()
    ]
    return types, list(alike_shifts.values())


def _vehicle(arcs: Arcs, s: int) -> dict[str, Any]:
    p = arcs.problem
    begin, end = arcs.instant(p.shift_earliest[s]), arcs.instant(p.shift_end[s])
    latest = arcs.instant(p.shift_latest[s])
    fixed = p.weights.shift_use * int(p.shift_fixed_cost[s])
    overtime: dict[str, Any] = {}
    if p.weights.overtime and end < latest:
        overtime = {
            "start_late": begin,
            "shift_duration": max(0, end - begin),
            "max_overtime": latest - max(begin, end),
            "unit_overtime_cost": p.weights.overtime,
        }
        fixed += p.weights.overtime * max(0, begin - end)
    return {
        "capacity": (int(p.shift_capacity[s]),),
        "start_depot": arcs.base(int(p.shift_start_place[s])),
        "end_depot": arcs.base(int(p.shift_end_place[s])),
        "fixed_cost": fixed,
        "tw_early": begin,
        "tw_late": latest,
        **overtime,
    }


def _watch(model: _Model, task: Task, done: int, share: float) -> Any:
    """Return PyVRP's callbacks: they count on from `done`, keep the best and pass it on, and say when to end.

    Nothing feasible when this share of the budget is used up is an end too.
    """
    seconds, limit = task.budget.seconds, task.budget.iterations

    class Watch(pyvrp.IteratedLocalSearchCallbacks):
        def __init__(self) -> None:
            self.model = model
            self.iterations = done
            self.best: Any = None
            self.feasible = False

        def on_start(self, ils: Any) -> None:
            self.on_best(ils.initial_solution)

        def on_best(self, best: Any) -> None:
            self.best = best
            self.feasible = best.is_feasible()
            if self.feasible:
                cost = pyvrp.CostEvaluator([0], 0, 0).cost(best)
                task.tell(self.iterations, int(cost) - model.constant)

        def ended(self, _cost: int) -> bool:
            part = 1.0 if self.feasible else share
            late = seconds is not None and task.clock() >= part * seconds
            if late or (limit is not None and self.iterations >= part * limit):
                return True
            self.iterations += 1
            return False

    return Watch()


def _routes(tables: _Tables, best: Any) -> Routes:
    options = tables.arcs.options.tolist()
    routes: list[tuple[int, ...]] = [()] * tables.arcs.problem.num_shifts
    free = [list(shifts) for shifts in tables.shifts]
    for route in best.routes() if best is not None else ():
        shift = free[route.vehicle_type()].pop(0)
        routes[shift] = tuple(options[a.idx] for a in route if a.is_client())
    return tuple(routes)
