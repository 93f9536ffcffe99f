"""Planned days of 200 visits in the morning, and two workers of each who call in sick."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import NamedTuple

import numpy as np

from benchmarks.care.day import make_day
from benchmarks.care.name import CareName
from planner.domain import Instance, Plan
from planner.planning import plan_day
from planner.replan.clock import near, now_of
from planner.scenarios.doing.choosing import on_the_road
from planner.travel.times import TravelTimes
from solvers.base import Budget

VISITS = 200
PLANNED_WITH = Budget(iterations=2_000_000)
CALLED = "06:10"
FIRST, LAST = "06:00", "09:00"
"""A day shift begins between these."""


class Morning(NamedTuple):
    """What was planned in the night, when it is now, and who is sick."""

    instance: Instance
    travel: TravelTimes
    plan: Plan
    now: datetime
    sick: tuple[str, ...]


@cache
def morning(seed: int) -> Morning:
    """Return a day of 200 visits as generated from `seed`, planned; two of its day workers with visits, drawn by the seed, are
    sick."""
    instance, travel = make_day(CareName(VISITS, "whole", seed))
    plan = plan_day(instance, travel, budget=PLANNED_WITH, seed=seed)
    now = now_of(instance, CALLED)
    first, last = (near(instance, clock, now) for clock in (FIRST, LAST))
    busy = {r.shift_id for r in plan.routes if any(a.kind == "visit" for a in r.activities)}
    there = sorted(
        s.worker_id for s in on_the_road(instance.shifts) if s.shift_id in busy and first <= s.start <= last
    )
    drawn = np.random.default_rng(seed).choice(len(there), 2, replace=False)
    return Morning(instance, travel, plan, now, tuple(there[k] for k in sorted(drawn.tolist())))
