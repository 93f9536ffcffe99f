"""A look from districts to the nation as plain frozen records: what the command prints, the files hold and the page shows.

Every amount is *saved*: without less with, so that more is better and what the screen unit uses is below zero. The records know no
words: codes are put into sentences in `planner.potential.texts`. A half width is that of a 95 % interval.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from planner.savings.records import Estimate

Kind = Literal["visit", "user", "citizen"]
"""What is counted: a visit moved from the home to a screen; a user of a technology for a year; a citizen concerned for a year."""

Family = Literal["screen", "robot", "packing", "training", "other"]
"""What the sources have national numbers of: screen visits, medicine devices, dose packing, training; and anything else."""


@dataclass(frozen=True)
class Amounts:
    """Time saved, in hours. `way` = driving + stop_overhead, what a screen visit or a removed one spares on the road; field = way +
    physical_care + route_calls; net = field + unit + fallback + left_out + response."""

    driving: Estimate
    stop_overhead: Estimate
    way: Estimate
    physical_care: Estimate
    route_calls: Estimate
    field: Estimate
    unit: Estimate
    fallback: Estimate
    left_out: Estimate
    response: Estimate
    net: Estimate


AMOUNTS: tuple[str, ...] = tuple(f.name for f in fields(Amounts))


@dataclass(frozen=True)
class District:
    """A part of a study, by its nearest base. `visits`: screen visits a day. `per_visit`: net hours of one, the number of visits
    taken as certain; None where there are none. `year`: net hours a year of days like the study's."""

    key: str
    label: str
    visits: float
    per_visit: Estimate | None
    year: Estimate


@dataclass(frozen=True)
class Basis:
    """One solved difference that figures are scaled from.

    `source`: name of its file; `density` of the district, in inhabitants per km2, None where it was not given. `units`: converted
    visits a day, or users, or citizens concerned: each seed may have drawn its own. `per_unit`: hours of one visit, or hours a
    year of one user or citizen.
    `year`: the whole district's hours of a year of `days_per_week` such days. `citizens`: with a screen visit in a plan, mean over
    the plans, at least; `visits_per_citizen_week` and `per_citizen_year` (hours) go with it; all None where they are not known.
    """

    source: str
    title: str
    synthetic: bool
    attribution: str
    instance_hash: str
    seeds: int
    days: int
    days_per_week: float
    density: float | None
    units: Estimate
    per_unit: Amounts
    year: Amounts
    citizens: float | None = None
    visits_per_citizen_week: float | None = None
    per_citizen_year: Amounts | None = None
    districts: tuple[District, ...] = ()


@dataclass(frozen=True)
class Assumption:
    """What a figure takes for granted: a code and parameters; its sentence and source are in `planner.potential.texts`."""

    code: str
    params: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where to: a municipality, or the nation (`code` ""). `recipients` of home help: `given`, or by inhabitants."""

    code: str
    name: str
    inhabitants: int
    area: float
    recipients: float
    given: bool = False

    @property
    def density(self) -> float:
        """Inhabitants per km2."""
        return self.inhabitants / self.area


@dataclass(frozen=True)
class Projection:
    """What the difference would amount to in a place.

    `count`: screen citizens, users or citizens there, of `national` in the whole country; `units`: visits a year, or the same
    count. `weights`: share of the units that is taken to be like each basis. `hours` a year = units x `per_unit`. `fte_gross` at
    1,924 h and `fte_effective` at 1,400 h are two ways to count the same net hours, never mixed; `kroner` = net hours x rate.
    """

    place: Place
    target: str
    national: float
    count: float
    units: float
    weights: tuple[float, ...]
    per_unit: Amounts
    hours: Amounts
    fte_gross: Estimate
    fte_effective: Estimate
    kroner: Estimate
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True)
class Beside:
    """One of our figures beside the source's. `measured`: in the source's trial; `stated`: printed by the source without having
    been measured; `worked_out`: by us from what was measured. `ours` comes from solved plans."""

    code: str
    unit: str
    ours: Estimate
    measured: float | None = None
    stated: float | None = None
    worked_out: float | None = None


@dataclass(frozen=True)
class Line:
    """One thing scaled: screen visits of savings studies (code "screen"), or a scenario of comparisons, by its code."""

    code: str
    title: str
    kind: Kind
    family: Family
    bases: tuple[Basis, ...]
    projections: tuple[Projection, ...] = ()
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """What could not be scaled, and why: a code for a sentence."""

    source: str
    title: str
    reason: str


@dataclass(frozen=True)
class Claim:
    """A figure of the source documents, worked out again with its own inputs; `value` None where it gives none. Units and names by
    code in `planner.reference`."""

    code: str
    chapter: str
    stated: float
    value: float | None
    reproducible: bool
    inputs: dict[str, float]


@dataclass(frozen=True)
class Amounting:
    """A figure that no source prints, worked out from theirs."""

    code: str
    chapter: str
    value: float


@dataclass(frozen=True)
class Outlook:
    """The whole look: the sources' figures, ours scaled, and what was left out."""

    claims: tuple[Claim, ...]
    derived: tuple[Amounting, ...]
    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...]
    kroner_per_hour: float
    visits_per_citizen_week: float
    version: str
    schema_version: Literal[1] = 1

    def line(self, code: str) -> Line:
        """Return the line of that code. Raises KeyError."""
        for line in self.lines:
            if line.code == code:
                return line
        raise KeyError(code)


@cache
def _adapter() -> TypeAdapter[Outlook]:
    return TypeAdapter(Outlook)


def to_json(outlook: Outlook) -> str:
    """Return the look as JSON text, indented; equal ones give equal text."""
    return _adapter().dump_json(outlook, indent=1).decode() + "\n"


def to_record(outlook: Outlook) -> dict[str, Any]:
    """Return the look as JSON values."""
    return _adapter().dump_python(outlook, mode="json")


def from_json(text: str | bytes) -> Outlook:
    """Return the look of a `potential.json`. Raises pydantic.ValidationError (a ValueError) for anything else."""
    return _adapter().validate_json(text)
