"""Why a visit stays out whatever is offered: asked of the plan with the open shifts, and with long ones to spare beside them."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain import Plan, Reason, Unplanned, Visit
from planner.openshifts.habits import Habits
from planner.openshifts.offers import Offer, with_offers
from planner.openshifts.records import NotCovered
from planner.openshifts.trial import Trial
from planner.reasons import why_unplanned
from planner.travel.times import TravelTimes


def not_covered(
    habits: Habits, travel: TravelTimes, trial: Trial, spare: Sequence[Offer]
) -> tuple[NotCovered, ...]:
    """Return each visit that the search left out, with its reasons; `spare`: offers that nobody has used, for the highest role."""
    out = [v for v in habits.instance.visits if v.visit_id in trial.left_out]
    if not out:
        return ()
    unplanned = tuple(Unplanned(visit_id=v.visit_id, priority=v.priority) for v in out)
    plan: Plan = trial.plan.model_copy(update={"unplanned": unplanned})
    reasons = why_unplanned(with_offers(habits, (*trial.offers, *spare)), travel, plan)
    named = {o.offer_id: _words(o) for o in (*trial.offers, *spare)}
    return tuple(
        NotCovered(
            visit_id=v.visit_id,
            priority=v.priority,
            reasons=(*_own(habits, v), *(_readable(r, named) for r in reasons[v.visit_id])),
        )
        for v in out
    )


def _own(habits: Habits, visit: Visit) -> list[Reason]:
    """What an open shift cannot help with by itself, for whoever takes it is nobody in particular."""
    citizen = habits.instance.citizen.get(visit.citizen_id)
    if citizen is not None and citizen.required_workers:
        return [
            Reason(code="only_these_workers", params={"workers": ", ".join(sorted(citizen.required_workers))})
        ]
    return []


def _readable(reason: Reason, named: dict[str, str]) -> Reason:
    """Name a shift that was only on offer by its time and base, for its id means nothing to a reader."""
    shift = reason.params.get("shift")
    if not isinstance(shift, str):
        return reason
    parts = [named.get(part, part) for part in shift.split(" + ")]
    return reason.model_copy(update={"params": {**reason.params, "shift": " + ".join(parts)}})


def _words(offer: Offer) -> str:
    start, end = (f"{s // 3600 % 24:02d}:{s // 60 % 60:02d}" for s in offer.span[:2])
    return f"{start}-{end} {offer.ground.name}"
