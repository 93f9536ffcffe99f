"""Visits that may be by screen from now on, at citizens who have been assessed, have agreed and have got a device."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain import Citizen, Consent, Level, Mode, ScreenRecord, Visit, VisitMode
from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import Adopter
from planner.technologies.care import SHORTEST, care_seconds
from planner.technologies.draft import Draft
from planner.technologies.effects import Convert

WEEK = 7
ENOUGH = 2  # physical visits a week (domain.md 6.3)


def convert(turn: Turn, effect: Convert, adopter: Adopter) -> None:
    """Offer the screen for the adopter's visits that could be by screen, at most so many a week, drawn among them."""
    found = [v for v, _ in turn.visits(adopter, effect.services)]
    found.sort(key=lambda v: turn.chance("call", v.visit_id))
    chosen = found[: _most(turn, effect, adopter, len(found))]
    for visit in chosen:
        if Mode.SCREEN not in {m.mode for m in visit.modes}:
            turn.draft.put(visit, _offered(visit, round(60 * turn.values[effect.shorter])))
        turn.done["visits_offered"] += 1
        turn.converted.update((visit.citizen_id, s) for s in visit.services)
    if chosen:
        citizen = turn.draft.citizens[adopter.citizen_id]
        turn.draft.citizens[adopter.citizen_id] = _won(citizen, turn.draft)
        turn.draft.concerned.add(adopter.citizen_id)


def _most(turn: Turn, effect: Convert, adopter: Adopter, found: int) -> int:
    """Of a part of a visit, a citizen's draw says whether it is one."""
    a_week = turn.value(effect.per_week)
    if a_week is None:
        return found
    most = a_week * turn.draft.days / WEEK
    return int(most) + (turn.chance("one more call", adopter.citizen_id) < most % 1)


def _offered(visit: Visit, shorter: int) -> Visit:
    home = care_seconds(visit)
    call = VisitMode(mode=Mode.SCREEN, service_duration=max(min(SHORTEST, home), home - shorter))
    return visit.model_copy(update={"modes": (*visit.modes, call)})


def _won(citizen: Citizen, draft: Draft) -> Citizen:
    first, last = draft.dates[0], draft.dates[-1]
    before = citizen.screen or ScreenRecord(**_history(draft, citizen.citizen_id, first, last))
    assessed: dict[str, object] = {
        "able": True,
        "assessed_by": Level.SSA,
        "assessed_on": first,
        "reassess_by": None,
    }
    stands = before.able is True and (before.reassess_by is None or before.reassess_by >= last)
    stands &= before.assessed_by in draft.settings.screen.assessors
    agreed = {"consent": Consent.GIVEN, "consent_until": None, "has_device": True}
    return citizen.model_copy(
        update={"screen": before.model_copy(update=agreed if stands else agreed | assessed)}
    )


def _history(draft: Draft, citizen_id: str, first: date, last: date) -> dict[str, object]:
    """What has been and will be physical where nothing is known: as many visits as the input's days have, but one, and at least two
    a week (domain.md 6.3); and somebody came the day before."""
    sure = max(len(draft.visits_of(citizen_id)) / draft.days - 1, ENOUGH / WEEK)
    return {
        "first_visit_done": True,
        "last_physical": first - timedelta(days=1),
        "physical_this_week": round(first.weekday() * sure),
        "physical_later_this_week": round((6 - last.weekday()) * sure),
    }
