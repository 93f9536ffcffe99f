"""What technologies free alone and together, as plain frozen records whose printed figures add up to the last digit.

Amounts are decimal numbers, rounded once, plan by plan, to the places of `FIGURES`; what is derived from them is derived exactly:
for every figure, sum of `alone` - `overlap` = `together`. In JSON they are texts ("12.34"), so that nothing is lost. The unit is a
typical week. *Effect* is without less with, so that more is better for what is to be less.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from pydantic import TypeAdapter

from planner.scenarios.records import Note


class Kind(NamedTuple):
    """How a figure is said: unit of a typical week, places after the point, and how many of the plan's own units make one."""

    unit: str
    places: int
    per: int = 1


# Time in hours, a hundredth of which is 36 seconds. Names as in `planner.whatif.records.FIGURES`.
FIGURES: dict[str, Kind] = {
    "total": Kind("h", 2, 3600),
    "field": Kind("h", 2, 3600),
    "driving": Kind("h", 2, 3600),
    "stop_overhead": Kind("h", 2, 3600),
    "physical_care": Kind("h", 2, 3600),
    "route_calls": Kind("h", 2, 3600),
    "unit": Kind("h", 2, 3600),
    "fallback": Kind("h", 2, 3600),
    "left_out": Kind("h", 2, 3600),
    "response_field": Kind("h", 2, 3600),
    "response_unit": Kind("h", 2, 3600),
    "waiting": Kind("h", 2, 3600),
    "overtime": Kind("h", 2, 3600),
    "lateness": Kind("h", 2, 3600),
    "distance_metres": Kind("km", 1, 1000),
    "routes_used": Kind("routes", 1),
    "physical_visits": Kind("visits", 1),
    "screen_visits": Kind("visits", 1),
    "unplanned_visits": Kind("visits", 1),
    "workers_met": Kind("workers", 2),
    "covered_share": Kind("share", 3),
}
"""Every figure: those of the input's days are made to a typical week, but for the two that are means over the days."""

MEANS = frozenset({"workers_met", "covered_share"})
"""Figures that are not more for more days."""


@dataclass(frozen=True)
class Amount:
    """A figure, and half the width of its 95 % interval over the paired seeds (None from fewer than two)."""

    value: Decimal
    half_width: Decimal | None = None


@dataclass(frozen=True)
class Taken:
    """Of a member's effect, what the others of its set have already taken: `amount` = alone - (together - the others together).
    `share`: of its effect alone, in the means over the seeds; None where that is 0 or within its interval of 0.
    """

    code: str
    amount: Amount
    share: float | None


@dataclass(frozen=True)
class SetFigure:
    """One figure of a set. `alone` and `taken` in the order of the set's codes; sum of `alone` - `overlap` = `together`, exactly.

    `name` is one of `FIGURES`; `unit` the one given there. An overlap below 0: the set frees more than its members do alone.
    """

    name: str
    unit: str
    alone: tuple[Amount, ...]
    together: Amount
    overlap: Amount
    taken: tuple[Taken, ...]


@dataclass(frozen=True)
class Taking:
    """What is taken care of, means over the seeds, which may draw whose: `services` of citizens (a citizen's medicine counts once),
    `doses` (times that they are due in the days of the input), and the `citizens` they concern."""

    services: float
    doses: float
    citizens: float


@dataclass(frozen=True)
class Contest:
    """What of a set's members more than one takes, each being alone; and of these services, how many each code has when all of the
    set are there ("": none of them has it)."""

    taking: Taking
    winners: dict[str, float]


@dataclass(frozen=True)
class OverlapSet:
    """A pair of members, or all of them. `figures` in the order of `FIGURES`."""

    codes: tuple[str, ...]
    figures: tuple[SetFigure, ...]
    contest: Contest

    def figure(self, name: str) -> SetFigure:
        """Return the figure of that name. Raises KeyError."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)


@dataclass(frozen=True)
class Member:
    """A technology or a scenario of the set, what it takes when it is alone, and what its edits did under the first seed."""

    code: str
    title: str
    kind: Literal["scenario", "technology"]
    taking: Taking
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class OverlapMethod:
    """How the figures were found: every set of members from nothing, with the same effort and seeds. `week`: of ramps, from 0
    on; None: as it is when they have ended. `background`: what happens anyway, and is in every plan. `fallback_waived`:
    the input asks for a fallback of every screen visit, and all plans were made without that rule."""

    solver: str
    seeds: tuple[int, ...]
    runs: int
    iterations: int | None
    seconds: float | None
    repeatable: bool
    redrawn: bool
    sets: int
    days_per_week: float
    week: int | None
    background: tuple[str, ...]
    case: Literal["low", "base", "high"]
    version: str
    instance_hash: str
    travel_hash: str
    fallback_waived: bool = False


@dataclass(frozen=True)
class Level:
    """A figure of the plans themselves: without any (`codes` empty), or with the members `codes`, for each name of `FIGURES`."""

    codes: tuple[str, ...]
    amounts: dict[str, Decimal]


@dataclass(frozen=True)
class Overlap:
    """A whole study. `sets`: the whole set first, then every pair (none where the whole set is a pair). `net_seeds`: the net hours
    freed together under each seed. `levels`: every plan's figures, which all effects are differences of."""

    title: str
    synthetic: bool
    attribution: str
    dates: tuple[str, ...]
    visits: int
    members: tuple[Member, ...]
    sets: tuple[OverlapSet, ...]
    levels: tuple[Level, ...]
    method: OverlapMethod
    schema_version: Literal[1] = 1

    @property
    def whole(self) -> OverlapSet:
        """The set of all members."""
        return self.sets[0]


@cache
def _adapter() -> TypeAdapter[Overlap]:
    return TypeAdapter(Overlap)


def to_json(overlap: Overlap) -> str:
    """Return the study as JSON text, indented; equal studies give equal text."""
    return _adapter().dump_json(overlap, indent=1).decode() + "\n"


def from_json(text: str | bytes) -> Overlap:
    """Return the study of an `overlap.json`. Raises pydantic.ValidationError (a ValueError) for anything else."""
    return _adapter().validate_json(text)
