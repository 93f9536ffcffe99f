"""What is asked of a study, and what is asked unless something else is said."""

from __future__ import annotations

from dataclasses import dataclass

from planner.savings import gains
from planner.savings.solving import Effort

SEEDS = 5
RUNS = 14
"""Runs of both plans under one seed, whose mean is the seed's figure. On a day of 250 visits one run's saving has a standard
deviation of a tenth, so the mean of five seeds of 14 runs has an interval of about 3 % to either side."""

SIDE_SEEDS = 5
"""Two seeds would make an interval of 13 standard errors, three of 4; five make one of 3."""

ORDERS = 18
"""Sampled orders of a ledger for each seed; each is walked both ways."""

CURVE_POINTS = 10
OVERHEAD_MINUTES = (3.0, 5.3, 8.0)
UNIT_SIZES = (0, 1, 2, 3)
OPENING_HOURS = (4.0, 8.0, 12.0)


@dataclass(frozen=True)
class Order:
    """What is asked of a study. `seeds`: paired seeds, from `first_seed` on, and `runs` of both plans under each; `side_seeds` of
    them, at least one, for the curve, the unit, its opening and the limit; `orders` sampled for the ledger by each seed; `effort`
    of one run, None: `usual_effort`.

    Raises ValueError for fewer than two seeds, which have no interval, and for a number that is not positive.
    """

    effort: Effort | None = None
    seeds: int = SEEDS
    first_seed: int = 1
    runs: int = RUNS
    side_seeds: int = SIDE_SEEDS
    orders: int = ORDERS
    jobs: int = 2
    kroner_per_hour: float = gains.KRONER_PER_HOUR
    days_per_week: float = gains.DAYS_PER_WEEK

    def __post_init__(self) -> None:
        if self.seeds < 2:
            raise ValueError(f"seeds must be at least 2, got {self.seeds}")
        if min(self.runs, self.side_seeds, self.orders, self.jobs) < 1:
            raise ValueError("runs, side_seeds, orders and jobs must be at least 1")
        if self.kroner_per_hour < 0 or self.days_per_week <= 0:
            raise ValueError("a rate cannot be negative, nor a week without days")
