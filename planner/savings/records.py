"""The figures of a savings study as plain frozen records: what the command prints, the files hold and the page shows.

Units are in the names or docstrings: seconds, metres, hours, kroner, visits. A *saving* is baseline less plan, so that more is
better; `Estimate`s are over the paired seeds. The records know no words: names, codes and reasons are put into sentences elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter


@dataclass(frozen=True)
class Estimate:
    """A mean over seeds, and half the width of its 95 % interval (Student's t); `half_width` None from fewer than two."""

    mean: float
    half_width: float | None = None

    @property
    def low(self) -> float:
        """Lower end of the interval; the mean where there is none."""
        return self.mean - (self.half_width or 0.0)

    @property
    def high(self) -> float:
        """Upper end of the interval; the mean where there is none."""
        return self.mean + (self.half_width or 0.0)


@dataclass(frozen=True)
class Parts:
    """Where the time of one plan goes, or of several plans of the same day on average. Seconds, but for metres and counts.

    `driving`: all legs, by any means, way home included; `stop_overhead`: both parts of it; `physical_care`: care at home;
    `route_calls`: set-up, care and documentation of calls by workers with a route; `unit`: the same by the screen unit;
    `fallback`: expected seconds of the visits that replace failed calls (not in the plan itself, so not in `field`).
    A double-staffed visit counts once in `physical_visits` or `screen_visits`, its seconds twice; one of which a part is by screen
    (split, or one of two workers) counts in `screen_visits`. `workers_met` is the mean of distinct workers per citizen.
    `covered`: screen visits that a route could take over in time if the call failed. `left_out`: what the visits that the plan
    leaves out would take, estimated as visits at home (`planner.savings.left_out`; not in the plan itself, so not in `field`).
    """

    driving: float = 0
    stop_overhead: float = 0
    physical_care: float = 0
    route_calls: float = 0
    unit: float = 0
    fallback: float = 0.0
    waiting: float = 0
    overtime: float = 0
    lateness: float = 0
    distance_metres: float = 0
    routes_used: float = 0
    physical_visits: float = 0
    screen_visits: float = 0
    unplanned_visits: float = 0
    workers_met: float = 0.0
    covered: float = 0
    left_out: float = 0

    @property
    def field(self) -> float:
        """Seconds of the workers on the road: driving, stop overhead, care at home, and calls they make."""
        return self.driving + self.stop_overhead + self.physical_care + self.route_calls

    @property
    def all_in(self) -> float:
        """Field, unit, expected fallback and left-out seconds: what a net saving is a difference of."""
        return self.field + self.unit + self.fallback + self.left_out


@dataclass(frozen=True)
class Pair:
    """One seed's two plans: figures and costs (points of the search), each the mean over the seed's `runs`."""

    seed: int
    baseline: Parts
    plan: Parts
    baseline_cost: float
    plan_cost: float
    runs: int = 1


@dataclass(frozen=True)
class Line:
    """One figure before, after, and saved (before - after; negative where the plan has more).

    `name` is one of `LINES`; the unit is the one given there.
    """

    name: str
    unit: str
    baseline: Estimate
    plan: Estimate
    saved: Estimate


# The bridge from baseline to plan is those of "s" before "field"; the saving of `net` is the sum of their savings.
LINES: dict[str, str] = {
    "driving": "s",
    "stop_overhead": "s",
    "physical_care": "s",
    "route_calls": "s",
    "unit": "s",
    "fallback": "s",
    "left_out": "s",
    "field": "s",
    "net": "s",
    "distance_metres": "m",
    "waiting": "s",
    "overtime": "s",
    "lateness": "s",
    "routes_used": "routes",
    "physical_visits": "visits",
    "screen_visits": "visits",
    "unplanned_visits": "visits",
    "workers_met": "workers",
    "covered_share": "share",
}


@dataclass(frozen=True)
class Gain:
    """What a day saves, in seconds; `screen_visits` is how many visits are by screen. `left_out`: what the visits that the plan
    leaves out would take, less the baseline's. net = field_freed - unit_used - fallback - left_out."""

    field_freed: Estimate
    unit_used: Estimate
    fallback: Estimate
    net: Estimate
    driving_saved: Estimate
    screen_visits: Estimate
    left_out: Estimate = Estimate(0.0)


@dataclass(frozen=True)
class Scaled:
    """The saving of a period, in hours. `fte_gross` at 1,924 h and `fte_effective` at 1,400 h a year are two ways to count the same
    hours and are never mixed; both are None but for the year. `kroner` = net hours x rate."""

    period: Literal["day", "week", "year"]
    driving_hours: Estimate
    overhead_hours: Estimate
    care_hours: Estimate
    kilometres: Estimate
    field_freed_hours: Estimate
    unit_used_hours: Estimate
    fallback_hours: Estimate
    net_hours: Estimate
    kroner: Estimate
    fte_gross: Estimate | None = None
    fte_effective: Estimate | None = None
    left_out_hours: Estimate = Estimate(0.0)


@dataclass(frozen=True)
class Group:
    """The saving of a part of the day: a district, an hour of the day, a service. The groups of a kind add up to the whole.

    `key`: address id of the base ("district"), local hour "07" ("hour"), the service codes of the visit joined by "+" ("service").
    `visits` in the instance (hours: of the baseline, on average).
    """

    kind: Literal["district", "hour", "service"]
    key: str
    label: str
    visits: float
    gain: Gain


@dataclass(frozen=True)
class OverheadRow:
    """Baseline and plan solved again with another stop overhead: `minutes` in all, split in the proportion the input has."""

    minutes: float
    gain: Gain


@dataclass(frozen=True)
class LedgerEntry:
    """What one visit contributes, in seconds of net time a day.

    `own`: what the plan loses, re-optimised, if this visit alone must be physical; own contributions do not add up. `fair_seconds`:
    its whole seconds in the fair division, which do. `standard_error`: of the sampled value before the residual is divided;
    `relative_error`: it over `fair_seconds`, None where that is 0. `plans`: in how many of the seeds' plans the visit is by screen.
    `fallback`: its expected fallback seconds, already taken off `fair_seconds` and `own`. `distance_metres` from the nearest base.
    """

    visit_id: str
    citizen_id: str
    services: tuple[str, ...]
    plans: int
    own: Estimate
    fair_seconds: int
    standard_error: float
    relative_error: float | None
    fallback: float
    distance_metres: int


@dataclass(frozen=True)
class Ledger:
    """A fair division of the joint saving, largest first: sum of `fair_seconds` == `joint_seconds`, to the second.

    `method` names it ("shapley_antithetic_permutations"); `references` are its sources. `sampled_seconds`: what the sampled paths
    save between their ends, on average; `residual_seconds` = joint - sampled, divided evenly. `paths` sampled in all.
    """

    joint_seconds: int
    sampled_seconds: float
    residual_seconds: float
    paths: int
    method: str
    references: tuple[str, ...]
    entries: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True)
