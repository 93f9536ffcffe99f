"""What is asked of a year of weeks and of an overlap, and what is asked unless something else is said."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain import Instance
from planner.horizon.records import CASES, Between, Case
from planner.savings import gains
from planner.savings.solving import Effort

WEEKS, EVERY = 52, 4
SEEDS = 5

YEAR_MOVES, YEAR_RUNS = 5_000, 2
OVERLAP_MOVES, OVERLAP_RUNS = 10_000, 4
"""Moves of one run of the search for each visit of the input, and runs under each seed. The spread of a difference between two
plans is about the same from 2,500 to 40,000 moves (4 hours a week on a day of 158 visits), and falls with the number of runs."""


@dataclass(frozen=True)
class Common:
    """What both are asked: `effort` of each plan, None: by the number of visits; `runs` of every plan under each of `seeds` paired
    seeds, from `first_seed` on. `redraw`: who is concerned, where an edit draws them, is drawn by each seed; otherwise once, by the
    first. A week has `days_per_week` days like those of the input.

    Raises ValueError for fewer than two seeds, which have no interval, and for a number that is not positive.
    """

    effort: Effort | None = None
    seeds: int = SEEDS
    first_seed: int = 1
    runs: int = 1
    redraw: bool = True
    jobs: int = 2
    days_per_week: float = gains.DAYS_PER_WEEK

    def __post_init__(self) -> None:
        if self.seeds < 2:
            raise ValueError(f"seeds must be at least 2, got {self.seeds}")
        if min(self.runs, self.jobs) < 1 or self.days_per_week <= 0:
            raise ValueError("runs, jobs and the days of a week must be at least 1, or above 0")

    @property
    def numbers(self) -> range:
        """The seeds."""
        return range(self.first_seed, self.first_seed + self.seeds)

    def drawn(self, seed: int) -> int:
        """Return the seed that draws who is concerned under `seed`."""
        return seed if self.redraw else self.first_seed


@dataclass(frozen=True)
class HorizonOrder(Common):
    """What is asked of a year. `weeks` in all, of which the first, each `every`-th from there on, the last, and those on both sides
    of a step (`planner.horizon.breaks`) are solved; `between`: how the others are drawn. `cases` of uncertain parameters: all
    three, or base.

    Raises ValueError as `Common`, and for other cases.
    """

    runs: int = YEAR_RUNS
    weeks: int = WEEKS
    every: int = EVERY
    between: Between = "linear"
    cases: tuple[Case, ...] = CASES
    kroner_per_hour: float = gains.KRONER_PER_HOUR

    def __post_init__(self) -> None:
        super().__post_init__()
        if min(self.weeks, self.every) < 1 or self.kroner_per_hour < 0:
            raise ValueError("weeks and every must be at least 1, and a rate cannot be negative")
        if self.cases not in (CASES, ("base",)):
            raise ValueError(f"cases are base, or {', '.join(CASES)}, got {self.cases}")


@dataclass(frozen=True)
class OverlapOrder(Common):
    """What is asked of an overlap. `week` of technologies that come gradually, from 0 on; None: when all have come. `case` of
    uncertain parameters.

    Raises ValueError as `Common`, and for a week below 0 or another case.
    """

    runs: int = OVERLAP_RUNS
    week: int | None = None
    case: Case = "base"

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.week or 0) < 0 or self.case not in CASES:
            raise ValueError(f"a week must be at least 0 and a case one of {', '.join(CASES)}")


def usual_moves(instance: Instance, moves_per_visit: int) -> Effort:
    """Return the effort of every plan of a study of `instance`."""
    return Effort(iterations=moves_per_visit * max(1, len(instance.visits)))
