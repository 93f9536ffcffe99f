"""Workers who go home sick, come late, or stand with a broken car."""

from __future__ import annotations

from datetime import datetime

from planner.domain import Shift
from planner.replan.doing.desk import Desk, taken_breaks
from planner.replan.doing.pauses import home, shortened
from planner.replan.events import CarBroken, Late, Sick
from planner.scenarios.doing.choosing import on_the_road
from planner.scenarios.doing.desk import Desk as ScenarioDesk
from planner.scenarios.doing.draws import by_id
from planner.scenarios.doing.means import means_changed
from planner.scenarios.doing.rota import with_times
from planner.scenarios.doing.untying import without_shifts
from planner.scenarios.edits.travel import MeansChanged
from planner.scenarios.records import Situation


def sick_past(event: Sick, desk: Desk) -> None:
    """Nothing is begun after the worker has gone."""
    for shift in desk.shifts_of(event.worker):
        desk.cut(shift.shift_id, begins_by=desk.instant(event.at))


def sick(event: Sick, desk: Desk) -> None:
    """End the worker's shifts."""
    at = desk.instant(event.at)
    hit = _ended(_left(event.worker, desk), at, desk)
    desk.note("sick", worker=event.worker, at=at.isoformat(), visits=len(hit), ids=_listed(hit))


def late_past(event: Late, desk: Desk) -> None:
    """Nothing is begun before the worker comes."""
    until = desk.instant(event.until)
    own = desk.shifts_of(event.worker)
    shifts = [s for s in own if s.start < until]
    if own and not shifts:
        desk.fault("event_not_late", "until", event.until, worker=event.worker)
    for shift in shifts:
        desk.cut(shift.shift_id, not_before=until)


def late(event: Late, desk: Desk) -> None:
    """Let the shift begin when the worker comes, without the breaks that have no room any more."""
    until = desk.instant(event.until)
    hit: set[str] = set()
    for shift in (s for s in _left(event.worker, desk) if s.start < until):
        if until >= shift.end:
            hit |= _ended([shift], desk.now, desk)
            continue
        early = {v for v in desk.to_come([shift.shift_id]) if desk.begun(v, until)}
        hit |= early
        moved = _without_missed_breaks(with_times(shift, until, shift.end), desk)
        desk.replace_shift(shift.shift_id, moved)
        if len(moved.breaks) < len(shift.breaks):
            desk.note("breaks_gone", shift=shift.shift_id, count=len(shift.breaks) - len(moved.breaks))
    desk.struck |= hit
    desk.note("late", worker=event.worker, until=event.until, visits=len(hit), ids=_listed(hit))


def _without_missed_breaks(shift: Shift, desk: Desk) -> Shift:
    """Without breaks that should have begun by now and have not."""
    standing = desk.past.standings.get(shift.shift_id)
    taken = taken_breaks(shift, standing.done) if standing is not None else {}
    breaks = (b for n, b in enumerate(shift.breaks) if n in taken or b.start_latest >= desk.now)
    return shift.model_copy(update={"breaks": tuple(breaks)})


def car_past(event: CarBroken, desk: Desk) -> None:
    """Nobody is reached by car after it has broken down."""
    for shift in _by_car(event, desk):
        desk.cut(shift.shift_id, arrives_by=desk.instant(event.at))


def car(event: CarBroken, desk: Desk) -> None:
    """Let the shift go on by other means, or end."""
    at = desk.instant(event.at)
    shifts = [s for s in on_the_road(_left(event.worker, desk)) if s.means.value == "car"]
    hit = desk.to_come(s.shift_id for s in shifts)
    if event.to is None:
        _ended(shifts, at, desk)
        desk.note("car_ends", worker=event.worker, visits=len(hit), ids=_listed(hit))
        return
    for shift in shifts:
        rest = desk.going_on(shift)
        edit = MeansChanged(to=event.to, before=shift.means, shifts=(rest.shift_id,))
        scenario = ScenarioDesk()
        made = means_changed(edit, Situation(desk.instance, desk.travel), scenario)
        desk.add(desk.origin.issue(f.code, (), f.value, **f.params) for f in scenario.faults)
        desk.instance, desk.travel = made.instance, made.travel
    desk.struck |= hit
    desk.note("car_goes_on", worker=event.worker, to=event.to.value, visits=len(hit), ids=_listed(hit))


def _by_car(event: CarBroken, desk: Desk) -> list[Shift]:
    shifts = desk.shifts_of(event.worker)
    found = [s for s in on_the_road(shifts) if s.means.value == "car"]
    if shifts and not found:
        desk.fault("event_no_car", "worker", event.worker)
    return found


def _left(worker: str, desk: Desk) -> list[Shift]:
    """The worker's shifts as they are by now, but for what is over."""
    return [
        s
        for s in desk.instance.shifts
        if s.worker_id == worker and s.end > desk.now and s.shift_id not in desk.ended
    ]


def _ended(shifts: list[Shift], at: datetime, desk: Desk) -> set[str]:
    """End shifts at an instant, or where what is done then leads home later; return the visits that others must take."""
    ids = [s.shift_id for s in shifts]
    hit = {v for v in desk.to_come(ids) if at <= desk.now or not _before(v, at, desk)}
    desk.struck |= hit
    for shift in shifts:
        standing = desk.past.standings.get(shift.shift_id)
        if at > max(desk.now, shift.start):
            desk.replace_shift(shift.shift_id, shortened(shift, max(at, home(shift, desk) or at), desk))
        elif standing is None or standing.ready is None:
            desk.instance, _ = without_shifts(desk.instance, {shift.shift_id})
        else:
            desk.ended.add(shift.shift_id)
            desk.repin(shift.shift_id, None)
            taken = taken_breaks(shift, standing.done)
            back = home(shift, desk)
            assert back is not None
            update = {"end": back, "max_overtime": 0, "breaks": tuple(shift.breaks[n] for n in sorted(taken))}
            desk.replace_shift(shift.shift_id, shift.model_copy(update=update))
    return hit


def _before(visit_id: str, at: datetime, desk: Desk) -> bool:
    return all(a.departure <= at for _, a in desk.planned[visit_id])


def _listed(visits: set[str]) -> str:
    return ", ".join(by_id(visits)) or "-"
