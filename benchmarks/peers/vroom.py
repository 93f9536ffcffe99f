"""VROOM (https://vroom-project.org, BSD-2-Clause), through pyvroom, on the engine's problems.

How the features are said:
* every way between visits has its own duration and cost, so that stop overhead, setup, rates and preferences are in the tables;
* who may do what: one skill for each set of shifts that may do some visit;
* VROOM plans as much as it can, by priority, and only then saves cost. A visit that may be left out must therefore be worth
  more than the longest way to it; a problem with prizes smaller than that is refused. Costs of leaving out become priorities 1-100:
  in proportion if the dearest is at most 100 times the cheapest, else by rank;
* breaks are taken where it suits VROOM, also during a drive; the engine takes them before it, so they may be moved afterwards.

`threads` threads, one by default, and the highest level of exploration (5). VROOM has no seed and stops by itself when its local
search has ended, often long before the time is used up; a budget in iterations is not looked at. Ctrl-C is heard when it returns.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import numpy as np

from benchmarks.peers import PEERS
from benchmarks.peers.arcs import Arcs, alike, cannot_pay
from benchmarks.peers.finish import finished
from benchmarks.peers.lacking import refuse, require
from solvers.base import Outcome, Task
from solvers.problem import IntArray, Problem
from solvers.schedule import Routes

vroom: Any = require("vroom")

EXPLORATION = 5  # the highest
HIGHEST_PRIORITY = 100
HIGHEST_COST = 2**32 - 1  # of one table entry; above it the package would wrap round without a word
LEAST_TIME = 0.001  # seconds; VROOM takes no time limit of 0


def run(problem: Problem, task: Task) -> Outcome:
    """Let VROOM plan within the budget's seconds and return its plan; it makes no claim of its cost and tells no progress.

    The task's start is not improved on, only returned if nothing better was found.

    Raises UnsupportedError naming what VROOM cannot express.
    """
    options = np.flatnonzero(problem.eligible.any(axis=1))
    arcs = Arcs(problem, options)
    refuse(problem, "vroom", PEERS["vroom"])
    groups, group_of = alike(problem, eligibility=False)
    tables = [arcs.tables(shifts[0]) for shifts in groups]
    refuse(problem, "vroom", PEERS["vroom"], _unsaid(arcs, [points for points, _ in tables]))
    jobs, vehicles = list(_jobs(arcs)), list(_vehicles(arcs, group_of))
    if not jobs or not vehicles:
        return Outcome(finished(problem, task, ((),) * problem.num_shifts), None)
    model = vroom.Input()
    for g, (points, duration) in enumerate(tables):
        model.set_durations_matrix(str(g), duration)
        model.set_costs_matrix(str(g), points)
    model.add_vehicle(vehicles)
    model.add_job(jobs)
    limit = None
    if task.budget.seconds is not None:
        limit = timedelta(seconds=max(LEAST_TIME, task.budget.seconds - task.clock()))
    answer = model.solve(EXPLORATION, nb_threads=task.threads, timeout=limit)
    return Outcome(finished(problem, task, _routes(problem, answer)), None, iterations=1)


def _unsaid(arcs: Arcs, points: list[IntArray]) -> Iterator[str]:
    """Yield what no feature names: a fixed cost below 0, leaving out that could pay, numbers too large."""
    p = arcs.problem
    if p.weights.shift_use and (p.weights.shift_use * p.shift_fixed_cost).min(initial=0) < 0:
        yield "shifts that are worth using"
    if points and (~p.required & ~cannot_pay(arcs, points)).any():
        yield "visits that it may pay to leave out"
    if any(int(table.max()) > HIGHEST_COST for table in points):
        yield f"costs above {HIGHEST_COST:,} points on the way to one visit"


def _priorities(problem: Problem) -> IntArray:
    """Return (V,) 0..100, ascending with the cost of leaving out; a required visit comes first."""
    priority = np.full(problem.num_visits, HIGHEST_PRIORITY, dtype=np.int64)
    may = ~problem.required
    if not may.any():
        return np.zeros_like(priority)
    price = problem.unplanned_cost[may]
    ranks = np.unique(price, return_inverse=True)
    highest = HIGHEST_PRIORITY if may.all() else HIGHEST_PRIORITY - 1
    if price.min() * HIGHEST_PRIORITY >= price.max():
        priority[may] = np.maximum(1, np.rint(price / max(1, price.max()) * highest))
    else:
        priority[may] = 1 + ranks[1] * (highest - 1) // max(1, len(ranks[0]) - 1)
    return priority


def _skills(problem: Problem) -> tuple[list[set[int]], list[set[int]]]:
    """Return the skill each option needs and those each shift has; options that every shift may do need none."""
    number: dict[bytes, int] = {}
    needed: list[set[int]] = []
    had: list[set[int]] = [set() for _ in range(problem.num_shifts)]
    for row in problem.eligible:
        if row.all():
            needed.append(set())
            continue
        key = row.tobytes()
        if key not in number:
            number[key] = len(number) + 1
            for s in np.flatnonzero(row).tolist():
                had[s].add(number[key])
        needed.append({number[key]})
    return needed, had


def _jobs(arcs: Arcs) -> Iterator[Any]:
    p = arcs.problem
    needed, _ = _skills(p)
    priority = _priorities(p)
    loads = bool(p.option_load.any())
    for i, option in enumerate(arcs.options.tolist()):
        windows = list(arcs.windows(option))
        if windows:
            yield vroom.Job(
                option,
                len(arcs.bases) + i,
                default_service=arcs.service(option),
                delivery=[int(p.option_load[option])] if loads else [],
                skills=needed[option],
                priority=int(priority[p.option_visit[option]]),
                time_windows=windows,
            )


def _vehicles(arcs: Arcs, group_of: list[int]) -> Iterator[Any]:
    p = arcs.problem
    _, had = _skills(p)
    loads = bool(p.option_load.any())
    for s in range(p.num_shifts):
        begin, latest = arcs.instant(p.shift_earliest[s]), arcs.instant(p.shift_latest[s])
        own = range(int(p.break_offset[s]), int(p.break_offset[s + 1]))
        rests = [
            vroom.Break(
                b,
                [(max(begin, arcs.instant(p.break_early[b])), arcs.instant(p.break_late[b]))],
                int(p.break_duration[b]),
            )
            for b in own
            if arcs.instant(p.break_late[b]) >= begin
        ]
        if latest < begin or len(rests) < len(own):
            continue  # nobody can work this shift
        yield vroom.Vehicle(
            s,
            arcs.base(int(p.shift_start_place[s])),
            arcs.base(int(p.shift_end_place[s])),
            profile=str(group_of[s]),
            capacity=[int(p.shift_capacity[s])] if loads else [],
            skills=had[s],
            time_window=(begin, latest),
            breaks=rests,
            costs=vroom.VehicleCosts(fixed=p.weights.shift_use * int(p.shift_fixed_cost[s])),
        )


def _routes(problem: Problem, answer: Any) -> Routes:
    routes: list[list[int]] = [[] for _ in range(problem.num_shifts)]
    for step in answer.routes.itertuples():
        if step.type == "job":
            routes[step.vehicle_id].append(int(step.id))
        elif step.type == "break":
            routes[step.vehicle_id].append(problem.num_options + int(step.id))
    return tuple(tuple(route) if any(a < problem.num_options for a in route) else () for route in routes)
