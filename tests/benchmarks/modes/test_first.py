"""Modes chosen first: the orders, and what fits at the operators' desk."""

from __future__ import annotations

import numpy as np

from benchmarks.modes.desk import choose
from benchmarks.modes.orders import at_random, isolation, largest_detour, most_isolated
from solvers.problem import Solution
from tests.benchmarks.modes.tiny import HOUR, with_unit

SEVEN = 7 * HOUR


def stretched() -> np.ndarray:
    """Places of the street at 0, 60, 100, 300 and 400 s from the base."""
    at = np.array([0, 60, 100, 300, 400])
    return np.abs(at[:, None] - at[None, :]).astype(np.int32)[None]


def test_isolation_is_the_way_to_the_nearest_other_home_and_back() -> None:
    """Homes at 60, 100, 300, 400: nearest others 40, 40, 100, 100 s away. Ties go by number."""
    problem = with_unit().replace(travel_time=stretched())
    assert [isolation(problem, v) for v in range(4)] == [80, 80, 200, 200]
    assert most_isolated(problem) == [2, 3, 0, 1]


def test_a_detour_is_what_the_plan_drives_for_one_home() -> None:
    """In order 1, 2, 3, 4 and home: only the last is a detour, 100 there and 400 home less 300 home from before = 200."""
    problem = with_unit().replace(travel_time=stretched())
    plan = Solution(((0, 2, 4, 6), ()), ((SEVEN, SEVEN + 978, SEVEN + 2000, SEVEN + 3000), ()))
    assert largest_detour(problem, plan) == [3, 0, 1, 2]


def test_random_order_is_of_the_seed() -> None:
    problem = with_unit()
    assert at_random(problem, 1) == at_random(problem, 1)
    assert sorted(at_random(problem, 2)) == [0, 1, 2, 3]


def test_calls_are_taken_in_order_within_the_limits() -> None:
    assert choose(with_unit(), [3, 1, 0, 2], 3) == [3, 1, 0]
    assert choose(with_unit(most=2), [3, 1, 0, 2], 4) == [3, 1]
    assert choose(with_unit(per_citizen=1), [0, 1, 2, 3], 4) == [0, 2, 3]  # 0 and 1 are one citizen's


def test_calls_must_fit_the_operators_time() -> None:
    """A call holds the desk 60 + 600 + 120 = 780 s, the first start is 7:00 at the earliest, its set-up before or after opening.
    From 7 to 8, 3600 s: four calls take 3120 s; with 50 minutes (3000 s) three."""
    hour = with_unit(hours=(7, 8))
    assert len(choose(hour, [0, 1, 2, 3], 4)) == 4
    short = hour.replace(shift_latest=np.array([14 * HOUR, SEVEN + 3000]))
    assert choose(short, [0, 1, 2, 3], 4) == [0, 1, 2]


def test_calls_are_laid_out_anew_where_one_does_not_fit_between() -> None:
    """Visit 0 may be called until 8:00, visit 1 only at 7:01. Visit 0 is laid at 7:01 first; both fit, 1 before 0."""
    problem = with_unit()
    late = problem.window_late.copy()
    late[:2], late[2:4] = 8 * HOUR, SEVEN + 60
    assert choose(problem.replace(window_late=late), [0, 1], 2) == [0, 1]
    early = problem.window_early.copy()
    early[2:4] = SEVEN + 60
    late[:2] = SEVEN + 60  # now both only at 7:01
    assert choose(problem.replace(window_late=late, window_early=early), [0, 1], 2) == [0]
