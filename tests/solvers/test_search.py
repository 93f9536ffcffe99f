"""What is particular to `search`: threads, parameters, starting plans (the common contract is in test_contract)."""

from __future__ import annotations

import pytest

from solvers import Budget, Solution, solve
from solvers.base import Task
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


def test_progress_tells_falling_costs() -> None:
    seen: list[int] = []
    solve(full_day(2), "search", budget=Budget(iterations=20_000), progress=lambda p: seen.append(p.cost))
    assert len(seen) > 1
    assert seen == sorted(seen, reverse=True)


def test_checked_run_finds_nothing_wrong_and_gives_the_same_plan() -> None:
    problem = full_day(1)
    plain = run(problem, Task(Budget(iterations=5_000)), SearchParams())
    checked = run(problem, Task(Budget(iterations=5_000)), SearchParams(checked=True))
    assert checked.solution == plain.solution


@pytest.mark.parametrize(
    ("name", "value"), [("hot", 0.0001), ("cold", 0.0), ("ruin_chance", 1.5), ("chunk", 0)]
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
