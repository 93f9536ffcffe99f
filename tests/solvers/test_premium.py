"""The price of leaving visits out is raised early in a cycle, and is the true one whenever a plan is compared."""

from __future__ import annotations

import numpy as np
import pytest

from solvers import Budget, solve
from solvers.base import Task
from solvers.cost import cost
from solvers.kernels.arrays import COST, POOL, TOTAL, UNPLANNED_COST, lay_out, new_state
from solvers.problem import Problem, Solution, Weights, problem_builder
from solvers.search.chain import Chain
from solvers.search.params import SearchParams
from solvers.search.premium import Premium, factor
from solvers.search.run import run


def far_village(worth: int) -> Problem:
    """Ten visits 100 away from the base and 1 from each other, one shift; each is left out at `worth`."""
    at = np.array([0, *(100 + k for k in range(10))])
    return problem_builder(
        abs(at[:, None] - at[None]),
        visits=10,
        option_visit=range(10),
        option_place=range(1, 11),
        option_duration=[1] * 10,
        shifts=1,
        required=[False] * 10,
        unplanned_cost=[worth] * 10,
        weights=Weights(travel_time=1),
    )


@pytest.mark.parametrize(("within", "times"), [(0.0, 1.4), (0.25, 1.2), (0.5, 1.0), (1.0, 1.0)])
def test_the_premium_falls_to_nothing_in_the_first_half_of_a_cycle(within: float, times: float) -> None:
    assert factor(within) == pytest.approx(times)


def test_charging_changes_the_cost_of_what_is_left_out_and_lifting_takes_it_back() -> None:
    """Ten visits left out at 20 are 200; at 1.4 times the price 280."""
    problem = far_village(20)
    data = lay_out(problem)
    premium, state = Premium(data), new_state(data, 1)
    premium.charge(state, 1.4)
    assert state.scalar[TOTAL] == 280 == state.rows[:10, COST].sum()
    assert premium.data.visit[:, UNPLANNED_COST].tolist() == [28] * 10
    premium.lift(state)
    assert state.scalar[TOTAL] == 200 == cost(problem, Solution(((),), ((),)))
    assert data.visit[:, UNPLANNED_COST].tolist() == [20] * 10
    assert state.scalar[POOL] == 10


@pytest.mark.parametrize(("worth", "planned"), [(22, True), (21, False)])
def test_a_village_is_served_where_it_pays_as_a_whole(worth: int, planned: bool) -> None:
    """The round costs 100 + 9 + 109 = 218: less than ten times 22, more than ten times 21. A single visit never pays."""
    result = solve(far_village(worth), "search", budget=Budget(iterations=20_000))
    assert result.cost == (218 if planned else 210)


@pytest.mark.parametrize(("worth", "cheap"), [(200, True), (100_000, False)])
def test_only_cheap_visits_have_a_premium(worth: int, cheap: bool) -> None:
    """All planned, a visit costs 218 / 10 = 21.8: ten times that is 218."""
    problem = far_village(worth)
    chain = Chain(problem, lay_out(problem), 1)
    chain.start_from(None)
    assert chain._may_leave_out_cheaply() is cheap


@pytest.mark.parametrize("threads", [1, 2])
def test_a_checked_search_with_a_premium_claims_the_true_cost(threads: int) -> None:
    problem = far_village(22)
    outcome = run(
        problem, Task(Budget(iterations=6_000), threads=threads), SearchParams(checked=True, chunk=500)
    )
    assert outcome.claimed_cost == cost(problem, outcome.solution)
