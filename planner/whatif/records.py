"""The figures of a comparison as plain frozen records: what the command prints, the files hold and the page shows.

A *difference* is scenario less base: below zero where the scenario takes less. Units are in the names or docstrings: seconds,
metres, hours, kroner, visits. The records know no words: codes are put into sentences elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from planner.savings.records import LINES, Estimate, Parts

BASE = "base"
"""The code of the day as it is, among the plans; no scenario has it."""

FIGURES: dict[str, str] = {
    **{name: unit for name, unit in LINES.items() if name != "net"},
    "response_field": "s",
    "response_unit": "s",
    "total": "s",
}
"""Every figure that is compared, and its unit: those of a savings study, the expected response work (of routes, of the
screen unit), and `total` = field + unit + fallback + left_out + response_field + response_unit: net savings are differences of it.
`workers_met` is continuity: distinct workers per citizen."""


@dataclass(frozen=True)
class Outcome:
    """One seed's plan of a day: its parts, its cost in points, and the expected response work that no plan holds (seconds); each
    the mean over the seed's `runs`. `visits` in that day, how many citizens the scenario is `concerned` with, and the `devices` of
    each technology in use, by its code: drawn by the seed where the scenario draws who is concerned."""

    seed: int
    parts: Parts
    cost: float
    visits: float
    response_field: float = 0.0
    response_unit: float = 0.0
    runs: int = 1
    concerned: int = 0
    devices: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """One figure of base and scenario, and their difference (scenario - base) with the interval of the paired seeds.

    `name` is one of `FIGURES`; the unit is the one given there. `unpaired`: half the width that the interval would have if the same
    runs were not paired (Welch); None where there is none. `noise`: zero is within the interval, so that there may be no
    difference. Of a figure that only chance moves, one in twenty is outside.
    """

    name: str
    unit: str
    base: Estimate
    scenario: Estimate
    difference: Estimate
    unpaired: float | None
    noise: bool


@dataclass(frozen=True)
class Scaled:
    """The difference (scenario - base) of a period, in hours: below zero is hours freed. total = field + unit + fallback + left_out
    + response. `kroner` = total hours x rate. `fte_gross` at 1,924 h and `fte_effective` at 1,400 h a year are two ways to count
    the same hours and are never mixed; both are None but for the year."""

    period: Literal["day", "week", "year"]
    driving_hours: Estimate
    overhead_hours: Estimate
    care_hours: Estimate
    kilometres: Estimate
    field_hours: Estimate
    unit_hours: Estimate
    fallback_hours: Estimate
    left_out_hours: Estimate
    response_hours: Estimate
    total_hours: Estimate
    kroner: Estimate
    fte_gross: Estimate | None = None
    fte_effective: Estimate | None = None


VisitKind = Literal["worker", "time", "mode", "left_out", "taken_in", "new", "gone"]
"""What is another for a visit: its workers, its time (more than `Method.time_limit`), its mode; planned before and left out now, or
the other way; only in the scenario, only in the base."""

WorkerKind = Literal["away", "added", "visits"]
"""A worker has no shift any more, or has one only now, or has other visits than before."""


@dataclass(frozen=True)
class VisitChange:
    """What is another for one visit. Times are ISO 8601 instants, None where it is not planned; workers by id."""

    visit_id: str
    citizen_id: str
    kinds: tuple[VisitKind, ...]
    before: str | None = None
    after: str | None = None
    workers_before: tuple[str, ...] = ()
    workers_after: tuple[str, ...] = ()
    mode_before: str | None = None
    mode_after: str | None = None


@dataclass(frozen=True)
class WorkerChange:
    """What is another for one worker: number of visits, and working seconds (driving, stops, care, calls), before and after."""

    worker_id: str
    kind: WorkerKind
    visits_before: int = 0
    visits_after: int = 0
    seconds_before: int = 0
    seconds_after: int = 0


@dataclass(frozen=True)
class Affected:
    """For whom the scenario's plan is another than the base plan, both made from one and the same plan with few changes.

    `citizens`: how many of them, by kind ("any": of whichever kind). `concerned_citizens`, `concerned_workers`: ids of those whom
    an edit names or draws; others are affected since the plan is made anew. `by_chance`: the same counts between two plans of the
    base made in the same way: what a new search changes without any scenario.
    """

    visits: tuple[VisitChange, ...] = ()
    workers: tuple[WorkerChange, ...] = ()
    citizens: dict[str, int] = field(default_factory=dict)
    concerned_citizens: tuple[str, ...] = ()
    concerned_workers: tuple[str, ...] = ()
    by_chance: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What an edit did: a code and parameters; the words are in `planner.scenarios.texts`."""

    code: str
    params: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """One scenario against the base. `edits`: as in its file, as JSON values. `visits`: how many its day has, a mean over the seeds
    where these draw who is concerned. `devices`: of each technology in use, by its code (of the shown seed).
    `row`, `column`: codes of the scenarios it is made of, where it is a cell of a `Matrix`."""

    code: str
    title: str
    edits: tuple[dict[str, Any], ...]
    visits: float
    figures: tuple[Figure, ...]
    periods: tuple[Scaled, ...]
    outcomes: tuple[Outcome, ...]
    affected: Affected = Affected()
    notes: tuple[Said, ...] = ()
    devices: dict[str, int] = field(default_factory=dict)
    row: str | None = None
    column: str | None = None

    def figure(self, name: str) -> Figure:
        """Return the figure of that name. Raises KeyError."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    def period(self, name: str) -> Scaled:
        """Return the differences of "day", "week" or "year". Raises KeyError."""
        for period in self.periods:
            if period.period == name:
                return period
        raise KeyError(name)


@dataclass(frozen=True)
class Choice:
    """One scenario of a matrix' rows or columns."""

    code: str
    title: str = ""


