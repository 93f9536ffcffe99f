"""Plans as bare routes of activities, changed and priced the plain way: what a move may lead to, and what it did lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

from solvers.check import check
from solvers.cost import cost
from solvers.kernels.arrays import ROUTE, SLACK, SURCHARGE, TOTAL, Data, State
from solvers.kernels.bridge import read
from solvers.kernels.choice import drop
from solvers.kernels.edits import begin, rollback
from solvers.kernels.moves import FAR
from solvers.kernels.schedule import propagate
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts

Plan = tuple[tuple[int, ...], ...]


def visits_of(problem: Problem, plan: Plan) -> set[int]:
    return {int(problem.option_visit[a]) for route in plan for a in route if not problem.is_break(a)}


def unit_of(problem: Problem, visit: int) -> set[int]:
    """The visits that are planned together with this one or not at all."""
    ends = zip(problem.link_first, problem.link_second, problem.link_together, strict=True)
    pairs = [{int(a), int(b)} for a, b, together in ends if together]
    unit = {visit}
    while more := {u for pair in pairs if unit & pair for u in pair} - unit:
        unit |= more
    return unit


def is_linked(problem: Problem, visit: int) -> bool:
    return visit in problem.link_first or visit in problem.link_second


def worth(problem: Problem, plan: Plan) -> int | None:
    """What the search reckons that a plan costs, None if it breaks a rule.

    Required visits may be left out, at SURCHARGE more, and one of two that belong together too, since plans change visit by visit.
    """
    starts = earliest_starts(problem, plan)
    if starts is None:
        return None
    solution = Solution(plan, starts)
    if any(b.rule not in ("required_unplanned", "link_together") for b in check(problem, solution)):
        return None
    left_out = set(np.flatnonzero(problem.required).tolist()) - visits_of(problem, plan)
    return cost(problem, solution) + SURCHARGE * len(left_out)


def priced(problem: Problem, plans: Iterator[Plan]) -> dict[Plan, int]:
    """What each of the plans costs, for those that keep the rules."""
    costs = {plan: worth(problem, plan) for plan in plans}
    return {plan: points for plan, points in costs.items() if points is not None}


def placements(problem: Problem, plan: Plan, visit: int) -> Iterator[Plan]:
    """Every plan with the unplanned visit in it: by each option, in each shift that may do it, at each place of its route."""
    for option in np.flatnonzero(problem.option_visit == visit).tolist():
        for s in np.flatnonzero(problem.eligible[option]).tolist():
            breaks = range(int(problem.break_offset[s]), int(problem.break_offset[s + 1]))
            route = plan[s] or tuple(problem.num_options + b for b in breaks)
            for at in range(len(route) + 1):
                yield (*plan[:s], (*route[:at], option, *route[at:]), *plan[s + 1 :])


def cheapest(problem: Problem, plan: Plan, visit: int) -> dict[Plan, int]:
    """The best of all placements, several if they cost the same, none if no place keeps the rules."""
    costs = priced(problem, placements(problem, plan, visit))
    least = min(costs.values(), default=0)
    return {p: points for p, points in costs.items() if points == least}


def one_by_one(problem: Problem, plan: Plan, visits: list[int]) -> set[Plan]:
    """The plans that these visits lead to when each in turn goes where it is cheapest, none if one has no place."""
    plans = {plan}
    for v in visits:
        plans = {best for p in plans for best in cheapest(problem, p, v)}
    return plans


def without(problem: Problem, plan: Plan, visits: set[int]) -> Plan:
    """The plan less these visits; a route that loses its last one is not used any more."""
    kept = [
        tuple(a for a in route if problem.is_break(a) or int(problem.option_visit[a]) not in visits)
        for route in plan
    ]
    return tuple(route if any(not problem.is_break(a) for a in route) else () for route in kept)


@contextmanager
def left_out(data: Data, state: State, *visits: int) -> Iterator[None]:
    """For as long as the context lasts, the plan is without these visits and those planned only together with them."""
    mark = begin(state)
    for v in visits:
        if state.rows[v, ROUTE] >= 0:
            drop(data, state, v, FAR)
    assert propagate(data, state)
    yield
    rollback(state, mark)


def reached(data: Data, state: State, move: Callable[[], bool], draws: int = 1) -> dict[Plan, int]:
    """Every plan that the move led to in so many draws, and its running cost; each is taken back, which must leave no trace."""
    before, total = state.rows[:, :SLACK].copy(), int(state.scalar[TOTAL])
    found = {}
    for _ in range(draws):
        mark = begin(state)
        if move() and propagate(data, state):
            found[read(data, state).routes] = int(state.scalar[TOTAL])
        rollback(state, mark)
        assert np.array_equal(state.rows[:, :SLACK], before)
        assert state.scalar[TOTAL] == total
    return found
