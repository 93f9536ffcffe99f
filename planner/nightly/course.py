"""How far a unit of work has come while the night runs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from planner.continuity import History
from planner.difference import ChangeKind, Difference
from planner.digest import instance_digest
from planner.domain import Instance, Plan
from planner.errors import Issue, Violation
from planner.nightly.config import Search
from planner.nightly.records import Fault, Outcome, Round, Setback, Standing, Step, Timings, UnitResult
from planner.nightly.tasks import Imported
from planner.store.records import Tally, UnitKey


@dataclass
class Course:
    """A district's day under way. `imported` is None where the input could not be read; `given` is its part of the day, with what
    earlier plans tell of it. `history` is who came to whom in the days before, None where that could not be read."""

    district: str
    day: date
    imported: Imported | None
    given: Instance | None = None
    history: History | None = None
    key: UnitKey | None = None
    outcome: Outcome | None = None
    plan: Plan | None = None
    plan_id: int | None = None
    violations: tuple[Violation, ...] = ()
    attempt: int = 0
    setbacks: list[Setback] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    changes: Tally | None = None
    standing: Standing | None = None
    timings: Timings = field(default_factory=Timings)
    peak_megabytes: int = 0

    @property
    def instance(self) -> Instance:
        """The day's input. Raises ValueError where there is none."""
        if self.given is None:
            raise ValueError(f"{self.district} {self.day} has no input")
        return self.given

    @property
    def size(self) -> int:
        """How many visits the day has."""
        return 0 if self.given is None else len(self.given.visits)

    @property
    def solver(self) -> str:
        """Who made the plan so far; empty where there is none."""
        return "" if self.plan is None else self.plan.run.solver

    def fail(
        self, step: Step, fault: Fault, detail: str = "", seconds: float = 0.0, solver: str = ""
    ) -> None:
        """Write down what went wrong; whether the unit fails by it is for the caller to say."""
        self.setbacks.append(
            Setback(step=step, fault=fault, solver=solver, detail=detail, seconds=round(seconds, 1))
        )

    def spend(self, **seconds: float) -> None:
        """Add to the time that steps took."""
        was = self.timings.model_dump()
        self.timings = Timings(**(was | {step: round(was[step] + s, 3) for step, s in seconds.items()}))

    def result(self, folder: str) -> UnitResult:
        """Return the unit as the night tells of it."""
        plan = self.plan
        return UnitResult(
            district=self.district,
            day=self.day,
            outcome=self.outcome or Outcome.FAILED,
            key=self.key,
            plan_id=self.plan_id,
            standing=self.standing,
            visits=self.size,
            planned=0 if plan is None else self.size - len(plan.unplanned),
            left_out=0 if plan is None else len(plan.unplanned),
            broken_rules=len(self.violations),
            status="" if plan is None else plan.run.status,
            solver=self.solver,
            instead_of="" if plan is None else plan.run.instead_of,
            cost=None if plan is None else plan.run.cost,
            attempt=self.attempt,
            setbacks=tuple(self.setbacks),
            issues=tuple(self.issues),
            changes=self.changes,
            rounds=tuple(self.rounds),
            timings=self.timings,
            peak_megabytes=self.peak_megabytes,
            folder=folder,
        )


def input_hash(instance: Instance, travel_digest: str, search: Search) -> str:
    """Return what a unit's plan depends on besides the program: input, travel times, solver and seed. How long it may search is
    left out: a finished plan is not made again because the next night is longer."""
    parts = (instance_digest(instance), travel_digest, search.solver, str(search.seed))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def tally(before_id: int, found: Difference) -> Tally:
    """Return how many visits a difference changes, by kind."""
    counts = {kind.value: found.count(kind) for kind in ChangeKind}
    return Tally(before_id=before_id, common=found.common, kept=found.kept, **counts)
