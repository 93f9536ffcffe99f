"""Three alternatives after two sick calls on a day of 200 visits, on two cores; what stands is told beside the time."""

from __future__ import annotations

from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.replan.days import CALLED, morning
from planner.replan import Order, Replanning, parse_events, replan

SEEDS = (1, 2, 3, 4, 5)


@pytest.mark.benchmark(group="replan: two sick calls, 200 visits, three alternatives")
@pytest.mark.parametrize("seed", SEEDS)
def test_two_sick_calls(benchmark: BenchmarkFixture, seed: int) -> None:
    """With the default effort; the first run loads the compiled search."""
    day = morning(seed)
    events = parse_events(f"sick:{worker}@{CALLED}" for worker in day.sick)
    began = process_time()
    found = benchmark.pedantic(
        lambda: replan(day.instance, day.travel, day.plan, day.now, events, Order()), rounds=1
    )
    spent = process_time() - began
    assert not any(a.violations for a in found.alternatives)
    benchmark.extra_info.update(_told(found) | {"seconds of one core": round(spent, 1)})


def _told(found: Replanning) -> dict[str, object]:
    return {
        "struck": len(found.situation.struck),
        "changes": [a.changes for a in found.alternatives],
        "left out": [len(a.plan.unplanned) for a in found.alternatives],
        "untouched kept": [round(a.consequences.kept_share, 3) for a in found.alternatives],
        "minutes of driving more": [
            round(a.consequences.driving_seconds.more / 60) for a in found.alternatives
        ],
    }
