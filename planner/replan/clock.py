"""Local times of day as instants of the day that is under way."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from planner.day import dates_of
from planner.domain import Instance
from planner.scenarios.doing.clocks import at_clock

LEAD: Final = timedelta(hours=6)
"""How long before the first shift a day may be planned anew."""


def now_of(instance: Instance, clock: str) -> datetime:
    """Return the instant of a local time of day, as "07:20", on the first date of the input.

    It is on the next one where that is more than `LEAD` before the first shift begins, and somebody is still at work then, as in a
    night shift. Raises ValueError for an instance with neither shifts nor visits.
    """
    dates = dates_of(instance)
    if not dates:
        raise ValueError("the instance has neither shifts nor visits")
    first, following = (at_clock(instance, d, clock) for d in (dates[0], dates[0] + timedelta(days=1)))
    begins = min((s.start for s in instance.shifts), default=first)
    ends = max((s.end for s in instance.shifts), default=first)
    return following if begins - first > LEAD and following <= ends else first


def near(instance: Instance, clock: str, now: datetime) -> datetime:
    """Return the instant of a local time of day that is nearest to `now`, the later of two.

    Raises KeyError (`ZoneInfoNotFoundError`) for an unknown time zone.
    """
    today = now.astimezone(ZoneInfo(instance.settings.timezone)).date()
    days = (today + timedelta(days=n) for n in (1, 0, -1))
    return min((at_clock(instance, day, clock) for day in days), key=lambda t: abs(t - now))
