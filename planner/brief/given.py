"""What a brief is made from beside the night's own result, and what counts as long or heavy in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.brief.people import Continuity, Fairness
from planner.difference import TOLERANCE_SECONDS
from planner.domain import Instance, Plan
from planner.errors import Violation
from planner.heavy import HEAVY_A_DAY
from planner.store.records import Kind
from planner.travel.times import TravelTimes

LONG_DRIVING_SHARE = 0.26
"""The upper end of the share of the working day spent driving in two Norwegian municipalities, 18-26 % (domain.md 5.1)."""
LONGEST = 3


@dataclass(frozen=True)
class BriefRules:
    """What is told as long or heavy: lists that travel more than `driving_share` of their paid time, or else the `longest` few;
    lists of more than `heavy_visits`; starts that move by more than `tolerance_seconds`."""

    driving_share: float = LONG_DRIVING_SHARE
    longest: int = LONGEST
    heavy_visits: int = HEAVY_A_DAY
    tolerance_seconds: int = TOLERANCE_SECONDS

    def __post_init__(self) -> None:
        if not 0 <= self.driving_share <= 1:
            raise ValueError(f"a share of the paid time is from 0 to 1, got {self.driving_share}")
        if min(self.longest, self.heavy_visits, self.tolerance_seconds) < 0:
            raise ValueError("lists, visits and seconds are counted from 0")


@dataclass(frozen=True)
class DayOfBrief:
    """A district's day with a plan to tell of: the one that the night's unit led to, or, if that failed, the one that stands.

    `instance`, `travel`, `violations`: what that plan was made from and breaks; `travel` None: not known any more. `previous`: the
    plan that stood before, published or of the last night, with its number and kind; None for none. `heavy_visits`: ids of the
    visits that are heavy; None to take those of `planner.heavy`.
    """

    district: str
    day: date
    instance: Instance
    plan: Plan
    plan_id: int | None = None
    violations: tuple[Violation, ...] = ()
    travel: TravelTimes | None = None
    previous: Plan | None = None
    previous_id: int | None = None
    previous_kind: Kind | None = None
    heavy_visits: frozenset[str] | None = None
    continuity: Continuity | None = None
    fairness: Fairness | None = None
