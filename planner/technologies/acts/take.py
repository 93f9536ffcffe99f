"""Services are taken out of visits: because a device does them, the citizen does, or a clinic."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain import Visit
from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import Adopter
from planner.technologies.care import scaled, staff_seconds
from planner.technologies.effects import Relocate, Remove


def remove(turn: Turn, effect: Remove, adopter: Adopter) -> None:
    """Take the services, or a share of their occurrences, out of the adopter's visits."""
    share = turn.value(effect.share)
    for visit, wanted in turn.visits(adopter, effect.services):
        hit = [
            s in wanted and (share is None or turn.chance("occurrence", visit.visit_id, str(n)) < share)
            for n, s in enumerate(visit.services)
        ]
        _take(turn, visit, hit)


def relocate(turn: Turn, effect: Relocate, adopter: Adopter) -> None:
    """Take the services out of the adopter's visits; their care is given at a clinic, by somebody who does not travel."""
    factor = turn.values[effect.factor]
    for visit, wanted in turn.visits(adopter, effect.services):
        seconds = factor * staff_seconds(visit, wanted)
        turn.draft.field_seconds += seconds
        turn.done["clinic_seconds"] += round(seconds)
        turn.done["appointments"] += 1
        _take(turn, visit, [s in wanted for s in visit.services])


def _take(turn: Turn, visit: Visit, hit: Iterable[bool]) -> None:
    factors = [None if gone else 1.0 for gone in hit]
    count = sum(f is None for f in factors)
    if not count:
        return
    left = scaled(visit, factors)
    turn.draft.put(visit, left)
    turn.doses.update(
        (visit.citizen_id, s) for s, f in zip(visit.services, factors, strict=True) if f is None
    )
    turn.done["services_gone"] += count
    turn.done["visits_gone"] += left is None
    turn.done["seconds_gone"] += staff_seconds(visit) - (0 if left is None else staff_seconds(left))
