"""Who is at work when a visit may start, and who of them may take it."""

from __future__ import annotations

from planner.domain import Instance, Mode, Plan, Shift, Visit
from planner.explain.records import Crew, Obstacle
from planner.fallback.crew import objections
from planner.fallback.ground import Ground
from planner.reasons.desk import serves
from planner.travel.times import TravelTimes


def crew_of(instance: Instance, travel: TravelTimes, plan: Plan, visit: Visit) -> Crew:
    """Return who may take the visit of those at work in its windows, and what speaks against the others, each told once.

    `no_mode`: the shift serves none of the visit's modes; the other codes are those of `planner.fallback.crew`.
    """
    ground = Ground(instance, travel, plan)
    found: dict[str, str] = {}
    for shift in (s for s in instance.shifts if _at_work(s, visit)):
        code = _against(ground, shift, visit)
        if shift.worker_id not in found or code == "":
            found[shift.worker_id] = code
    codes = dict.fromkeys(c for c in found.values() if c)
    return Crew(
        may=tuple(w for w, code in found.items() if not code),
        obstacles=tuple(Obstacle(code=c, workers=tuple(w for w in found if found[w] == c)) for c in codes),
    )


def _at_work(shift: Shift, visit: Visit) -> bool:
    return any(shift.start <= w.start_latest and w.start_earliest < shift.end for w in visit.windows)


def _against(ground: Ground, shift: Shift, visit: Visit) -> str:
    if not any(serves(shift, m.mode) for m in visit.modes):
        return "no_mode"
    if shift.unit_id is not None and Mode.SCREEN not in {m.mode for m in visit.modes}:
        return "no_mode"
    return next((m.code for m in objections(ground, shift, visit)), "")
