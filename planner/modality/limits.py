"""Limits over the whole plan: how many screen visits there may be, and what share of those to far homes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from planner.bases import metres_from_base
from planner.calendar_days import in_due_order
from planner.domain import Instance
from planner.modality.records import Params, ScreenLimit
from planner.travel.times import TravelTimes


def plan_limits(
    instance: Instance, travel: TravelTimes | None, visit_ids: Sequence[str]
) -> list[ScreenLimit]:
    """Return the limits over those visits of which anything may be by screen."""
    rules, limits = instance.settings.screen, []
    visits = in_due_order(instance.visit[v] for v in visit_ids)
    if rules.max_visits is not None:
        ids, most = tuple(v.visit_id for v in visits), rules.max_visits
        limits.append(ScreenLimit("max_visits", ids, most, whole=False, params={"most": most}))
    if rules.far_metres is not None and rules.far_share is not None:
        metres = metres_from_base(instance, travel)
        ids = tuple(v.visit_id for v in visits if metres.get(v.citizen_id, 0) > rules.far_metres)
        most = share_of(rules.far_share, len(ids))
        percent = f"{float(100 * Fraction(repr(rules.far_share))):g}"
        params: Params = {"most": most, "visits": len(ids), "metres": rules.far_metres, "percent": percent}
        limits.append(ScreenLimit("far_share", ids, most, whole=False, params=params))
    return limits


def share_of(share: float, count: int) -> int:
    """Return how many of `count` a share allows, by the decimals as written: 0.29 of 100 is 29.

    >>> share_of(0.29, 100), share_of(0.5, 3), share_of(1.0, 7)
    (29, 1, 7)
    """
    return floor(Fraction(repr(share)) * count)
