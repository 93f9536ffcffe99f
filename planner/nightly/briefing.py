"""What the morning brief is made from: each unit's plan with its input, and the plan that stood before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.brief import DayOfBrief
from planner.domain import Plan
from planner.nightly.course import Course
from planner.nightly.standing import shown
from planner.store import DamagedStoreError, Kind, RemovedPlanError, Saved, Store


def days_of_brief(store: Store, courses: Iterable[Course]) -> Iterator[DayOfBrief]:
    """Yield the days that there is a plan to tell of: tonight's, and where there is none the one that stands."""
    for course in courses:
        day = _made(store, course) or _standing(store, course)
        if day is not None:
            yield day


def _made(store: Store, course: Course) -> DayOfBrief | None:
    if course.plan is None or course.plan_id is None or course.imported is None:
        return None
    before = _before(store, course)
    previous = None if before is None else _plan_of(store, before)
    return DayOfBrief(
        district=course.district,
        day=course.day,
        instance=course.instance,
        plan=course.plan,
        plan_id=course.plan_id,
        violations=course.violations,
        travel=course.imported.travel,
        previous=previous,
        previous_id=None if before is None or previous is None else before.plan_id,
        previous_kind=None if before is None or previous is None else before.kind,
    )


def _standing(store: Store, course: Course) -> DayOfBrief | None:
    if course.standing is None:
        return None
    names = None if course.imported is None else course.instance
    found = shown(store, course.standing.plan_id, names)
    if found is None:
        return None
    return DayOfBrief(
        district=course.district,
        day=course.day,
        instance=found.instance,
        plan=found.plan,
        plan_id=course.standing.plan_id,
        violations=store.violations(course.standing.plan_id),
        travel=found.travel,
    )


def _before(store: Store, course: Course) -> Saved | None:
    """The plan published for the day; else the last one made from another input."""
    published = store.published(course.district, course.day)
    if published is not None or course.plan is None:
        return published
    versions = store.plans(district=course.district, since=course.day, until=course.day)
    own = (course.plan.run.instance_hash, course.plan.run.travel_hash, course.plan.run.version)
    others = [
        v
        for v in versions
        if (v.instance_hash, v.travel_hash, v.version) != own and v.kind is not Kind.PUBLISHED
    ]
    return others[-1] if others else None


def _plan_of(store: Store, saved: Saved) -> Plan | None:
    try:
        return store.plan(saved.plan_id)
    except (RemovedPlanError, DamagedStoreError):
        return None
