"""What a problem refuses, and what "off" means."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from solvers.problem import NO_LIMIT, NO_PLACE, Solution, Weights, problem_builder
from tests.solvers.problems import care_day, four_visits, mixed, one_visit


def test_fields_not_given_are_off() -> None:
    problem = one_visit()
    assert (problem.num_links, problem.num_breaks, problem.num_workers) == (0, 0, 1)
    assert (problem.window_early.tolist(), problem.window_late.tolist()) == ([0], [NO_LIMIT])
    two = one_visit(window_offset=[0, 2], window_early=[0, 9], window_late=[5, 19])
    assert (problem.window_rank.tolist(), two.window_rank.tolist()) == ([0], [0, 1])
    assert problem.eligible.tolist() == [[True]]
    assert problem.required.tolist() == [True]
    assert not problem.arriving.any()
    assert not problem.leaving.any()
    assert (problem.option_load.tolist(), problem.shift_capacity.tolist()) == ([0], [NO_LIMIT])
    assert problem.shift_leaves_at_start.tolist() == [False]
    assert one_visit(break_shift=[0]).optional_break.tolist() == [False]


def test_distance_is_travel_time_unless_given() -> None:
    assert one_visit().distance.tolist() == one_visit().travel_time.tolist()
    assert one_visit(distance=[[0, 5], [7, 0]]).distance.tolist() == [[[0, 5], [7, 0]]]


def test_several_means_of_travel() -> None:
    slow = np.stack([np.array([[0, 60], [60, 0]]), np.array([[0, 200], [200, 0]])])
    assert one_visit(travel_time=slow, shift_means=[1]).travel_time.shape == (2, 2, 2)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"travel_time": np.zeros((2, 3), dtype=int)}, "square tables"),
        ({"distance": np.zeros((3, 3), dtype=int)}, "square tables"),
        ({"arriving": [[1, 2, 3]]}, "arriving and leaving"),
        ({"required": [True, False]}, "rows|places|visits"),
        ({"unplanned_cost": [1, 2]}, "unplanned_cost has 2 rows"),
        ({"option_duration": [1, 2]}, "option_duration has 2 rows"),
        ({"shift_latest": [1, 2]}, "shift_latest has 2 rows"),
        ({"travel_rate": [1, 2]}, "travel_rate has 2 rows"),
        ({"allowed": [[True, True]]}, "allowed must have shape"),
        ({"window_offset": [0, 1, 1]}, "window_offset"),
        ({"window_offset": [0, 0]}, "at least one window"),
        ({"option_place": [2]}, "option_place must lie in"),
        ({"option_place": [NO_PLACE - 1]}, "option_place must lie in"),
        ({"shift_means": [1]}, "shift_means must lie in"),
        ({"break_shift": [1]}, "break_shift must lie in"),
        ({"option_duration": [-1]}, "option_duration must lie in"),
        ({"option_load": [1, 2]}, "option_load has 2 rows"),
        ({"option_load": [-1]}, "option_load must not be negative"),
        ({"shift_capacity": [1, 2]}, "shift_capacity has 2 rows"),
        ({"shift_capacity": [-1]}, "shift_capacity must not be negative"),
        ({"shift_leaves_at_start": [True, True]}, "shift_leaves_at_start has 2 rows"),
        (
            {"shift_leaves_at_start": [True], "shift_earliest": [-NO_LIMIT]},
            "shift 0 leaves at a start it does not have",
        ),
        ({"break_shift": [0], "break_skip_cost": [1, 2]}, "break_skip_cost has 2 rows"),
        ({"break_shift": [0], "break_skip_cost": [-1]}, "break_skip_cost must not be negative"),
        ({"weights": Weights(idle_max=1)}, "shift 0 has no start or no end"),
    ],
)
def test_inconsistent_fields_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        one_visit(**changes)


def test_a_link_joins_two_visits() -> None:
    with pytest.raises(ValueError, match="two different visits"):
        four_visits(link_first=[1], link_second=[1])


def test_rows_ascend_and_every_visit_has_an_option() -> None:
    with pytest.raises(ValueError, match="option_visit must ascend"):
        four_visits(option_visit=[0, 2, 1, 3])
    with pytest.raises(ValueError, match="visit 1 has no option"):
        four_visits(option_visit=[0, 0, 2, 3])


def test_unknown_fields_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"unknown field\(s\) of Problem: \['lunch', 'tea'\]"):
        one_visit(tea=1, lunch=2)


def test_a_problem_of_nothing() -> None:
    assert one_visit(visits=0, option_visit=[], option_place=[], option_duration=[]).num_options == 0
    assert one_visit(shifts=0).num_shifts == 0


def test_offsets_and_eligibility() -> None:
    problem = four_visits(
        option_visit=[0, 0, 1, 2, 3], option_place=[1, NO_PLACE, 2, 2, 3], option_duration=[60] * 5,
        option_skills=[[True], [False], [False], [False], [False]], shift_skills=[[False], [True]],
        break_shift=[1, 1],
    )  # fmt: skip
    assert problem.option_offset.tolist() == [0, 2, 3, 4, 5]
    assert problem.break_offset.tolist() == [0, 0, 2]
    assert problem.eligible[:2].tolist() == [[False, True], [True, True]]
    assert (problem.is_break(4), problem.is_break(5)) == (False, True)


def test_replace_checks_again() -> None:
    with pytest.raises(ValueError, match="option_place must lie in"):
        one_visit().replace(option_place=np.array([9]))


def test_the_empty_solution_has_a_route_per_shift() -> None:
    assert Solution.empty(four_visits()) == Solution(((), ()), ((), ()))


@pytest.mark.parametrize("make", [care_day, mixed])
def test_random_problems_are_the_same_each_time(make: Any) -> None:
    one, other, third = make(1), make(1), make(2)
    assert (one.window_early == other.window_early).all()
    assert (one.travel_time == other.travel_time).all()
    assert one.travel_time.shape != third.travel_time.shape or (one.travel_time != third.travel_time).any()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"window_early": [9], "window_late": [5]}, "ends before it begins"),
        ({"window_offset": [0, 2], "window_early": [0, 5], "window_late": [6, 9]}, "disjoint"),
        (
            {"window_offset": [0, 2], "window_early": [0, 5], "window_late": [4, 9], "window_rank": [1, 1]},
            "window_rank must ascend",
        ),
        ({"window_rank": [0, 1]}, "window_rank equal length"),
        ({"window_offset": [1, 2], "window_early": [0, 5], "window_late": [4, 9]}, "window_offset must run"),
        ({"option_setup": [-1]}, "option_setup must not be negative"),
        ({"travel_time": [[0, -1], [1, 0]]}, "travel_time must not be negative"),
        ({"option_skills": [[True]], "shift_skills": [[True, False]]}, "same number of skills"),
    ],
)
def test_arrays_that_make_no_sense_are_refused(changes: dict[str, object], message: str) -> None:
    fields: dict[str, object] = {
        "travel_time": [[0, 1], [1, 0]], "visits": 1, "option_visit": [0], "option_place": [1], "option_duration": [1],
        "shifts": 1, **changes,
    }  # fmt: skip
    with pytest.raises(ValueError, match=message):
        problem_builder(**fields)  # type: ignore[arg-type]


def test_a_gap_of_more_than_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="at least more than at most"):
        problem_builder(
            [[0]], visits=2, option_visit=[0, 1], option_place=[0, 0], option_duration=[1, 1], shifts=1,
            link_first=[0], link_second=[1], link_min=[10], link_max=[5],
        )  # fmt: skip


def test_idle_time_is_for_shifts_with_an_end() -> None:
    assert one_visit(weights=Weights(idle_max=1), shift_end=[900]).weights.idle_max == 1


def test_breaks_with_a_price_may_be_left_out() -> None:
    assert one_visit(break_shift=[0, 0], break_skip_cost=[0, NO_LIMIT]).optional_break.tolist() == [
        True,
        False,
    ]
