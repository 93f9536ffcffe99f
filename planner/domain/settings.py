"""What holds for a whole instance: prices, rules of screen visits, defaults."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planner.domain.base import (
    MAX_EACH_PRICE,
    EachPrice,
    Level,
    Means,
    Record,
    Seconds,
    UnitPrice,
    UnplannedPrice,
)
from planner.domain.visits import ScreenUse, StopOverhead


class Weights(Record):
    """What a plan costs, in points; 100 points are one second of paid working time unless the municipality says otherwise.

    Unplanned visits cost by priority class 1..5 so that no comfort term can buy one back. `distance` per metre: 3 points,
    from 3.94 kr/km against 490 kr/h (domain.md 4.16). `preference` per visit by someone else than a preferred worker:
    30,000, so that a known face is worth five minutes of driving (assumed); `continuity` per further distinct worker
    at a citizen in the plan; `lateness` per second after `promised_latest`. `screen_value` is what a screen visit is worth,
    to the citizen or the organisation, taken off the cost of each; negative if it is worth less than a physical one.

    Every price has an upper bound, since sums must stay exact; an unplanned visit costs at least 1 point, for at 0 it
    would be left out in silence. `planner.validation.weights` warns where a comfort term can outbid a visit.
    """

    unplanned: tuple[UnplannedPrice, UnplannedPrice, UnplannedPrice, UnplannedPrice, UnplannedPrice] = (
        2_000_000_000,
        1_000_000_000,
        500_000_000,
        200_000_000,
        100_000_000,
    )
    travel_time: UnitPrice = 100
    distance: UnitPrice = 3
    stop_overhead: UnitPrice = 100
    waiting: UnitPrice = 0
    lateness: UnitPrice = 100
    overtime: UnitPrice = 200
    shift_use: EachPrice = 0
    screen_work: UnitPrice = 100
    screen_value: int = Field(default=0, ge=-MAX_EACH_PRICE, le=MAX_EACH_PRICE)
    preference: EachPrice = 30_000
    continuity: EachPrice = 0


class ScreenRules(Record):
    """When a visit may be by screen, and what happens when a call fails. Durations in seconds, shares in [0, 1].

    `policy`: "opt_in" asks for consent, "first_choice" for no refusal (domain.md 4.2). `assessors`: whose assessment counts (a
    nurse or SSA fills in Aarhus' form; domain.md 2.3 no. 56). `first_visit_physical` (Ældre Sagen) and `min_physical_per_week`:
    domain.md 6.3; `max_days_without_physical` and `max_in_a_row` screen visits: assumed, None for no such rule.
    `unanswered` calls, of which a second attempt reaches `second_answered`; `attempts` in all, `retry_after` seconds;
    someone is at the door `fallback_within` seconds after the last failed attempt: domain.md 5.2 and 6.3 (assumed). With
    `require_fallback` a screen visit needs a route that could take it over in time. `max_visits`: screen visits in the plan at
    most. Of the visits that may be by screen, to
    citizens further than `far_metres` from the nearest base, a share of at most `far_share` is.
    """

    policy: Literal["opt_in", "first_choice"] = "opt_in"
    assessors: frozenset[Level] = frozenset({Level.SSA, Level.NURSE})
    first_visit_physical: bool = True
    min_physical_per_week: int = Field(default=2, ge=0)
    max_days_without_physical: int | None = Field(default=7, ge=1)
    max_in_a_row: int | None = Field(default=10, ge=1)
    unanswered: float = Field(default=0.08, ge=0, le=1)
    second_answered: float = Field(default=0.5, ge=0, le=1)
    attempts: Literal[1, 2] = 2
    retry_after: Seconds = 300
    fallback_within: Seconds = 3600
    require_fallback: bool = False
    max_visits: int | None = Field(default=None, ge=0)
    far_metres: int | None = Field(default=None, ge=0)
    far_share: float | None = Field(default=None, ge=0, le=1)

    @property
    def fallback_probability(self) -> float:
        """Share of screen visits that end in a physical one: no attempt is answered (0.08 x 0.5 = 4 % by default)."""
        return self.unanswered * (1 - self.second_answered if self.attempts == 2 else 1)


class Settings(Record):
    """What holds for the whole instance. Times in seconds. Screen defaults: domain.md 5.2 (assumed).

    `service_screen`: services, by code, whose use of the screen is not that of the catalogue; see `planner.services.screen_use`.
    """

    timezone: str = "Europe/Copenhagen"
    overhead: dict[Means, StopOverhead] = {means: StopOverhead() for means in Means}
    screen_setup: Seconds = 60
    screen_documentation: Seconds = 120
    screen: ScreenRules = ScreenRules()
    service_screen: dict[str, ScreenUse] = {}
    weights: Weights = Weights()
