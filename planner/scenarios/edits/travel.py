"""How workers get about, and what a stop takes: means of travel, speeds, stop overhead."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.domain import Means, Record
from planner.scenarios.edits.fields import Clock, Share, Which

E_BIKE: Final = "e_bike"

KMH: Final[dict[str, float]] = {"car": 42.0, "bicycle": 15.0, "walking": 5.0, E_BIKE: 20.0}
"""Steady speeds where the travel times have none (domain.md 4.15, assumed; the car's is the town's). An e-bike's is against the
bicycle's."""

Factor = Annotated[float, Field(gt=0, le=10)]


class Vehicle(StrEnum):
    """What a shift may change to."""

    CAR = "car"
    BICYCLE = "bicycle"
    E_BIKE = E_BIKE
    WALKING = "walking"


class MeansChanged(Which):
    """Shifts by `before` are done by `to` instead: those that the other fields name, and of these a `share` (of the workers, drawn
    by the seed: who is among 30 % is among 60 %).

    `kmh`: the steady speed of `to`; None for the travel times as they are, and 20 km/h by e-bike (domain.md 4.15, assumed). An
    e-bike rides the bicycle's roads faster. Where the travel times know no bicycle, or no walking, distances are those by the means
    before. `reach_km`: homes further than that from the base, by the travel times, are not for these workers; None for no limit.
    """

    edit: Literal["means"] = "means"
    to: Vehicle
    before: Means = Means.CAR
    share: Share = 1.0
    kmh: float | None = Field(default=None, gt=0, le=130)
    reach_km: float | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _another(self) -> Self:
        if self.to.value == self.before.value:
            raise PydanticCustomError("same_means", "the means is the same")
        return self


class Weather(StrEnum):
    """Weather with a known effect on speeds."""

    STORM = "storm"


WEATHER: Final[dict[Weather, float]] = {Weather.STORM: 0.6}
"""Factor of all speeds (domain.md 7, the hard cases: a storm)."""


class Speeds(Record):
    """Speeds are multiplied by `factor`, or by that of the `weather`; `means` names those it is for, none for all.

    `start` to `end`: only in that slice of every day. Travel times are for the whole day, so a shift that lies partly in the slice
    travels at the mean of its hours, as if its driving were spread evenly over them.
    """

    edit: Literal["speeds"] = "speeds"
    factor: Factor | None = None
    weather: Weather | None = None
    means: tuple[Means, ...] = ()
    start: Clock | None = None
    end: Clock | None = None

    @model_validator(mode="after")
    def _one_factor(self) -> Self:
        if (self.factor is None) is (self.weather is None):
            raise PydanticCustomError("one_factor", "factor or weather")
        if (self.start is None) is not (self.end is None):
            raise PydanticCustomError("half_slice", "start and end")
        if self.start is not None and self.start == self.end:
            raise PydanticCustomError("empty_slice", "start before end")
        return self

    @property
    def times(self) -> float:
        """What speeds are multiplied by."""
        return self.factor or WEATHER[self.weather or Weather.STORM]


class StopTime(Record):
    """A stop (parking, stairs, key and coat) takes `minutes`, at every address, by the `means` named or by all.

    The arriving and the leaving part keep their proportion. The Vejle pilot measured 5.3 minutes (domain.md 2.3 no. 40).
    """

    edit: Literal["stop_overhead"] = "stop_overhead"
    minutes: float = Field(ge=0, le=120)
    means: tuple[Means, ...] = ()
