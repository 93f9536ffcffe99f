"""The words of home care as frozen, strict types; no behaviour beyond small properties.

An instant is a time-zone-aware `datetime` in whole seconds; a duration is an int of seconds. Windows bound the
*start* of care unless they say otherwise. Ids are strings chosen by the municipality, never CPR numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = 1


def _fixed_offset(value: datetime) -> datetime:
    """Keep the instant, drop the zone's rules: two datetimes of one `ZoneInfo` subtract by wall clock, which is
    an hour wrong across a change to summer time; fixed offsets subtract exactly."""
    offset = value.utcoffset()
    if offset is None:
        raise ValueError("an instant needs a UTC offset, for example 2026-03-02T07:00:00+01:00")
    if value.microsecond:
        raise ValueError("an instant is given in whole seconds")
    return value.replace(tzinfo=UTC if not offset else timezone(offset))


Instant = Annotated[datetime, AfterValidator(_fixed_offset)]
Seconds = Annotated[int, Field(ge=0)]

# Upper bounds of the prices, in points, so that no sum of a day overflows the search's 64-bit integers, which need
# every cost below 2^59 = 5.8e17. A day of 20,000 visits at these bounds, with a shift of 24 hours for each: unplanned
# 2e4 * 1e12 = 2e16; distance 2e4 * 3.2e6 m (130 km/h all day) * 1e5 = 6.4e15; five terms by the second
# 5 * 2e4 * 86,400 * 1e5 = 9e14; prices each 3 * 2e4 * 1e9 = 6e13. Together 2.7e16, a twentieth of the limit.
MAX_UNPLANNED: Final = 10**12
MAX_UNIT_PRICE: Final = 100_000  # per second or metre
MAX_EACH_PRICE: Final = 10**9  # per visit, worker or shift
UnplannedPrice = Annotated[int, Field(ge=1, le=MAX_UNPLANNED)]
UnitPrice = Annotated[int, Field(ge=0, le=MAX_UNIT_PRICE)]
EachPrice = Annotated[int, Field(ge=0, le=MAX_EACH_PRICE)]


class Record(BaseModel):
    """Base of all domain types: immutable, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_timedelta="iso8601")


class Mode(StrEnum):
    """How a visit is carried out."""

    PHYSICAL = "physical"
    SCREEN = "screen"  # skærmbesøg: has no place


class Means(StrEnum):
    """Means of travel."""

    CAR = "car"
    BICYCLE = "bicycle"
    WALKING = "walking"


class Level(StrEnum):
    """Professional level, lowest first; a higher level may do what a lower one may."""

    UNSKILLED = "unskilled"  # ufaglært
    SSH = "ssh"  # social- og sundhedshjælper
    SSA = "ssa"  # social- og sundhedsassistent
    NURSE = "nurse"  # sygeplejerske

    @property
    def rank(self) -> int:
        """0 for the lowest level."""
        return _RANK[self]


_RANK = {level: rank for rank, level in enumerate(Level)}


class StopOverhead(Record):
    """Seconds paid once per stop for parking, stairs, key and coat, by each worker who comes.

    Default 318 s in all (5.3 minutes, measured in Vejle; domain.md 2.3 no. 40), 200 arriving and 118 leaving (our split).
    """

    arriving: Seconds = 200
    leaving: Seconds = 118


class Address(Record):
    """A place with coordinates (WGS84). `overhead` overrides the instance's stop overhead, per means of travel;
    a means that is not named keeps the instance's."""

    address_id: str
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    label: str = ""
    overhead: dict[Means, StopOverhead] = {}


class TimeWindow(Record):
    """Care may start from `start_earliest` to `start_latest`, both included; `end_latest` bounds its end too."""

    start_earliest: Instant
    start_latest: Instant
    end_latest: Instant | None = None


class Consent(StrEnum):
    """What a citizen has said to screen visits (samtykke)."""

    UNKNOWN = "unknown"
    GIVEN = "given"
    REFUSED = "refused"


