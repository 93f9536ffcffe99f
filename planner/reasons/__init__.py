"""Why a visit is unplanned, in terms that a planner understands, from the domain alone.

The questions are asked in the order in which a planner would: can we get there, is anyone at work then, may
they come, are they enough, do the ties to other visits allow it, is there time for the way, and at last: is
there room in their routes? The first question with no for an answer gives the reason. The words are in
`planner.reason_texts`.
"""

from __future__ import annotations

from planner.domain import Instance, Plan, Reason, Visit
from planner.reasons.desk import Desk
from planner.reasons.order import who_holds_back
from planner.reasons.questions import QUESTIONS, impossible_pins, shifts_for, tight_pins
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
    reasoner = _Reasoner(Desk(instance, travel, plan))
    visits = (instance.visit[u.visit_id] for u in plan.unplanned if u.visit_id in instance.visit)
    return {v.visit_id: tuple(reasoner.reasons(v)) for v in visits}


class _Reasoner:
    """Answers for one visit at a time; those that are locked after one another answer for each other."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._own: dict[str, list[Reason]] = {}

    def reasons(self, visit: Visit) -> list[Reason]:
        own, fits = self.own(visit), self.fits(visit)
        earlier = self.earlier(visit)
        if earlier is not None:
            return self._after(visit, earlier)
        held_by = (
            who_holds_back(self.desk, visit) if fits and self.desk.locked_after(visit.visit_id) else None
        )
        return own if held_by is None else [Reason(code="held_back", params={"visit": held_by})]

    def _after(self, visit: Visit, earlier: str) -> list[Reason]:
        """Why a visit locked after an unplanned one is out: itself, where the earlier one has room."""
        known = self.desk.instance.visit.get(earlier)
        lock = Reason(code="pin_after", params={"visit": earlier})
        if known is None or not self.fits(known):
            return [lock, *([] if self.fits(visit) else self.own(visit))]
        if not self.fits(visit):
            return self.own(visit)
        held_by = who_holds_back(self.desk, self._first_of(known))
        return [Reason(code="no_room_after", params=lock.params) if held_by == visit.visit_id else lock]

    def _first_of(self, visit: Visit) -> Visit:
        """The first unplanned visit of the chain of locks that leads to this one."""
        seen = {visit.visit_id}
        while (earlier := self.earlier(visit)) in self.desk.instance.visit and earlier not in seen:
            seen.add(earlier)
            visit = self.desk.instance.visit[earlier]
        return visit

    def earlier(self, visit: Visit) -> str | None:
        """An unplanned visit that this one is locked after."""
        locked = (p.after for p in self.desk.pins(visit) if p.after is not None)
        return next((v for v in locked if v not in self.desk.starts), None)

    def fits(self, visit: Visit) -> bool:
        """Whether there is room for the visit by itself."""
        return self.own(visit)[0].code == "fits"

    def own(self, visit: Visit) -> list[Reason]:
        """The answer without regard to visits that it is locked after, if they are not planned."""
        if visit.visit_id not in self._own:
            self._own[visit.visit_id] = _answer(self.desk, visit, ordered=self.earlier(visit) is None)
        return self._own[visit.visit_id]


def _answer(desk: Desk, visit: Visit, *, ordered: bool) -> list[Reason]:
    impossible = impossible_pins(desk, visit)
    if impossible:
        return impossible
    locked, pool = tight_pins(desk, visit), shifts_for(desk, visit)
    for question in QUESTIONS:
        reasons, pool = question(desk, visit, pool)
        if reasons:
            return [*locked, *reasons]
    answer = room(desk, visit, pool, ordered=ordered)
    return [answer] if answer.code == "fits" else [*locked, answer]
