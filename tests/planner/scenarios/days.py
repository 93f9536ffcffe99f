"""A day and a few days to know by heart, and edits made on them."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain import Consent, Instance, Level, Mode, ScreenRecord
from planner.errors import InputError, Issue
from planner.scenarios.apply import apply_scenario
from planner.scenarios.records import Situation
from planner.scenarios.scenario import Scenario
from planner.travel.times import TravelTimes
from tests.builders import (
    citizen,
    consenting,
    delegation,
    grid_times,
    instance,
    operator,
    screen_unit,
    shift,
    visit,
    window,
    worker,
)

ROAD = frozenset({Mode.PHYSICAL})


def town() -> tuple[Instance, TravelTimes]:
    """Base B, citizens C1 to C4 on a line, 60 s and 500 m a step by car.

    W1 and W2 (SSH) and W3 (SSA) drive from B, 07-15; U1 is an operator (O1, nurse) 07-15 with one seat. V1 to V4 are medicine, ten
    minutes, 08-09, by screen in five; W1 has the task for C1 and C2. C1 to C3 consent, C4 has not been asked.
    """
    visits = [
        visit(
            f"V{k}",
            None,
            window("08:00", "09:00"),
            services=("medicine",),
            screen_seconds=300,
            level=Level.SSH,
        )
        for k in range(1, 5)
    ]
    asked = consenting(consent=Consent.UNKNOWN, has_device=False)
    day = instance(
        visits,
        [shift(f"S{k}", modes=ROAD) for k in range(1, 4)] + [operator()],
        citizens=[citizen(f"C{k}") for k in range(1, 4)] + [citizen("C4", screen=asked)],
        workers=[worker("W1"), worker("W2"), worker("W3", Level.SSA), worker("O1", Level.NURSE)],
        delegations=(delegation("W1", "C1", "medicine"), delegation("W1", "C2", "medicine")),
        units=(screen_unit("U", ("07:00", 1), ("15:00", 0)),),
    )
    return day, grid_times(day)


def week() -> tuple[Instance, TravelTimes]:
    """Monday to Wednesday, one shift a day (W1 from B, 07-15), and on Monday a visit of hygiene (20 in the catalogue) and cleaning
    (40) of an hour at C1, and one of cleaning at C2, both 08-09."""
    day = instance(
        [
            visit("V1", None, window("08:00", "09:00"), services=("hygiene", "cleaning"), seconds=3600),
            visit("V2", None, window("08:00", "09:00"), services=("cleaning",), seconds=2400),
        ],
        [shift(f"S{k}", "W1", day=k, modes=ROAD) for k in range(3)],
    )
    return day, grid_times(day)


def scenario(*edits: dict[str, Any]) -> Scenario:
    """A scenario of edits written as in a file."""
    return Scenario.model_validate({"code": "test", "edits": edits})


def made(
    day: tuple[Instance, TravelTimes], *edits: dict[str, Any], seed: int = 1, **fields: Any
) -> Situation:
    """The day under edits."""
    return apply_scenario(scenario(*edits), *day, seed=seed, **fields)


def refused(day: tuple[Instance, TravelTimes], *edits: dict[str, Any], seed: int = 1) -> list[Issue]:
    """What the day says against edits."""
    with pytest.raises(InputError) as caught:
        made(day, *edits, seed=seed)
    return caught.value.issues


def codes(issues: list[Issue]) -> list[str]:
    """Their codes."""
    return [i.code for i in issues]


def told(situation: Situation, code: str) -> dict[str, Any]:
    """The parameters of the one note of that code."""
    (found,) = [n.params for n in situation.notes if n.code == code]
    return dict(found)


def record(situation: Situation, citizen_id: str) -> ScreenRecord:
    """What is known of a citizen and screens."""
    found = situation.instance.citizen[citizen_id].screen
    assert found is not None
    return found
