"""Citizens who come and leave, visits called off or made longer, and calls that nobody answered."""

from __future__ import annotations

from datetime import timedelta

from planner.domain import Mode, TimeWindow, Visit, VisitMode, seconds_between
from planner.replan.doing.desk import Desk
from planner.replan.events import (
    CallUnanswered,
    CitizenComes,
    CitizenLeaves,
    VisitCancelled,
    VisitExtended,
    VisitsAdded,
)
from planner.scenarios.doing.citizens import new_citizens
from planner.scenarios.doing.desk import Desk as ScenarioDesk
from planner.scenarios.doing.draws import by_id
from planner.scenarios.doing.hiring import free_id
from planner.scenarios.doing.untying import without_visits
from planner.scenarios.edits.citizens import NewCitizen, NewCitizens
from planner.scenarios.records import Situation


def comes(event: CitizenComes, desk: Desk) -> None:
    """Let a citizen come, with visits."""
    made = _with_new(NewCitizen.model_validate(event.model_dump(exclude={"event"})), desk)
    desk.note("new_citizen", citizen=event.citizen_id, visits=made)


def _with_new(citizen: NewCitizen, desk: Desk) -> int:
    """Add a citizen as a scenario does; return the number of visits."""
    scenario = ScenarioDesk()
    before = len(desk.instance.visits)
    made = new_citizens(NewCitizens(citizens=(citizen,)), Situation(desk.instance, desk.travel), scenario)
    desk.add(desk.origin.issue(f.code, (), f.value, **f.params) for f in scenario.faults)
    if scenario.faults:
        return 0
    desk.instance, desk.travel = made.instance, made.travel
    return len(desk.instance.visits) - before


def added(event: VisitsAdded, desk: Desk) -> None:
    """Give a citizen visits more, as those of somebody new at the same door who then is the same."""
    if not desk.known("citizen", event.citizen, desk.instance.citizen):
        return
    own = desk.instance.citizen[event.citizen]
    stand_in = free_id(f"{event.citizen}+", desk.instance.citizen)
    made = _with_new(NewCitizen(citizen_id=stand_in, address=own.address_id, visits=event.visits), desk)
    theirs = {"citizen_id": event.citizen}
    desk.instance = desk.instance.model_copy(
        update={
            "citizens": tuple(c for c in desk.instance.citizens if c.citizen_id != stand_in),
            "visits": tuple(
                v.model_copy(update=theirs) if v.citizen_id == stand_in else v for v in desk.instance.visits
            ),
            "delegations": tuple(
                dict.fromkeys(
                    d.model_copy(update=theirs) if d.citizen_id == stand_in else d
                    for d in desk.instance.delegations
                )
            ),
        }
    )
    desk.note("new_visits", citizen=event.citizen, visits=made)


def leaves_past(event: CitizenLeaves, desk: Desk) -> None:
    """Visits that had not begun were not carried out."""
    if desk.known("citizen", event.citizen, desk.before.citizen):
        at = desk.instant(event.at)
        visits = {v.visit_id for v in desk.before.visits if v.citizen_id == event.citizen}
        desk.missed |= {v for v in visits if not desk.begun(v, at)}


def leaves(event: CitizenLeaves, desk: Desk) -> None:
    """Take out what has not begun; what the citizen was given today stays."""
    visits = {v.visit_id for v in desk.instance.visits if v.citizen_id == event.citizen} - desk.past.visits
    _without(visits, desk)
    desk.note("discharged", citizen=event.citizen, visits=len(visits), ids=", ".join(by_id(visits)) or "-")


def cancelled_past(event: VisitCancelled, desk: Desk) -> None:
    """The visit was not carried out; one that had begun cannot be called off."""
    if not desk.known("visit", event.visit, desk.before.visit):
        return
    if desk.begun(event.visit, desk.instant(event.at)):
        desk.fault("event_begun", "visit", event.visit)
    desk.missed.add(event.visit)


def cancelled(event: VisitCancelled, desk: Desk) -> None:
    """Take the visit out."""
    if event.visit not in desk.instance.visit:
        desk.note("gone_already", visit=event.visit)
        return
    _without({event.visit}, desk)
    desk.note("cancelled", visit=event.visit)


