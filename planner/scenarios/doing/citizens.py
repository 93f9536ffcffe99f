"""Citizens who come, and who leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from planner.day import dates_of
from planner.domain import Citizen, Delegation, Instance, Level, TimeWindow, Visit, VisitMode
from planner.scenarios.doing.choosing import require_date, require_known, require_services
from planner.scenarios.doing.clocks import at_clock
from planner.scenarios.doing.copies import with_copies
from planner.scenarios.doing.desk import Desk, changed, listed, note
from planner.scenarios.doing.draws import by_id, first_share, in_line
from planner.scenarios.doing.roads import settle
from planner.scenarios.doing.untying import without_visits
from planner.scenarios.edits.citizens import Discharged, NewCitizen, NewCitizens, NewVisit
from planner.scenarios.records import Situation
from planner.services import BY_CODE


def new_citizens(edit: NewCitizens, situation: Situation, desk: Desk) -> Situation:
    """Let citizens come, with their visits."""
    if edit.count is not None:
        return with_copies(edit.count, edit.like, situation, desk)
    for one in edit.citizens:
        situation = _with_citizen(one, situation, desk)
    ids = [c.citizen_id for c in edit.citizens]
    visits = sum(v.citizen_id in set(ids) for v in situation.instance.visits)
    said = note("new_citizens", count=len(ids), ids=listed(ids), visits=visits)
    return changed(situation, said, citizens=ids)


def _with_citizen(one: NewCitizen, situation: Situation, desk: Desk) -> Situation:
    _judge(one, situation.instance, desk)
    situation, address = settle(one, situation, desk)
    if not desk.sound:
        return situation
    instance = situation.instance
    planned = [(v, d) for v in one.visits for d in ([v.date] if v.date else dates_of(instance))]
    visits = [
        _visit(v, d, f"{one.citizen_id}-{n}", one, instance) for n, (v, d) in enumerate(planned, start=1)
    ]
    taken = by_id({v.visit_id for v in visits} & instance.visit.keys())
    if taken:
        desk.fault("scenario_id_taken", "citizens", listed(taken))
        return situation
    tasks = {task for v in visits for task in v.delegated_tasks}
    pairs = dict.fromkeys((d.worker_id, d.task) for d in instance.delegations if d.task in tasks)
    handed = (Delegation(worker_id=w, citizen_id=one.citizen_id, task=t) for w, t in pairs)
    citizen = Citizen(citizen_id=one.citizen_id, address_id=address, label=one.label)
    after = instance.model_copy(
        update={
            "citizens": (*instance.citizens, citizen),
            "visits": (*instance.visits, *visits),
            "delegations": (*instance.delegations, *handed),
        }
    )
    return changed(situation, instance=after)


def _judge(one: NewCitizen, instance: Instance, desk: Desk) -> None:
    if one.citizen_id in instance.citizen:
        desk.fault("scenario_id_taken", "citizens", one.citizen_id)
    for visit in one.visits:
        require_services(desk, "services", visit.services, instance)
        unknown = [s for s in visit.services if s not in BY_CODE]
        if visit.minutes is None and unknown and desk.sound:
            desk.fault("scenario_no_minutes", "minutes", listed(unknown))
        if visit.date is not None:
            require_date(desk, visit.date, instance)


def _visit(asked: NewVisit, day: date, visit_id: str, one: NewCitizen, instance: Instance) -> Visit:
    rows = [BY_CODE[s] for s in asked.services if s in BY_CODE]
    minutes = asked.minutes or sum(r.minutes for r in rows)
    level = asked.level or max((r.level for r in rows), key=lambda x: x.rank, default=Level.UNSKILLED)
    over = timedelta(days=1 if asked.latest < asked.earliest else 0)
    window = TimeWindow(
        start_earliest=at_clock(instance, day, asked.earliest),
        start_latest=at_clock(instance, day + over, asked.latest),
    )
    agreed = None
    if asked.agreed is not None:
        late = timedelta(days=1 if asked.agreed < asked.earliest else 0)
        agreed = at_clock(instance, day + late, asked.agreed)
    return Visit(
        visit_id=visit_id,
        citizen_id=one.citizen_id,
        windows=(window,),
        modes=(VisitMode(service_duration=60 * minutes),),
        services=asked.services,
        promised_latest=agreed,
        staff_required=asked.workers,
        level=level,
        certificates=frozenset(r.certificate for r in rows if r.certificate),
        delegated_tasks=frozenset(r.delegated_task for r in rows if r.delegated_task),
        priority=asked.priority or min((r.priority for r in rows), default=3),
    )


def discharged(edit: Discharged, situation: Situation, desk: Desk) -> Situation:
    """Let citizens leave, with their visits and all that is tied to them."""
    instance = situation.instance
    require_known(desk, "citizens", edit.citizens, instance.citizen)
    gone = set(_leaving(edit, instance, desk))
    if not desk.sound:
        return situation
    visits = {v.visit_id for v in instance.visits if v.citizen_id in gone}
    left, notes = without_visits(instance, visits)
    after = left.model_copy(
        update={
            "citizens": tuple(c for c in left.citizens if c.citizen_id not in gone),
            "delegations": tuple(d for d in left.delegations if d.citizen_id not in gone),
        }
    )
    said = note("discharged", count=len(gone), ids=listed(by_id(gone)), visits=len(visits))
    return changed(situation, said, *notes, instance=after, citizens=gone)


def _leaving(edit: Discharged, instance: Instance, desk: Desk) -> Sequence[str]:
    if edit.citizens:
        return edit.citizens
    line = in_line(desk.seed, "discharged", {v.citizen_id for v in instance.visits})
    if edit.share is not None:
        return first_share(line, edit.share)
    count = edit.count or 0
    if count > len(line):
        desk.fault("scenario_too_few_citizens", "count", count, found=len(line))
    return line[:count]
