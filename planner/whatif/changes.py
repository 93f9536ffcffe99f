"""For whom a plan is another than before: two plans of two days held against each other, visit by visit and worker by worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.domain import Instance, Plan, Route, seconds_between
from planner.savings.parts import calls_seconds
from planner.whatif.records import VisitChange, VisitKind, WorkerChange, WorkerKind

TIME_LIMIT = 15 * 60
"""Seconds from its time before at which a visit is still at the same time: what is told to a citizen as "about eight o'clock"
(assumed)."""


@dataclass(frozen=True)
class Placed:
    """Where a plan has a visit: its first start, its workers by id, its modes joined by "+"."""

    start: datetime
    workers: tuple[str, ...]
    mode: str


def visit_changes(before: tuple[Instance, Plan], after: tuple[Instance, Plan]) -> tuple[VisitChange, ...]:
    """Return what is another for each visit of which something is, in the order of the days: those of the first, then new ones."""
    (day, plan), (changed, other) = before, after
    was, now = _placed(plan), _placed(other)
    ids = dict.fromkeys([*day.visit, *changed.visit])
    found = (_visit_change(v, day, changed, was.get(v), now.get(v)) for v in ids)
    return tuple(c for c in found if c.kinds)


def worker_changes(before: tuple[Instance, Plan], after: tuple[Instance, Plan]) -> tuple[WorkerChange, ...]:
    """Return each worker who has shifts in only one of the days, or other visits than before; by id."""
    days = (before[0], after[0])
    on = [{s.worker_id for s in day.shifts} for day in days]
    did = [_by_worker(plan) for _, plan in (before, after)]
    found = []
    for worker_id in sorted(on[0] | on[1]):
        (had, took), (has, takes) = (work.get(worker_id, (frozenset(), 0)) for work in did)
        kind = _worker_kind(worker_id in on[0], worker_id in on[1], had == has)
        if kind is not None:
            found.append(WorkerChange(worker_id, kind, len(had), len(has), took, takes))
    return tuple(found)


def count_citizens(changes: Iterable[VisitChange]) -> dict[str, int]:
    """Return how many citizens have a visit that is another, by kind; "any": of whichever. Kinds that nobody has are absent."""
    who: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        for kind in ("any", *change.kinds):
            who[kind].add(change.citizen_id)
    return {kind: len(citizens) for kind, citizens in who.items()}


def _visit_change(
    visit_id: str, day: Instance, changed: Instance, was: Placed | None, now: Placed | None
) -> VisitChange:
    visit = changed.visit.get(visit_id) or day.visit[visit_id]
    return VisitChange(
        visit_id=visit_id,
        citizen_id=visit.citizen_id,
        kinds=tuple(_kinds(visit_id in day.visit, visit_id in changed.visit, was, now)),
        before=None if was is None else was.start.isoformat(),
        after=None if now is None else now.start.isoformat(),
        workers_before=() if was is None else was.workers,
        workers_after=() if now is None else now.workers,
        mode_before=None if was is None else was.mode,
        mode_after=None if now is None else now.mode,
    )


def _kinds(there: bool, there_now: bool, was: Placed | None, now: Placed | None) -> Iterator[VisitKind]:
    if not there_now:
        yield "gone"
        return
    if not there:
        yield "new"
    if now is None:
        if was is not None or not there:
            yield "left_out"
        return
    if was is None:
        if there:
            yield "taken_in"
        return
    if was.workers != now.workers:
        yield "worker"
    if abs(seconds_between(was.start, now.start)) > TIME_LIMIT:
        yield "time"
    if was.mode != now.mode:
        yield "mode"


def _placed(plan: Plan) -> dict[str, Placed]:
    rows = defaultdict(list)
    for route in plan.routes:
        for activity in route.activities:
            if activity.visit_id is not None and activity.mode is not None:
                rows[activity.visit_id].append((activity.start, route.worker_id, activity.mode.value))
    return {
        visit_id: Placed(
            start=min(start for start, _, _ in found),
            workers=tuple(sorted({worker for _, worker, _ in found})),
            mode="+".join(sorted({mode for _, _, mode in found})),
        )
        for visit_id, found in rows.items()
    }


def _by_worker(plan: Plan) -> dict[str, tuple[frozenset[str], int]]:
    """Visits and working seconds of each worker."""
    found: dict[str, tuple[frozenset[str], int]] = {}
    for route in plan.routes:
        visits, seconds = found.get(route.worker_id, (frozenset(), 0))
        own = {a.visit_id for a in route.activities if a.visit_id is not None}
        found[route.worker_id] = (visits | own, seconds + _work(route))
    return found


def _work(route: Route) -> int:
    """Driving, stops, care and calls, in seconds."""
    at_home = (a for a in route.activities if a.visit_id is not None and a.address_id is not None)
    stops = sum(a.arriving_seconds + seconds_between(a.start, a.end) + a.leaving_seconds for a in at_home)
    driving = route.return_travel_seconds + sum(a.travel_seconds for a in route.activities)
    return driving + stops + calls_seconds(route)


def _worker_kind(there: bool, there_now: bool, same_visits: bool) -> WorkerKind | None:
    if there != there_now:
        return "added" if there_now else "away"
    return None if same_visits else "visits"
