"""New citizens who need what others need, behind other doors."""

from __future__ import annotations

from collections.abc import Collection

from planner.domain import Citizen, Instance, Mode, Visit, VisitMode
from planner.scenarios.doing.choosing import require_known
from planner.scenarios.doing.desk import Desk, changed, listed, note
from planner.scenarios.doing.draws import in_line
from planner.scenarios.doing.hiring import free_id
from planner.scenarios.records import Situation


def with_copies(count: int, like: Collection[str], situation: Situation, desk: Desk) -> Situation:
    """Return the situation with so many citizens more, each with the visits of one drawn and the door of another drawn.

    Who is drawn for a small number is drawn for a larger one too; when all have been, the line begins again.
    """
    instance = situation.instance
    require_known(desk, "citizens", like, instance.citizen)
    visited = {v.citizen_id for v in instance.visits if v.citizen_id in instance.citizen}
    sources = in_line(desk.seed, "new like", visited & set(like) if like else visited)
    doors = in_line(desk.seed, "new doors", {instance.citizen[c].address_id for c in visited})
    if desk.sound and not sources:
        desk.fault("scenario_too_few_citizens", "count", count, found=0)
    if not desk.sound:
        return situation
    new = []
    for number in range(count):
        source, door = sources[number % len(sources)], doors[number % len(doors)]
        instance, citizen = _with_copy(instance, source, door)
        new.append(citizen)
    visits = sum(v.citizen_id in set(new) for v in instance.visits)
    said = note("new_citizens", count=count, ids=listed(new), visits=visits)
    return changed(situation, said, instance=instance, citizens=new)


def _with_copy(instance: Instance, source: str, door: str) -> tuple[Instance, str]:
    citizen = Citizen(citizen_id=free_id(f"{source}+", instance.citizen), address_id=door)
    mark = citizen.citizen_id.rpartition("+")[2]
    own = [v for v in instance.visits if v.citizen_id == source]
    names = {v.visit_id: free_id(f"{v.visit_id}+", instance.visit, mark) for v in own}
    copies = [_copied(v, names[v.visit_id], citizen.citizen_id) for v in own]
    links = [
        k.model_copy(update={"first": names[k.first], "second": names[k.second]})
        for k in instance.links
        if {k.first, k.second} <= names.keys()
    ]
    handed = [
        d.model_copy(update={"citizen_id": citizen.citizen_id})
        for d in instance.delegations
        if d.citizen_id == source
    ]
    update = {
        "citizens": (*instance.citizens, citizen),
        "visits": (*instance.visits, *copies),
        "links": (*instance.links, *links),
        "delegations": (*instance.delegations, *handed),
    }
    return instance.model_copy(update=update), citizen.citizen_id


def _copied(visit: Visit, visit_id: str, citizen_id: str) -> Visit:
    """At home: of a citizen whom nobody has met, nothing is by screen."""
    home = tuple(m for m in visit.modes if m.mode is Mode.PHYSICAL)
    return visit.model_copy(
        update={
            "visit_id": visit_id,
            "citizen_id": citizen_id,
            "modes": home or (VisitMode(service_duration=visit.modes[0].service_duration),),
            "split": None,
            "second_on_screen": False,
        }
    )
