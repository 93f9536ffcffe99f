"""What is particular to `search`: threads, parameters, starting plans (the common contract is in test_contract)."""

from __future__ import annotations

import time

import numpy as np
import pytest

from solvers import NO_LIMIT, Budget, Problem, Solution, Weights, problem_builder, solve
from solvers.base import Task
from solvers.problem import DIFFERENT_WORKER, SAME_WORKER
from solvers.search.chain import _progress
from solvers.search.params import SearchParams
from solvers.search.run import run
from tests.solvers.days import full_day


def test_two_threads_give_the_same_plan_each_time() -> None:
    problem = full_day(1)
    results = [
        solve(problem, "search", budget=Budget(iterations=20_000), seed=3, threads=2) for _ in range(2)
    ]
    assert results[0].solution == results[1].solution
    assert results[0].iterations == 20_000


def test_search_improves_on_greedy() -> None:
    problem = full_day(2)
    greedy = solve(problem, "greedy", budget=Budget(iterations=1))
    search = solve(problem, "search", budget=Budget(iterations=30_000))
    assert search.cost < greedy.cost


def test_a_starting_plan_is_never_lost() -> None:
    problem = full_day(3)
    good = solve(problem, "search", budget=Budget(iterations=50_000))
    again = solve(problem, "search", budget=Budget(iterations=100), seed=9, start=good.solution)
    assert again.cost <= good.cost


def test_checked_run_finds_nothing_wrong_and_gives_the_same_plan() -> None:
    problem = full_day(1)
    plain = run(problem, Task(Budget(iterations=5_000)), SearchParams())
    checked = run(problem, Task(Budget(iterations=5_000)), SearchParams(checked=True))
    assert checked.solution == plain.solution


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("melt", 0.4),
        ("hot", 0.1),
        ("warm", 0.6),
        ("warm", 0.0001),
        ("cold", 0.0),
        ("ruin_share", 1.5),
        ("chunk", 0),
    ],
)
def test_impossible_parameters_are_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match="must"):
        SearchParams(**{name: value})  # type: ignore[arg-type]


def test_start_with_a_visit_twice_keeps_it_once() -> None:
    problem = full_day(1)
    good = solve(problem, "greedy", budget=Budget(iterations=1)).solution
    longest = max(range(problem.num_shifts), key=lambda s: len(good.routes[s]))
    routes = tuple(
        r if s != (longest + 1) % problem.num_shifts else good.routes[longest]
        for s, r in enumerate(good.routes)
    )
    doubled = Solution(routes, tuple(tuple(0 for _ in r) for r in routes))
    result = solve(problem, "search", budget=Budget(iterations=1_000), start=doubled)
    assert not [b for b in result.breaches if b.rule == "planned_twice"]


def two_shifts_for_a_pair() -> Problem:
    """A double visit whose second worker can only be shift 0's; shift 0 is also the cheapest for the first."""
    return problem_builder(
        [[0, 10], [10, 0]],
        visits=2,
        option_visit=[0, 1],
        option_place=[1, 1],
        option_duration=[60, 60],
        shifts=2,
        travel_rate=[1, 5],
        allowed=[[True, True], [True, False]],
        required=[False, False],
        link_first=[0],
        link_second=[1],
        link_min=[0],
        link_max=[0],
        link_worker=[DIFFERENT_WORKER],
        link_together=[True],
    )


@pytest.mark.parametrize("solver", ["greedy", "search"])
def test_a_pair_is_planned_though_its_first_visit_likes_the_only_shift_of_its_second(solver: str) -> None:
    result = solve(two_shifts_for_a_pair(), solver, budget=Budget(iterations=2_000))
    assert result.terms["unplanned"] == 0


@pytest.mark.parametrize("solver", ["greedy", "search"])
def test_a_visit_that_follows_another_brings_it_to_its_own_worker(solver: str) -> None:
    """Visit 1 must be done by visit 0's worker afterwards, and only the dearer shift 1 may do it."""
    problem = two_shifts_for_a_pair().replace(
        allowed=np.array([[True, True], [False, True]]),
        link_min=np.array([60]),
        link_max=np.array([NO_LIMIT]),
        link_worker=np.array([SAME_WORKER]),
    )
    assert solve(problem, solver, budget=Budget(iterations=2_000)).terms["unplanned"] == 0


