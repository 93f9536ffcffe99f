"""Timings of single steps. `extra_info` holds how many a second; a group is one step over all sizes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.micro.loops import insert_best, price_relocations, propagate_attached, ruin_each
from benchmarks.micro.settled import Settled
from solvers.kernels.arrays import lay_out, new_state
from solvers.kernels.bridge import fill
from solvers.search.params import SearchParams

ROUNDS = 5
FEW = 64  # places, visits or seeds that a timing goes through


def _time(
    benchmark: BenchmarkFixture,
    step: Callable[[], object],
    count: int,
    unit: str,
    rounds: int = ROUNDS,
    warmup: bool = True,
) -> None:
    """Time `step`, which makes `count` of `unit`; with `warmup` after one call that does not count, since it may compile."""
    benchmark.pedantic(step, rounds=rounds, warmup_rounds=int(warmup))
    if benchmark.stats is not None:  # None with --benchmark-disable
        benchmark.extra_info[f"{unit}_per_second"] = round(count / benchmark.stats.stats.median)


@pytest.mark.benchmark(group="anneal, one chunk")
def test_anneal(benchmark: BenchmarkFixture, settled: Settled) -> None:
    """Moves of every kind, kept or taken back, as the search draws them."""
    _time(benchmark, settled.anneal_chunk, SearchParams().chunk, "moves", rounds=10)


@pytest.mark.benchmark(group="relocation price")
def test_relocation_price(benchmark: BenchmarkFixture, settled: Settled) -> None:
    """What moving a visit to another route would cost, without moving it."""
    places, times = settled.neighbours(4096), 20
    slack = 1_000
    _time(
        benchmark,
        lambda: price_relocations(settled.data, settled.state, places, slack, times),
        len(places) * times,
        "prices",
    )


@pytest.mark.benchmark(group="attach and propagate")
def test_propagate(benchmark: BenchmarkFixture, settled: Settled) -> None:
    """A visit put in, its route and linked ones brought up to date, and all taken back."""
    places, times = settled.taken_out(FEW), 200
    step = lambda: propagate_attached(settled.data, settled.state, places, times)  # noqa: E731
    _time(benchmark, step, len(places) * times, "attachments")
    settled.chain.start_from(None)


@pytest.mark.benchmark(group="best insertion")
def test_best_insertion(benchmark: BenchmarkFixture, settled: Settled) -> None:
    """The cheapest place of a visit in the whole plan."""
    visits, times = np.ascontiguousarray(settled.taken_out(FEW)[:, 0]), 5
    _time(
        benchmark,
        lambda: insert_best(settled.data, settled.state, visits, times),
        len(visits) * times,
        "insertions",
    )
    settled.chain.start_from(None)


@pytest.mark.benchmark(group="ruin and recreate")
def test_ruin_and_recreate(benchmark: BenchmarkFixture, settled: Settled) -> None:
    """Some eight visits taken out and put back where they are cheapest, and all taken back."""
    seeds = np.linspace(0, settled.data.num_visits - 1, FEW).astype(np.int64)
    _time(benchmark, lambda: ruin_each(settled.data, settled.state, seeds), len(seeds), "ruins")


@pytest.mark.benchmark(group="lay out")
def test_lay_out(benchmark: BenchmarkFixture, settled: Settled) -> None:
    """From a problem to the arrays that the compiled search works on."""
    _time(
        benchmark, lambda: lay_out(settled.problem), settled.data.num_visits, "visits", rounds=2, warmup=False
    )


@pytest.mark.benchmark(group="construct")
def test_construct(benchmark: BenchmarkFixture, settled: Settled) -> None:
    """A first plan of the whole day."""
    step = lambda: fill(settled.data, new_state(settled.data, 1))  # noqa: E731
    _time(benchmark, step, settled.data.num_visits, "visits", rounds=2, warmup=False)
