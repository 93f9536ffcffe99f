"""A morning: the night's plan is published, what has happened is re-planned, and the chosen answer published over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from examples.week.happenings import Rates, as_events, draw
from examples.week.records import MorningBrief
from planner.domain import Plan
from planner.replan import Alternative, Order, Replanning, past_of, replan
from planner.replan.clock import now_of
from planner.store import Kind, Saved, Store

NOW = "06:00"
"""When the planner reads the brief and presses a button for each absence (domain.md 7)."""

PLANNER = "planner"


@dataclass(frozen=True)
class Morning:
    """How mornings go: how often things happen, from which seed, and how re-planning searches."""

    rates: Rates
    seed: int
    order: Order


def meet(store: Store, district: str, day: date, night_plan: int, morning: Morning) -> MorningBrief:
    """Publish what the day needs, from the night's plan on; return what happened and what was chosen.

    A morning that has been met before finds its answer standing and publishes nothing.
    """
    saved, plan = store.saved(night_plan), store.plan(night_plan)
    instance, travel = store.instance(saved.instance_hash), store.travel(saved.travel_hash)
    now = now_of(instance, NOW)
    happened = draw(instance, past_of(instance, travel, plan, now), morning.rates, morning.seed)
    if not happened.count:
        _publish_night(store, saved, plan)
        return MorningBrief(now=now, happened=happened)
    found = replan(instance, travel, plan, now, as_events(happened), morning.order)
    number, chosen = choose(found)
    if not _stands(store, district, day, chosen.plan):
        _publish_night(store, saved, plan)
        _publish_chosen(store, district, day, found, number, chosen)
    return MorningBrief(
        now=now,
        happened=happened,
        added=tuple(sorted(found.situation.instance.visit.keys() - instance.visit.keys())),
        alternatives=len(found.alternatives),
        chosen=number,
        consequences=chosen.consequences,
    )


def choose(found: Replanning) -> tuple[int, Alternative]:
    """Return the alternative that the planner takes, with its number from 1: of those that break no more rules and leave out no
    more visits than another, the one with the fewest changes."""

    def key(numbered: tuple[int, Alternative]) -> tuple[int, int, int]:
        number, one = numbered
        return len(one.violations), len(one.plan.unplanned), number

    return min(enumerate(found.alternatives, start=1), key=key)


def _publish_night(store: Store, saved: Saved, plan: Plan) -> None:
    if not _stands(store, saved.district, saved.day, plan):
        store.publish(saved.plan_id, by=PLANNER, why="the night's plan")


def _publish_chosen(
    store: Store, district: str, day: date, found: Replanning, number: int, chosen: Alternative
) -> None:
    stands = store.published(district, day)
    stored = store.save_plan(
        chosen.plan,
        kind=Kind.INTRADAY,
        district=district,
        day=day,
        instance=found.situation.instance,
        travel=found.situation.travel,
        violations=chosen.violations,
        parameters={"now": found.now.isoformat(), "change_price": chosen.price, "alternative": number},
        by=PLANNER,
        why="the morning's events",
    )
    expecting = None if stands is None else stands.plan_id
    store.publish(stored.plan_id, by=PLANNER, why="the morning's events", expecting=expecting)


def _stands(store: Store, district: str, day: date, plan: Plan) -> bool:
    """Whether the published plan is this one; how long the search took does not matter."""
    saved = store.published(district, day)
    if saved is None or saved.instance_hash != plan.run.instance_hash:
        return False
    standing = store.plan(saved.plan_id)
    return (standing.routes, standing.unplanned) == (plan.routes, plan.unplanned)
