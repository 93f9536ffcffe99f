"""How the temperature falls: the number of cycles, where each begins, and what it begins with."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.base import Budget, Task
from solvers.kernels.anneal import anneal
from solvers.kernels.arrays import SHARED_COST, TOTAL, lay_out
from solvers.problem import Problem
from solvers.search import chain
from solvers.search.cooling import ANNEALED, MANY_CYCLES, MOST_CYCLES, MOST_RETURNING, Cooling
from solvers.search.params import SearchParams
from solvers.search.recombine import can_recombine
from solvers.search.run import run
from tests.solvers.days import full_day
from tests.solvers.problems import four_visits

CYCLE = 60_000 * 10  # moves of a whole cycle over ten visits
SPREAD = SearchParams(melt=100.0, hot=1.0, warm=0.1, cold=0.01)


@pytest.mark.parametrize(
    ("moves", "recombining", "cycles", "returning"),
    [
        (1, True, 1, False),
        (2 * CYCLE - 1, False, 1, False),
        (3 * CYCLE, False, 3, False),
        (MANY_CYCLES * CYCLE - 1, False, MOST_CYCLES, False),
        (MANY_CYCLES * CYCLE, False, MANY_CYCLES, True),
        (MANY_CYCLES * CYCLE, True, MOST_CYCLES, False),
        (10**9, False, MOST_RETURNING, True),
        (10**9, True, MOST_CYCLES, False),
    ],
)
def test_more_moves_make_more_cycles(moves: int, recombining: bool, cycles: int, returning: bool) -> None:
    cooling = Cooling(SearchParams(), recombining)
    cooling.plan(moves, 10)
    assert (cooling.cycles, cooling.returning) == (cycles, returning)


def test_each_cycle_cools_from_hot_to_cold_and_the_first_from_hotter() -> None:
    cooling = Cooling(SPREAD, cycles=2)
    half = ANNEALED / 2
    assert cooling.temperature(0.0) == 100.0
    assert cooling.temperature(half / 2) == pytest.approx(1.0)
    assert cooling.temperature(half * 0.999999) == pytest.approx(0.01, rel=1e-3)
    assert cooling.temperature(half) == 1.0
    assert cooling.temperature(half * 1.5) == pytest.approx(0.1)
    assert cooling.cycle(half) == 1
    assert cooling.cycle(1.0) == 2
    assert cooling.temperature(1.0) == pytest.approx(0.01)


def test_a_single_cycle_begins_no_hotter() -> None:
    cooling = Cooling(SPREAD)
    assert cooling.temperature(0.0) == 1.0
    assert cooling.temperature(ANNEALED / 2) == pytest.approx(0.1)


def first_of_each(cooling: Cooling) -> list[float]:
    return [
        round(cooling.temperature(ANNEALED * (k + 1e-9) / cooling.cycles), 3) for k in range(cooling.cycles)
    ]


@pytest.mark.parametrize(
    ("cycles", "first"),
    [(2, [100, 1]), (3, [100, 1, 1]), (4, [100, 1, 100, 1]), (5, [100, 1, 100, 1, 1])],
)
def test_every_other_cycle_that_another_follows_begins_molten(cycles: int, first: list[float]) -> None:
    assert first_of_each(Cooling(SPREAD, cycles=cycles)) == first


def test_where_routes_are_recombined_only_the_first_cycle_begins_molten() -> None:
    assert first_of_each(Cooling(SPREAD, recombining=True, cycles=5)) == [100, 1, 1, 1, 1]


def test_the_cycles_between_begin_warm_with_the_best_plan_where_there_are_many() -> None:
    assert first_of_each(Cooling(SPREAD, cycles=7, returning=True)) == [100, 0.1, 1, 0.1, 100, 0.1, 1]
    cooling = Cooling(SPREAD, cycles=4, returning=True)
    assert cooling.temperature(1.5 * ANNEALED / 4) == pytest.approx(0.1**1.5)
    assert [cooling.from_best(k) for k in range(5)] == [False, True, False, True, True]
    assert [Cooling(SPREAD, cycles=4).from_best(k) for k in range(5)] == [False, False, False, False, True]


@given(
    cycles=st.integers(1, MOST_RETURNING),
    kind=st.sampled_from(["recombining", "going on", "returning"]),
    steps=st.integers(1, 40),
    melt=st.floats(2.0, 50.0),
)
def test_temperatures_are_those_of_cycles_laid_end_to_end(
    cycles: int, kind: str, steps: int, melt: float
) -> None:
    """A table made cycle by cycle, each by steps of one factor, in step with the share of the budget."""
    params = SearchParams(melt=melt)
    cooling = Cooling(params, kind == "recombining", cycles, kind == "returning")
    first = {
        "recombining": [params.melt, *[params.hot] * cycles],
        "going on": [params.melt, params.hot] * cycles,
        "returning": [params.melt, params.warm, params.hot, params.warm] * cycles,
    }[kind]
    if cycles % 2 == 1:
        first[cycles - 1] = params.hot
    for cycle, temperature in enumerate(first[:cycles]):
        down = (params.cold / temperature) ** (1 / steps)
        for step in range(steps):
            share = ANNEALED * (cycle + (step + 0.5) / steps) / cycles
            assert cooling.cycle(share) == cycle
            assert cooling.within(share) == pytest.approx((step + 0.5) / steps)
            assert cooling.temperature(share) == pytest.approx(temperature * down**0.5)
            temperature *= down


class Begun(NamedTuple):
    """What each chunk of a run began with: its first temperature, and whether the plan was as good as the best so far."""

    hot: list[float]
    at_best: list[bool]


def begun(
    problem: Problem, params: SearchParams, task: Task, monkeypatch: pytest.MonkeyPatch
) -> tuple[Begun, Cooling]:
    """Run the search; what its chunks began with, and how it cooled."""
    seen, made = Begun([], []), []

    class Watched(Cooling):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made.append(self)

    def watched(data: Any, state: Any, rows: Any, best: Any, chunk: int, hot: float, *rest: Any) -> None:
        seen.hot.append(hot)
        seen.at_best.append(int(state.scalar[TOTAL] + state.scalar[SHARED_COST]) == int(best[0]))
        anneal(data, state, rows, best, chunk, hot, *rest)

    monkeypatch.setattr(chain, "anneal", watched)
    monkeypatch.setattr(chain, "Cooling", Watched)
    run(problem, task, params)
    return seen, made[0]


def in_chunks_of_fifty(problem: Problem, chunks: int) -> SearchParams:
    """Cycles of so many chunks; very hot at their end too, so that a plan that one leaves behind is not the best."""
    return SearchParams(
        melt=60.0,
        hot=50.0,
        warm=40.0,
        cold=30.0,
        chunk=50,
        moves_per_visit=50 * chunks // problem.num_visits,
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_cycle_that_returns_begins_warm_with_the_best_plan(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twelve cycles of 25 chunks: those with odd numbers and what follows the last begin with the best plan, no other does."""
    problem = full_day(seed)
    assert not can_recombine(lay_out(problem))
    chunks = round(MANY_CYCLES * 25 / ANNEALED)
    seen, cooling = begun(
        problem, in_chunks_of_fifty(problem, 25), Task(Budget(iterations=50 * chunks)), monkeypatch
    )
    assert (cooling.cycles, cooling.returning) == (MANY_CYCLES, True)
    cycle_of = [cooling.cycle(k / chunks) for k in range(chunks)]
    first = [cycle_of.index(cycle) for cycle in range(MANY_CYCLES + 1)]
    returned = {cycle for cycle, at in enumerate(first) if cycle > 0 and seen.at_best[at]}
    assert returned == {1, 3, 5, 7, 9, 11, 12}
    unit = seen.hot[0] / 60.0
    assert [seen.hot[at] / unit for at in first[:-1]] == pytest.approx(
        [60, 40, 50, 40] * 3, rel=0.03
    )  # a cycle ends within a chunk


def test_where_routes_are_recombined_no_cycle_is_spent_on_returning(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = four_visits()
    assert can_recombine(lay_out(problem))
    params = in_chunks_of_fifty(problem, 2)
    _, cooling = begun(problem, params, Task(Budget(iterations=100 * 40)), monkeypatch)
    assert (cooling.cycles, cooling.returning) == (MOST_CYCLES, False)


def test_moves_that_the_seconds_do_not_allow_make_no_cycles(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that runs a tenth a look, 100 or fewer chunks of the billions allowed are made: not one whole cycle."""

    class Watched(Task):
        def clock(self) -> float:
            now.append(0.1 + now[-1])
            return now[-1]

    now = [0.0]
    problem = full_day(1)
    params = SearchParams(moves_per_visit=10**6)
    task = Watched(Budget(seconds=10, iterations=10**12))
    _, cooling = begun(problem, params, task, monkeypatch)
    assert (cooling.cycles, cooling.returning) == (1, False)
