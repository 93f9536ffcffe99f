"""Saving, publishing and reading a plan of 250 visits, one by one and a thousand of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.store.plans import Day, variants
from planner.domain import Plan
from planner.store import Kind, Saved, Store

DAY = date(2026, 3, 2)
ROUNDS = 30
THOUSAND = 1000
DISTRICTS = 20


@pytest.mark.benchmark(group="store: save a plan")
def test_save(benchmark: BenchmarkFixture, store: Store, day: Day) -> None:
    """A nightly plan, its input and travel times already there, compared with the one that stands."""
    plans = variants(day.plan, ROUNDS + 2)
    first = _save(store, next(plans), day, "A", DAY)
    store.publish(first.plan_id, by="benchmark", why="to have one that stands")
    benchmark.pedantic(lambda: _save(store, next(plans), day, "A", DAY), rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="store: save a plan with a new input")
def test_save_with_input(benchmark: BenchmarkFixture, store: Store, day: Day) -> None:
    """As in a night: the input is new as well."""
    inputs = iter(range(ROUNDS + 1))

    def save() -> None:
        instance = day.instance.model_copy(update={"title": f"night {next(inputs)}"})
        store.save_input(instance, day.travel)
        _save(store, day.plan, day, "B", DAY)

    benchmark.pedantic(save, rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="store: publish")
def test_publish(benchmark: BenchmarkFixture, store: Store, day: Day) -> None:
    """A stored plan, compared with the one that stands, and logged for everyone in it."""
    plans = variants(day.plan, ROUNDS + 1)
    ids = iter([_save(store, plan, day, "C", DAY).plan_id for plan in plans])
    benchmark.pedantic(
        lambda: store.publish(next(ids), by="benchmark", why="timing"), rounds=ROUNDS, warmup_rounds=1
    )


@pytest.mark.benchmark(group="store: read a plan")
def test_read(benchmark: BenchmarkFixture, store: Store, day: Day) -> None:
    """Read, checked against its digest, and made a plan again."""
    plan_id = _save(store, day.plan, day, "D", DAY).plan_id
    assert benchmark(lambda: store.plan(plan_id)) == day.plan


@pytest.mark.benchmark(group="store: 1,000 plans written and read back")
def test_thousand(benchmark: BenchmarkFixture, store: Store, day: Day) -> None:
    """Twenty districts, fifty days; each is read back and is equal."""
    plans = list(variants(day.plan, THOUSAND))

    def write_and_read() -> int:
        saved = [
            _save(store, plan, day, f"E{n % DISTRICTS}", DAY + timedelta(days=n // DISTRICTS))
            for n, plan in enumerate(plans)
        ]
        return sum(store.plan(s.plan_id) == plan for s, plan in zip(saved, plans, strict=True))

    assert benchmark.pedantic(write_and_read, rounds=1) == THOUSAND


def _save(store: Store, plan: Plan, day: Day, district: str, on: date) -> Saved:
    return store.save_plan(
        plan, kind=Kind.NIGHTLY, district=district, day=on, instance=day.instance, travel=day.travel
    )
