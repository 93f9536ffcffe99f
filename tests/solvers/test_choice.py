"""Moves that change which visits are planned, against every plan that the plain code says they may lead to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest

from solvers.kernels.arrays import TOTAL
from solvers.kernels.bridge import read
from solvers.kernels.choice import admit, drop, trade
from solvers.kernels.moves import FAR
from solvers.problem import Problem
from tests.solvers.days import full_day, planned
from tests.solvers.neighbours import (
    Plan,
    is_linked,
    left_out,
    placements,
    priced,
    reached,
    unit_of,
    visits_of,
    without,
    worth,
)

SEEDS = (1, 2, 3)


def of(problem: Problem, plan: Plan, *, alone: bool = True, linked: bool = True) -> list[int]:
    """The visits of a plan: those that are units of their own, or also the others; with or without linked ones."""
    return [
        v
        for v in sorted(visits_of(problem, plan))
        if (len(unit_of(problem, v)) == 1 or not alone) and (linked or not is_linked(problem, v))
    ]


def affordable(plans: dict[Plan, int], now: int, slack: int) -> dict[Plan, int]:
    """What the caller of a move would keep: links can make it cost more than its price."""
    return {plan: points for plan, points in plans.items() if points - now <= slack}


def slacks(plans: dict[Plan, int], now: int) -> list[int]:
    """Any, just enough for half of the plans, and too little for each."""
    changes = sorted(points - now for points in plans.values())
    return [FAR, changes[len(changes) // 2], changes[0] - 1] if changes else [FAR]


def beside_others(problem: Problem, plan: Plan, v: int) -> Iterator[Plan]:
    """The placements of v right in front of or behind another visit."""
    for placed in placements(problem, plan, v):
        for route in placed:
            visits = [-1 if problem.is_break(a) else int(problem.option_visit[a]) for a in route]
            if v in visits:
                at = visits.index(v)
                if max([*visits[max(0, at - 1) : at], *visits[at + 1 : at + 2]], default=-1) >= 0:
                    yield placed


@pytest.mark.parametrize("seed", SEEDS)
def test_a_visit_is_admitted_beside_every_other_that_slack_allows(seed: int) -> None:
    """Each visit taken out in turn: drawn often, the move reaches all the places beside others that cost no more than allowed, by
    every option, and nothing else; each costs what the plain code says."""
    problem = full_day(seed, visits=8, shifts=3)
    data, state = planned(problem)
    places = 0
    for v in of(problem, read(data, state).routes):
        with left_out(data, state, v):
            now = int(state.scalar[TOTAL])
            plans = priced(problem, beside_others(problem, read(data, state).routes, v))
            for slack in slacks(plans, now):
                found = reached(data, state, partial(admit, data, state, v, slack), 1000)
                assert affordable(found, now, slack) == affordable(plans, now, slack)
                places += len(found)
    assert places > 10


def test_a_pair_is_not_admitted_by_halves() -> None:
    problem = full_day(1, visits=8, shifts=3)
    data, state = planned(problem)
    v = int(problem.link_first[problem.link_together][0])
    with left_out(data, state, v):
        assert reached(data, state, partial(admit, data, state, v, FAR), 200) == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_drop_takes_out_a_unit_and_costs_what_it_is_priced_at(seed: int) -> None:
    """The visit and all planned only together with it. Without links the price is exact: one point of slack less and it stays."""
    problem = full_day(seed, visits=8, shifts=3)
    data, state = planned(problem)
    plan, now = read(data, state).routes, int(state.scalar[TOTAL])
    for v in of(problem, plan, alone=False):
        rest = without(problem, plan, unit_of(problem, v))
        points = worth(problem, rest)
        assert points is not None
        assert reached(data, state, partial(drop, data, state, v, FAR)) == {rest: points}
        if not is_linked(problem, v):
            assert reached(data, state, partial(drop, data, state, v, points - now)) == {rest: points}
            assert reached(data, state, partial(drop, data, state, v, points - now - 1)) == {}


def in_the_place_of(problem: Problem, plan: Plan, v: int, waiting: list[int]) -> Iterator[Plan]:
    """Every plan with one of the waiting visits where v stands."""
    for s, route in enumerate(plan):
        for at, a in enumerate(route):
            if problem.is_break(a) or problem.option_visit[a] != v:
                continue
            for option in np.flatnonzero(np.isin(problem.option_visit, waiting)).tolist():
                if problem.eligible[option, s]:
                    yield (*plan[:s], (*route[:at], option, *route[at + 1 :]), *plan[s + 1 :])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_trade_puts_every_visit_that_slack_allows_in_the_place_of_another(seed: int) -> None:
    """Three visits are left out; each of those without links that are planned is traded for any of them that can stand there. (What
    a linked visit leaves behind for its partners is not priced.)"""
    problem = full_day(seed, visits=10, shifts=2)
    data, state = planned(problem)
    waiting = of(problem, read(data, state).routes)[::2][:3]
    trades = 0
    with left_out(data, state, *waiting):
        plan, now = read(data, state).routes, int(state.scalar[TOTAL])
        waiting = [v for v in range(problem.num_visits) if v not in visits_of(problem, plan)]
        waiting = [v for v in waiting if len(unit_of(problem, v)) == 1]
        for v in of(problem, plan, linked=False):
            plans = priced(problem, in_the_place_of(problem, plan, v, waiting))
            for slack in slacks(plans, now):
                found = reached(data, state, partial(trade, data, state, v, slack), 400)
                assert affordable(found, now, slack) == affordable(plans, now, slack)
                trades += len(found)
    assert trades > 2
