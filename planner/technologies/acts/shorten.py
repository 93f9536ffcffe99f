"""Services take less time, or more: each time, or so many minutes a week over all the care a citizen gets."""

from __future__ import annotations

import numpy as np

from planner.domain import Visit
from planner.technologies.acts.turn import Turn
from planner.technologies.adopters import Adopter
from planner.technologies.care import care_seconds, scaled, service_seconds, staff_seconds
from planner.technologies.effects import Shorten

WEEK = 7


def shorten(turn: Turn, effect: Shorten, adopter: Adopter) -> None:
    """Change the length of the services in the adopter's visits; none disappears, and each visit keeps at least a minute."""
    found = list(turn.visits(adopter, effect.services))
    total = sum(staff_seconds(v, wanted) for v, wanted in found)
    wished = 60 * _weekly(turn, effect, adopter.weeks) * turn.draft.days / WEEK
    before = turn.done["seconds_shorter"]
    for visit, wanted in found:
        if effect.factor is not None or effect.minutes is not None:
            _apply(turn, visit, _each_time(turn, effect, visit, wanted))
        elif total:
            share = max(0.0, 1 - wished / total)
            _apply(turn, visit, [share if s in wanted else 1.0 for s in visit.services])
    short = round(wished) - (turn.done["seconds_shorter"] - before)
    if wished > 0 and short > len(found):  # a second a visit is rounding
        turn.done["seconds_not_found"] += short


def _each_time(turn: Turn, effect: Shorten, visit: Visit, wanted: frozenset[str]) -> list[float]:
    if effect.factor is not None:
        part = turn.value(effect.part)
        factor = 1 - (1.0 if part is None else part) * (1 - turn.values[effect.factor])
        return [factor if s in wanted else 1.0 for s in visit.services]
    fewer = 60 * (turn.value(effect.minutes) or 0.0)
    parts = service_seconds(visit.services, care_seconds(visit))
    return [
        max(0.0, 1 - fewer / seconds) if s in wanted and seconds else 1.0
        for s, seconds in zip(visit.services, parts, strict=True)
    ]


def _weekly(turn: Turn, effect: Shorten, weeks: int | None) -> float:
    """Return how many minutes fewer a week the schedule says by now."""
    values = turn.values
    if effect.trend is not None:
        rate, last = (values[name] for name in effect.trend)
        return rate * (last if weeks is None else min(weeks, last))
    if not effect.weekly:
        return 0.0
    at, minutes = zip(*((values[w], values[m]) for w, m in effect.weekly), strict=True)
    return float(minutes[-1] if weeks is None else np.interp(weeks, at, minutes))


def _apply(turn: Turn, visit: Visit, factors: list[float]) -> None:
    after = scaled(visit, factors)
    if after is None or after == visit:
        return
    turn.draft.put(visit, after)
    turn.done["visits_changed"] += 1
    turn.done["seconds_shorter"] += staff_seconds(visit) - staff_seconds(after)
