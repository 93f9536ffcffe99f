"""Whose time it is: every second of a plan, attributed to one visit.

The leg to a stop, its overhead, and the way home from it belong to the stop's first visit; care and calls to their own visit. A leg
to a break belongs to the next visit with a stop, after the last stop to that one. So attributed seconds add up to the plan's, but
what a visit's *removal* would free is another matter: that is what the ledger measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.domain import Activity, Instance, Mode, Plan, Route, seconds_between
from planner.savings.parts import by_unit, call_seconds


@dataclass
class Share:
    """One call on a citizen and the seconds attributed to it: `field` of route workers, `driving` a part of it, `unit` of
    operators."""

    visit_id: str
    start: datetime
    on_screen: bool
    driving: int = 0
    field: int = 0
    unit: int = 0


def shares_of(instance: Instance, plan: Plan) -> list[Share]:
    """Return a share for each worker at each visit of the plan, in the order of the plan."""
    return [share for route in plan.routes for share in _of_route(route, by_unit(instance, route))]


def _of_route(route: Route, unit: bool) -> list[Share]:
    shares: list[Share] = []
    owner: Share | None = None  # first visit of the last stop
    carried, inside = 0, None
    for activity in route.activities:
        carried += activity.travel_seconds
        if activity.visit_id is None:
            inside = None
            continue
        share = Share(activity.visit_id, activity.start, activity.mode is Mode.SCREEN)
        shares.append(share)
        if activity.mode is Mode.SCREEN:
            inside = None
            _add_call(share, activity, unit)
            continue
        if inside != activity.address_id or owner is None:
            owner = share
        inside = activity.address_id
        share.field += seconds_between(activity.start, activity.end)
        _add_way(owner, carried, activity.arriving_seconds + activity.leaving_seconds)
        carried = 0
    if shares:
        _add_way(owner or shares[-1], carried + route.return_travel_seconds, 0)
    return shares


def _add_call(share: Share, call: Activity, unit: bool) -> None:
    if unit:
        share.unit += call_seconds(call)
    else:
        share.field += call_seconds(call)


def _add_way(owner: Share, driving: int, overhead: int) -> None:
    owner.driving += driving
    owner.field += driving + overhead
