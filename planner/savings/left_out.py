"""What a visit that a plan leaves out is counted as, so that two plans are compared for the same work."""

from __future__ import annotations

from planner.compile import Compiled
from planner.compile.screen import REFERENCE_WAY
from planner.domain import Instance, Means, Mode, Plan, StopOverhead


def left_out_seconds(instance: Instance, visit_id: str) -> int:
    """Return the seconds of a visit that no route has, estimated as a visit at home.

    For each worker it asks for: the care at home, one whole stop by car, and the way there as measured in Vejle (549 s; domain.md
    6.3). A visit that is by screen only counts with the length of its call for care. Raises KeyError for an unknown visit.
    """
    visit = instance.visit[visit_id]
    home = [m.service_duration for m in visit.modes if m.mode is Mode.PHYSICAL]
    care = max(home or [m.service_duration for m in visit.modes])
    return visit.staff_required * (care + _stop(instance, visit.citizen_id) + REFERENCE_WAY)


def left_out_of(instance: Instance, plan: Plan) -> dict[str, int]:
    """Return `left_out_seconds` of each visit that the plan leaves out, by visit id. Raises KeyError for an unknown visit."""
    return {u.visit_id: left_out_seconds(instance, u.visit_id) for u in plan.unplanned}


def seat_seconds(compiled: Compiled) -> list[int]:
    """Return the same for each visit of the engine's problem, which is one worker's part; a call beside the part at home has none.

    Over the parts of one visit they add up to `left_out_seconds`.
    """
    instance = compiled.instance
    return [
        0
        if seat.call
        else left_out_seconds(instance, seat.visit_id) // instance.visit[seat.visit_id].staff_required
        for seat in compiled.seats
    ]


def _stop(instance: Instance, citizen_id: str) -> int:
    citizen = instance.citizen.get(citizen_id)
    address = None if citizen is None else instance.address.get(citizen.address_id)
    own = None if address is None else address.overhead.get(Means.CAR)
    stop = own or instance.settings.overhead.get(Means.CAR) or StopOverhead()
    return stop.arriving + stop.leaving