class ScreenUse(StrEnum):
    """Whether a service can be given by screen (domain.md 4.4)."""

    NO = "no"
    GUIDED = "guided"  # the citizen does it, guided over the screen
    YES = "yes"
    FIRST_CHOICE = "first_choice"  # by screen unless something speaks against it

    @property
    def possible(self) -> bool:
        """Whether it can be by screen at all."""
        return self is not ScreenUse.NO


class ScreenRecord(Record):
    """What is known of one citizen and screen visits (skærmbesøg): assessment, consent, device, and what has been.

    `able` None: not assessed. `reassess_by`, `consent_until`: the last day on which they hold. `first_visit_done`: somebody has
    been there in person. `physical_this_week`: physical visits of the week (Monday to Sunday) of the plan's first day before that
    day; `physical_later_this_week`: those that are sure to come after the plan's last day in that day's week;
    `screen_in_a_row`: screen visits since the last physical one; `last_physical`: the day of that one.
    `min_physical_per_week` overrides the rule of the same name.
    """

    able: bool | None = None
    assessed_by: Level | None = None
    assessed_on: date | None = None
    reassess_by: date | None = None
    consent: Consent = Consent.UNKNOWN
    consent_until: date | None = None
    has_device: bool = False
    first_visit_done: bool = False
    last_physical: date | None = None
    physical_this_week: int = Field(default=0, ge=0)
    physical_later_this_week: int = Field(default=0, ge=0)
    screen_in_a_row: int = Field(default=0, ge=0)
    min_physical_per_week: int | None = Field(default=None, ge=0)


class Citizen(Record):
    """Who is cared for (borger). Worker lists hold worker ids. `screen` None: nothing is known, and nothing is by screen.

    `required_workers`: if not empty, only these may come. `forbidden_workers` never come. `preferred_workers`:
    anyone else costs `Weights.preference` per visit.
    """

    citizen_id: str
    address_id: str
    label: str = ""
    preferred_workers: frozenset[str] = frozenset()
    required_workers: frozenset[str] = frozenset()
    forbidden_workers: frozenset[str] = frozenset()
    screen: ScreenRecord | None = None


class VisitMode(Record):
    """One way a visit may be carried out, with its own length of care in seconds."""

    mode: Mode = Mode.PHYSICAL
    service_duration: Seconds


class VisitSplit(Record):
    """How a mixed visit may be split: `services` by screen in `screen_duration` seconds, the others at home in
    `physical_duration` seconds, both in the visit's windows, each by whom it suits."""

    services: tuple[str, ...] = Field(min_length=1)
    screen_duration: Seconds
    physical_duration: Seconds


class Visit(Record):
    """One call on a citizen (besøg): one or more services in one go.

    `windows`: one or more, disjoint, ascending. `promised_latest`: a start after this is late, and costs, but is allowed.
    `staff_required` 2 is double staffing (dobbeltbemanding): two different workers start together.
    A worker must have at least `level`, every certificate of `certificates`, and for every task of `delegated_tasks`
    a delegation for *this* citizen unless the worker is a nurse, who delegates.
    `priority` 1 (acute, time-critical medicine) to 5 (cleaning); domain.md 4.5.
    `modes` is what the visit could be; `planner.modality` says what it may be today. `must_be_physical`: never by screen, by name.
    `split`: how it may be split instead. `second_on_screen`: of two workers one may be on screen, for as long as the other is
    there.
    """

    visit_id: str
    citizen_id: str
    windows: tuple[TimeWindow, ...] = Field(min_length=1)
    modes: tuple[VisitMode, ...] = Field(min_length=1)
    services: tuple[str, ...] = ()
    promised_latest: Instant | None = None
    staff_required: Literal[1, 2] = 1
    level: Level = Level.UNSKILLED
    certificates: frozenset[str] = frozenset()
    delegated_tasks: frozenset[str] = frozenset()
    priority: int = Field(default=3, ge=1, le=5)
    must_be_physical: bool = False
    split: VisitSplit | None = None
    second_on_screen: bool = False


class Delegation(Record):
    """A nurse has handed `task` for one citizen to one worker (opgaveoverdragelse)."""

    worker_id: str
    citizen_id: str
    task: str


