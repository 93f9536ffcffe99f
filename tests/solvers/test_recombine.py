"""Routes put together again, and tuples handed over by address."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from scipy.optimize import milp

from solvers.base import Budget, Task
from solvers.check import check
from solvers.cost import cost
from solvers.kernels.arrays import lay_out, new_state
from solvers.kernels.bridge import load, read
from solvers.kernels.plans import restore
from solvers.kernels.pool import ROUTES, empty_pool, new_pool, record
from solvers.kernels.reference import by_reference
from solvers.problem import Problem, Solution, problem_builder
from solvers.schedule import earliest_starts
from solvers.search import chain
from solvers.search.params import SearchParams
from solvers.search.recombine import can_recombine, kinds_of_shifts, recombine
from solvers.search.run import run


def line() -> Problem:
    """Four visits on a line, two on each side of the base at 0: places 0, -2, -1, 1, 2; two like shifts of a third kind's three."""
    at = np.array([0, -2, -1, 1, 2])
    return problem_builder(
        abs(at[:, None] - at[None]),
        visits=4,
        option_visit=[0, 1, 2, 3],
        option_place=[1, 2, 3, 4],
        option_duration=[1] * 4,
        shifts=3,
        shift_latest=[100, 100, 50],
    )


def timed(problem: Problem, *routes: tuple[int, ...]) -> Solution:
    starts = earliest_starts(problem, routes)
    assert starts is not None
    return Solution(routes, starts)


def test_the_best_routes_of_two_plans_make_a_better_one() -> None:
    """One plan has the left side right, the other the right side: together 4 + 4 of travel, where each had 4 + 2 + 4."""
    problem = line()
    data = lay_out(problem)
    pool = new_pool(data, kinds_of_shifts(problem), 100, 1)
    for plan in (timed(problem, (0, 1), (2,), (3,)), timed(problem, (0,), (2, 3), (1,))):
        state = new_state(data, 1)
        load(data, state, plan)
        assert cost(problem, read(data, state)) == 10
        assert record(data, state, pool)
    found = recombine(problem, data, pool)
    assert found is not None
    whole = timed(problem, *found.routes)
    assert check(problem, whole) == []
    assert cost(problem, whole) == 8


def test_only_a_plan_that_costs_less_is_looked_for() -> None:
    """The best of the pool costs 8: below 9 it is found, below 8 there is nothing."""
    problem = line()
    data = lay_out(problem)
    pool = new_pool(data, kinds_of_shifts(problem), 100, 1)
    for plan in (timed(problem, (0, 1), (2,), (3,)), timed(problem, (0,), (2, 3), (1,))):
        state = new_state(data, 1)
        load(data, state, plan)
        record(data, state, pool)
    found = recombine(problem, data, pool, below=9)
    assert found is not None
    assert cost(problem, timed(problem, *found.routes)) == 8
    assert recombine(problem, data, pool, below=8) is None


