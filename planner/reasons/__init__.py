"""Why a visit is unplanned, in terms that a planner understands, from the domain alone.

The questions are asked in the order in which a planner would: can we get there, is anyone at work then, may
they come, are they enough, do the ties to other visits allow it, is there time for the way, and at last: is
there room in their routes? The first question with no for an answer gives the reason. The words are in
`planner.reason_texts`.
"""

from __future__ import annotations

from planner.domain import Instance, Plan, Reason, Visit
from planner.reasons.desk import Desk
from planner.reasons.questions import QUESTIONS, impossible_pins
from planner.reasons.room import room
from planner.travel.times import TravelTimes


def why_unplanned(instance: Instance, travel: TravelTimes, plan: Plan) -> dict[str, tuple[Reason, ...]]:
    """Return the reasons for each visit that `plan` leaves out, by visit id, most telling first.

    Parameters
    ----------
    instance
        Sound input: its cross-references hold.
    plan
        A right plan; its routes stay as they are while room is sought in them. Unknown unplanned visits are
        passed over (`planner.check` names them).

    Returns
    -------
    dict
        At least one reason for each visit. The code `fits` says that the search left out a visit that has
        room.

    Raises
    ------
    KeyError
        If a route has a visit, or takes it in a mode, that the instance does not have.

    Notes
    -----
    A visit that only lacks room is tried at every position of every route whose worker may come, which is
    O(routes * tasks**2) for each such visit.
    """
    desk = Desk(instance, travel, plan)
    visits = (instance.visit[u.visit_id] for u in plan.unplanned if u.visit_id in instance.visit)
    return {v.visit_id: tuple(_reasons(desk, v)) for v in visits}


def _reasons(desk: Desk, visit: Visit) -> list[Reason]:
    impossible = impossible_pins(desk, visit)
    if impossible:
        return impossible
    pinned = [p.shift_id for p in desk.pins(visit) if p.shift_id is not None and visit.staff_required == 1]
    locked = [Reason(code="pinned_shift", params={"shift": s}) for s in pinned]
    pool = [s for s in desk.instance.shifts if not pinned or s.shift_id in pinned]
    for question in QUESTIONS:
        reasons, pool = question(desk, visit, pool)
        if reasons:
            return [*locked, *reasons]
    answer = room(desk, visit, pool)
    return [answer] if answer.code == "fits" else [*locked, answer]
