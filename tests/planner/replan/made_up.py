"""Made-up days that are planned, and random events of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

import numpy as np

from planner.domain import Instance, Means, Mode, Plan
from planner.planning import plan_day
from planner.synthetic import generate, with_screen
from planner.travel.straight import straight_line_times
from planner.travel.times import TravelTimes
from solvers.base import Budget

Day = tuple[Instance, TravelTimes, Plan]

KINDS = (
    "sick", "sick", "late", "car", "bicycle", "new_citizen", "new_visits", "discharged", "cancelled", "extended", "unanswered",
    "road", "storm",
)  # fmt: skip


@cache
def made_up_day(seed: int) -> Day:
    """A rural municipality of 14 citizens with some 45 visits, some of them by screen, planned with a tiny effort."""
    instance, _ = generate(citizens=14, workers=8, seed=seed)
    instance = with_screen(instance, seed=seed, operators=1)
    travel = straight_line_times(instance.addresses, list(Means))
    return instance, travel, plan_day(instance, travel, budget=Budget(iterations=5000), seed=seed)


def morning_of(day: Day, seed: int) -> tuple[datetime, list[str]]:
    """A time from an hour before the first shift to the end of the last, and up to three events as on the command line."""
    rng = np.random.default_rng(seed)
    first, last = min(s.start for s in day[0].shifts), max(s.end for s in day[0].shifts)
    minutes = int(rng.integers(-60, int((last - first).total_seconds()) // 60))
    now = first + timedelta(minutes=minutes)
    return now, list(_events(day, now, rng))


def _events(day: Day, now: datetime, rng: np.random.Generator) -> Iterator[str]:
    for _ in range(int(rng.integers(1, 4))):
        yield _event(str(rng.choice(KINDS)), day, now, rng)


def _event(kind: str, day: Day, now: datetime, rng: np.random.Generator) -> str:
    instance, _, plan = day
    local = now.astimezone(instance.shifts[0].start.tzinfo)
    clock = f"{local + timedelta(minutes=int(rng.integers(-90, 91))):%H:%M}"
    later = f"{local + timedelta(minutes=int(rng.integers(1, 181))):%H:%M}"
    worker = str(rng.choice([s.worker_id for s in instance.shifts]))
    citizen = str(rng.choice([c.citizen_id for c in instance.citizens]))
    visit = str(rng.choice([v.visit_id for v in instance.visits]))
    address = str(rng.choice([c.address_id for c in instance.citizens]))
    calls = [a.visit_id or "" for r in plan.routes for a in r.activities if a.mode is Mode.SCREEN]
    more = [{"services": ["hygiene"], "earliest": clock, "latest": later}]
    return {
        "sick": f"sick:{worker}@{clock}",
        "late": f"late:{worker}@{later}",
        "car": f"car_broken:{worker}@{clock}",
        "bicycle": f"car_broken:{worker},to=bicycle",
        "new_citizen": f"new_citizen:{json.dumps({'citizen_id': 'N1', 'address': address, 'visits': more})}",
        "new_visits": f"new_visits:{json.dumps({'citizen': citizen, 'visits': more})}",
        "discharged": f"discharged:{citizen}",
        "cancelled": f"cancelled:{visit}@{clock}",
        "extended": f"extended:{visit}+{int(rng.integers(5, 121))}",
        "unanswered": f"unanswered:{str(rng.choice(calls)) if calls else visit}",
        "road": f"road_closed:{address}",
        "storm": f"storm:0.6@{later}",
    }[kind]
