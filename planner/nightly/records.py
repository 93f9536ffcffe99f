"""What a nightly run tells of itself: units of work, how each went, what stands now, and how old that is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from planner.domain import Instant, Record
from planner.errors import Issue, Severity
from planner.store.records import Kind, Tally, UnitKey


class Outcome(StrEnum):
    """How a unit of work ended."""

    MADE = "made"  # planned, stored and delivered tonight
    DONE = "done"  # had been finished before, from the same input by the same version: not done again
    EMPTY = "empty"  # the input has nothing on that day
    FAILED = "failed"  # no plan was made, or its files could not be written


class Step(StrEnum):
    """The steps of a unit."""

    IMPORT = "import"  # read, validate, find travel times
    HISTORY = "history"  # read earlier plans, for known faces and screen visits counted from day to day
    SOLVE = "solve"  # plan, check, explain
    STORE = "store"
    DELIVER = "deliver"  # report and contingency copies
    BRIEF = "brief"  # the morning brief and the night's result


class Fault(StrEnum):
    """What can go wrong with a step."""

    INPUT = "input"  # the issues say what
    TIME = "time"  # did not end in time, and was killed
    MEMORY = "memory"  # needed more than it may have
    CRASH = "crash"  # its process died
    ERROR = "error"  # it raised; `detail` is the type of the exception
    LOST = "lost"  # the machines that it was sent to did not answer
    DISK = "disk"  # a file could not be written; `detail` is the system's word for why
    NO_DATABASE = "no_database"
    TAKEN = "taken"  # another run is at work on the same day


class Setback(Record):
    """One thing that went wrong with a unit, `seconds` after its step began. `detail` holds no personal data."""

    step: Step
    fault: Fault
    solver: str = ""
    detail: str = ""
    seconds: float = 0.0


class Round(Record):
    """One go at a unit's plan: what it was given and took, and its best cost in points where the second half of the search began
    and where it ended."""

    solver: str
    budget_seconds: float | None = None
    budget_iterations: int | None = None
    seconds: float
    iterations: int
    cost_halfway: int
    cost: int


class Timings(Record):
    """Seconds that a unit took, by step. `search` is part of `solve`, and at most what it was given; what a district's units share
    is shared out evenly. What the night does for all units together is in none of them: see `NightResult.overhead_seconds`."""

    prepare: float = 0.0
    solve: float = 0.0
    search: float = 0.0
    store: float = 0.0
    deliver: float = 0.0

    @property
    def whole(self) -> float:
        """All steps of the unit."""
        return self.prepare + self.solve + self.store + self.deliver


class Standing(Record):
    """The plan that stands for a district and day: the one published last, else the newest one made for it.

    `age_seconds` is counted from when the plan was made, not from when it was published, to the night's beginning; `tonight`: it
    was made by this night.
    """

    plan_id: int
    kind: Kind
    made_at: Instant
    age_seconds: int = Field(ge=0)
    tonight: bool


class UnitResult(Record):
    """One district and day.

    `plan_id` is the plan that the unit has led to, tonight or before; None where there is none. `standing` is what holds for the
    day now, whoever made it: after a failure the last good plan. `setbacks` may stand beside a good outcome. `solver` made the
    plan, where `instead_of` is not empty in the stead of the one asked for. `issues` are of the day; those of the input are in
    `DistrictResult`. `changes` counts against the plan published for the day, None where none has been. `folder` is where the files
    are, seen from the night's folder.
    """

    district: str
    day: date
    outcome: Outcome
    key: UnitKey | None = None
    plan_id: int | None = None
    standing: Standing | None = None
    visits: int = 0
    planned: int = 0
    left_out: int = 0
    broken_rules: int = 0
    status: Literal["", "optimal", "feasible", "infeasible"] = ""
    solver: str = ""
    instead_of: str = ""
    cost: int | None = None
    attempt: int = 0
    setbacks: tuple[Setback, ...] = ()
    issues: tuple[Issue, ...] = ()
    changes: Tally | None = None
    rounds: tuple[Round, ...] = ()
    timings: Timings = Timings()
    peak_megabytes: int = 0
    folder: str = ""

    @property
    def failure(self) -> Setback | None:
        """What made the unit fail; None if it did not."""
        return self.setbacks[-1] if self.outcome is Outcome.FAILED and self.setbacks else None

    @property
    def fell_back(self) -> bool:
        """Whether a simpler solver made the plan, since the one asked for hung, crashed or raised."""
        return bool(self.instead_of)


class DistrictResult(Record):
    """A district's input, as it was read for all its days: every fault found in it and in its places. Ids alone: labels of people
    and addresses, and what stood in the cells, are masked (`planner.nightly.masking`)."""

    district: str
    issues: tuple[Issue, ...] = ()
    setbacks: tuple[Setback, ...] = ()

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that must be mended: what they name was left out."""
        return tuple(i for i in self.issues if i.severity is Severity.ERROR)


class NightResult(Record):
    """A whole night. `days` are the days planned; `budget_seconds` are of search over all units; exactly one budget is given.

    `setbacks` are of the night as a whole. `interrupted`: ended by hand; what was finished until then stands. `work_seconds` are by
    the clock, from before the lock until this was written, counted for each place that had work (`planner.nightly.stopwatch`); of a
    night begun again, of all its runs that came to an end.
    """

    started_at: Instant
    ended_at: Instant
    days: tuple[date, ...]
    timezone: str
    place: str
    version: str
    solver: str
    seed: int
    executor: Literal["local", "dask"]
    jobs: int
    budget_seconds: float | None = None
    budget_iterations: int | None = None
    districts: tuple[DistrictResult, ...] = ()
    units: tuple[UnitResult, ...] = ()
    setbacks: tuple[Setback, ...] = ()
    interrupted: bool = False
    work_seconds: float = 0.0

    @property
    def failed(self) -> tuple[UnitResult, ...]:
        """Units without what they should have led to."""
        return tuple(u for u in self.units if u.outcome is Outcome.FAILED)

    @property
    def good(self) -> bool:
        """Whether no unit failed, nothing else went wrong, and nothing was cut short."""
        return not (self.failed or self.setbacks or self.interrupted)

    @property
    def search_seconds(self) -> float:
        """Seconds of search over all units."""
        return sum(u.timings.search for u in self.units)

    @property
    def overhead_seconds(self) -> float:
        """All the time by the clock outside what searches took of their budgets: opening, locks and database, imports, earlier
        plans, beginning and ending processes, a search beyond its budget or without an answer, checks, files, the brief."""
        return max(0.0, self.work_seconds - self.search_seconds)
