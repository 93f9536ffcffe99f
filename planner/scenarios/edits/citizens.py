"""Whom care is given to: citizens who come and who leave."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.domain import Level, Record
from planner.scenarios.edits.fields import Clock, Ids, LocalDate, Share, Where


class NewVisit(Record):
    """A visit for a new citizen: `services` by code, care to start from `earliest` to `latest` (local times).

    What is not given is that of the catalogue (`planner.services`): `minutes` of care, the sum; `level`, the highest; `priority`,
    the most urgent; tasks to delegate and certificates, all. `date`: None for every date of the input. `agreed`: promised by then.
    """

    services: Ids = Field(min_length=1)
    earliest: Clock
    latest: Clock
    minutes: int | None = Field(default=None, ge=1, le=480)
    level: Level | None = None
    priority: int | None = Field(default=None, ge=1, le=5)
    workers: Literal[1, 2] = 1
    agreed: Clock | None = None
    date: LocalDate | None = None


class NewCitizen(Where):
    """A citizen who was not there, with an id that is free, and at least one visit. Nobody has met the citizen: no visit is by
    screen. Every worker who has a task delegated for anybody has it for this citizen too."""

    citizen_id: str = Field(min_length=1)
    visits: tuple[NewVisit, ...] = Field(min_length=1)


class NewCitizens(Record):
    """Citizens who come, for example from hospital: the `citizens` described, or `count` of them, each with the visits of one who
    is there (of `like`, or of all), drawn by the seed, and the door of another drawn.

    A copy has no history: no preferred, required or forbidden workers, no locks, and what is known of its screen visits is left
    behind. Whoever has a task delegated for the one copied has it for the copy.
    """

    edit: Literal["new_citizens"] = "new_citizens"
    citizens: tuple[NewCitizen, ...] = ()
    count: int | None = Field(default=None, ge=1)
    like: Ids = ()

    @model_validator(mode="after")
    def _described_or_counted(self) -> Self:
        if bool(self.citizens) is (self.count is not None):
            raise PydanticCustomError("described_or_counted", "citizens, or a count")
        if self.like and self.count is None:
            raise PydanticCustomError("like_without_count", "like needs a count")
        return self


class Discharged(Record):
    """Citizens leave home care, with all their visits: those named, or `count` or a `share` of all who have visits, drawn by the
    seed (who is among 5 is among 10). What ties others to their visits goes with them."""

    edit: Literal["discharged"] = "discharged"
    citizens: Ids = ()
    count: int | None = Field(default=None, ge=1)
    share: Share | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if [bool(self.citizens), self.count is not None, self.share is not None].count(True) != 1:
            raise PydanticCustomError("one_way_to_name", "citizens, count or share")
        return self
