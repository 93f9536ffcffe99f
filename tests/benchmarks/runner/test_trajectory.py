"""Cost over time."""

from __future__ import annotations

from benchmarks.runner.trajectory import Trajectory
from solvers.base import Progress


def told(*signs: tuple[float, int]) -> Trajectory:
    trajectory = Trajectory(lambda points: points / 10)
    for seconds, cost in signs:
        trajectory(Progress(seconds, 0, cost))
    return trajectory


def test_only_what_is_better_is_kept() -> None:
    """100 and 70 are new bests, 80 and a second 70 are not."""
    assert told((1, 1000), (2, 700), (3, 800), (4, 700)).ending_at(5, 70.0) == [(1, 100.0), (2, 70.0)]


def test_a_silent_solver_has_one_point() -> None:
    """Its plan, when it was done."""
    assert told().ending_at(5, 70.0) == [(5, 70.0)]


def test_a_judge_who_finds_it_cheaper_adds_a_point() -> None:
    """Timing by the benchmark's own convention, after the search."""
    assert told((1, 1000)).ending_at(5, 90.0) == [(1, 100.0), (5, 90.0)]


def test_a_judge_who_finds_it_dearer_has_the_last_word() -> None:
    """The solver believed 60 at second 2; the plan costs 75, and so it did from then on."""
    assert told((1, 1000), (2, 600), (3, 500)).ending_at(5, 75.0) == [(1, 100.0), (2, 75.0)]


def test_decimals_below_the_engines_unit_are_no_improvement() -> None:
    """69.99999 against 70: the same cost, reached at second 2."""
    assert told((2, 700)).ending_at(5, 69.99999) == [(2, 69.99999)]
