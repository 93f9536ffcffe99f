"""The district: made-up citizens and roads, of whom as many are screen citizens as in the pilot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from planner.day import dates_of
from planner.domain import Consent, Instance, Level, Mode, ScreenRecord, Visit
from planner.reference import vejle
from planner.synthetic import ScreenShares, generate, with_screen
from planner.travel.network import RoadNetwork

OPERATORS = 3  # two by day, one by evening; assumed

NOBODY_ELSE = ScreenShares(able=0, split=0, second=0, calling=0)
"""The pilot's calls were made by a unit, whole visits, for citizens chosen beforehand."""


@dataclass(frozen=True)
class Size:
    """How large the district is: `citizens` visited within the week, of them `screen_citizens`, and `screen_visits` a week."""

    citizens: int
    screen_citizens: int
    screen_visits: int

    def of_day(self, number: int) -> int:
        """Return the most screen visits of day `number` of seven, so that they add up to the week's.

        >>> [Size(120, 40, 223).of_day(n) for n in range(7)]
        [32, 32, 32, 32, 32, 32, 31]
        """
        whole, rest = divmod(self.screen_visits, 7)
        return whole + (number < rest)


PILOT = Size(citizens=120, screen_citizens=vejle.CITIZENS, screen_visits=vejle.VISITS_PER_WEEK)
SMALL = Size(citizens=40, screen_citizens=12, screen_visits=66)
"""For trying things out: everything is there, and a week takes seconds."""


def make_district(size: Size = PILOT, seed: int = 1) -> tuple[Instance, RoadNetwork]:
    """Return a week of visits from a Monday, and the roads. Equal arguments give equal districts.

    The operators sit there anyway, so that a call has no price: the search makes as many as the day may have, where they spare
    most. Known faces have none either: what the week shows is time.

    Raises ValueError if too few citizens have a visit a day that services allow by screen.
    """
    week, network = generate(citizens=size.citizens, days=7, seed=seed)
    week = with_screen(week, operators=OPERATORS, seed=seed, shares=NOBODY_ELSE)
    chosen = _screen_citizens(week, size, seed)
    monday = dates_of(week)[0]
    record = ScreenRecord(
        able=True, assessed_by=Level.NURSE, assessed_on=monday - timedelta(days=30), consent=Consent.GIVEN, has_device=True,
        first_visit_done=True, last_physical=monday - timedelta(days=1),
    )  # fmt: skip
    citizens = tuple(
        c.model_copy(update={"screen": record if c.citizen_id in chosen else None}) for c in week.citizens
    )
    weights = week.settings.weights.model_copy(update={"screen_work": 0, "preference": 0})
    settings = week.settings.model_copy(update={"weights": weights})
    return week.model_copy(update={"citizens": citizens, "settings": settings}), network


def may_be_called(visit: Visit) -> bool:
    """Whether the visit's services allow a call."""
    return not visit.must_be_physical and any(m.mode is Mode.SCREEN for m in visit.modes)


def screen_citizens(instance: Instance) -> set[str]:
    """Return who is assessed and has agreed."""
    return {c.citizen_id for c in instance.citizens if c.screen is not None and c.screen.able}


def _screen_citizens(week: Instance, size: Size, seed: int) -> set[str]:
    """Draw from those who could be called once a day or more."""
    calls = Counter(v.citizen_id for v in week.visits if may_be_called(v))
    daily = [c.citizen_id for c in week.citizens if calls[c.citizen_id] >= 7]
    if len(daily) < size.screen_citizens:
        raise ValueError(
            f"{len(daily)} of {size.citizens} citizens could be called daily, not {size.screen_citizens}"
        )
    drawn = np.random.default_rng([seed, 40]).permutation(len(daily))[: size.screen_citizens]
    return {daily[n] for n in drawn}
