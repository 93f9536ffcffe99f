"""Days known by heart, in which somebody is missing."""

from __future__ import annotations

from typing import Any

from planner.domain import Instance, Level, Plan, Visit
from planner.openshifts.order import Order
from planner.openshifts.study import Findings, find_open_shifts
from planner.travel.times import TravelTimes
from tests.builders import grid_times, instance, shift, visit, window

MOVES = 400
LINE = grid_times(["B", "A1", "A2", "A3", "A4", "A5"])
HOUR = 3600


def sharp(visit_id: str, clock: str, citizen_id: str | None = None, *, day: int = 0, **fields: Any) -> Visit:
    """A visit of half an hour that must start at one instant."""
    return visit(visit_id, citizen_id, window(clock, clock, day=day), **{"seconds": 1800, **fields})


def rush() -> Instance:
    """One worker, W1, from 07 to 11. V1, V2 and V3 start at 08:00, V4 and V5 at 09:15, half an hour each.

    W1 can take one of the first and one of the others, for 08:30 + 118 s + 4 minutes at most + 200 s is before 09:15. Two of
    the first need somebody else at the same time, so two open shifts at least; one of them can take what is left.
    """
    starts = {"V1": "08:00", "V2": "08:00", "V3": "08:00", "V4": "09:15", "V5": "09:15"}
    visits = [sharp(v, clock) for v, clock in starts.items()]
    return instance(visits, [shift("S1", None, "07:00", "11:00")])


def found(day: Instance, *, plan: Plan | None = None, travel: TravelTimes = LINE, **order: Any) -> Findings:
    """What is found with few moves, an hour at the shortest."""
    asked = Order(**{"moves": MOVES, "shortest": HOUR, **order})
    return find_open_shifts(day, travel, asked, plan=plan)


def clocks(findings: Findings) -> list[tuple[str, str]]:
    """Start and end of each open shift, in the order of the answer."""
    return [(f"{s.start:%H:%M}", f"{s.end:%H:%M}") for s in findings.answer.shifts]


def levels(findings: Findings) -> list[Level]:
    """The level of each open shift."""
    return [s.level for s in findings.answer.shifts]