class Worker(Record):
    """Who travels or calls (medarbejder)."""

    worker_id: str
    level: Level
    label: str = ""
    certificates: frozenset[str] = frozenset()


class Break(Record):
    """A pause inside a shift. It starts within the window; `address_id` where it must be held, None for anywhere.

    An unpaid break is taken out of the shift's paid time. A shift without visits takes no break.
    """

    start_earliest: Instant
    start_latest: Instant
    duration: Seconds
    paid: bool = True
    address_id: str | None = None


class Shift(Record):
    """A working period (vagt). The worker leaves `start_address` no earlier than `start` and is back at `end_address`
    by `end`; later, up to `max_overtime` seconds, is overtime and costs. Places may be None for a shift of screen visits.
    `unit_id`: the screen unit whose seats it uses; such a shift takes screen visits only, and has no places."""

    shift_id: str
    worker_id: str
    start: Instant
    end: Instant
    start_address: str | None
    end_address: str | None
    means: Means = Means.CAR
    max_overtime: Seconds = 0
    breaks: tuple[Break, ...] = ()
    modes: frozenset[Mode] = frozenset({Mode.PHYSICAL})
    unit_id: str | None = None


class Seats(Record):
    """From `start` until the unit's next row there are `count` seats; 0 is shut."""

    start: Instant
    count: int = Field(ge=0)


class ScreenUnit(Record):
    """A screen unit (skærmenhed): operators, who are shifts with its `unit_id`, share its seats, given by quarters of an hour.

    `seats`: ascending; none before the first. A call needs a seat from its set-up to the end of its documentation. Without rows
    every operator has a seat.
    """

    unit_id: str
    label: str = ""
    seats: tuple[Seats, ...] = ()


class VisitLink(Record):
    """`start(second) - start(first)` lies within [`min_gap`, `max_gap`] seconds (None: no limit), when both are planned.

    `worker`: whether one worker must do both, two different ones must, or it does not matter.
    """

    first: str
    second: str
    min_gap: Seconds = 0
    max_gap: Seconds | None = None
    worker: Literal["any", "same", "different"] = "any"


class Pin(Record):
    """A visit that the planner has locked (låst): to a shift, a start, a mode, or after another visit of the same shift.

    A field left None is not locked. `seat` says which of the two workers of a double-staffed visit is meant (0 or 1).
    """

    visit_id: str
    shift_id: str | None = None
    start: Instant | None = None
    mode: Mode | None = None
    after: str | None = None
    seat: Literal[0, 1] = 0


class Weights(Record):
    """What a plan costs, in points; 100 points are one second of paid working time unless the municipality says otherwise.

    Unplanned visits cost by priority class 1..5 so that no comfort term can buy one back. `distance` per metre: 3 points,
    from 3.94 kr/km against 490 kr/h (domain.md 4.16). `preference` per visit by someone else than a preferred worker:
    30,000, so that a known face is worth five minutes of driving (assumed); `continuity` per further distinct worker
    at a citizen in the plan; `lateness` per second after `promised_latest`. `screen_value` is what a screen visit is worth,
    to the citizen or the organisation, taken off the cost of each; negative if it is worth less than a physical one.

    Every price has an upper bound, since sums must stay exact; an unplanned visit costs at least 1 point, for at 0 it
    would be left out in silence. `planner.validation.weights` warns where a comfort term can outbid a visit.
    """

    unplanned: tuple[UnplannedPrice, UnplannedPrice, UnplannedPrice, UnplannedPrice, UnplannedPrice] = (
        2_000_000_000,
        1_000_000_000,
        500_000_000,
        200_000_000,
        100_000_000,
    )
    travel_time: UnitPrice = 100
    distance: UnitPrice = 3
    stop_overhead: UnitPrice = 100
    waiting: UnitPrice = 0
    lateness: UnitPrice = 100
    overtime: UnitPrice = 200
    shift_use: EachPrice = 0
    screen_work: UnitPrice = 100
    screen_value: int = Field(default=0, ge=-MAX_EACH_PRICE, le=MAX_EACH_PRICE)
    preference: EachPrice = 30_000
    continuity: EachPrice = 0


