"""Prices that would make the search give the wrong visits up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planner.domain import Instance, Weights
from planner.errors import Severity
from planner.validation.finding import Finding

DAY = 24 * 3600
METRES_PER_SECOND = 36  # 130 km/h, the Danish motorway limit


def priorities_upside_down(instance: Instance) -> Iterator[Finding]:
    """A more urgent class that costs less to leave out than a less urgent one."""
    costs = instance.settings.weights.unplanned
    shown = "; ".join(map(str, costs))
    for urgent, (more, less) in enumerate(pairwise(costs), start=1):
        if more < less:
            yield Finding(
                "priorities_upside_down", "settings", field=_unplanned(urgent + 1), value=shown,
                severity=Severity.WARNING, instead=(_unplanned(urgent),),
            )  # fmt: skip


def comfort_outbids_visits(instance: Instance) -> Iterator[Finding]:
    """A visit that is cheaper to leave out than what a plan could save by it."""
    weights = instance.settings.weights
    price, parts = min(weights.unplanned), comfort_of_a_day(weights)
    limit = sum(parts.values())
    if price > limit:
        return
    priority = weights.unplanned.index(price) + 1
    dearest = sorted(parts, key=lambda name: -parts[name])
    yield Finding(
        "comfort_outbids_visits", "settings", field=_unplanned(priority), severity=Severity.WARNING,
        params={"priority": priority, "price": price, "limit": limit},
        instead=tuple(f"weights.{name}" for name in dearest),
    )  # fmt: skip


def comfort_of_a_day(weights: Weights) -> dict[str, int]:
    """Return the most that leaving one visit out can save in one day, in points, by weight.

    24 hours of working time, such as twelve of each of two workers, are spent on the dearest of driving at 130 km/h,
    stop overhead, waiting and screen work, and all of them are overtime too; another visit is 24 hours late, one is
    by a stranger who is one worker more at the citizen, one shift is used, and one is by screen or is not. No real
    visit is worth all of it.
    """
    driving = weights.travel_time + METRES_PER_SECOND * weights.distance
    by_second = {
        "travel_time": driving,
        "stop_overhead": weights.stop_overhead,
        "waiting": weights.waiting,
        "screen_work": weights.screen_work,
    }
    dearest = max(by_second, key=lambda name: by_second[name])
    return {
        dearest: DAY * by_second[dearest],
        "overtime": DAY * weights.overtime,
        "lateness": DAY * weights.lateness,
        "preference": weights.preference,
        "continuity": weights.continuity,
        "shift_use": weights.shift_use,
        "screen_value": abs(weights.screen_value),
    }


def _unplanned(priority: int) -> str:
    return f"weights.unplanned_{priority}"
