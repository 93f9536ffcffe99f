"""How far a plan has used up the limits of its screen visits."""

from __future__ import annotations

from planner.domain import Mode, Plan, Reason
from planner.modality.records import Modality

WHOLE_PLAN = frozenset({"max_visits", "far_share"})
"""Codes of the limits that count a visit of which only a part is by screen."""


def screen_visits(plan: Plan) -> tuple[set[str], set[str]]:
    """Return the visits of which anything is by screen, and those that are so altogether."""
    modes: dict[str, set[Mode]] = {}
    for route in plan.routes:
        for a in route.activities:
            if a.visit_id is not None and a.mode is not None:
                modes.setdefault(a.visit_id, set()).add(a.mode)
    return (
        {v for v, found in modes.items() if Mode.SCREEN in found},
        {v for v, found in modes.items() if found == {Mode.SCREEN}},
    )


def full_limits(plan: Plan, may: Modality) -> dict[str, list[Reason]]:
    """Return the limits that leave a visit no room on screen, by the id of each visit that is not there yet."""
    anything, whole = screen_visits(plan)
    found: dict[str, list[Reason]] = {}
    for limit in may.limits:
        there = whole if limit.whole else anything
        if sum(v in there for v in limit.visits) >= limit.most:
            for visit_id in limit.visits:
                if visit_id not in there:
                    found.setdefault(visit_id, []).append(limit.reason())
    return found
