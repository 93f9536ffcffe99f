"""The rest of the day as an instance to search in: nobody sets out before now, and nothing begins before.

Where a worker has time to spare at now, a break without length holds the present: travel to whatever comes next begins after it.
It is known to the search alone, and in no plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain import Activity, Break, Instance, Plan, Route, Shift, TimeWindow, Visit
from planner.pauses import match_breaks
from planner.replan.past import Standing
from planner.replan.records import Situation


@dataclass(frozen=True)
class Rest:
    """`instance`: as searched; `start`: the published plan in it. `marked`: shifts whose last break holds the present. `closed`:
    shifts that take nothing more, since they have ended or are on their way home. `too_late`: visits to come whose windows are
    over."""

    instance: Instance
    start: Plan
    marked: frozenset[str]
    closed: frozenset[str]
    too_late: frozenset[str]


def rest_of(situation: Situation) -> Rest:
    """Return what of a situation is left to search."""
    now, instance = situation.past.now, situation.instance
    idle = {s.shift_id for s in instance.shifts if _is_idle(situation, s)}
    closed = {s.shift_id for s in instance.shifts if not _can_go_on(situation, s)} | situation.ended
    marked = frozenset(idle - closed)
    shifts = tuple(_shift(situation, s, s.shift_id in marked) for s in instance.shifts)
    visits, too_late = [], set()
    for visit in instance.visits:
        if visit.visit_id in situation.past.visits:
            visits.append(visit)
            continue
        clipped = _from(visit, now)
        if clipped is None:
            too_late.add(visit.visit_id)
        visits.append(clipped or visit)
    rest = instance.model_copy(update={"shifts": shifts, "visits": tuple(visits)})
    return Rest(rest, _published(situation, marked), marked, frozenset(closed), frozenset(too_late))


def _standing(situation: Situation, shift: Shift) -> Standing | None:
    standing = situation.past.standings.get(shift.shift_id)
    return standing if standing is not None and standing.ready is not None else None


def _is_idle(situation: Situation, shift: Shift) -> bool:
    """Whether the worker is done with something by now, and free."""
    standing = _standing(situation, shift)
    return standing is not None and standing.ready is not None and standing.ready <= situation.past.now


def _can_go_on(situation: Situation, shift: Shift) -> bool:
    """Whether the worker, setting out now, would be back before the shift is over."""
    standing, here = _standing(situation, shift), shift.start_address
    if standing is not None:
        here = standing.place
    home = 0
    if here is not None and shift.end_address is not None and here != shift.end_address:
        home = situation.travel.leg_of(shift, here, shift.end_address)[0]
    begin = max(situation.past.now, shift.start)
    if standing is not None and standing.ready is not None:
        begin = max(begin, standing.ready)
    return begin + timedelta(seconds=home) <= shift.end + timedelta(seconds=shift.max_overtime)


def _shift(situation: Situation, shift: Shift, marked: bool) -> Shift:
    now, standing = situation.past.now, _standing(situation, shift)
    if standing is None:
        start = min(max(shift.start, now), shift.end)
        return shift.model_copy(
            update={"start": start, "breaks": tuple(_later(b, start) for b in shift.breaks)}
        )
    pauses = [a for a in standing.done if a.kind == "break"]
    taken = {n: pauses[k] for k, n in match_breaks(pauses, shift.breaks).items()}
    breaks = [
        _fixed(b, taken[n].start) if n in taken else _later(b, max(now, standing.ready or now))
        for n, b in enumerate(shift.breaks)
    ]
    if marked:
        breaks.append(Break(start_earliest=now, start_latest=now, duration=0))
    return shift.model_copy(update={"breaks": tuple(breaks)})


def _fixed(pause: Break, start: datetime) -> Break:
    return pause.model_copy(update={"start_earliest": start, "start_latest": start})


def _later(pause: Break, now: datetime) -> Break:
    first = max(pause.start_earliest, now)
    return pause.model_copy(update={"start_earliest": first, "start_latest": max(first, pause.start_latest)})


def _from(visit: Visit, now: datetime) -> Visit | None:
    """The visit with what is left of its windows, None if nothing is."""
    windows = tuple(
        TimeWindow(
            start_earliest=max(w.start_earliest, now), start_latest=w.start_latest, end_latest=w.end_latest
        )
        for w in visit.windows
        if w.start_latest >= now
    )
    return None if not windows else visit.model_copy(update={"windows": windows})


def _published(situation: Situation, marked: frozenset[str]) -> Plan:
    """The published plan in the shifts as they are by now, with the breaks that hold the present."""
    goes_on, now = dict(situation.goes_on), situation.past.now
    routes: list[Route] = []
    for route in situation.plan.routes:
        standing = situation.past.standings.get(route.shift_id)
        done = standing.done if standing is not None else ()
        rest = tuple(_open(situation, route, done))
        if route.shift_id in goes_on:
            later = {"shift_id": goes_on[route.shift_id], "activities": rest}
            routes += [route.model_copy(update={"activities": done}), route.model_copy(update=later)]
            continue
        mark = (_mark(now),) if route.shift_id in marked else ()
        routes.append(route.model_copy(update={"activities": (*done, *mark, *rest)}))
    return situation.plan.model_copy(update={"routes": tuple(routes)})


def _open(situation: Situation, route: Route, done: tuple[Activity, ...]) -> Iterator[Activity]:
    """What of a route is to come: what should have begun by now and has not cannot any more at its time."""
    yield from (
        a for a in route.activities if a not in done and (a.kind == "break" or a.start > situation.past.now)
    )


def with_marks(rest: Rest, plan: Plan, now: datetime) -> Plan:
    """Return a plan of the whole day with the breaks that hold the present, each after what is done."""

    def marked(route: Route) -> Route:
        before = tuple(a for a in route.activities if a.start <= now)
        after = route.activities[len(before) :]
        return route.model_copy(update={"activities": (*before, _mark(now), *after)})

    routes = (marked(r) if r.shift_id in rest.marked else r for r in plan.routes)
    return plan.model_copy(update={"routes": tuple(routes)})


def _mark(now: datetime) -> Activity:
    return Activity(kind="break", arrival=now, start=now, end=now, departure=now)