class ScreenRules(Record):
    """When a visit may be by screen, and what happens when a call fails. Durations in seconds, shares in [0, 1].

    `policy`: "opt_in" asks for consent, "first_choice" for no refusal (domain.md 4.2). `assessors`: whose assessment counts (a
    nurse or SSA fills in Aarhus' form; domain.md 2.3 no. 56). `first_visit_physical` (Ældre Sagen) and `min_physical_per_week`:
    domain.md 6.3; `max_days_without_physical` and `max_in_a_row` screen visits: assumed, None for no such rule.
    `unanswered` calls, of which a second attempt reaches `second_answered`; `attempts` in all, `retry_after` seconds;
    someone is at the door `fallback_within` seconds after the last failed attempt: domain.md 5.2 and 6.3 (assumed). With
    `require_fallback` a screen visit needs a route that could take it over in time. `max_visits`: screen visits in the plan at
    most. Of the visits that may be by screen, to
    citizens further than `far_metres` from the nearest base, a share of at most `far_share` is.
    """

    policy: Literal["opt_in", "first_choice"] = "opt_in"
    assessors: frozenset[Level] = frozenset({Level.SSA, Level.NURSE})
    first_visit_physical: bool = True
    min_physical_per_week: int = Field(default=2, ge=0)
    max_days_without_physical: int | None = Field(default=7, ge=1)
    max_in_a_row: int | None = Field(default=10, ge=1)
    unanswered: float = Field(default=0.08, ge=0, le=1)
    second_answered: float = Field(default=0.5, ge=0, le=1)
    attempts: Literal[1, 2] = 2
    retry_after: Seconds = 300
    fallback_within: Seconds = 3600
    require_fallback: bool = False
    max_visits: int | None = Field(default=None, ge=0)
    far_metres: int | None = Field(default=None, ge=0)
    far_share: float | None = Field(default=None, ge=0, le=1)

    @property
    def fallback_probability(self) -> float:
        """Share of screen visits that end in a physical one: no attempt is answered (0.08 x 0.5 = 4 % by default)."""
        return self.unanswered * (1 - self.second_answered if self.attempts == 2 else 1)


class Settings(Record):
    """What holds for the whole instance. Times in seconds. Screen defaults: domain.md 5.2 (assumed).

    `service_screen`: services, by code, whose use of the screen is not that of the catalogue; see `planner.services.screen_use`.
    """

    timezone: str = "Europe/Copenhagen"
    overhead: dict[Means, StopOverhead] = {means: StopOverhead() for means in Means}
    screen_setup: Seconds = 60
    screen_documentation: Seconds = 120
    screen: ScreenRules = ScreenRules()
    service_screen: dict[str, ScreenUse] = {}
    weights: Weights = Weights()


