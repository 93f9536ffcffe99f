"""What the store tells about what it keeps."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from planner.domain import Instant, Mode, Record

Parameter = str | int | float | bool | None


class Kind(StrEnum):
    """What a version of a plan is for."""

    BASE = "base"  # grundplan: what a usual day looks like
    NIGHTLY = "nightly"  # made in the night for the days to come
    INTRADAY = "intraday"  # a re-plan while the day runs
    PUBLISHED = "published"  # what somebody has sent out; the last one stands


class Saved(Record):
    """A version of a district's plan of a day, without its content; costs in points.

    `sequence` counts the versions of the district and day from 1. `source_id`: the version that was published; `restores_id`: the
    published version that was taken back to. `removed`: retention has removed the content.
    """

    plan_id: int
    district: str
    day: date
    sequence: int
    kind: Kind
    saved_at: Instant
    who: str
    why: str
    source_id: int | None = None
    restores_id: int | None = None
    content_hash: str
    solver: str
    seed: int
    status: Literal["optimal", "feasible", "infeasible"]
    cost: int
    bound: int | None = None
    version: str
    instance_hash: str
    travel_hash: str
    parameters: dict[str, Parameter]
    planned: int
    left_out: int
    broken_rules: int
    removed: bool = False


class Tally(Record):
    """How many visits a version changed, by kind, against the version `before_id` that stood when it was saved."""

    before_id: int
    common: int
    kept: int
    worker: int
    moved: int
    mode: int
    left_out: int
    taken_in: int
    gone: int


class Step(Record):
    """One version in the history of a day; no tally where nothing stood before it."""

    saved: Saved
    tally: Tally | None = None


class Assignment(Record):
    """One worker's part in one visit of a plan that stands. `citizen_id` is None where the plan's input is not stored."""

    plan_id: int
    district: str
    day: date
    visit_id: str
    citizen_id: str | None
    worker_id: str
    shift_id: str
    seat: int
    part: Literal["whole", "screen", "remaining"]
    mode: Mode
    start: Instant
    end: Instant


class Reader(Record):
    """Who looks at citizens' data, and why; what they look at is logged with it."""

    who: str = Field(min_length=1)
    why: str = Field(min_length=1)


class Access(Record):
    """That somebody saw or changed what concerns a citizen."""

    at: Instant
    who: str
    citizen_id: str
    what: str
    why: str
    plan_id: int | None = None


class UnitKey(Record):
    """A unit of work of the nightly run: the same input planned by the same version of the program is the same work."""

    district: str = Field(min_length=1)
    day: date
    input_hash: str = Field(min_length=1, max_length=64)
    version: str = Field(min_length=1, max_length=64)


class UnitState(StrEnum):
    """How far a unit of work has come. One that is still STARTED when nothing runs was cut off."""

    STARTED = "started"
    FINISHED = "finished"
    FAILED = "failed"


class Unit(Record):
    """The last attempt at a unit of work. `seconds` is how long it took, None while it runs."""

    key: UnitKey
    attempt: int
    state: UnitState
    started_at: Instant
    ended_at: Instant | None = None
    seconds: float | None = None
    plan_id: int | None = None
    failure: str | None = None

    @property
    def done(self) -> bool:
        """Whether it need not be done again."""
        return self.state is UnitState.FINISHED
