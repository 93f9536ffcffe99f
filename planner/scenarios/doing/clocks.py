"""Local times of day as instants."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from planner.domain import Instance
from planner.scenarios.edits.fields import minute_of


def at_clock(instance: Instance, day: date, clock: str) -> datetime:
    """Return the instant of a `Clock` on a local day, 24:00 being the next midnight, with a fixed UTC offset."""
    return at_minute(instance, day, minute_of(clock))


def at_minute(instance: Instance, day: date, minute: int) -> datetime:
    """Return the instant at which the wall clock shows so many minutes after midnight, any number; of two the first."""
    zone = ZoneInfo(instance.settings.timezone)
    return fixed((datetime.combine(day, time()) + timedelta(minutes=minute)).replace(tzinfo=zone))


def fixed(instant: datetime) -> datetime:
    """Return the same instant with a fixed UTC offset, as the domain keeps instants: they subtract exactly."""
    offset = instant.utcoffset()
    assert offset is not None
    return instant.replace(tzinfo=timezone(offset))


def span_on(instance: Instance, day: date, start: str, end: str) -> tuple[datetime, datetime]:
    """Return from when to when a span of clock times on a day lasts; one whose end is not after its start ends on the next day."""
    over = timedelta(days=1 if minute_of(end) <= minute_of(start) else 0)
    return at_clock(instance, day, start), at_clock(instance, day + over, end)
