"""A small day with screen visits, and rules that stand in nobody's way."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain import (
    Consent,
    Instance,
    Level,
    Mode,
    ScreenRecord,
    ScreenRules,
    ScreenUnit,
    Seats,
    Settings,
    Shift,
)
from planner.travel.times import TravelTimes
from tests.builders import at, citizen, grid_times, instance, shift, visit, worker

OPEN = ScreenRules(min_physical_per_week=0, max_days_without_physical=None, max_in_a_row=None)
ASSENTING = ScreenRecord(
    able=True,
    assessed_by=Level.NURSE,
    assessed_on=date(2026, 2, 1),
    consent=Consent.GIVEN,
    has_device=True,
    first_visit_done=True,
    last_physical=date(2026, 3, 1),
)


def rules(**fields: Any) -> Settings:
    """Settings with open rules for screen visits, but for `fields`."""
    return Settings(screen=OPEN.model_copy(update=fields))


def operator(shift_id: str = "O1", **fields: Any) -> Shift:
    """An operator of the unit "U", 07 to 15."""
    return shift(
        shift_id,
        **{
            "start_address": None,
            "end_address": None,
            "modes": frozenset({Mode.SCREEN}),
            "unit_id": "U",
            "worker_id": "P" + shift_id[1:],
            **fields,
        },
    )


def screen_day(step: int = 300, **settings: Any) -> tuple[Instance, TravelTimes]:
    """Base B and citizens C1 to C6 on a line, five minutes a step. V1 to V5 are visits of ten minutes at home, two by screen; V6
    has no consent. Two workers who drive, one operator."""
    visits = [visit(f"V{k}", services=("medicine",), screen_seconds=120) for k in range(1, 7)]
    citizens = [citizen(f"C{k}", screen=ASSENTING) for k in range(1, 6)]
    citizens.append(citizen("C6", screen=ASSENTING.model_copy(update={"consent": Consent.UNKNOWN})))
    shifts = [
        shift("S1", modes=frozenset({Mode.PHYSICAL})),
        shift("S2", modes=frozenset({Mode.PHYSICAL})),
        operator(),
    ]
    day = instance(
        visits,
        shifts,
        citizens=citizens,
        workers=[worker("W1"), worker("W2"), worker("P1")],
        units=(
            ScreenUnit(
                unit_id="U", seats=(Seats(start=at("07:00"), count=1), Seats(start=at("15:00"), count=0))
            ),
        ),
        settings=rules(**settings),
    )
    return day, grid_times(day, step)
