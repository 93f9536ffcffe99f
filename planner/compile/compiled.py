"""What compiling gives: the engine's problem and which row of it is whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from planner.domain import Instance, Mode, seconds_between
from solvers.problem import Problem

Part = Literal["whole", "screen", "remaining", "none"]
PartKey = tuple[str, int, Mode, Part]
"""Visit id, seat, mode, part."""


class Seat(NamedTuple):
    """One worker's part in a visit: seat 0, and seat 1 too where the visit is double-staffed.

    `call`: the part by screen of a visit that may be split, beside the part at home; nobody's where the visit stays whole.
    """

    visit_id: str
    seat: int
    call: bool = False


@dataclass(frozen=True, eq=False)
class Compiled:
    """A `Problem` and the ids behind its rows.

    `seats[v]` is the engine's visit v; `modes[o]` the mode of option o and `parts[o]` how much of the visit it is; shift s is
    `instance.shifts[s]`, and behind them, where visits may be split, are those that take the calls that are not made ("none");
    break b is number `break_number[b]` of its shift's breaks; `place_ids[p]` is the address of place p. The
    engine's time 0 is `time_zero`.
    """

    instance: Instance
    problem: Problem
    seats: tuple[Seat, ...]
    modes: tuple[Mode, ...]
    parts: tuple[Part, ...]
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
        """The engine's option for each (visit id, seat, mode) of a whole visit."""
        return {key[:3]: o for key, o in self.option_of_part.items() if key[3] == "whole"}

    @cached_property
    def option_of_part(self) -> dict[PartKey, int]:
        """The engine's option for each (visit id, seat, mode, part); of several for the shifts of several units the first."""
        return {key: options[0] for key, options in self._options.items()}

    def option_on(self, shift: int, key: PartKey) -> int | None:
        """Return the option of `key` that row `shift` may take, the first where it may take none, None without any."""
        options = self._options.get(key, ())
        return next((o for o in options if self.problem.allowed[o, shift]), next(iter(options), None))

    @cached_property
    def _options(self) -> dict[PartKey, list[int]]:
        found: dict[PartKey, list[int]] = {}
        seats = [self.seats[v] for v in self.problem.option_visit.tolist()]
        for o, (s, mode, part) in enumerate(zip(seats, self.modes, self.parts, strict=True)):
            found.setdefault((s.visit_id, s.seat, mode, part), []).append(o)
        return found