class Obstacle:
    """Why a visit may not be by screen today: a reason that a conversation or an action can remove (code of `planner.modality`)."""

    visit_id: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Conversion:
    """What the day would gain, in net seconds, if all these visits of one citizen were allowed on screen; best first.

    `screen_visits`: how many of them the plan would then have on screen, on average."""

    citizen_id: str
    label: str
    visit_ids: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]
    gain: Estimate
    screen_visits: float


@dataclass(frozen=True)
class CurvePoint:
    """A day with `asked` screen visits; `gain.screen_visits` is how many there were room and rules for."""

    asked: int
    gain: Gain


@dataclass(frozen=True)
class Curve:
    """Saving against the number of screen visits, from none to all allowed. `best`: index of the point with the greatest net
    saving; after it, the next screen visit does not pay."""

    points: tuple[CurvePoint, ...] = ()
    best: int | None = None


@dataclass(frozen=True)
class UnitPoint:
    """A day with the first `operators` shifts of the screen unit (copies where there are fewer)."""

    operators: int
    gain: Gain


@dataclass(frozen=True)
class OpeningPoint:
    """A day with the screen unit open for the first `hours` of its opening; None: as long as its shifts are. Local times as
    "07:00"."""

    hours: float | None
    opens: str
    closes: str
    gain: Gain


