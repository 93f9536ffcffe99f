"""A day of physical visits is given calls, operators and limits, and stays what it was without them."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.modes.calls import Unit, all_at_home, call_of, decided, with_calls
from benchmarks.modes.strategies import calls_in
from solvers.base import Budget
from solvers.check import check
from solvers.problem import NO_PLACE, Problem, Solution
from solvers.solve import solve
from tests.benchmarks.modes.tiny import HOUR, street, tiny_day, with_unit

SEVEN = 7 * HOUR


def cheapest(problem: Problem) -> int:
    return solve(problem, "cpsat", budget=Budget(seconds=30)).cost


def test_a_call_is_a_second_option_of_the_same_length_in_the_same_windows() -> None:
    problem = with_unit(able=(1, 3))
    assert call_of(problem) == {1: 2, 3: 5}
    assert problem.option_place.tolist() == [1, 2, NO_PLACE, 3, 4, NO_PLACE]
    assert problem.option_duration.tolist() == [600] * 6
    assert (problem.option_setup[2], problem.option_wrap_up[2], problem.option_cost[2]) == (60, 120, 18_000)
    assert problem.window_early.tolist() == [SEVEN] * 6
    driver, operator = [True, False], [False, True]
    assert problem.allowed.tolist() == [driver, driver, operator, driver, driver, operator]


def test_each_visit_moved_to_the_unit_saves_its_stop_and_its_way() -> None:
    """At home: (480 + 4 x 318) s x 100 = 175,200. The two furthest called: (240 + 2 x 318) x 100 + 2 x 18,000 = 123,600.
    All four: 72,000. Two at most, one a client: the furthest two are of different clients."""
    assert cheapest(all_at_home(with_unit())) == 175_200
    assert cheapest(with_unit()) == 72_000
    assert cheapest(with_unit(most=2)) == 123_600


def test_the_limit_of_a_citizen_bites() -> None:
    """Visits 0 and 1 are of one client: of the four, one of them must be seen. Nearest: (120 + 318) x 100 + 3 x 18,000 = 97,800."""
    assert cheapest(with_unit(per_citizen=1)) == 97_800
    both = Solution(((0, 2), (5, 7)), ((SEVEN, SEVEN), (SEVEN + 60, SEVEN + 840)))
    assert [b.rule for b in check(with_unit(per_citizen=1), Solution(((4, 6), (1, 3)), both.starts))].count(
        "quota"
    ) == 1
    assert "quota" not in [b.rule for b in check(with_unit(), Solution(((4, 6), (1, 3)), both.starts))]


def test_modes_that_are_decided_stay_decided() -> None:
    """Only the nearest called: (480 + 3 x 318) x 100 + 18,000 = 161,400, though another call would save more."""
    problem = decided(with_unit(), [0])
    found = solve(problem, "cpsat", budget=Budget(seconds=30))
    assert found.cost == 161_400
    assert calls_in(problem, found.solution) == 1
    assert decided(with_unit(), []).allowed[list(call_of(problem).values())].sum() == 0


def test_a_visit_with_a_choice_already_is_refused() -> None:
    with pytest.raises(ValueError, match="exactly one option"):
        with_calls(with_unit(), [0], Unit(((SEVEN, 8 * HOUR),), 1))


def test_without_calls_a_real_day_costs_what_it_did() -> None:
    """Calls forbidden, the new problem judges a plan of the old one as the old one does, faces apart."""
    problem = street()
    plan = solve(problem, "cpsat", budget=Budget(seconds=30))
    assert cheapest(all_at_home(with_unit())) == plan.cost


def test_a_made_up_day_is_what_its_name_says() -> None:
    day = tiny_day(1)
    assert (day.name, day.visits) == ("modes-20-1", 20)
    assert len(call_of(day.problem)) == day.able
    assert 0.3 * 20 <= day.able <= 0.3 * 20 + 5  # the last citizen's visits may go beyond the share
    assert day.problem.quota_max[0] == 2  # a tenth
    operators = day.problem.shift_unit >= 0
    assert day.problem.shift_earliest[operators].tolist() == [7 * HOUR, 16 * HOUR]
    assert np.all(day.problem.option_place[list(call_of(day.problem).values())] == NO_PLACE)
