"""A municipality of 2,000 visits and 150 shifts: five minutes for the whole, and the same five minutes shared by its districts."""

from __future__ import annotations

from functools import cache

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.growth.split import districts_of
from planner.domain import Instance, Plan
from planner.planning import SolvedDay, solve_day
from planner.roads import Sources, choose_ways
from planner.synthetic import generate
from planner.travel.times import TravelTimes
from solvers.base import Budget

CITIZENS, WORKERS, DISTRICTS, SECONDS = 655, 150, 8, 300.0


@cache
def municipality() -> tuple[Instance, TravelTimes]:
    """Made up, on straight roads: no data of others is needed to make it again."""
    day, _ = generate(citizens=CITIZENS, workers=WORKERS, seed=1)
    return day, choose_ways(day, Sources()).travel


@pytest.mark.benchmark(group="growth: 2,000 visits, 5 minutes, one thread")
def test_in_one_piece(benchmark: BenchmarkFixture) -> None:
    day, travel = municipality()
    made = benchmark.pedantic(lambda: solve_day(day, travel, budget=Budget(seconds=SECONDS)), rounds=1)
    assert not made.violations
    benchmark.extra_info.update(told([made], day))


@pytest.mark.benchmark(group="growth: 2,000 visits, 5 minutes, one thread")
def test_district_by_district(benchmark: BenchmarkFixture) -> None:
    day, travel = municipality()
    parts = list(districts_of(day, DISTRICTS).values())

    def all_of_them() -> list[SolvedDay]:
        shares = (SECONDS * len(part.visits) / len(day.visits) for part in parts)
        return [solve_day(p, travel, budget=Budget(seconds=s)) for p, s in zip(parts, shares, strict=True)]

    made = benchmark.pedantic(all_of_them, rounds=1)
    assert not any(m.violations for m in made)
    benchmark.extra_info.update(told(made, day))


def told(made: list[SolvedDay], day: Instance) -> dict[str, object]:
    """What stands beside the time: cost in points, visits left out, hours of driving, shifts used."""
    plans = [m.plan for m in made]
    return {
        "visits": len(day.visits),
        "shifts": len(day.shifts),
        "cost": sum(p.run.cost for p in plans),
        "left out": sum(len(p.unplanned) for p in plans),
        "hours of driving": round(sum(map(driving, plans)) / 3600, 1),
        "shifts used": sum(1 for p in plans for r in p.routes if r.activities),
    }


def driving(plan: Plan) -> int:
    """Seconds of a plan's driving."""
    return sum(r.return_travel_seconds + sum(a.travel_seconds for a in r.activities) for r in plan.routes)
