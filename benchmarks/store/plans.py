"""A day of 250 visits, planned, and any number of plans that differ from it as one night's plan does from another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from planner.domain import Activity, Instance, Means, Plan, Route
from planner.planning import plan_day
from planner.synthetic.generate import generate
from planner.travel.straight import straight_line_times
from planner.travel.times import TravelTimes
from solvers.base import Budget

VISITS = 250


class Day(NamedTuple):
    """What a plan was made from, and the plan."""

    instance: Instance
    travel: TravelTimes
    plan: Plan


def make_day(visits: int = VISITS, seed: int = 1) -> Day:
    """Return a made-up day of exactly so many visits, planned by insertion. Raises ValueError if fewer were made up."""
    instance, _ = generate(citizens=visits // 2, seed=seed)
    kept = tuple(instance.visits[:visits])
    if len(kept) < visits:
        raise ValueError(f"{len(kept)} visits were made up, {visits} are needed")
    ids = {v.visit_id for v in kept}
    links = tuple(k for k in instance.links if k.first in ids and k.second in ids)
    instance = instance.model_copy(update={"visits": kept, "links": links})
    travel = straight_line_times(instance.addresses, list(Means))
    return Day(instance, travel, plan_day(instance, travel, solver="greedy", budget=Budget(iterations=1)))


def variants(plan: Plan, count: int) -> Iterator[Plan]:
    """Yield plans with other seeds, every route later by its own few minutes, and its worker changed with the next one's."""
    for number in range(count):
        routes = tuple(_later(r, 13 * (number + k) % 1800) for k, r in enumerate(plan.routes))
        workers = [r.worker_id for r in routes]
        turn = number % 3
        turned = [*workers[turn:], *workers[:turn]]
        routes = tuple(r.model_copy(update={"worker_id": w}) for r, w in zip(routes, turned, strict=True))
        run = plan.run.model_copy(update={"seed": number})
        yield plan.model_copy(update={"routes": routes, "run": run})


def _later(route: Route, seconds: int) -> Route:
    def moved(instant: datetime) -> datetime:
        return instant + timedelta(seconds=seconds)

    def act(a: Activity) -> Activity:
        times = {name: moved(getattr(a, name)) for name in ("arrival", "start", "end", "departure")}
        return a.model_copy(update=times)

    return route.model_copy(
        update={
            "departure": moved(route.departure),
            "return_time": moved(route.return_time),
            "activities": tuple(map(act, route.activities)),
        }
    )
