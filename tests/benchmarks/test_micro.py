"""The days that single steps are timed on, and that the timed loops do what they say."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.micro.days import make_day
from benchmarks.micro.loops import insert_best, price_relocations, propagate_attached, ruin_each
from benchmarks.micro.settled import HALF, Settled, settle
from solvers import Budget, solve
from solvers.kernels.arrays import POOL, TOTAL
from solvers.problem import DIFFERENT_WORKER
from solvers.search.params import SearchParams

FAR = 10**9


@pytest.fixture(scope="module")
def settled() -> Settled:
    """60 visits, 6 of them linked."""
    return settle(60, 0.1)


def test_same_seed_same_day() -> None:
    """And another seed another one."""
    a, b, other = make_day(60, 0.1), make_day(60, 0.1), make_day(60, 0.1, seed=2)
    assert np.array_equal(a.travel_time, b.travel_time)
    assert np.array_equal(a.window_early, b.window_early)
    assert not np.array_equal(a.travel_time, other.travel_time)


def test_linked_share() -> None:
    """10 % of 60 visits are 3 pairs, each at one place in one window, by two workers, at once."""
    day = make_day(60, 0.1)
    first, second = day.link_first, day.link_second
    assert len({*first.tolist(), *second.tolist()}) == 6
    assert np.array_equal(day.option_place[first], day.option_place[second])
    assert np.array_equal(day.window_early[first], day.window_early[second])
    assert set(day.link_worker.tolist()) == {DIFFERENT_WORKER}
    assert day.link_min.tolist() == day.link_max.tolist() == [0, 0, 0]
    assert make_day(60, 0.0).num_links == 0


def test_days_are_equally_dense() -> None:
    """Six times the visits, six times the area: the mean way to the nearest other client stays within a third."""

    def nearest(visits: int) -> float:
        travel = make_day(visits, 0.0).travel_time[0].astype(float)
        np.fill_diagonal(travel, np.inf)
        return float(travel.min(axis=1).mean())

    assert nearest(1800) == pytest.approx(nearest(300), rel=1 / 3)


def test_refuses_nonsense() -> None:
    """With the values given."""
    with pytest.raises(ValueError, match=r"got 3 and 0\.1"):
        make_day(3, 0.1)


def test_day_can_be_planned() -> None:
    """Nearly everything fits, so that routes are as long as in a real day; the plan passes the engine's check."""
    result = solve(make_day(60, 0.1), "search", budget=Budget(iterations=20_000))
    planned = sum(activity < 60 for route in result.solution.routes for activity in route)
    assert result.status == "feasible"
    assert planned >= 54


def test_loops_leave_the_plan_as_it_was(settled: Settled) -> None:
    """What is timed is done and taken back: the cost stays, and each loop finds something to do."""
    data, state = settled.data, settled.state
    neighbours = settled.neighbours(100)
    places = settled.taken_out(4)
    total, unplanned = state.scalar[TOTAL], state.scalar[POOL]
    assert len(places) == 4
    assert propagate_attached(data, state, places, 2) == 8  # each fits where it stood, twice over
    assert insert_best(data, state, np.ascontiguousarray(places[:, 0]), 3) == 12
    assert price_relocations(data, state, neighbours, FAR, 2) > 0
    assert ruin_each(data, state, np.arange(5)) > 0
    assert (state.scalar[TOTAL], state.scalar[POOL]) == (total, unplanned)


def test_anneal_chunk_moves_on(settled: Settled) -> None:
    """A chunk starts from the middle of a search and makes as many moves as a chunk has."""
    settled.anneal_chunk()
    assert settled.chain.done == HALF + SearchParams().chunk
