"""The engine's cost and check agree with the judge, both ways."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from benchmarks.formats.vrptw import RoutePlan, Vrptw, VrptwCase, judge
from benchmarks.formats.vrptw.convert import sensible_vehicles
from solvers.check import check
from solvers.cost import cost
from tests.benchmarks.formats.vrptw.tiny import BEST, three_clients

PRIZE = np.array([0.0, 3, 50, 0])


def test_times_and_costs_are_in_tenths() -> None:
    """Service 1 = 10 tenths, way depot-3 1.4 = 14; the best plan costs 228 points = 22.8."""
    case = VrptwCase(three_clients())
    problem = case.problem()
    assert case.problem() is problem
    assert problem.option_duration.tolist() == [10, 10, 10]
    assert problem.travel_time[0, 0, 3] == 14
    assert (problem.shift_capacity.tolist(), problem.option_load.tolist()) == ([10, 10], [4, 6, 5])
    solution = case.encode(BEST)
    assert solution.starts == ((50, 110), (14,))
    assert cost(problem, solution) / case.points_per_unit == 22.8
    assert check(problem, solution) == []
    assert case.decode(solution) == BEST


@pytest.mark.parametrize("prize", [None, PRIZE])
def test_engine_and_judge_agree_on_every_plan(prize: np.ndarray | None) -> None:
    """All orders of all subsets of clients, cut in two at every place: the same cost, feasible for one if for the other."""
    instance = three_clients(prize=prize)
    case = VrptwCase(instance)
    plans = {
        RoutePlan(tuple(r for r in (order[:k], order[k:]) if r))
        for size in range(4)
        for order in itertools.permutations((1, 2, 3), size)
        for k in range(size + 1)
    }
    feasible = 0
    for plan in plans:
        verdict, solution = judge(instance, plan), case.encode(plan)
        assert verdict.feasible == (check(case.problem(), solution) == []), plan
        if verdict.feasible:
            feasible += 1
            assert cost(case.problem(), solution) == round(10 * verdict.cost)
    assert 1 < feasible < len(plans)


def test_what_cannot_be_encoded_is_refused() -> None:
    case = VrptwCase(three_clients())
    with pytest.raises(ValueError, match=r"unknown clients \[9\]; there are 1 to 3"):
        case.encode(RoutePlan(((1, 9),)))
    with pytest.raises(ValueError, match="the plan has 3 routes, the problem 2 shifts"):
        case.encode(RoutePlan(((1,), (2,), (3,))))


def test_a_large_fleet_is_cut_to_what_is_worth_having() -> None:
    """Four clients alike, each a vehicle's full load: the simple plan takes 4, a quarter more is 5, and 25: 30 of 1000."""
    clients = Vrptw(
        "alike", 1000, 5, demand=np.array([0, 5, 5, 5, 5]), ready=np.zeros(5), due=np.full(5, 100.0), service=np.zeros(5),
        coordinates=np.array([[0.0, 0], [1, 0], [1, 0], [1, 0], [1, 0]]),
    )  # fmt: skip
    assert sensible_vehicles(clients) == 30
    assert sensible_vehicles(three_clients()) == 2
