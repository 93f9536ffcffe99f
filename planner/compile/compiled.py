"""What compiling gives: the engine's problem and which row of it is whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.domain import Instance, Mode, seconds_between
from solvers.problem import Problem


class Seat(NamedTuple):
    """One worker's part in a visit: seat 0, and seat 1 too where the visit is double-staffed."""

    visit_id: str
    seat: int


@dataclass(frozen=True, eq=False)
class Compiled:
    """A `Problem` and the ids behind its rows.

    `seats[v]` is the engine's visit v; `modes[o]` the mode of option o; shift s is `instance.shifts[s]`;
    break b is number `break_number[b]` of its shift's breaks; `place_ids[p]` is the address of place p. The
    engine's time 0 is `time_zero`.
    """

    instance: Instance
    problem: Problem
    seats: tuple[Seat, ...]
    modes: tuple[Mode, ...]
    break_number: tuple[int, ...]
    place_ids: tuple[str, ...]
    time_zero: datetime

    def instant(self, seconds: int) -> datetime:
        """Return the engine's time `seconds` as an instant in the municipality's local time."""
        return (self.time_zero + timedelta(seconds=seconds)).astimezone(
            ZoneInfo(self.instance.settings.timezone)
        )

    def seconds(self, instant: datetime) -> int:
        """Return an instant as the engine's time."""
        return seconds_between(self.time_zero, instant)

    @cached_property
    def option_of(self) -> dict[tuple[str, int, Mode], int]:
        """The engine's option for each (visit id, seat, mode)."""
        visits = self.problem.option_visit.tolist()
        return {(*self.seats[v], mode): o for o, (v, mode) in enumerate(zip(visits, self.modes, strict=True))}
