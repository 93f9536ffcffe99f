"""How long advice on one visit takes once a plan is loaded: `python -m pytest benchmarks/micro/test_suggest.py`."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from planner.domain import Instance, Means, Plan
from planner.explain import explain
from planner.planning import plan_day
from planner.suggest import Wish, suggest, with_wish
from planner.synthetic.generate import generate
from planner.travel.straight import straight_line_times
from planner.travel.times import TravelTimes
from solvers.base import Budget

CITIZENS = {250: 84, 750: 250}
"""Citizens that make a day of about so many visits, three each."""


class Day(NamedTuple):
    """A made-up day and a plan of it."""

    instance: Instance
    travel: TravelTimes
    plan: Plan


@pytest.fixture(scope="module", params=list(CITIZENS), ids=lambda n: f"{n}-visits")
def day(request: pytest.FixtureRequest) -> Day:
    """A rural day, planned with a small effort."""
    instance, _ = generate(citizens=CITIZENS[request.param])
    travel = straight_line_times(instance.addresses, list(Means))
    return Day(instance, travel, plan_day(instance, travel, budget=Budget(iterations=100_000)))


def _wish(day: Day, **fields: Any) -> tuple[Instance, str]:
    citizen = day.instance.citizens[len(day.instance.citizens) // 2].citizen_id
    instance, visit = with_wish(day.instance, Wish.model_validate({"citizen": citizen, **fields}))
    return instance, visit.visit_id


def _time(benchmark: BenchmarkFixture, day: Day, **fields: Any) -> None:
    """Time the advice for one visit more, after one that does not count, since it may compile."""
    instance, visit_id = _wish(day, **fields)
    advice = benchmark.pedantic(
        suggest, (instance, day.travel, day.plan, visit_id), rounds=10, warmup_rounds=1
    )
    benchmark.extra_info.update(
        visits=len(instance.visits), suggestions=len(advice.suggestions), fixes=len(advice.fixes)
    )


@pytest.mark.benchmark(group="suggest, one worker")
def test_one_worker(benchmark: BenchmarkFixture, day: Day) -> None:
    """Personal hygiene in two hours of the morning."""
    _time(benchmark, day, services=("hygiene",), between="08:00-10:00")


@pytest.mark.benchmark(group="suggest, two workers")
def test_two_workers(benchmark: BenchmarkFixture, day: Day) -> None:
    """The same by two workers at once."""
    _time(benchmark, day, services=("hygiene",), between="08:00-10:00", staff=2)


@pytest.mark.benchmark(group="suggest, no place")
def test_no_place(benchmark: BenchmarkFixture, day: Day) -> None:
    """Eight hours of care from eight sharp: nobody has them, and what would make room is looked for."""
    _time(benchmark, day, minutes=480, between="08:00-08:00")


@pytest.mark.benchmark(group="explain, planned")
def test_explain(benchmark: BenchmarkFixture, day: Day) -> None:
    """Why a planned visit is where it is, the day solved again without its worker, its time and its mode."""
    visit_id = next(a.visit_id for r in day.plan.routes for a in r.activities if a.visit_id is not None)
    benchmark.pedantic(explain, (day.instance, day.travel, day.plan, visit_id), rounds=3, warmup_rounds=1)
    benchmark.extra_info.update(visits=len(day.instance.visits))