class Instance(Record):
    """All input of one planning run. `title` and `synthetic` are shown to the reader; ids are unique within a kind.

    Cross-references are checked by `planner.validate`, not here.
    """

    title: str = ""
    synthetic: bool = False
    addresses: tuple[Address, ...] = ()
    citizens: tuple[Citizen, ...] = ()
    workers: tuple[Worker, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    shifts: tuple[Shift, ...] = ()
    units: tuple[ScreenUnit, ...] = ()
    visits: tuple[Visit, ...] = ()
    links: tuple[VisitLink, ...] = ()
    pins: tuple[Pin, ...] = ()
    settings: Settings = Settings()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy as pydantic does, but leave the lookups by id behind: those of the original are wrong for the copy."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy

    @cached_property
    def address(self) -> dict[str, Address]:
        """Addresses by id."""
        return {a.address_id: a for a in self.addresses}

    @cached_property
    def citizen(self) -> dict[str, Citizen]:
        """Citizens by id."""
        return {c.citizen_id: c for c in self.citizens}

    @cached_property
    def worker(self) -> dict[str, Worker]:
        """Workers by id."""
        return {w.worker_id: w for w in self.workers}

    @cached_property
    def shift(self) -> dict[str, Shift]:
        """Shifts by id."""
        return {s.shift_id: s for s in self.shifts}

    @cached_property
    def unit(self) -> dict[str, ScreenUnit]:
        """Screen units by id."""
        return {u.unit_id: u for u in self.units}

    @cached_property
    def visit(self) -> dict[str, Visit]:
        """Visits by id."""
        return {v.visit_id: v for v in self.visits}

    @cached_property
    def horizon_start(self) -> datetime:
        """Local midnight (UTC instant) before the first shift or window; the engine counts seconds from here.

        Raises ValueError if there is neither.
        """
        from zoneinfo import ZoneInfo

        instants = [s.start for s in self.shifts] + [w.start_earliest for v in self.visits for w in v.windows]
        if not instants:
            raise ValueError("the instance has neither shifts nor visits")
        local = min(instants).astimezone(ZoneInfo(self.settings.timezone))
        return local.replace(hour=0, minute=0, second=0).astimezone(UTC)


class Activity(Record):
    """One visit or break in a route, with every instant of it.

    Order of time: `travel_seconds` and `travel_metres` lead from the previous place to this one and end at `arrival`;
    then `arriving_seconds` of stop overhead (0 inside a stop) or screen set-up, then `wait_seconds`, then
    `start`, care until `end`,
    then `leaving_seconds` of stop overhead or screen documentation, `departure`.
    `address_id` is None for what has no place (screen visit, break anywhere). `part` of a split visit: the one by screen, or the
    remaining one at home.
    """

    kind: Literal["visit", "break"]
    visit_id: str | None = None
    seat: int = 0
    mode: Mode | None = None
    part: Literal["whole", "screen", "remaining"] = "whole"
    address_id: str | None = None
    travel_seconds: Seconds = 0
    travel_metres: int = Field(default=0, ge=0)
    arriving_seconds: Seconds = 0
    wait_seconds: Seconds = 0
    leaving_seconds: Seconds = 0
    arrival: Instant
    start: Instant
    end: Instant
    departure: Instant


class Route(Record):
    """One shift's day (kørerute): leaves `start_address` at `departure`, is at `end_address` at `return_time`.

    The last leg home has its own travel. A shift without visits has no activities and departure == return_time == shift start.
    """

    shift_id: str
    worker_id: str
    means: Means
    departure: Instant
    return_time: Instant
    return_travel_seconds: Seconds = 0
    return_travel_metres: int = Field(default=0, ge=0)
    activities: tuple[Activity, ...] = ()


class Reason(Record):
    """Why a visit is unplanned, as code and parameters; `planner.reason_texts` has the words."""

    code: str
    params: dict[str, str | int | float] = {}


class Unplanned(Record):
    """A visit left out, its priority, and the reasons, most telling first.

    A visit that needs two workers and gets fewer is left out whole: it is here once.
    """

    visit_id: str
    priority: int
    reasons: tuple[Reason, ...] = ()


class RunInfo(Record):
    """What makes the plan reproducible. `bound` is a proven lower limit of `cost`, None where none was proven.

    `iterations` and `seconds` are what the search took; `budget_iterations` and `budget_seconds` what it was given,
    None for no such limit. `interrupted`: ended by hand before its budget was used. A plan made before these were
    kept reads with their defaults.
    """

    solver: str
    seed: int
    iterations: int
    seconds: float
    status: Literal["optimal", "feasible", "infeasible"]
    cost: int
    terms: dict[str, int]
    bound: int | None = None
    version: str = ""
    instance_hash: str = ""
    travel_hash: str = ""
    threads: int = 1
    budget_seconds: float | None = None
    budget_iterations: int | None = None
    interrupted: bool = False


class Plan(Record):
    """A full answer: one route per shift, and the visits left out. `attribution` names the source of the road data."""

    schema_version: Literal[1] = SCHEMA_VERSION
    title: str = ""
    attribution: str = ""
    routes: tuple[Route, ...] = ()
    unplanned: tuple[Unplanned, ...] = ()
    run: RunInfo


def seconds_between(start: datetime, end: datetime) -> int:
    """Return the elapsed seconds from `start` to `end`; both must be aware. Exact across summer time."""
    return int((end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(seconds=1))
