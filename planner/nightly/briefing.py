"""What the morning brief is made from: each unit's plan with its input, and the plan that stood before it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from planner.brief import Continuity, DayOfBrief, Fairness
from planner.continuity import PlannedDay, continuity_figures, fairness_figures, with_plan
from planner.continuity.brief import fairness_for_brief, for_brief
from planner.domain import Instance, Plan
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
    before, previous = _stood_before(store, store.saved(course.plan_id))
    continuity, fairness = _counted(store, course, course.instance, course.plan)
    return DayOfBrief(
        district=course.district,
        day=course.day,
        instance=course.instance,
        plan=course.plan,
        plan_id=course.plan_id,
        violations=course.violations,
        travel=course.imported.travel,
        previous=previous,
        previous_id=None if before is None else before.plan_id,
        previous_kind=None if before is None else before.kind,
        continuity=continuity,
        fairness=fairness,
    )


def _standing(store: Store, course: Course) -> DayOfBrief | None:
    if course.standing is None:
        return None
    found = shown(store, course.standing.plan_id)  # a brief has no names
    if found is None:
        return None
    before, previous = _stood_before(store, store.saved(course.standing.plan_id))
    continuity, fairness = _counted(store, course, found.instance, found.plan)
    return DayOfBrief(
        district=course.district,
        day=course.day,
        instance=found.instance,
        plan=found.plan,
        plan_id=course.standing.plan_id,
        violations=store.violations(course.standing.plan_id),
        travel=found.travel,
        previous=previous,
        previous_id=None if before is None else before.plan_id,
        previous_kind=None if before is None else before.kind,
        continuity=continuity,
        fairness=fairness,
    )


def _counted(
    store: Store, course: Course, instance: Instance, plan: Plan
) -> tuple[Continuity | None, Fairness | None]:
    """Whom citizens meet and how lists are shared, the plan at the end of the days before; nothing where these were not read."""
    if course.history is None:
        return None, None
    day = PlannedDay(course.day, instance, plan)
    command = shlex.join(
        [
            "homecare",
            "continuity",
            store.address,
            "--district",
            course.district,
            "--day",
            course.day.isoformat(),
        ]
    )
    known = for_brief(continuity_figures(course.history, day), plan=day, command=f"{command} --curve")
    return known, fairness_for_brief(fairness_figures(with_plan(course.history, day)))


def _stood_before(store: Store, told: Saved) -> tuple[Saved | None, Plan | None]:
    """The plan to compare a day's plan with: the published one; else, and for that one itself, what stood before it."""
    published = store.published(told.district, told.day)
    if published is not None and published.plan_id != told.plan_id:
        before: Saved | None = published
    else:
        before = _earlier(store, told)
    plan = None if before is None else _plan_of(store, before)
    return (None, None) if plan is None else (before, plan)


def _earlier(store: Store, told: Saved) -> Saved | None:
    """What was published before a published plan; else the last plan made before from another input."""
    versions = store.plans(district=told.district, since=told.day, until=told.day)
    earlier = [v for v in versions if v.plan_id < told.plan_id]
    published = [v for v in earlier if v.kind is Kind.PUBLISHED]
    if told.kind is Kind.PUBLISHED and published:
        return published[-1]
    own = (told.instance_hash, told.travel_hash, told.version)
    others = [
        v
        for v in earlier
        if (v.instance_hash, v.travel_hash, v.version) != own and v.kind is not Kind.PUBLISHED
    ]
    return others[-1] if others else None


def _plan_of(store: Store, saved: Saved) -> Plan | None:
    try:
        return store.plan(saved.plan_id)
    except (RemovedPlanError, DamagedStoreError):
        return None
