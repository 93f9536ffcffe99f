"""What one plan of a day has more than another: driving, overtime, lateness, and the people it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from planner.difference import TOLERANCE_SECONDS, Change, ChangeKind, difference
from planner.domain import Activity, Instance, Plan, Route, seconds_between
from planner.suggest.records import Consequences, Face, Moved, Part

NOBODY: Mapping[str, Collection[str]] = {}


class Sums(NamedTuple):
    """Seconds and metres of a whole plan."""

    driving: int
    metres: int
    overtime: int
    late: int

    def less(self, other: Sums) -> Sums:
        """Return how much more this is than another."""
        return Sums(*(a - b for a, b in zip(self, other, strict=True)))


def sums(instance: Instance, plan: Plan) -> Sums:
    """Return a plan's travel, overtime, and lateness after what was promised; each visit is late once. Of shifts that the instance
    does not have nothing counts."""
    routes = [r for r in plan.routes if r.shift_id in instance.shift]
    driving = sum(r.return_travel_seconds + sum(a.travel_seconds for a in r.activities) for r in routes)
    metres = sum(r.return_travel_metres + sum(a.travel_metres for a in r.activities) for r in routes)
    return Sums(driving, metres, sum(_overtime(instance, r) for r in routes), _lateness(instance, routes))


def _overtime(instance: Instance, route: Route) -> int:
    if not route.activities:
        return 0
    return max(0, seconds_between(instance.shift[route.shift_id].end, route.return_time))


def _lateness(instance: Instance, routes: Collection[Route]) -> int:
    late = 0
    for route in routes:
        for a in route.activities:
            visit = instance.visit.get(a.visit_id or "")
            if visit is not None and visit.promised_latest is not None and a.seat == 0:
                late += max(0, seconds_between(visit.promised_latest, a.start))
    return late


def consequences(instance: Instance, plan: Plan, made: Plan, visit_id: str) -> Consequences:
    """Return what `made` has more than `plan`; what happens to the visit itself is not among the changes."""
    more = sums(instance, made).less(sums(instance, plan))
    found = difference(plan, made, tolerance_seconds=0, ignoring=(visit_id,))
    moved = sorted((c for c in found.of(ChangeKind.MOVED)), key=lambda c: (-abs(c.moved_seconds), c.visit_id))
    far = [c for c in moved if abs(c.moved_seconds) > TOLERANCE_SECONDS]
    near = moved[len(far) :]
    return Consequences(
        driving_seconds=more.driving,
        driving_metres=more.metres,
        overtime_seconds=more.overtime,
        late_seconds=more.late,
        moved=tuple(_moved(c) for c in far),
        nudged=len(near),
        nudged_most=max((abs(c.moved_seconds) for c in near), default=0),
        other_worker=_ids(found.of(ChangeKind.WORKER)),
        other_mode=_ids(found.of(ChangeKind.MODE)),
        left_out=_ids(found.of(ChangeKind.LEFT_OUT, ChangeKind.GONE)),
        taken_in=_ids(found.of(ChangeKind.TAKEN_IN)),
    )


def _ids(changes: Collection[Change]) -> tuple[str, ...]:
    return tuple(c.visit_id for c in changes)


def _moved(change: Change) -> Moved:
    return Moved(
        visit_id=change.visit_id,
        worker_ids=tuple(sorted({p.worker_id for p in change.after})),
        before=min(p.start for p in change.before),
        after=min(p.start for p in change.after),
        seconds=change.moved_seconds,
    )


def parts_of(
    instance: Instance, plan: Plan, visit_id: str, known: Mapping[str, Collection[str]] = NOBODY
) -> tuple[Part, ...]:
    """Return who takes the visit in a plan, when, how and between what; nothing if it is not planned.

    `known`: by citizen, workers who have been there before, whatever the plan says.
    """
    return tuple(
        Part(
            shift_id=route.shift_id,
            worker_id=route.worker_id,
            mode=a.mode,
            part=a.part,
            start=a.start,
            end=a.end,
            face=face(instance, plan, visit_id, route.worker_id, known),
            behind=_beside(route.activities[:number][::-1]),
            before=_beside(route.activities[number + 1 :]),
        )
        for route, number, a in _calls(plan, visit_id)
        if a.mode is not None
    )


def _calls(plan: Plan, visit_id: str) -> Iterator[tuple[Route, int, Activity]]:
    for route in plan.routes:
        for number, a in enumerate(route.activities):
            if a.visit_id == visit_id:
                yield route, number, a


def _beside(activities: Collection[Activity]) -> str | None:
    return next((a.visit_id for a in activities if a.visit_id is not None), None)


def face(
    instance: Instance,
    plan: Plan,
    visit_id: str,
    worker_id: str,
    known: Mapping[str, Collection[str]] = NOBODY,
) -> Face:
    """Return what a worker is to the citizen of a visit."""
    citizen = instance.citizen[instance.visit[visit_id].citizen_id]
    if worker_id in citizen.preferred_workers:
        return "preferred"
    if worker_id in known.get(citizen.citizen_id, ()):
        return "known"
    theirs = {v.visit_id for v in instance.visits if v.citizen_id == citizen.citizen_id} - {visit_id}
    own = (r for r in plan.routes if r.worker_id == worker_id)
    return "known" if any(a.visit_id in theirs for r in own for a in r.activities) else "new"
