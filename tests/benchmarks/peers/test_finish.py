"""What becomes of a peer's routes: starts, breaks moved, visits dropped that do not fit."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.peers.finish import finished
from solvers.base import Budget, Task
from solvers.check import check
from solvers.problem import Problem, Solution, problem_builder
from solvers.schedule import Routes
from tests.solvers.problems import line

TASK = Task(Budget(iterations=1))


def two_visits(**changes: Any) -> Problem:
    """Places 1 and 2, 60 s a step, 10 s of care, one shift; optional at 1000 and 2000 points."""
    given: dict[str, Any] = {
        "visits": 2, "option_visit": [0, 1], "option_place": [1, 2], "option_duration": [10, 10], "shifts": 1,
        "required": [False, False], "unplanned_cost": [1000, 2000],
    }  # fmt: skip
    return problem_builder(line(3), **{**given, **changes})


def test_a_feasible_route_is_started_as_early_as_can_be() -> None:
    """60 to place 1; 70 + 60 = 130."""
    assert finished(two_visits(), TASK, ((0, 1),)).starts == ((60, 130),)


def test_a_break_in_an_impossible_place_is_moved() -> None:
    """A break (activity 2) that starts by 5 can only be first; the peer had it last."""
    problem = two_visits(break_shift=[0], break_late=[5], break_duration=[30])
    solution = finished(problem, TASK, ((0, 1, 2),))
    assert solution.routes == ((2, 0, 1),)
    assert check(problem, solution) == []


def test_a_peers_answer_stands_even_if_nothing_at_all_were_cheaper() -> None:
    """120 there and back for a visit worth 1."""
    assert finished(two_visits(unplanned_cost=[1, 1]), TASK, ((0,),)).routes == ((0,),)


def test_a_start_that_is_better_is_returned_unless_it_breaks_a_rule() -> None:
    """Both visits and the way, 240, against leaving one out."""
    start = Solution(((0, 1),), ((60, 130),))
    task = Task(Budget(iterations=1), start=start)
    assert finished(two_visits(), task, ((1,),)) == start
    assert finished(two_visits(window_late=[60, 129]), task, ((1,),)).routes == ((1,),)


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"window_late": [60, 129]}, (1,)),  # 130 behind place 1, 120 alone
        ({"window_late": [60, 130]}, (0, 1)),
        ({"shift_latest": [259]}, (1,)),  # home at 140 + 120 = 260
        ({"shift_latest": [260]}, (0, 1)),
        ({"option_load": [3, 3], "shift_capacity": [5]}, (1,)),
        ({"option_load": [3, 3], "shift_capacity": [6]}, (0, 1)),
        ({"allowed": [[True], [False]]}, (0,)),
        ({"window_late": [60, 129], "unplanned_cost": [3000, 2000]}, (0,)),
        ({"window_late": [60, 129], "required": [True, False]}, (0,)),
    ],
)
def test_what_does_not_fit_is_left_out_the_cheapest_first(
    changes: dict[str, Any], kept: tuple[int, ...]
) -> None:
    problem = two_visits(**changes)
    routes: Routes = ((0, 1),)
    solution = finished(problem, TASK, routes)
    assert solution.routes == (kept,)
    assert [b.rule for b in check(problem, solution)] == []
