"""A year of typical weeks as plain frozen records: what the command prints, the files hold and the year chart shows.

All `Estimate`s are over the paired seeds, in hours a typical week unless the name says otherwise; *freed* is positive where less
work is left. Every figure of a week is against the plan of the same week without the track ("untreated": with the drift that a
scenario states). The records know no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from planner.savings.records import Estimate
from planner.scenarios.records import Note

Case = Literal["low", "base", "high"]
CASES: tuple[Case, ...] = ("low", "base", "high")

How = Literal["solved", "same", "drawn"]
"""A week was solved; is, to the letter, the same days as a solved one; or is drawn from its solved neighbours."""

Between = Literal["linear", "last"]
"""How weeks between solved ones are drawn: on a straight line, or as the last solved. After the last solved one: as it."""


@dataclass(frozen=True)
class Week:
    """One week, counted from 1, of one track in one case.

    `net` = field_freed - unit_used - fallback - left_out - response. `against_today`: net against the plan of today's demand
    instead, without drift. `cumulative`: net hours from week 1 to this, both included. `response`: expected alarms and missed
    doses, which no plan holds.
    """

    week: int
    how: How
    field_freed: Estimate
    unit_used: Estimate
    fallback: Estimate
    left_out: Estimate
    response: Estimate
    net: Estimate
    against_today: Estimate
    cumulative: Estimate


@dataclass(frozen=True)
class Total:
    """All weeks of a series together. `pays_from`: first week whose net hours, and those from there to the last week together, are
    above 0, interval and all: of many weeks one by itself may be so by chance. `paid_back`: first week from which the cumulative
    hours stay at 0 or above, in the mean, if any week pays; both None where there is none. `fte_*` are of the hours scaled to 52
    weeks.
    """

    net_hours: Estimate
    kroner: Estimate
    fte_gross: Estimate
    fte_effective: Estimate
    pays_from: int | None
    paid_back: int | None


@dataclass(frozen=True)
class Series:
    """One track in one case: every week from 1 to the last, in order."""

    case: Case
    weeks: tuple[Week, ...]
    total: Total

    @property
    def in_debt(self) -> bool:
        """Whether the cumulative hours are below 0 in some week: more had been used than freed."""
        return any(w.cumulative.mean < 0 for w in self.weeks)


@dataclass(frozen=True)
class Track:
    """A scenario or a technology by itself, or all of them together (`kind`). `members`: codes of those in it; itself alone, unless
    together. `series`: by case, in the order low, base, high, or base only. `notes`: what its edits did in the last week, base.
    """

    code: str
    title: str
    kind: Literal["scenario", "technology", "together"]
    members: tuple[str, ...]
    series: tuple[Series, ...]
    notes: tuple[Note, ...] = ()

    def case(self, case: Case) -> Series:
        """Return the series of that case. Raises KeyError where it was not asked for."""
        for series in self.series:
            if series.case == case:
                return series
        raise KeyError(case)


@dataclass(frozen=True)
class Untreated:
    """The plan of a week without any track: hours of all work, and how many more than today's (drift)."""

    week: int
    how: How
    hours: Estimate
    drift: Estimate


@dataclass(frozen=True)
class HorizonMethod:
    """How the figures were found. `plans`: distinct plans made, of `asked`, had no two been of the same days. A seed's figures
    are the means of its `runs`. Every plan is from nothing, with the same effort of `iterations` or `seconds`. `fallback_waived`:
    the input asks for a fallback of every screen visit, and all plans were made without that rule.
    """

    solver: str
    seeds: tuple[int, ...]
    runs: int
    iterations: int | None
    seconds: float | None
    repeatable: bool
    asked: int
    plans: int
    days_per_week: float
    kroner_per_hour: float
    fte_gross_hours: int
    fte_effective_hours: int
    version: str
    instance_hash: str
    travel_hash: str
    fallback_waived: bool = False


@dataclass(frozen=True)
class Horizon:
    """A whole study. `weeks`: the last week; `solved_weeks` were solved, the others are drawn as `between` says. `tracks`: each
    alone, in the order given, then all together where there are several.
    """

    title: str
    synthetic: bool
    attribution: str
    dates: tuple[str, ...]
    visits: int
    weeks: int
    solved_weeks: tuple[int, ...]
    between: Between
    tracks: tuple[Track, ...]
    untreated: dict[Case, tuple[Untreated, ...]]
    method: HorizonMethod
    schema_version: Literal[1] = 1

    def track(self, code: str) -> Track:
        """Return the track of that code. Raises KeyError."""
        for track in self.tracks:
            if track.code == code:
                return track
        raise KeyError(code)


TOGETHER, UNTREATED = "together", "untreated"
"""Codes of the track of all, and of the weeks without any; no scenario has them."""


@cache
def _adapter() -> TypeAdapter[Horizon]:
    return TypeAdapter(Horizon)


def to_json(horizon: Horizon) -> str:
    """Return the study as JSON text, indented; equal studies give equal text."""
    return _adapter().dump_json(horizon, indent=1).decode() + "\n"


def from_json(text: str | bytes) -> Horizon:
    """Return the study of a `horizon.json`. Raises pydantic.ValidationError (a ValueError) for anything else."""
    return _adapter().validate_json(text)
