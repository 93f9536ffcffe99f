"""Which days a night plans."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

NOON = 12


def first_day(now: datetime, timezone: str) -> date:
    """Return the day that a night plans first: tomorrow, or, once midnight has passed, the day that dawns.

    A night is of the day whose morning it leads to, so that a run begun again after midnight goes on with the same days. It belongs
    to the next day from noon on, by the local clock. Raises ValueError for an instant without UTC offset.
    """
    if now.utcoffset() is None:
        raise ValueError("the clock of a night tells instants with a UTC offset")
    local = now.astimezone(ZoneInfo(timezone))
    return local.date() + timedelta(days=local.hour >= NOON)


def days_from(first: date, count: int) -> tuple[date, ...]:
    """Return `count` days in a row."""
    return tuple(first + timedelta(days=n) for n in range(count))
