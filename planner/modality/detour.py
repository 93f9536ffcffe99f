"""How much longer a route is for one of its visits."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain import Activity, Route, Shift
from planner.travel.times import TravelTimes


def detour(travel: TravelTimes, shift: Shift, route: Route, number: int) -> int:
    """Return the seconds of travel that leaving activity `number` out would save, the rest staying in order.

    0 where the table does not know the places.
    """
    here = route.activities[number].address_id
    before = _place(reversed(route.activities[:number])) or shift.start_address
    after = _place(route.activities[number + 1 :]) or shift.end_address
    known = {a for a in (before, here, after) if a is not None} <= travel.index.keys()
    if not known or shift.means not in travel.seconds:
        return 0
    legs = ((before, here, 1), (here, after, 1), (before, after, -1))
    return sum(sign * travel.leg_of(shift, a, b)[0] for a, b, sign in legs if a is not None and b is not None)


def _place(activities: Iterable[Activity]) -> str | None:
    return next((a.address_id for a in activities if a.address_id is not None), None)
