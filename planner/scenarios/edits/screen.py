"""Screen visits: the unit that makes them, how many there may be, and a campaign for consent."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.domain import Level, Record
from planner.scenarios.edits.fields import Clock, Share


class UnitChanged(Record):
    """The screen unit (skærmenhed) has `operators` shifts on every date, and opens from `opens` to `closes`.

    Fewer: the first by start stay. More: the unit's own are copied in turn, with workers who may do what theirs may, and seats for
    them. Where there is no operator to copy, `opens` and `closes` must be given, and the unit is made: each operator works all of
    it, is of `level`, has every certificate, and is handed every task of the visits that could be by screen. Opening hours move the
    ends of the first and of the last shifts, and cut the others. Seats go with both.
    """

    edit: Literal["screen_unit"] = "screen_unit"
    operators: int | None = Field(default=None, ge=0)
    opens: Clock | None = None
    closes: Clock | None = None
    level: Level = Level.SSA

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.operators is None and self.opens is None:
            raise PydanticCustomError("no_change", "operators, or opens and closes")
        if (self.opens is None) is not (self.closes is None):
            raise PydanticCustomError("half_hours", "opens and closes")
        if self.opens is not None and self.closes is not None and self.opens >= self.closes:
            raise PydanticCustomError("empty_slice", "opens before closes")
        return self


class ScreenShare(Record):
    """At most so many screen visits: `visits` in all, or a `share` of what may be by screen.

    `of`: "visits" counts those whose data and citizen allow it; "citizens" leaves the screen to a share of the citizens with such
    visits, drawn by the seed (who is among 30 % is among 60 %), and has the others visited at home.
    """

    edit: Literal["screen_share"] = "screen_share"
    share: Share | None = None
    visits: int | None = Field(default=None, ge=0)
    of: Literal["visits", "citizens"] = "visits"

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.share is None) is (self.visits is None):
            raise PydanticCustomError("share_or_visits", "share or visits")
        if self.visits is not None and self.of == "citizens":
            raise PydanticCustomError("visits_of_citizens", "a share of citizens")
        return self


class ConsentCampaign(Record):
    """Citizens are asked whether they want screen visits, and a `share` of those asked says yes (drawn by the seed, citizen by
    citizen: who says yes at 30 % says yes at 60 %).

    Asked are those assessed as able, with nothing but consent missing or run out; with `assess` also those not assessed, or whose
    assessment has run out, who are then found able; with `refused` also those who have said no. Nobody found unable is asked.
    `devices`: who says yes gets a device. Whoever is asked has been visited; a date of consent that ran out is taken away.
    """

    edit: Literal["consent"] = "consent"
    share: Share
    assess: bool = False
    refused: bool = False
    devices: bool = True
