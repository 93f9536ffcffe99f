"""Whom care is given to, where, when and how: citizens, visits, and what ties visits together."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from planner.domain.base import Instant, Level, Means, Mode, Record, Seconds


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
