"""Each rule biting and not biting, and at its boundary."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from solvers.check import Breach, check
from solvers.problem import DIFFERENT_WORKER, SAME_WORKER, Problem, Solution
from tests.solvers.problems import four_visits, one_visit

ROUND = Solution(((0, 1, 2, 3), ()), ((260, 1238, 1838, 2816), ()))
SPLIT = Solution(((0, 1), (2, 3)), ((260, 1238), (320, 1298)))


def broken(problem: Problem, solution: Solution) -> list[Breach]:
    return check(problem, solution)


def at(start: int, **changes: Any) -> list[Breach]:
    """What is wrong with the one visit starting at `start`."""
    return check(one_visit(**changes), Solution(((0,),), ((start,),)))


def linked(solution: Solution, **link: Any) -> list[Breach]:
    """What is wrong in `solution` with a link from visit 1 to visit 2."""
    return check(four_visits(link_first=[1], link_second=[2], **link), solution)


def test_the_round_known_by_heart_is_feasible() -> None:
    """Ready at 60 + 200; 860 + 118 + 60 + 200 = 1238; at once 1838; 2438 + 118 + 60 + 200 = 2816."""
    assert broken(four_visits(), ROUND) == []
    assert broken(four_visits(), SPLIT) == []


def test_a_second_too_early_is_named() -> None:
    hasty = Solution(((0, 1, 2, 3), ()), ((260, 1237, 1838, 2816), ()))
    assert broken(four_visits(), hasty) == [Breach("too_early", 0, 1, amount=1)]


def test_required_and_optional_visits_left_out() -> None:
    problem = one_visit()
    assert broken(problem, Solution.empty(problem)) == [Breach("required_unplanned", visit=0)]
    assert broken(problem.replace(required=np.array([False])), Solution.empty(problem)) == []


def test_a_visit_done_twice() -> None:
    twice = Solution(((0, 1, 2, 3), (0,)), ((260, 1238, 1838, 2816), (260,)))
    assert broken(four_visits(), twice) == [Breach("planned_twice", visit=0, amount=2)]


def test_skills_and_permission() -> None:
    needs: dict[str, Any] = {"option_skills": [[True]]}
    assert [b.rule for b in at(100, **needs, shift_skills=[[False]])] == ["skill"]
    assert at(100, **needs, shift_skills=[[True]]) == []
    assert at(100, option_skills=[[False]], shift_skills=[[False]]) == []
    assert [b.rule for b in at(100, allowed=[[False]])] == ["not_allowed"]


@pytest.mark.parametrize(
    ("start", "off"),
    [(199, 1), (200, 0), (300, 0), (301, 1), (350, 50), (399, 1), (400, 0), (500, 0), (501, 1)],
)
def test_several_windows_bounds_included(start: int, off: int) -> None:
    """Windows 200-300 and 400-500; the breach says how far the nearest is."""
    breaches = at(start, window_offset=[0, 2], window_early=[200, 400], window_late=[300, 500])
    assert [(b.rule, b.amount) for b in breaches] == ([("window", off)] if off else [])


@pytest.mark.parametrize(("latest", "off"), [(1660, 0), (1659, 1)])
def test_latest_return(latest: int, off: int) -> None:
    breaches = at(1000, shift_latest=[latest])
    assert [(b.rule, b.amount) for b in breaches] == ([("shift_end", off)] if off else [])


@pytest.mark.parametrize(("earliest", "off"), [(940, 0), (941, 1)])
def test_earliest_departure(earliest: int, off: int) -> None:
    breaches = at(1000, shift_earliest=[earliest])
    assert [(b.rule, b.amount) for b in breaches] == ([("too_early", off)] if off else [])


RESTED: dict[str, Any] = {
    "break_shift": [0],
    "break_early": [500],
    "break_late": [700],
    "break_duration": [60],
}


@pytest.mark.parametrize(("start", "off"), [(660, 0), (700, 0), (701, 1), (900, 200)])
def test_break_window(start: int, off: int) -> None:
    """Care 60-660, then the break, without overhead here; its window ends at 700."""
    breaches = check(one_visit(**RESTED), Solution(((0, 1),), ((60, start),)))
    assert [(b.rule, b.amount) for b in breaches] == ([("break_window", off)] if off else [])


def test_a_used_shift_takes_each_break_once() -> None:
    problem = one_visit(**RESTED)
    assert broken(problem, Solution(((0,),), ((60,),))) == [Breach("break_count", 0, 1, amount=-1)]
    twice = Solution(((1, 0, 1),), ((500, 620, 1220),))
    assert Breach("break_count", 0, 1, amount=1) in broken(problem, twice)


def test_an_unused_shift_takes_no_break() -> None:
    problem = one_visit(**RESTED).replace(required=np.array([False]))
    assert broken(problem, Solution.empty(problem)) == []
    assert broken(problem, Solution(((1,),), ((500,),))) == [Breach("break_count", 0, 1, amount=1)]


def test_another_shifts_break_is_not_ones_own() -> None:
    problem = four_visits(break_shift=[1], break_duration=[60])
    stolen = Solution(((0, 1, 2, 3, 4), ()), ((260, 1238, 1838, 2816, 3534), ()))
    assert broken(problem, stolen) == [Breach("break_count", 0, 4, amount=1)]


def test_one_worker_is_in_one_place() -> None:
    """Shift 0 is back after 1238 + 600 + 118 + 120 = 2076; shift 1 leaves at start - 320."""
    one: dict[str, Any] = {"shift_worker": [0, 0], "preference": [[0]] * 4}
    assert broken(four_visits(**one), SPLIT) == [Breach("worker_overlap", 1, amount=2076)]
    later = Solution(SPLIT.routes, (SPLIT.starts[0], (2396, 3374)))
    assert broken(four_visits(**one), later) == []
    sooner = Solution(SPLIT.routes, (SPLIT.starts[0], (2395, 3373)))
    assert broken(four_visits(**one), sooner) == [Breach("worker_overlap", 1, amount=1)]


@pytest.mark.parametrize(("low", "high", "off"), [(600, 600, 0), (601, 900, 1), (0, 599, 1), (-900, 900, 0)])
def test_link_gap(low: int, high: int, off: int) -> None:
    """In the round visit 2 starts 600 after visit 1."""
    breaches = linked(ROUND, link_min=[low], link_max=[high])
    assert [(b.rule, b.amount) for b in breaches] == ([("link_gap", off)] if off else [])


def test_link_gap_may_be_negative() -> None:
    """In the split visit 2 starts 918 before visit 1."""
    assert linked(SPLIT, link_min=[-918], link_max=[-918]) == []
    assert [b.amount for b in linked(SPLIT, link_min=[-917], link_max=[0])] == [1]


def test_link_worker() -> None:
    free: dict[str, Any] = {"link_min": [-5000], "link_max": [5000]}
    assert linked(ROUND, **free, link_worker=[SAME_WORKER]) == []
    assert linked(SPLIT, **free, link_worker=[DIFFERENT_WORKER]) == []
    assert [b.rule for b in linked(SPLIT, **free, link_worker=[SAME_WORKER])] == ["link_same_worker"]
    assert [b.rule for b in linked(ROUND, **free, link_worker=[DIFFERENT_WORKER])] == [
        "link_different_worker"
    ]


def test_link_together() -> None:
    half = Solution(((0, 1, 3), ()), ((260, 1238, 2216), ()))
    optional: dict[str, Any] = {"required": [False] * 4, "link_min": [0]}
    assert [b.rule for b in linked(half, **optional, link_together=[True])] == ["link_together"]
    assert linked(half, **optional, link_together=[False]) == []
    nothing = Solution.empty(four_visits())
    assert linked(nothing, **optional, link_together=[True]) == []


@pytest.mark.parametrize(("start", "broken_rules"), [(1900, ["link_same_window"]), (2500, [])])
def test_link_same_window(start: int, broken_rules: list[str]) -> None:
    """Visit 1 starts at 1238, in its second window (its first ends at 900); visit 2 in its first, to 2000, or its second."""
    windows: dict[str, Any] = {
        "window_offset": [0, 1, 3, 5, 6], "window_early": [0, 0, 1000, 0, 2400, 0],
        "window_late": [9000, 900, 9000, 2000, 9000, 9000],
    }  # fmt: skip
    solution = Solution(((0, 1, 2), ()), ((260, 1238, start), ()))
    free: dict[str, Any] = {"required": [True, True, True, False], "link_max": [9000], **windows}
    assert [b.rule for b in linked(solution, **free, link_same_window=[True])] == broken_rules
    assert linked(solution, **free, link_same_window=[False]) == []
    # Numbered the other way round: the first of visit 2 goes with the second of visit 1.
    ranks = {"window_rank": [0, 0, 1, 1, 2, 0]}
    renumbered = [b.rule for b in linked(solution, **free, **ranks, link_same_window=[True])]
    assert renumbered == [rule for rule in ["link_same_window"] if rule not in broken_rules]


def test_a_solution_of_the_wrong_shape_is_a_bad_call() -> None:
    with pytest.raises(ValueError, match="expected 1 routes, got 2"):
        check(one_visit(), Solution(((), ()), ((), ())))
    with pytest.raises(ValueError, match="zip"):
        check(one_visit(), Solution(((0,),), ((),)))


@pytest.mark.parametrize(("capacity", "over"), [(10, 0), (9, 1), (0, 10)])
def test_loads_of_a_shift_against_its_capacity(capacity: int, over: int) -> None:
    """The round carries 1 + 2 + 3 + 4 = 10 in shift 0; shift 1 carries nothing."""
    problem = four_visits(option_load=[1, 2, 3, 4], shift_capacity=[capacity, 0])
    assert broken(problem, ROUND) == ([Breach("capacity", 0, amount=over)] if over else [])


def test_each_shift_has_its_own_capacity() -> None:
    """3 in shift 0 and 7 in shift 1."""
    problem = four_visits(option_load=[1, 2, 3, 4], shift_capacity=[3, 6])
    assert broken(problem, SPLIT) == [Breach("capacity", 1, amount=1)]


def test_breaks_weigh_nothing() -> None:
    problem = one_visit(**RESTED, option_load=[5], shift_capacity=[5])
    assert broken(problem, Solution(((0, 1),), ((60, 660),))) == []


def test_a_break_with_a_price_may_be_left_out_but_not_taken_twice() -> None:
    problem = one_visit(**RESTED, break_skip_cost=[30])
    assert broken(problem, Solution(((0,),), ((60,),))) == []
    assert broken(problem, Solution(((0, 1),), ((60, 660),))) == []
    twice = Solution(((1, 0, 1),), ((500, 620, 1220),))
    assert Breach("break_count", 0, 1, amount=1) in broken(problem, twice)


def test_leaving_at_the_start_makes_a_worker_busy_from_then_on() -> None:
    """Shift 0 is back at 2076 (see above); shift 1 leaves at its start, 2076 or one second before."""
    one: dict[str, Any] = {
        "shift_worker": [0, 0],
        "preference": [[0]] * 4,
        "shift_leaves_at_start": [False, True],
    }
    later = Solution(SPLIT.routes, (SPLIT.starts[0], (5000, 5978)))
    assert broken(four_visits(**one, shift_earliest=[0, 2076]), later) == []
    assert broken(four_visits(**one, shift_earliest=[0, 2075]), later) == [
        Breach("worker_overlap", 1, amount=1)
    ]
