"""What failed calls cost a day on average, in minutes of the route workers and of the callers.

With p = `ScreenRules.fallback_probability` (0.08 x 0.5 = 0.04 by default; domain.md 5.2, assumed), over all calls:
fallbacks = sum p; driving, overhead and service = sum p x what the cheapest takeover adds to its routes;
attempts = sum `unanswered` x (attempts - 1) x `screen_setup`, for every unanswered call is set up once more, and the time booked
for care and documentation is used by the attempt that succeeds, or lost.
A call that no route can take over in time needs somebody all the same: priced as a drive of its own, from the nearest base of a
shift that goes to citizens and back, with a whole stop. Calls fail independently, one at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.domain import Means, Shift
from planner.fallback.ground import Ground
from planner.fallback.line import Line
from planner.fallback.records import Expected, ScreenCall


class _Trip(NamedTuple):
    """What one fallback adds: seconds and metres of driving, seconds of overhead and of care."""

    driving: int
    metres: int
    overhead: int
    service: int


def expected(ground: Ground, calls: Sequence[ScreenCall], lines: Sequence[Line]) -> Expected:
    """Return what the calls of a day are expected to add; the module says how. Linear in calls times bases."""
    settings = ground.instance.settings
    p, rules = settings.screen.fallback_probability, settings.screen
    setting_out = _setting_out(ground, lines)
    trips = [_covered(c) if c.covered else _uncovered(ground, c, setting_out) for c in calls]
    repeated = len(calls) * rules.unanswered * (rules.attempts - 1)
    return Expected(
        fallbacks=p * len(calls),
        uncovered=p * sum(not c.covered for c in calls),
        driving_minutes=p * sum(t.driving for t in trips) / 60,
        driving_kilometres=p * sum(t.metres for t in trips) / 1000,
        overhead_minutes=p * sum(t.overhead for t in trips) / 60,
        service_minutes=p * sum(t.service for t in trips) / 60,
        attempt_minutes=repeated * settings.screen_setup / 60,
    )


def _covered(call: ScreenCall) -> _Trip:
    rows = call.takeovers
    return _Trip(
        sum(t.travel_seconds for t in rows),
        sum(t.travel_metres for t in rows),
        sum(t.overhead_seconds for t in rows),
        sum(t.service_seconds for t in rows),
    )


def _setting_out(ground: Ground, lines: Sequence[Line]) -> list[Shift]:
    """One shift of each base, means and pace."""
    found = {(s.means, ground.travel.pace(s), s.start_address): s for s in (line.shift for line in lines)}
    return list(found.values())


def _uncovered(ground: Ground, call: ScreenCall, shifts: Sequence[Shift]) -> _Trip:
    """There and back from the nearest base that has a way; without any, the stop alone."""
    home = ground.instance.citizen[ground.instance.visit[call.visit_id].citizen_id].address_id
    service = call.service_seconds * call.workers
    ways = []
    for shift in shifts:
        out, back = (
            ground.leg(shift, shift.start_address, home),
            ground.leg(shift, home, shift.start_address),
        )
        if out is not None and back is not None:
            overhead = sum(ground.overhead(shift.means, home))
            ways.append((out[0] + back[0], out[1] + back[1], overhead))
    driving, metres, overhead = min(ways, default=(0, 0, sum(ground.overhead(Means.CAR, home))))
    return _Trip(driving * call.workers, metres * call.workers, overhead * call.workers, service)
