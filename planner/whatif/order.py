"""What is asked of a comparison, and what is asked unless something else is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain import Instance
from planner.savings import gains
from planner.savings.solving import Effort

Case = Literal["low", "base", "high"]

SEEDS = 5
RUNS = 1
MOVES_PER_VISIT = 60_000
"""Moves of a plan for each visit of a day. With a third of them, five citizens fewer on a day of 158 visits
seemed to free 24,000 s; with all of them 22,000 s: a day that is not planned well yet makes differences that are not there."""


@dataclass(frozen=True)
class Order:
    """What is asked of a comparison. `seeds`: paired seeds, from `first_seed` on. `effort` of each of a seed's `runs` runs, None:
    `usual_effort`.

    `redraw`: who is concerned, where an edit draws them, is drawn by each seed; otherwise once, by the first. `week`: of scenarios
    that run over weeks, None: when all has settled; `case`: of uncertain parameters.

    Raises ValueError for fewer than two seeds, which have no interval, and for a number that is not positive.
    """

    effort: Effort | None = None
    seeds: int = SEEDS
    first_seed: int = 1
    runs: int = RUNS
    redraw: bool = True
    week: int | None = None
    case: Case = "base"
    jobs: int = 2
    kroner_per_hour: float = gains.KRONER_PER_HOUR
    days_per_week: float = gains.DAYS_PER_WEEK

    def __post_init__(self) -> None:
        if self.seeds < 2:
            raise ValueError(f"seeds must be at least 2, got {self.seeds}")
        if min(self.runs, self.jobs) < 1:
            raise ValueError("runs and jobs must be at least 1")
        if self.kroner_per_hour < 0 or self.days_per_week <= 0:
            raise ValueError("a rate cannot be negative, nor a week without days")


def usual_effort(instance: Instance) -> Effort:
    """Return an effort in iterations that suits the size of the day, the same for every plan of its comparison."""
    return Effort(iterations=MOVES_PER_VISIT * max(1, len(instance.visits)))
