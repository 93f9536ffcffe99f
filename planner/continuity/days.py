"""Days that have a plan, as history is read from: given by the caller, or taken from a store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain import Instance, Plan
from planner.store import Kind, RemovedPlanError, Store

_STANDING = (Kind.NIGHTLY, Kind.INTRADAY)


@dataclass(frozen=True)
class PlannedDay:
    """A day, its plan, and the input that the plan was made from."""

    day: date
    instance: Instance
    plan: Plan


def stored_days(store: Store, district: str, since: date, until: date) -> tuple[PlannedDay, ...]:
    """Return the plans that stand on the days from `since` to `until`, both included, ascending.

    What is published stands; where nothing is, the newest nightly or intraday plan. A day without a plan is not there, nor is one
    whose plan or input retention has removed. Raises DamagedStoreError, StoreUnavailableError.
    """
    days = sorted({saved.day for saved in store.plans(district=district, since=since, until=until)})
    return tuple(found for day in days if (found := stored_day(store, district, day)) is not None)


def stored_day(store: Store, district: str, day: date) -> PlannedDay | None:
    """Return the plan that stands for one day, None if there is none; see `stored_days`."""
    saved = store.published(district, day) or store.last(district, day, *_STANDING)
    if saved is None:
        return None
    try:
        return PlannedDay(day, store.instance(saved.instance_hash), store.plan(saved.plan_id))
    except (RemovedPlanError, LookupError):
        return None