@dataclass(frozen=True)
class Band:
    """Screen-able visits to citizens between `from_metres` and `to_metres` from the nearest base (None: no upper end), and the
    share of them that is by screen: freely, and with the limit on far-away citizens (None where it was not solved)."""

    from_metres: int
    to_metres: int | None
    visits: int
    share: Estimate
    limited_share: Estimate | None


@dataclass(frozen=True)
class Fairness:
    """Screen share by distance from base, near to far. The limit: of the visits further than `far_metres`, at most `far_share` by
    screen. `limit_from_input`: the input has it; otherwise it is an example, the share of all screen-able visits."""

    bands: tuple[Band, ...] = ()
    far_metres: int | None = None
    far_share: float | None = None
    limit_from_input: bool = False
    limited: Gain | None = None


@dataclass(frozen=True)
class Method:
    """How the figures were found. `iterations` or `seconds`: the effort of each solve of a plan; `repeatable`: the same figures
    come out again, which an effort in seconds does not promise. `days_per_week`, `kroner_per_hour`: assumed unless given.
    `runs`: of each seed, each with both plans from nothing and so much effort; a seed's figures are their means. The ledger, the
    offers, the curve, units, openings and other overheads are planned from the cheapest plans of a seed; all but the first two with
    half the effort again for both arms, over `side_seeds` seeds (other overheads: over all). `fallback_waived`: the data ask for a
    fallback of every screen visit, and both plans were made without that rule."""

    solver: str
    seeds: tuple[int, ...]
    iterations: int | None
    seconds: float | None
    repeatable: bool
    days_per_week: float
    weeks_per_year: int
    fte_gross_hours: int
    fte_effective_hours: int
    kroner_per_hour: float
    version: str
    instance_hash: str
    travel_hash: str
    runs: int = 1
    side_seeds: int = 0
    fallback_waived: bool = False


@dataclass(frozen=True)
class Study:
    """A whole savings study of one instance. `visits` in it; `screenable` of them may be by screen and at home today."""

    title: str
    synthetic: bool
    attribution: str
    dates: tuple[str, ...]
    visits: int
    screenable: int
    method: Method
    pairs: tuple[Pair, ...]
    lines: tuple[Line, ...]
    gain: Gain
    scaled: tuple[Scaled, ...]
    groups: tuple[Group, ...]
    overheads: tuple[OverheadRow, ...]
    ledger: Ledger
    conversions: tuple[Conversion, ...]
    curve: Curve
    units: tuple[UnitPoint, ...]
    openings: tuple[OpeningPoint, ...]
    fairness: Fairness
    schema_version: Literal[1] = 1

    @property
    def unplanned(self) -> tuple[float, float]:
        """Visits left out of the baseline and of the plan, means over the seeds; (0, 0) without pairs."""
        count = max(1, len(self.pairs))
        return (
            sum(p.baseline.unplanned_visits for p in self.pairs) / count,
            sum(p.plan.unplanned_visits for p in self.pairs) / count,
        )

    def line(self, name: str) -> Line:
        """Return the line of that name. Raises KeyError."""
        for line in self.lines:
            if line.name == name:
                return line
        raise KeyError(name)


@cache
def _adapter() -> TypeAdapter[Study]:
    return TypeAdapter(Study)


def to_json(study: Study) -> str:
    """Return the study as JSON text, indented; equal studies give equal text."""
    return _adapter().dump_json(study, indent=1).decode() + "\n"


def from_json(text: str | bytes) -> Study:
    """Return the study of a `study.json`. Raises pydantic.ValidationError (a ValueError) for anything else."""
    return _adapter().validate_json(text)
