"""When services are given: on which weekdays, and how exactly at what time."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.domain import Record
from planner.scenarios.edits.fields import Day, Ids


class ServicesMoved(Record):
    """Services are given on other weekdays: those of `services` (codes) move to the nearest of the days `to` in the same week,
    Monday to Sunday, that the input has; the earlier of two. What is on such a day already stays.

    Services move, not visits: one with other services too stays behind without them, shorter by what the catalogue counts for them.
    `citizens`: only theirs; none named: everybody's. Locks of a visit that moves are opened, and links to it loosened.
    """

    edit: Literal["services_moved"] = "services_moved"
    services: Ids = Field(min_length=1)
    to: tuple[Day, ...] = Field(min_length=1)
    citizens: Ids = ()


class WindowsWidened(Record):
    """Care may start `earlier` minutes before and `later` minutes after what its windows say, for visits made of nothing but
    `services` (codes; none named: all visits). Below zero: narrower.

    What else is said of when care ends or was promised by moves with the later end. Windows that meet become one; none leaves its
    local day, nor becomes shorter than an instant.
    """

    edit: Literal["windows"] = "windows"
    services: Ids = ()
    earlier: int = Field(default=0, le=720)
    later: int = Field(default=0, le=720)

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if not (self.earlier or self.later):
            raise PydanticCustomError("no_change", "earlier or later")
        return self