@pytest.mark.parametrize("seed", range(5))
def test_what_is_left_out_for_its_reduced_cost_is_in_no_better_plan(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 40 random plans' routes: just above the best there is, few routes remain, and a plan as cheap is among them."""
    columns: list[int] = []

    def counted(cost: np.ndarray, **given: object) -> object:
        columns.append(len(cost))
        return milp(cost, **given)

    monkeypatch.setattr("solvers.search.recombine.milp", counted)
    random = np.random.default_rng(seed)
    at = random.integers(0, 100, (13, 2))
    problem = problem_builder(
        abs(at[:, None] - at[None]).sum(axis=2),
        visits=12, option_visit=list(range(12)), option_place=list(range(1, 13)), option_duration=[1] * 12,
        shifts=4, shift_latest=[10_000] * 4,
    )  # fmt: skip
    data = lay_out(problem)
    pool = new_pool(data, kinds_of_shifts(problem), 1000, 1)
    for _ in range(40):
        order, cuts = random.permutation(12), np.sort(random.integers(0, 13, 3))
        state = new_state(data, 1)
        load(data, state, timed(problem, *(tuple(map(int, part)) for part in np.split(order, cuts))))
        record(data, state, pool)
    whole = recombine(problem, data, pool)
    assert whole is not None
    best = cost(problem, timed(problem, *whole.routes))
    again = recombine(problem, data, pool, below=best + 1)
    assert again is not None
    assert cost(problem, timed(problem, *again.routes)) == best
    assert recombine(problem, data, pool, below=best) is None
    assert columns[0] == pool.filled[ROUTES] + problem.num_visits
    assert columns[1] < columns[0] / 2
    monkeypatch.setattr("solvers.search.recombine.COLUMNS", 10)
    recombine(problem, data, pool, seconds=4.0)  # 10 for one second, 20 for four
    assert 15 <= columns[-1] <= 20
    monkeypatch.setattr("solvers.search.recombine.COLUMNS", 0)
    assert recombine(problem, data, pool, seconds=4.0) is None


def test_a_search_that_waited_for_nothing_does_not_recombine_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that runs a tenth a look: the first recombination that takes its time for nothing is the last."""
    asked: list[float] = []

    def in_vain(_p: Problem, _d: object, _pool: object, _below: float, seconds: float) -> None:
        asked.append(seconds)
        clock.now += seconds

    class Clock:
        now = 0.0

    class Watched(Task):
        def clock(self) -> float:
            clock.now += 0.1
            return clock.now

    clock = Clock()
    monkeypatch.setattr(chain, "recombine", in_vain)
    problem = line()
    run(problem, Watched(Budget(seconds=40)), SearchParams(chunk=2_000, moves_per_visit=500))
    assert asked == [pytest.approx(40 * chain.RECOMBINING)]


def test_a_pool_keeps_the_cheaper_order_of_the_same_visits_once() -> None:
    problem = line()
    data = lay_out(problem)
    pool = new_pool(data, kinds_of_shifts(problem), 100, 1)
    for route in ((0, 2, 1, 3), (0, 1, 2, 3)):
        state = new_state(data, 1)
        load(data, state, timed(problem, route, (), ()))
        record(data, state, pool)
    assert pool.filled[ROUTES] == 1
    found = recombine(problem, data, pool)
    assert found is not None
    assert cost(problem, timed(problem, *found.routes)) == 8
    empty_pool(pool)
    assert recombine(problem, data, pool) is None


def test_a_full_pool_says_so() -> None:
    problem = line()
    data = lay_out(problem)
    pool = new_pool(data, kinds_of_shifts(problem), 1, 1)
    state = new_state(data, 1)
    load(data, state, timed(problem, (0,), (1,), ()))
    assert not record(data, state, pool)


def test_shifts_that_differ_are_of_different_kinds() -> None:
    kinds = kinds_of_shifts(line())
    assert kinds[0] == kinds[1] != kinds[2]


def test_links_forbid_recombination() -> None:
    linked = line().replace(
        link_first=np.array([0]), link_second=np.array([1]), link_min=np.array([0]), link_max=np.array([9]),
        link_worker=np.array([0]), link_together=np.array([False]),
            link_same_window=np.array([False]),
    )  # fmt: skip
    assert can_recombine(lay_out(line()))
    assert not can_recombine(lay_out(linked))


class Two(NamedTuple):
    first: np.ndarray
    second: int


def test_a_reference_has_the_fields_of_its_tuple() -> None:
    pair = by_reference(Two(np.arange(3), 7))
    assert pair.first.tolist() == [0, 1, 2]
    assert pair.second == 7
    with pytest.raises(AttributeError):
        _ = pair.third  # type: ignore[attr-defined]


def test_restoring_gives_the_plan_back() -> None:
    problem = line()
    data = lay_out(problem)
    state = new_state(data, 1)
    load(data, state, timed(problem, (0, 1), (2, 3), ()))
    kept = state.rows.copy()
    other = new_state(data, 2)
    restore(data, other, kept)
    assert read(data, other) == read(data, state)
