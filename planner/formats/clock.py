"""Local wall-clock times to instants and back, with the two traps of summer time told apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class WallTime:
    """What a time cell says: a clock time, and where given its own date and UTC offset."""

    time: time
    date: date | None = None
    offset: timedelta | None = None


@dataclass(frozen=True)
class Placed:
    """An instant, and whether the clock shows that time twice (`ambiguous`) or never (`missing`)."""

    instant: datetime
    ambiguous: bool = False
    missing: bool = False


@lru_cache(maxsize=65536)
def place(wall: WallTime, day: date, zone: ZoneInfo) -> Placed:
    """Return the instant of `wall` on its own date or else on `day`, with a fixed UTC offset.

    In the hour that occurs twice the first is taken and `ambiguous` set, unless `wall` names its offset. In
    the hour
    that is skipped `missing` is set.
    """
    naive = datetime.combine(wall.date or day, wall.time)
    if wall.offset is not None:
        return Placed(naive.replace(tzinfo=timezone(wall.offset)))
    first = naive.replace(tzinfo=zone)
    offset, second_offset = first.utcoffset(), first.replace(fold=1).utcoffset()
    assert offset is not None  # a ZoneInfo always knows its offset
    instant = naive.replace(tzinfo=timezone(offset))
    shown = instant.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    missing = shown != naive
    return Placed(instant, ambiguous=offset != second_offset and not missing, missing=missing)


def wall_of(instant: datetime, zone: ZoneInfo) -> WallTime:
    """Return the wall time of `instant` with its date, and its offset where the clock shows it twice."""
    local = instant.astimezone(zone)
    naive = local.replace(tzinfo=None, fold=0)
    twice = place(WallTime(naive.time()), naive.date(), zone).ambiguous
    return WallTime(naive.time(), naive.date(), local.utcoffset() if twice else None)


def first_after(wall: WallTime, start: datetime, zone: ZoneInfo) -> Placed:
    """Return `wall` on its own date, or else the first such clock time at or after `start`."""
    day = start.astimezone(zone).date()
    today = place(wall, day, zone)
    if wall.date is None and today.instant < start:
        return place(wall, day + timedelta(days=1), zone)
    return today


def written(wall: WallTime, day: date | None) -> str:
    """Return a cell text that reads back as `wall` when the row's date is `day`."""
    text = wall.time.isoformat("minutes" if not wall.time.second else "seconds")
    if wall.offset is not None:
        sign = "−" if wall.offset < timedelta(0) else "+"
        minutes = abs(wall.offset) // timedelta(minutes=1)
        text += f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    return text if wall.date in (None, day) else f"{wall.date} {text}"