def _without(visits: set[str], desk: Desk) -> None:
    desk.gone |= visits
    desk.struck |= visits
    desk.instance, _ = without_visits(desk.instance, visits)


def extended_past(event: VisitExtended, desk: Desk) -> None:
    """A visit that is over gets no longer."""
    if not desk.known("visit", event.visit, desk.before.visit):
        return
    ends = [a.end for _, a in desk.planned.get(event.visit, ())]
    if ends and max(ends) <= desk.now:
        desk.fault("event_over", "visit", event.visit)
    desk.longer[event.visit] = desk.longer.get(event.visit, 0) + 60 * event.minutes


def extended(event: VisitExtended, desk: Desk) -> None:
    """Let care last longer, in every mode; of a split visit the part at home."""
    visit = desk.instance.visit.get(event.visit)
    if visit is None:
        desk.note("gone_already", visit=event.visit)
        return
    more = 60 * event.minutes
    modes = tuple(m.model_copy(update={"service_duration": m.service_duration + more}) for m in visit.modes)
    split = visit.split
    if split is not None:
        split = split.model_copy(update={"physical_duration": split.physical_duration + more})
    _put(visit.model_copy(update={"modes": modes, "split": split}), desk)
    for shift_id, standing in desk.past.standings.items():
        if any(a.visit_id == event.visit for a in standing.done):
            _home_all_the_same(shift_id, desk)
    desk.struck.add(event.visit)
    desk.note("extended", visit=event.visit, minutes=event.minutes)


def _home_all_the_same(shift_id: str, desk: Desk) -> None:
    """Let a shift have the overtime that what is under way takes, whatever it may have else."""
    shift, standing = desk.instance.shift[shift_id], desk.past.standings[shift_id]
    if standing.ready is None:
        return
    way = 0
    if standing.place is not None and shift.end_address not in (None, standing.place):
        way = desk.travel.leg_of(shift, standing.place, shift.end_address or "")[0]
    over = seconds_between(shift.end, standing.ready) + way
    if over > shift.max_overtime:
        desk.replace_shift(shift_id, shift.model_copy(update={"max_overtime": over}))


def unanswered_past(event: CallUnanswered, desk: Desk) -> None:
    """The call came to nothing."""
    if not desk.known("visit", event.visit, desk.before.visit):
        return
    calls = [a for _, a in desk.planned.get(event.visit, ()) if a.mode is Mode.SCREEN]
    if not calls or min(a.start for a in calls) > desk.instant(event.at):
        desk.fault("event_no_call", "visit", event.visit)
    desk.missed.add(event.visit)


def unanswered(event: CallUnanswered, desk: Desk) -> None:
    """Make the visit at home, begun within the time for it after the last attempt."""
    visit = desk.instance.visit.get(event.visit)
    if visit is None:
        desk.note("gone_already", visit=event.visit)
        return
    within = timedelta(seconds=desk.instance.settings.screen.fallback_within)
    latest = max(desk.now, desk.instant(event.at) + within)
    _put(at_the_door(visit, TimeWindow(start_earliest=desk.now, start_latest=latest)), desk)
    pins = (p for p in desk.instance.pins if p.visit_id != event.visit)
    desk.instance = desk.instance.model_copy(update={"pins": tuple(pins)})
    desk.struck.add(event.visit)
    desk.note("unanswered", visit=event.visit, latest=latest.isoformat())


def at_the_door(visit: Visit, window: TimeWindow) -> Visit:
    """Return a visit at home only, in this window; for as long as it would have been at home, else on screen."""
    home = tuple(m for m in visit.modes if m.mode is Mode.PHYSICAL)
    modes = home or (VisitMode(service_duration=visit.modes[0].service_duration),)
    update = {"windows": (window,), "modes": modes, "split": None, "second_on_screen": False}
    return visit.model_copy(update=update)


def _put(visit: Visit, desk: Desk) -> None:
    rows = (visit if v.visit_id == visit.visit_id else v for v in desk.instance.visits)
    desk.instance = desk.instance.model_copy(update={"visits": tuple(rows)})