@dataclass(frozen=True)
class Matrix:
    """Every row's edits with every column's: the cell of row r and column c is the option of code `cells[r][c]`."""

    rows: tuple[Choice, ...]
    columns: tuple[Choice, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Method:
    """How the figures were found. Under each seed base and scenarios are planned from nothing with the effort (`iterations` or
    `seconds`) of one solve, in `runs` runs.

    `repeatable`: the same figures come out again, which an effort in seconds does not promise. `redrawn`: who is concerned, where
    drawn, is drawn anew by each seed, so that the intervals hold that too. `days_per_week`, `kroner_per_hour`: assumed unless
    given. `time_limit`: a visit more than so many seconds from its time in the base plan is at another time. `shown_seed`: the
    seed of the plans shown and of who is affected, the one with the cheapest base. `week`: of a scenario over weeks; `case`: of
    uncertain parameters.
    """

    solver: str
    seeds: tuple[int, ...]
    iterations: int | None
    seconds: float | None
    repeatable: bool
    runs: int
    redrawn: bool
    days_per_week: float
    weeks_per_year: int
    fte_gross_hours: int
    fte_effective_hours: int
    kroner_per_hour: float
    time_limit: int
    shown_seed: int
    version: str
    instance_hash: str
    travel_hash: str
    week: int | None = None
    case: Literal["low", "base", "high"] = "base"
    fallback_waived: bool = False


@dataclass(frozen=True)
class Comparison:
    """Scenarios of an instance against it. `visits`, `citizens`, `workers` in it; `base`: its outcome under each seed."""

    title: str
    synthetic: bool
    attribution: str
    dates: tuple[str, ...]
    visits: int
    citizens: int
    workers: int
    method: Method
    base: tuple[Outcome, ...]
    options: tuple[Option, ...]
    matrix: Matrix | None = None
    schema_version: Literal[1] = 1

    def option(self, code: str) -> Option:
        """Return the option of that code. Raises KeyError."""
        for option in self.options:
            if option.code == code:
                return option
        raise KeyError(code)


@cache
def _adapter() -> TypeAdapter[Comparison]:
    return TypeAdapter(Comparison)


def to_json(comparison: Comparison) -> str:
    """Return the comparison as JSON text, indented; equal comparisons give equal text."""
    return _adapter().dump_json(comparison, indent=1).decode() + "\n"


def from_json(text: str | bytes) -> Comparison:
    """Return the comparison of a `comparison.json`. Raises pydantic.ValidationError (a ValueError) for anything else."""
    return _adapter().validate_json(text)
