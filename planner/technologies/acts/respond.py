"""Expected work that no plan holds: alarms, missed doses, observations that somebody looks into."""

from __future__ import annotations

from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import Adopter
from planner.technologies.effects import Respond


def respond(turn: Turn, effect: Respond, adopter: Adopter) -> None:
    """Add the expected seconds of an adopter's calls to those of the input's days: handling by the screen unit where there is one,
    by workers on the road where there is none; visits by the latter."""
    values, draft = turn.values, turn.draft
    own = effect.services or turn.technology.services
    doses = sum(turn.doses[adopter.citizen_id, service] for service in own)
    times = doses if effect.per == "dose" else draft.days
    calls = times * values[effect.rate]
    handling = 60 * calls * values[effect.handling]
    visits = calls * values[effect.visits]
    if draft.has_unit:
        draft.unit_seconds += handling
    else:
        draft.field_seconds += handling
    draft.field_seconds += 60 * visits * values[effect.visit_minutes]
    turn.expected["calls"] += calls
    turn.expected["visits"] += visits
    turn.expected["seconds"] += handling + 60 * visits * values[effect.visit_minutes]
