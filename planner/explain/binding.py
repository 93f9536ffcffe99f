"""What holds a planned visit where it is: locks, windows, links, competence, continuity, breaks."""

from __future__ import annotations

from collections.abc import Iterator

from planner.difference import TOLERANCE_SECONDS
from planner.domain import Activity, Instance, Mode, Plan, Route, Visit, seconds_between
from planner.explain.records import Crew, Rule

FEW = 3
"""So few who may come are named."""


def binding_of(instance: Instance, plan: Plan, visit: Visit, crew: Crew) -> tuple[Rule, ...]:
    """Return what binds a planned visit, the strictest first; what leaves it more than 15 minutes does not bind."""
    calls = [(r, n) for r in plan.routes for n, a in enumerate(r.activities) if a.visit_id == visit.visit_id]
    if not calls:
        return ()
    route, number = calls[0]
    here = route.activities[number]
    return (
        *_locks(instance, visit),
        *_people(instance, visit, crew, {r.worker_id for r, _ in calls}),
        *_windows(visit, here),
        *_links(instance, plan, visit),
        *_neighbours(instance, route, number),
    )


def _locks(instance: Instance, visit: Visit) -> Iterator[Rule]:
    for pin in (p for p in instance.pins if p.visit_id == visit.visit_id):
        if pin.shift_id is not None:
            yield Rule(code="locked_shift", params={"shift": pin.shift_id})
        if pin.start is not None:
            yield Rule(code="locked_start", params={"start": pin.start.isoformat()})
        if pin.mode is not None:
            yield Rule(code="locked_mode", params={"mode": pin.mode.value})
        if pin.after is not None:
            yield Rule(code="locked_after", params={"visit": pin.after})


def _people(instance: Instance, visit: Visit, crew: Crew, workers: set[str]) -> Iterator[Rule]:
    citizen = instance.citizen[visit.citizen_id]
    if citizen.required_workers:
        yield Rule(code="required", params={"workers": ", ".join(sorted(citizen.required_workers))})
    elif len(crew.may) <= FEW:
        yield Rule(code="few_may", params={"workers": ", ".join(crew.may)})
    known = sorted(workers & citizen.preferred_workers)
    if known:
        yield Rule(code="preferred", params={"workers": ", ".join(known)})
    if visit.staff_required == 2:
        yield Rule(code="two_together")


def _windows(visit: Visit, here: Activity) -> Iterator[Rule]:
    for w in visit.windows:
        latest = seconds_between(here.start, w.start_latest)
        if w.end_latest is not None:
            latest = min(latest, seconds_between(here.end, w.end_latest))
        if w.start_earliest <= here.start <= w.start_latest:
            if here.start == w.start_earliest:
                yield Rule(code="window_opens", params={"start": w.start_earliest.isoformat()})
            if latest <= TOLERANCE_SECONDS:
                yield Rule(code="window_closes", params={"left_seconds": latest})
    late = 0 if visit.promised_latest is None else seconds_between(visit.promised_latest, here.start)
    if late > 0:
        yield Rule(code="late", params={"late_seconds": late})


def _links(instance: Instance, plan: Plan, visit: Visit) -> Iterator[Rule]:
    starts = {a.visit_id: a.start for r in plan.routes for a in r.activities if a.seat == 0}
    for link in instance.links:
        other = {link.first: link.second, link.second: link.first}.get(visit.visit_id)
        if other is None or other not in starts:
            continue
        if link.worker != "any":
            yield Rule(code=f"link_{link.worker}", params={"visit": other})
        gap = seconds_between(starts[link.first], starts[link.second])
        slack = gap - link.min_gap
        if link.min_gap and slack <= TOLERANCE_SECONDS:
            yield Rule(code="link_least", params={"visit": other, "gap_seconds": link.min_gap})
        if link.max_gap is not None and link.max_gap - gap <= TOLERANCE_SECONDS:
            yield Rule(code="link_most", params={"visit": other, "gap_seconds": link.max_gap})


def _neighbours(instance: Instance, route: Route, number: int) -> Iterator[Rule]:
    here, around = route.activities[number], range(number - 1, number + 2, 2)
    beside = [route.activities[n] for n in around if 0 <= n < len(route.activities)]
    for a in beside:
        if a.kind == "break":
            yield Rule(code="break", params={"start": a.start.isoformat()})
        elif a.visit_id and a.mode is Mode.PHYSICAL and a.address_id == here.address_id:
            yield Rule(code="same_stop", params={"visit": a.visit_id})
    shift = instance.shift.get(route.shift_id)
    if shift is not None:
        left = seconds_between(route.return_time, shift.end) + shift.max_overtime
        if left <= TOLERANCE_SECONDS:
            yield Rule(code="shift_ends", params={"shift": shift.shift_id, "left_seconds": left})