@pytest.mark.parametrize(("price", "planned"), [(9, True), (7, False)])
def test_a_pair_is_planned_where_less_idle_time_is_worth_the_way(price: int, planned: bool) -> None:
    """Two shifts of 1000. The pair costs 4 x 100 x 10 = 4000 of travel and 2 to leave out, and takes 500 off the idle time of
    both: at a price of 9 that is worth 4500, at 7 only 3500."""
    problem = problem_builder(
        [[0, 100], [100, 0]],
        visits=2,
        option_visit=[0, 1],
        option_place=[1, 1],
        option_duration=[300, 300],
        shifts=2,
        shift_end=[1000, 1000],
        required=[False, False],
        unplanned_cost=[1, 1],
        link_first=[0],
        link_second=[1],
        link_min=[0],
        link_max=[0],
        link_worker=[DIFFERENT_WORKER],
        link_together=[True],
        weights=Weights(travel_time=10, idle_max=price),
    )
    result = solve(problem, "search", budget=Budget(iterations=20_000))
    assert result.cost == (4000 + 500 * price if planned else 2 + 1000 * price)


def test_a_required_visit_is_planned_even_if_leaving_it_out_were_free() -> None:
    problem = two_shifts_for_a_pair().replace(
        required=np.array([True, True]), unplanned_cost=np.array([0, 0])
    )
    result = solve(problem, "search", budget=Budget(iterations=2_000))
    assert result.status == "feasible"


def test_a_detour_that_is_quicker_than_the_direct_way_is_found() -> None:
    """From 0 to 2 takes 100 directly and 20 by way of 1, where another visit is; visit 1 must begin by 50."""
    problem = problem_builder(
        [[0, 10, 100], [10, 0, 10], [10, 10, 0]],
        visits=2,
        option_visit=[0, 1],
        option_place=[1, 2],
        option_duration=[0, 0],
        shifts=1,
        window_late=[50, 50],
    )
    result = solve(problem, "search", budget=Budget(iterations=500))
    assert result.status == "feasible"
    assert result.cost == 30  # 0 -> 1 -> 2 -> 0


def test_waiting_that_costs_is_shortened_by_starting_later() -> None:
    """Visit 0 may start from 0 to 500, visit 1 at 1000 only: 10 out, 60 care, 10 on; starting at 500 leaves 430 to wait."""
    problem = problem_builder(
        [[0, 10, 10], [10, 0, 10], [10, 10, 0]],
        visits=2,
        option_visit=[0, 1],
        option_place=[1, 2],
        option_duration=[60, 60],
        shifts=1,
        window_early=[0, 1000],
        window_late=[500, 1000],
        weights=Weights(travel_time=1, waiting=1),
    )
    result = solve(problem, "search", budget=Budget(iterations=500))
    assert result.solution.starts == ((500, 1000),)
    assert result.terms["waiting"] == 1000 - (500 + 60 + 10)


def test_gaps_that_push_each_other_apart_are_infeasible_not_endless() -> None:
    """Visit 1 at least 10 after 0, 2 at least 10 after 1, 0 at least 10 after 2: a circle."""
    problem = problem_builder(
        [[0, 1], [1, 0]],
        visits=3,
        option_visit=[0, 1, 2],
        option_place=[1, 1, 1],
        option_duration=[1, 1, 1],
        shifts=3,
        link_first=[0, 1, 2],
        link_second=[1, 2, 0],
        link_min=[10, 10, 10],
    )
    result = solve(problem, "search", budget=Budget(iterations=500))
    assert [b.rule for b in result.breaches] == ["required_unplanned"]


def test_iterations_beyond_the_seconds_do_not_slow_the_cooling() -> None:
    """With a second of the two spent of two, half of the cooling is done, however many moves are allowed."""
    task = Task(Budget(seconds=2, iterations=10**9), began=time.monotonic() - 1)
    first, _ = _progress(task, 1000, 1000, 10**9, 0.0)
    assert 0.5 <= first <= 1.0
    assert _progress(Task(Budget(iterations=10)), 4, 2, 10, 0.0) == (0.4, 0.6)


def test_leftover_iterations_are_handed_out_and_progress_falls() -> None:
    seen: list[int] = []
    result = solve(
        full_day(1),
        "search",
        budget=Budget(iterations=9_999),
        threads=2,
        progress=lambda p: seen.append(p.cost),
    )
    assert result.iterations == 9_999
    assert seen == sorted(seen, reverse=True)
