"""What is particular to `cpsat`: it is exact, and its bound is a bound (the common contract is in test_contract)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from solvers.base import Budget
from solvers.check import check
from solvers.cost import cost
from solvers.cpsat.network import DEPOT, network
from solvers.cpsat.symmetry import identical_shifts, in_order
from solvers.horizon import horizon
from solvers.problem import NO_PLACE, Problem, Solution, Weights
from solvers.solve import solve
from tests.solvers.exhaustive import optimum
from tests.solvers.problems import (
    EVERY_TERM,
    EVERYTHING,
    by_screen,
    care_day,
    every_feature,
    four_visits,
    one_visit,
)

PLENTY = Budget(iterations=20_000)


def proven(problem: Problem, **call: Any) -> int:
    result = solve(problem, "cpsat", budget=PLENTY, **call)
    assert result.status == "optimal"
    return result.cost


@pytest.mark.parametrize("seed", range(12))
def test_the_optimum_is_that_of_trying_everything(seed: int) -> None:
    """Every feature but waiting, four visits, two workers; a fifth of the visits required."""
    rng = np.random.default_rng(seed)
    problem = every_feature(
        seed, 4, 2, shift_worker=[0, 1], preference=rng.integers(0, 8, (4, 2)), required=rng.random(4) < 0.2,
        weights=EVERY_TERM._replace(waiting=0),
    )  # fmt: skip
    held_against_everything(problem)


@pytest.mark.parametrize("seed", range(12, 18))
def test_waiting_of_shifts_that_leave_at_their_start_is_exact(seed: int) -> None:
    problem = every_feature(
        seed, 4, 2, shift_worker=[0, 1], preference=np.zeros((4, 2)), shift_leaves_at_start=[True, True]
    )
    held_against_everything(problem)


@pytest.mark.parametrize(
    "term", [{"lateness_max": 9}, {"idle_max": 9}, {"balance": 9}, {"lateness": 3, "lateness_max": 3}]
)
@pytest.mark.parametrize("seed", range(18, 21))
def test_each_term_of_the_whole_is_exact(seed: int, term: dict[str, int]) -> None:
    """One term against travel alone, so that it decides; soft latest starts so early that most are late."""
    problem = every_feature(
        seed, 4, 2, shift_worker=[0, 1], preference=np.zeros((4, 2)), soft_latest=[20, 50, 90, 130],
        unplanned_cost=[5000] * 4, weights=Weights(travel_time=1)._replace(**term),
    )  # fmt: skip
    held_against_everything(problem)


@pytest.mark.parametrize("seed", range(21, 27))
def test_windows_of_the_same_rank_are_exact(seed: int) -> None:
    """Every link asks for them, and leaving visits out is dear."""
    problem = every_feature(
        seed, 4, 2, shift_worker=[0, 1], preference=np.zeros((4, 2)), unplanned_cost=[5000] * 4,
        weights=EVERY_TERM._replace(waiting=0),
    )  # fmt: skip
    linked = problem.num_links
    held_against_everything(
        problem.replace(
            link_same_window=np.ones(linked, dtype=bool),
            link_min=np.full(linked, -300),
            link_max=np.full(linked, 300),
        )
    )


def held_against_everything(problem: Problem) -> None:
    best = optimum(problem)
    result = solve(problem, "cpsat", budget=PLENTY)
    assert result.status == ("infeasible" if best is None else "optimal")
    assert best is None or result.cost == result.bound == best


def test_waiting_is_avoided_by_leaving_late() -> None:
    """Visit 3 opens at 9000; care of visit 0 (any time) is put off so that nobody waits in between."""
    weights = EVERYTHING._replace(work=0, distance=0, overtime=0, lateness=0)
    problem = four_visits(
        window_early=[0, 0, 0, 9000],
        required=[True, False, False, True],
        unplanned_cost=[0] * 4,
        weights=weights,
    )
    # travel 2 x (60 + 120 + 180) and stops 2 x 2 x 318, no waiting
    assert proven(problem) == 720 + 1272


def test_waiting_that_windows_force_is_paid() -> None:
    """Visit 0 must start by 300, so it is over at 900 and the worker ready for visit 3 at 1338 of 2000: 662 of waiting."""
    problem = four_visits(
        window_early=[0, 0, 0, 2000], window_late=[300, 9000, 9000, 2000], required=[True, False, False, True],
        unplanned_cost=[0] * 4, weights=EVERYTHING._replace(work=0, distance=0, travel_time=0, stop_overhead=0),
        shifts=1,
    )  # fmt: skip
    assert proven(problem) == 662


def test_one_worker_is_not_in_two_places() -> None:
    """Two shifts of one worker: visits 0 and 3 at the same hour cannot both be done, for two workers they can."""
    given: dict[str, Any] = {"window_early": [500, 0, 0, 500], "window_late": [600, 9000, 9000, 600]}
    given |= {"required": [False] * 4, "unplanned_cost": [5000, 0, 0, 4000]}
    # out and home and a stop each: 120 + 318 and 360 + 318
    assert proven(four_visits(**given)) == 438 + 678
    one = four_visits(**given, shift_worker=[0, 0], preference=[[0]] * 4)
    assert proven(one) == 438 + 4000


def test_a_shift_whose_break_cannot_be_taken_is_not_used_however_cheap() -> None:
    """Shift 0 begins at 200 and should begin its break by 100; shift 1 costs 500 more and does the round."""
    problem = four_visits(
        break_shift=[0], break_late=[100], shift_earliest=[200, 0], shift_fixed_cost=[0, 500],
        weights=Weights(travel_time=1, stop_overhead=1, shift_use=1),
    )  # fmt: skip
    assert proven(problem) == 1314 + 500


def test_as_few_required_visits_as_possible_are_left_out() -> None:
    """One hour for three of four visits; leaving out is dear, but two cheap ones are still fewer than three."""
    problem = four_visits(shift_latest=[2500, 0], unplanned_cost=[1, 1, 1, 1])
    result = solve(problem, "cpsat", budget=PLENTY)
    # places 1 and 2 with three visits: 60 + 200 + 600 + 118 + 60 + 200 + 1200 + 118 + 120 = 2676 is too long,
    # both visits at place 2: 120 + 200 + 1200 + 118 + 120 = 1758 fits
    assert {b.rule for b in result.breaches} == {"required_unplanned"}
    assert len(result.breaches) == 2


def test_the_order_of_identical_shifts_loses_nothing() -> None:
    """Three equal workers, of whom the hint uses the last: the optimum and the start are both found again."""
    problem = four_visits(shifts=3)
    assert identical_shifts(problem) == [[0, 1, 2]]
    start = Solution(((), (), (0, 1, 2, 3)), ((), (), (260, 1238, 1838, 2816)))
    moved = in_order(problem, start)
    assert moved.routes == ((0, 1, 2, 3), (), ())
    assert cost(problem, moved) == cost(problem, start)
    assert check(problem, moved) == []
    assert proven(problem, start=start) == 1314


@pytest.mark.parametrize(
    "told_apart",
    [
        {"shift_end": [100, 200]},
        {"preference": [[0, 1]] * 4},
        {"allowed": [[True, True]] * 3 + [[True, False]]},
        {"break_shift": [0]},
        {"shift_worker": [0, 0], "preference": [[0]] * 4},
        {"shift_capacity": [1, 2]},
        {"shift_leaves_at_start": [True, False]},
        {"break_shift": [0, 1], "break_skip_cost": [1, 2]},
    ],
)
def test_shifts_that_anything_tells_apart_are_not_identical(told_apart: dict[str, Any]) -> None:
    assert identical_shifts(four_visits(**told_apart)) == []


def test_identical_shifts_keep_their_own_breaks() -> None:
    problem = four_visits(break_shift=[0, 1], break_duration=[60, 60])
    moved = in_order(problem, Solution(((3, 4), (0, 5)), ((380, 1098), (260, 978))))
    assert moved.routes == ((0, 4), (3, 5))


def test_a_network_knows_each_place_a_screen_visit_can_be_made_at() -> None:
    """The depot, two visits at places, and the call at the base, at place 1 and at place 3."""
    net = network(by_screen(), 0)
    assert net.activity.tolist() == [-1, 0, 1, 1, 1, 2]
    assert net.place.tolist() == [0, 1, 0, 1, 3, 3]
    delays = {(int(i), int(j)): int(d) for i, j, d in zip(net.tail, net.head, net.delay, strict=True)}
    # from care at place 1: 600 of care, leaving 118, set-up 60; from the call there: 300 + 120, travel 120, arriving 200
    assert (delays[1, 3], delays[3, 5]) == (778, 740)
    assert (1, 2) not in delays
    assert (2, 3) not in delays


def test_arcs_that_cannot_be_in_time_do_not_exist() -> None:
    """Visit 0 from 5000 on, visit 3 until 4000: 0 never comes before 3, and 3 may come before 0."""
    net = network(four_visits(window_early=[5000, 0, 0, 0], window_late=[9000, 9000, 9000, 4000]), 0)
    arcs = set(zip(net.tail.tolist(), net.head.tolist(), strict=True))
    assert (1, 4) not in arcs
    assert (4, 1) in arcs
    assert net.low[4] == 380
    assert net.high[DEPOT] > 9000


def test_no_limit_becomes_a_number_that_loses_nothing() -> None:
    """The horizon lies beyond everything done one after the other from the last limit that there is."""
    first, last = horizon(one_visit(window_early=[5000]))
    assert first <= 0
    assert 5000 + 600 + 120 <= last < 10_000


def test_open_ends_need_no_place() -> None:
    problem = one_visit(shift_start_place=[NO_PLACE], shift_end_place=[NO_PLACE])
    assert proven(problem) == 0


def test_the_bound_of_a_run_cut_short_holds() -> None:
    problem = care_day(1, looseness=3)
    short = solve(problem, "cpsat", budget=Budget(iterations=100))
    assert short.bound is None or short.bound <= proven(problem) <= short.cost


def test_negative_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        solve(one_visit(weights=EVERYTHING._replace(overtime=-1)), "cpsat", budget=PLENTY)


def test_a_capacity_splits_the_round() -> None:
    """Loads of 1 in two shifts of 2: one takes both visits at place 2, the other places 1 and 3: travel 240 + 360, three stops."""
    assert proven(four_visits(option_load=[1] * 4, shift_capacity=[2, 2])) == 600 + 954
    assert proven(four_visits(option_load=[1] * 4, shift_capacity=[4, 0])) == 1314


@pytest.mark.parametrize(("price", "routes"), [(119, ((0,),)), (121, ((0, 1), (1, 0)))])
def test_a_break_is_left_out_where_that_is_cheaper(price: int, routes: Any) -> None:
    """The shift begins and ends at the visit; to the base for the break and back is 120 of travel."""
    problem = one_visit(
        shift_start_place=[1], shift_end_place=[1], break_shift=[0], break_duration=[60], break_place=[0],
        break_skip_cost=[price],
    )  # fmt: skip
    result = solve(problem, "cpsat", budget=PLENTY)
    assert (result.status, result.cost) == ("optimal", min(price, 120))
    assert result.solution.routes[0] in routes


def test_a_break_that_cannot_be_taken_in_time_is_left_out_at_its_price() -> None:
    """The shift begins at 200 and the break should by 100."""
    given: dict[str, Any] = {"break_shift": [0], "break_late": [100], "shift_earliest": [200]}
    assert proven(one_visit(**given, break_skip_cost=[77])) == 120 + 77


def test_a_start_with_a_break_left_out_is_taken_up() -> None:
    problem = four_visits(
        break_shift=[0, 1], break_duration=[60, 60], break_skip_cost=[5, 5], shift_earliest=[0, 1]
    )
    start = Solution(((0, 1, 2, 3), ()), ((260, 1238, 1838, 2816), ()))
    assert check(problem, start) == []
    assert proven(problem, start=start) == 1314


@pytest.mark.parametrize(("worth", "best"), [(119, 1314 - 119), (121, 1434 - 2 * 121)])
def test_using_a_shift_may_be_worth_it(worth: int, best: int) -> None:
    """Place 1 by itself in a second shift is 120 more of travel and not a stop more."""
    weights = Weights(travel_time=1, stop_overhead=1, shift_use=1)
    assert proven(four_visits(shift_fixed_cost=[-worth] * 2, weights=weights)) == best


def test_balance_shares_the_work() -> None:
    """Alone one does 360 + 2400 and the other nothing: 1380 from the mean each. By twos, 240 or 360 of travel and 1200: 60 each."""
    problem = four_visits(weights=Weights(travel_time=1, balance=1))
    assert proven(problem) == 600 + 120
    assert proven(problem.replace(weights=Weights(travel_time=1))) == 360
