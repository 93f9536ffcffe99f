"""What the types of the domain are made of: instants, durations, prices, and the words for modes, means and levels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _fixed_offset(value: datetime) -> datetime:
    """Keep the instant, drop the zone's rules: two datetimes of one `ZoneInfo` subtract by wall clock, which is
    an hour wrong across a change to summer time; fixed offsets subtract exactly."""
    offset = value.utcoffset()
    if offset is None:
        raise ValueError("an instant needs a UTC offset, for example 2026-03-02T07:00:00+01:00")
    if value.microsecond:
        raise ValueError("an instant is given in whole seconds")
    return value.replace(tzinfo=UTC if not offset else timezone(offset))


Instant = Annotated[datetime, AfterValidator(_fixed_offset)]
Seconds = Annotated[int, Field(ge=0)]

# Upper bounds of the prices, in points, so that no sum of a day overflows the search's 64-bit integers, which need
# every cost below 2^59 = 5.8e17. A day of 20,000 visits at these bounds, with a shift of 24 hours for each: unplanned
# 2e4 * 1e12 = 2e16; distance 2e4 * 3.2e6 m (130 km/h all day) * 1e5 = 6.4e15; five terms by the second
# 5 * 2e4 * 86,400 * 1e5 = 9e14; prices each 3 * 2e4 * 1e9 = 6e13. Together 2.7e16, a twentieth of the limit.
MAX_UNPLANNED: Final = 10**12
MAX_UNIT_PRICE: Final = 100_000  # per second or metre
MAX_EACH_PRICE: Final = 10**9  # per visit, worker or shift
UnplannedPrice = Annotated[int, Field(ge=1, le=MAX_UNPLANNED)]
UnitPrice = Annotated[int, Field(ge=0, le=MAX_UNIT_PRICE)]
EachPrice = Annotated[int, Field(ge=0, le=MAX_EACH_PRICE)]


class Record(BaseModel):
    """Base of all domain types: immutable, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_timedelta="iso8601")


class Mode(StrEnum):
    """How a visit is carried out."""

    PHYSICAL = "physical"
    SCREEN = "screen"  # skærmbesøg: has no place


class Means(StrEnum):
    """Means of travel."""

    CAR = "car"
    BICYCLE = "bicycle"
    WALKING = "walking"


class Level(StrEnum):
    """Professional level, lowest first; a higher level may do what a lower one may."""

    UNSKILLED = "unskilled"  # ufaglært
    SSH = "ssh"  # social- og sundhedshjælper
    SSA = "ssa"  # social- og sundhedsassistent
    NURSE = "nurse"  # sygeplejerske

    @property
    def rank(self) -> int:
        """0 for the lowest level."""
        return _RANK[self]


_RANK = {level: rank for rank, level in enumerate(Level)}


def seconds_between(start: datetime, end: datetime) -> int:
    """Return the elapsed seconds from `start` to `end`; both must be aware. Exact across summer time."""
    return int((end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(seconds=1))
