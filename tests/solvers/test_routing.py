"""What is particular to `routing`: whatever the library says, what comes out keeps the rules (the contract is in test_contract)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from solvers.base import Budget
from solvers.check import check
from solvers.features import ALL_FEATURES
from solvers.problem import DIFFERENT_WORKER, SAME_WORKER, Problem, Solution, Weights
from solvers.registry import SOLVERS
from solvers.routing.finish import finish
from solvers.routing.tables import make_tables
from solvers.solve import solve
from tests.solvers.problems import care_day, every_feature, four_visits, one_visit, without

SOON = np.zeros(2, dtype=np.int64)


def routed(problem: Problem, iterations: int = 500) -> Any:
    return solve(problem, "routing", budget=Budget(iterations=iterations))


@pytest.mark.parametrize("seed", range(8))
def test_one_workers_shifts_never_overlap(seed: int) -> None:
    problem = without(every_feature(seed, 7, 4, paired=True), ALL_FEATURES - SOLVERS["routing"].supports)
    assert routed(problem).breaches == ()


def test_one_worker_does_one_shift_after_the_other() -> None:
    """Visit 0 is for shift 0, visit 3 for shift 1, at any time; the worker of both can do both, if not at once."""
    allowed = [[True, False], [False, False], [False, False], [False, True]]
    problem = four_visits(
        allowed=allowed, shift_worker=[0, 0], preference=[[0]] * 4, required=[True, False, False, True]
    )
    result = routed(problem)
    assert result.breaches == ()
    assert result.solution.routes == ((0,), (3,))


@pytest.mark.parametrize("seed", range(4))
def test_a_day_of_care_is_planned_at_its_optimum(seed: int) -> None:
    problem = care_day(seed)
    best = solve(problem, "cpsat", budget=Budget(iterations=20_000))
    assert (best.status, best.cost) == ("optimal", routed(problem, 3000).cost)


def test_a_break_comes_before_the_journey_it_would_fall_into() -> None:
    """Care 260-860 and the break at 1000 exactly: it is taken outside place 1, and place 3 is reached after it."""
    problem = four_visits(
        shifts=1, break_shift=[0], break_early=[1000], break_late=[1000], break_duration=[600],
        window_early=[260, 0, 0, 0], window_late=[260, 0, 0, 9000], required=[True, False, False, True],
        unplanned_cost=[0] * 4,
    )  # fmt: skip
    result = routed(problem)
    # leaving 978, break 1000-1600, travel 120, arriving 200: 1920
    assert result.solution == Solution(((0, 4, 3),), ((260, 1000, 1920),))


def test_a_shift_whose_break_cannot_be_taken_is_not_used() -> None:
    problem = one_visit(break_shift=[0], break_late=[100], shift_earliest=[200])
    result = routed(problem)
    assert result.solution == Solution.empty(problem)
    assert [b.rule for b in result.breaches] == ["required_unplanned"]


@pytest.mark.parametrize(("rule", "shifts_used"), [(SAME_WORKER, 1), (DIFFERENT_WORKER, 2)])
def test_links_by_worker(rule: int, shifts_used: int) -> None:
    problem = four_visits(link_first=[0], link_second=[3], link_min=[-9999], link_worker=[rule])
    result = routed(problem)
    assert result.breaches == ()
    assert sum(bool(route) for route in result.solution.routes) == shifts_used


def test_a_double_visit_starts_at_one_time() -> None:
    problem = four_visits(link_first=[1], link_second=[2], link_min=[0], link_max=[0], link_together=[True])
    result = routed(problem)
    assert result.breaches == ()
    starts = {a: t for r, s in zip(*_both(result.solution), strict=True) for a, t in zip(r, s, strict=True)}
    assert starts[1] == starts[2]


def _both(solution: Solution) -> tuple[Any, Any]:
    return solution.routes, solution.starts


def test_what_does_not_fit_is_left_out_the_cheapest_first() -> None:
    """All four until 2700 at the latest: visits 0, 1, 2 take until 2676 (the longest that fits), 3 is the cheapest to leave."""
    problem = four_visits(shift_latest=[2700, 0], unplanned_cost=[400, 300, 300, 200])
    assert finish(problem, ((0, 1, 2, 3), ()), SOON) == Solution(((0, 1, 2), ()), ((260, 1238, 1838), ()))


def test_of_two_that_belong_together_neither_stays_alone() -> None:
    problem = four_visits(link_first=[0], link_second=[3], link_min=[-9999], link_together=[True])
    assert finish(problem, ((0, 1, 2), ()), SOON) == Solution(((1, 2), ()), ((320, 920), ()))
    assert finish(problem, ((0, 1, 2, 3), ()), SOON).routes == ((0, 1, 2, 3), ())


def test_a_break_in_the_wrong_place_is_moved() -> None:
    """The break must begin by 900: after visit 0 (outside at 978) is too late, before it is not."""
    problem = four_visits(break_shift=[0], break_late=[900], break_duration=[60])
    solution = finish(problem, ((0, 4, 3), ()), SOON)
    assert solution.routes[0][0] == 4
    assert {b.rule for b in check(problem, solution)} == {"required_unplanned"}


def test_a_break_does_not_split_a_stop_without_need() -> None:
    """Between visits 1 and 2, both at place 2, the break would cost a second stop."""
    problem = four_visits(break_shift=[0], break_duration=[60])
    assert 4 in finish(problem, ((1, 4, 2), ()), SOON).routes[0][::2]


def test_tables_charge_overhead_between_stops_only() -> None:
    """Nodes 0..3 are the visits, 4 and 5 the base: 1 and 2 are one stop."""
    tables = make_tables(four_visits())
    whole = tables.before[0] + tables.after[0]
    # from care at place 1 to care at place 2: 600 + 118 + 60 + 200; inside the stop 600; home from place 2: 600 + 118 + 120
    assert (whole[0, 1], whole[1, 2], whole[1, 5], whole[4, 1]) == (978, 600, 838, 320)
    # in points: travel 60 and overhead 318; nothing; half an overhead each at the ends of the day
    assert [tables.cost[0][i, j] for i, j in ((0, 1), (1, 2), (1, 5), (4, 1))] == [378, 0, 238, 320]


def test_negative_costs_are_raised_for_the_library_alone() -> None:
    problem = one_visit(option_cost=[-500], required=[False], unplanned_cost=[100])
    assert make_tables(problem).raised.tolist() == [500]
    assert routed(problem).cost == 120 - 500


@pytest.mark.parametrize(("capacity", "used"), [(4, 1), (3, 2)])
def test_loads_fit_the_shift(capacity: int, used: int) -> None:
    """Four visits of load 1 are one round where 4 fit, two rounds where 3 do."""
    problem = four_visits(option_load=[1] * 4, shift_capacity=[capacity] * 2)
    result = routed(problem)
    assert result.breaches == ()
    assert sum(bool(route) for route in result.solution.routes) == used


def test_a_shift_that_leaves_at_its_start_blocks_its_worker_from_then_on() -> None:
    """Visit 0 from 5000 on in shift 0, visit 3 at 1000 in shift 1, one worker: only who leaves late for visit 0 can do both."""
    given: dict[str, Any] = {
        "allowed": [[True, False], [False, False], [False, False], [False, True]], "shift_worker": [0, 0],
        "preference": [[0]] * 4, "required": [False] * 4, "unplanned_cost": [9000, 0, 0, 8000],
        "window_early": [5000, 0, 0, 1000], "window_late": [6000, 9000, 9000, 1000],
    }  # fmt: skip
    assert routed(four_visits(**given)).solution.routes == ((0,), (3,))
    at_once = routed(four_visits(**given, shift_leaves_at_start=[True, False]))
    assert (at_once.breaches, at_once.solution.routes) == ((), ((0,), ()))


@pytest.mark.parametrize(("worth", "best"), [(119, 1314 - 119), (121, 1434 - 2 * 121)])
@pytest.mark.parametrize("breaks", [{}, {"break_shift": [0, 1], "break_late": [0, 0]}], ids=["", "breaks"])
def test_a_shift_worth_using_is_used_where_that_pays(worth: int, best: int, breaks: dict[str, Any]) -> None:
    """Place 1 by itself in a second shift is 120 more of travel and not a stop more; breaks of no time change nothing."""
    weights = Weights(travel_time=1, stop_overhead=1, shift_use=1)
    problem = four_visits(shift_fixed_cost=[-worth] * 2, weights=weights, **breaks)
    assert routed(problem).cost == best


def test_progress_counts_unused_shifts_at_nothing() -> None:
    """One visit, two shifts worth 50: travel 120 less 50."""
    told: list[int] = []
    problem = one_visit(shifts=2, shift_fixed_cost=[-50] * 2, weights=Weights(shift_use=1))
    solve(problem, "routing", budget=Budget(iterations=500), progress=lambda p: told.append(p.cost))
    assert min(told) == 70
