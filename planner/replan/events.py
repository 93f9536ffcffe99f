"""What happens on a day that is under way, as records: each a frozen event whose field `event` is its name.

A record says what is known; whether the day has what it names, and what follows, is in `planner.replan.doing`. Times of day are
local, on the day of the plan; `at` left out is now.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.domain import Means, Record
from planner.scenarios.edits.citizens import NewCitizen, NewVisit
from planner.scenarios.edits.fields import Clock
from planner.scenarios.edits.travel import WEATHER, Vehicle, Weather

NEAR_METRES: Final = 300.0
"""How far from a closed road a way is still taken to lead along it, as the crow flies; assumed."""


class Sick(Record):
    """A worker is sick (sygemelding) from `at` and goes home: what has begun by then is finished, the rest goes to others."""

    event: Literal["sick"] = "sick"
    worker: str
    at: Clock | None = None


class Late(Record):
    """A worker comes late, and cannot set out before `until`; nothing that was to begin before has been done."""

    event: Literal["late"] = "late"
    worker: str
    until: Clock


class CitizenComes(NewCitizen):
    """A citizen who was not there, with visits and a place: see `planner.scenarios.edits.NewCitizen`."""

    event: Literal["new_citizen"] = "new_citizen"


class VisitsAdded(Record):
    """A citizen who is known gets visits more, for example home from hospital (udskrivning)."""

    event: Literal["new_visits"] = "new_visits"
    citizen: str
    visits: tuple[NewVisit, ...] = Field(min_length=1)


class CitizenLeaves(Record):
    """A citizen needs no more visits today from `at` on (admitted, moved, dead): those not begun by then fall away."""

    event: Literal["discharged"] = "discharged"
    citizen: str
    at: Clock | None = None


class VisitCancelled(Record):
    """A visit is called off at `at`, before it began."""

    event: Literal["cancelled"] = "cancelled"
    visit: str
    at: Clock | None = None


class VisitExtended(Record):
    """A visit that is not over takes so many minutes of care more, whatever its mode."""

    event: Literal["extended"] = "extended"
    visit: str
    minutes: int = Field(ge=1, le=480)


class CallUnanswered(Record):
    """Nobody answered a screen call, the last attempt at `at`: somebody is at the door within `ScreenRules.fallback_within`."""

    event: Literal["unanswered"] = "unanswered"
    visit: str
    at: Clock | None = None


class CarBroken(Record):
    """A worker's car breaks down at `at`. The shift goes on by `to`, or ends there if that is left out.

    Who is on the way then counts as standing where that way began.
    """

    event: Literal["car_broken"] = "car_broken"
    worker: str
    at: Clock | None = None
    to: Vehicle | None = None

    @model_validator(mode="after")
    def _by_something_else(self) -> Self:
        if self.to is Vehicle.CAR:
            raise PydanticCustomError("still_a_car", "to must be something else than the car that broke")
        return self


class RoadClosed(Record):
    """A road is closed from now on: the ways between the addresses `between`, both directions, or all ways that lead past
    within `metres` of the address `near` or of a point (WGS84, degrees).

    Travel times know addresses and no roads, so a way is taken to lead straight. One that is barred goes round by way of other
    addresses where the times know such a way, and is not to be had where they do not; but nobody is shut in where they are, and
    bases stay in reach. `means`: whose roads; none for all.
    """

    event: Literal["road_closed"] = "road_closed"
    between: tuple[str, str] | None = None
    near: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    metres: float = Field(default=NEAR_METRES, gt=0, le=5000)
    means: tuple[Means, ...] = ()

    @model_validator(mode="after")
    def _one_way_to_say(self) -> Self:
        point = (self.latitude is not None, self.longitude is not None)
        said = [self.between is not None, self.near is not None, all(point)]
        if said.count(True) != 1 or any(point) is not all(point):
            raise PydanticCustomError("one_road", "between, near, or latitude and longitude")
        return self


class Storm(Record):
    """All speeds are multiplied by `factor` from now `until` a time, or for the rest of the day. A shift that goes on after
    the storm travels at the mean of its hours (see `planner.scenarios.edits.Speeds`). `means`: none for all."""

    event: Literal["storm"] = "storm"
    factor: float = Field(default=WEATHER[Weather.STORM], gt=0, le=10)
    until: Clock | None = None
    means: tuple[Means, ...] = ()


Event = Annotated[
    Sick
    | Late
    | CitizenComes
    | VisitsAdded
    | CitizenLeaves
    | VisitCancelled
    | VisitExtended
    | CallUnanswered
    | CarBroken
    | RoadClosed
    | Storm,
    Field(discriminator="event"),
]

KINDS: Final[tuple[type[Record], ...]] = get_args(get_args(Event)[0])
"""Every kind of event."""

NAMES: Final = tuple(str(kind.model_fields["event"].default) for kind in KINDS)
"""The name of each kind."""
