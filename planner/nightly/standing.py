"""Which plan stands for a day, how old it is, and what is needed to show it."""

from __future__ import annotations

from datetime import date, datetime

from planner.domain import seconds_between
from planner.nightly.copies import Heading
from planner.nightly.deliver import Shown
from planner.nightly.records import Standing
from planner.store import DamagedStoreError, Kind, Names, RemovedPlanError, Saved, Store, Unit, UnitKey

GROUP = 8


def standing(store: Store, district: str, day: date, now: datetime, plan_id: int | None) -> Standing | None:
    """Return the plan that stands: the one published last; else the one of `plan_id`, else the newest made; None if there is none.

    A published plan is as old as the plan that was published, however late that was done.
    """
    saved = store.published(district, day)
    if saved is None:
        saved = store.last(district, day) if plan_id is None else store.saved(plan_id)
    if saved is None or saved.removed:
        return None
    made_at = made_when(store, saved)
    age = max(0, seconds_between(made_at, now))
    return Standing(
        plan_id=saved.plan_id, kind=saved.kind, made_at=made_at, age_seconds=age, tonight=made_at >= now
    )


def made_when(store: Store, saved: Saved) -> datetime:
    """Return when the plan of a version was first stored."""
    while saved.source_id is not None:
        saved = store.saved(saved.source_id)
    return saved.saved_at


def heading(district: str, stands: Standing) -> Heading:
    """Return what its copies say of a plan that stands."""
    return Heading(district, stands.plan_id, stands.kind, stands.made_at)


def shown(store: Store, plan_id: int, names: Names | None = None) -> Shown | None:
    """Return a stored plan with what it was made from, with the labels of `names`; None if the store lacks any of it."""
    try:
        plan = store.plan(plan_id)
        instance = store.instance(plan.run.instance_hash, names=names)
    except (LookupError, RemovedPlanError, DamagedStoreError):
        return None
    key = plan.run.travel_hash
    return Shown(plan, instance, store.travel(key) if store.has_travel(key) else None)


def mark(key: UnitKey) -> str:
    """Return what a stored plan says of whose it is: the hash of the unit's input, in groups of 8 signs.

    Ten digits in a row, as a hash may have, would be hidden by the store where they could be a CPR number.
    """
    hashed = key.input_hash
    return ":".join(hashed[at : at + GROUP] for at in range(0, len(hashed), GROUP))


def remade(store: Store, unit: Unit) -> Saved | None:
    """Return the newest plan that nights have made for a finished unit: later rounds may have bettered its first.

    Plans of other units of the day are left aside, also those of the same input by another solver or with another seed. None where
    the unit has no plan.
    """
    if unit.plan_id is None:
        return None
    key = unit.key
    ours = mark(key), key.version
    same = [
        saved
        for saved in store.plans(district=key.district, since=key.day, until=key.day, kind=Kind.NIGHTLY)
        if (saved.parameters.get("unit"), saved.version) == ours
    ]
    return same[-1] if same else store.saved(unit.plan_id)
