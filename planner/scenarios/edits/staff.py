"""Who is at work, and when: workers absent or added, accepted open shifts, shifts moved."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.domain import Level, Means, Record
from planner.scenarios.edits.fields import Clock, LocalDate, NewShift, Which


class Absent(Which):
    """Workers do not come (sick, at a course, on leave): their shifts are taken out.

    `workers` by id, or `count`: the first so many by id of those at work on a route who fit the other fields (`level`, `base`,
    `date`). With `shifts`, only these. The worker stays in the input, so that citizens who prefer or require that worker still do;
    a lock of a visit to a shift taken out is opened.
    """

    edit: Literal["absent"] = "absent"
    count: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if self.count is None and not (self.workers or self.shifts):
            raise PydanticCustomError("nobody_named", "workers, shifts or a count")
        if self.count is not None and (self.workers or self.shifts):
            raise PydanticCustomError("named_and_counted", "workers and shifts, or a count")
        return self


class Added(Record):
    """`count` workers more, each like the worker `like` (level, certificates, delegations, shifts), or with one shift as the other
    fields say (see `NewShift`).

    `delegated`: nurses hand a worker who is not like another every task, for every citizen, that somebody of the level has.
    """

    edit: Literal["added"] = "added"
    count: int = Field(default=1, ge=1)
    like: str | None = None
    level: Level | None = None
    base: str | None = None
    start: Clock | None = None
    end: Clock | None = None
    date: LocalDate | None = None
    means: Means = Means.CAR
    certificates: frozenset[str] = frozenset()
    calls: bool = False
    delegated: bool = True

    @model_validator(mode="after")
    def _like_or_described(self) -> Self:
        described = [f for f in (self.level, self.base, self.start, self.end) if f is not None]
        if len(described) != (0 if self.like else 4):
            raise PydanticCustomError("like_or_described", "like, or level, base, start and end")
        return self

    def shift(self) -> NewShift | None:
        """Return the shift described, None for one like another's."""
        if self.level is None or self.base is None or self.start is None or self.end is None:
            return None
        return NewShift(
            level=self.level,
            base=self.base,
            start=self.start,
            end=self.end,
            date=self.date,
            means=self.means,
            certificates=self.certificates,
            calls=self.calls,
        )


class OpenShifts(Record):
    """Open shifts that somebody has accepted (åbne vagter): each becomes a worker with that shift. `delegated`: as for `Added`."""

    edit: Literal["open_shifts"] = "open_shifts"
    shifts: tuple[NewShift, ...] = Field(min_length=1)
    delegated: bool = True


class ShiftsMoved(Which):
    """Shifts begin and end at other times: `start` and `end` minutes later (earlier below zero), `minutes` both.

    Longer or shorter where only one end moves. Breaks move with a shift that moves as a whole; else they stay, within the shift,
    and one that has no room left is taken out.
    """

    edit: Literal["shifts_moved"] = "shifts_moved"
    minutes: int = 0
    start: int = 0
    end: int = 0

    @property
    def changes(self) -> tuple[int, int]:
        """Minutes that the start and the end move."""
        return self.minutes + self.start, self.minutes + self.end

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.changes == (0, 0):
            raise PydanticCustomError("no_change", "minutes, start or end")
        return self
