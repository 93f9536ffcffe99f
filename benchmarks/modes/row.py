"""What one strategy made of one day."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Strategy = Literal["physical", "joint", "random", "isolated", "detour", "isolated_full"]
SAME_NUMBER: tuple[Strategy, ...] = ("random", "isolated", "detour")
"""Modes first, with as many calls as the joint plan has."""

MODES_FIRST: tuple[Strategy, ...] = (*SAME_NUMBER, "isolated_full")

NAMES: dict[Strategy, str] = {
    "physical": "all at home",
    "joint": "joint",
    "random": "random first",
    "isolated": "most isolated first",
    "detour": "largest detour first",
    "isolated_full": "isolated until full",
}


class ModesRow(BaseModel):
    """One plan. `cost` in points, of which `unplanned_visits` were left out at their price; `driving_seconds` and `driving_metres`
    of all routes; `screen_visits` that are calls in it, of `able` that could be and at most `cap`."""

    model_config = ConfigDict(frozen=True)

    day: str
    land: str
    visits: int
    able: int
    operators: int
    cap: int
    strategy: Strategy
    seed: int
    budget_seconds: float | None
    budget_iterations: int | None
    status: str
    cost: int
    driving_seconds: int
    driving_metres: int
    screen_visits: int
    unplanned_visits: int
    iterations: int
    seconds: float
