"""What the fields of edits are made of: times of day, weekdays, ways to say which shifts and where."""

from __future__ import annotations

import re
from datetime import date, time
from enum import IntEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from planner.domain import Level, Means, Record

Ids = tuple[str, ...]
LocalDate = date
"""A local date; a name of its own, since fields are called `date`."""


def share_of(value: Any) -> Any:
    """Return a share for one in percent with the sign, such as "30 %"; anything else as it is."""
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*%\s*", value) if isinstance(value, str) else None
    return float(found[1].replace(",", ".")) / 100 if found else value


Share = Annotated[float, BeforeValidator(share_of), Field(ge=0, le=1)]
"""A share from 0 to 1; "30 %" is 0.3."""


def _clock(value: Any) -> Any:
    """Return "07:30" for "7:30", "7.30", "7" in quotation marks, and a time that the file's format knows by itself."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", value.strip()) if isinstance(value, str) else None
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if minute > 59 or (hour, minute) > (24, 0):
        raise PydanticCustomError("clock", "not a time of day")
    return f"{hour:02d}:{minute:02d}"


Clock = Annotated[str, BeforeValidator(_clock)]
"""A local time of day from 00:00 to 24:00, kept as "07:30"."""


def minute_of(clock: str) -> int:
    """Return the minutes after midnight of a `Clock`.

    >>> minute_of("07:30"), minute_of("24:00")
    (450, 1440)
    """
    return 60 * int(clock[:2]) + int(clock[3:])


class Weekday(IntEnum):
    """A day of the week, Monday 0 as in `datetime.date.weekday`."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def _weekday(value: Any) -> Any:
    """A weekday by its English name, or the first letters of it, at least two."""
    if isinstance(value, Weekday):
        return value
    start = value.strip().upper() if isinstance(value, str) else ""
    found = [d for d in Weekday if len(start) > 1 and d.name.startswith(start)]
    if len(found) != 1:
        raise PydanticCustomError("weekday", "not a weekday")
    return found[0]


Day = Annotated[
    Weekday, BeforeValidator(_weekday), PlainSerializer(lambda day: day.name.lower(), when_used="json")
]
"""A weekday by name: monday, tuesday, ... or the first letters, at least two."""


class Which(Record):
    """Whose shifts an edit is about: all that every given field holds of; with none given, all shifts.

    `workers`, `shifts`: ids. `level`: of that professional level. `base`: the address where they set out. `date`: that local day.
    """

    workers: Ids = ()
    shifts: Ids = ()
    level: Level | None = None
    base: str | None = None
    date: LocalDate | None = None


class Where(Record):
    """A place: an `address` of the input, or coordinates (WGS84, degrees) with a `label`.

    A place by coordinates needs travel times. They are those of the roads if the travel times were made with it (see
    `planner.scenarios.ways`), else those of the nearest known address, at most `NEAR_METRES` away.
    """

    address: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    label: str = ""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        spot = (self.latitude, self.longitude)
        if (self.address is None) is (None in spot) or (self.address and spot != (None, None)):
            raise PydanticCustomError("one_place", "an address, or both coordinates")
        return self


class NewShift(Record):
    """A shift that there was not: from `start` to `end` (local times; an end before the start is on the next day), at `base` (an
    address), by `means`, for somebody of `level` with `certificates`.

    `date`: None for every date of the input. With `calls` it takes screen visits too. A shift of more than six hours has a paid
    break of 29 minutes that starts in its middle third (domain.md 4.2: the right to a break beyond six hours; 29 minutes are paid).
    """

    level: Level
    base: str
    start: Clock
    end: Clock
    date: LocalDate | None = None
    means: Means = Means.CAR
    certificates: frozenset[str] = frozenset()
    calls: bool = False
    label: str = ""
