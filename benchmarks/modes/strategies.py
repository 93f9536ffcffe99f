"""The strategies: one lets the search decide modes and routes together, the others choose the calls first and route after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.modes.calls import all_at_home, decided
from benchmarks.modes.day import Day
from benchmarks.modes.desk import choose
from benchmarks.modes.orders import at_random, largest_detour, most_isolated
from benchmarks.modes.row import ModesRow, Strategy
from solvers.base import Budget, Result
from solvers.problem import NO_PLACE, Problem, Solution
from solvers.solve import solve
from solvers.trace import trace


class Travel(NamedTuple):
    """What a plan drives."""

    seconds: int
    metres: int


def plans_of(day: Day, budget: Budget, seed: int = 1) -> Iterator[ModesRow]:
    """Yield the row of every strategy, each with the whole budget, none with another's plan to start from.

    The calls of a strategy that chooses first are fixed, but not when, nor by which operator. "random", "isolated" and "detour"
    get as many as the joint plan has; "isolated_full" all that quotas and operators have room for.
    """
    problem = day.problem

    def row(strategy: Strategy, given: Problem) -> tuple[ModesRow, Result]:
        result = solve(given, "search", budget=budget, seed=seed)
        return _row(day, strategy, budget, result), result

    physical, at_home = row("physical", all_at_home(problem))
    yield physical
    joint, _ = row("joint", problem)
    yield joint
    number = joint.screen_visits
    isolated = most_isolated(problem)
    firsts: tuple[tuple[Strategy, list[int], int], ...] = (
        ("random", at_random(problem, seed), number),
        ("isolated", isolated, number),
        ("detour", largest_detour(problem, at_home.solution), number),
        ("isolated_full", isolated, day.able),
    )
    for strategy, order, most in firsts:
        yield row(strategy, decided(problem, choose(problem, order, most)))[0]


def travel_of(problem: Problem, solution: Solution) -> Travel:
    """Return what all routes of a plan drive, ways home included."""
    routes = [
        trace(problem, s, route, starts)
        for s, (route, starts) in enumerate(zip(solution.routes, solution.starts, strict=True))
    ]
    return Travel(
        sum(r.travel + sum(leg.travel for leg in r.legs) for r in routes),
        sum(r.distance + sum(leg.distance for leg in r.legs) for r in routes),
    )


def calls_in(problem: Problem, solution: Solution) -> int:
    """Return how many visits are calls in a plan."""
    planned = (a for route in solution.routes for a in route if not problem.is_break(a))
    return sum(problem.option_place[a] == NO_PLACE for a in planned)


def _row(day: Day, strategy: Strategy, budget: Budget, result: Result) -> ModesRow:
    problem = day.problem
    travel = travel_of(problem, result.solution)
    planned = {
        int(problem.option_visit[a])
        for route in result.solution.routes
        for a in route
        if not problem.is_break(a)
    }
    return ModesRow(
        day=day.name, land=day.land, visits=day.visits, able=day.able, operators=day.operators,
        cap=int(problem.quota_max[0]), strategy=strategy, seed=result.seed, budget_seconds=budget.seconds,
        budget_iterations=budget.iterations, status=result.status, cost=result.cost, driving_seconds=travel.seconds,
        driving_metres=travel.metres, screen_visits=calls_in(problem, result.solution),
        unplanned_visits=problem.num_visits - len(planned), iterations=result.iterations, seconds=round(result.seconds, 3),
    )  # fmt: skip
