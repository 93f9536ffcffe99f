"""The week as records; they go to JSON. People and visits by their pseudonymous ids alone, durations in seconds."""

from __future__ import annotations

from datetime import date

from planner.brief.records import Said
from planner.continuity import ContinuityFigures, FairnessFigures
from planner.domain import Instant, Record, Seconds
from planner.errors import Violation
from planner.nightly.records import Outcome, Setback, Timings
from planner.replan import Consequences


class NightBrief(Record):
    """The unit of one night: what came of it, and how long it took."""

    outcome: Outcome
    plan_id: int
    visits: int
    planned: int
    left_out: int
    broken_rules: int
    status: str
    solver: str
    instead_of: str
    cost: int
    timings: Timings
    setbacks: tuple[Setback, ...] = ()


class Happenings(Record):
    """What a morning brings: workers who call in sick, citizens home from hospital, and visits that are called off."""

    sick: tuple[str, ...] = ()
    discharged: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many events."""
        return len(self.sick) + len(self.discharged) + len(self.cancelled)


class MorningBrief(Record):
    """What happened by `now`, and the answer that was published. `alternatives`: how many there were; `chosen`: its number among
    them from 1, 0 where nothing happened and the night's plan went out as it was. `added`: visits that events brought."""

    now: Instant
    happened: Happenings
    added: tuple[str, ...] = ()
    alternatives: int = 0
    chosen: int = 0
    consequences: Consequences | None = None


class LeftOutVisit(Record):
    """A visit that found no room, and why."""

    visit_id: str
    citizen_id: str
    priority: int
    why: tuple[Said, ...]


class BrokenRule(Record):
    """A rule that the day's plan breaks."""

    rule: str
    ids: tuple[str, ...]

    @staticmethod
    def of(violation: Violation) -> BrokenRule:
        """Return a violation as it is kept."""
        return BrokenRule(rule=violation.rule, ids=violation.ids)


class Account(Record):
    """Where every visit of a day ended: each of `visits` is in exactly one of the three. `broken`: what the checker says of the
    plan that stands, read back from the store."""

    visits: tuple[str, ...]
    planned: tuple[str, ...]
    cancelled: tuple[str, ...]
    left_out: tuple[LeftOutVisit, ...]
    broken: tuple[BrokenRule, ...] = ()


class DayOfWeek(Record):
    """One day from its night to the plan that was published. `known_share`: visits by a face that the citizen knows from the days
    before, None on the first; `median_workers`: met so far by citizens with at least two visits a day."""

    day: date
    night: NightBrief
    morning: MorningBrief
    account: Account
    published_id: int
    routes: int
    driving_seconds: Seconds
    driving_metres: int
    paid_seconds: Seconds
    overtime_seconds: Seconds
    known_share: float | None
    new_faces: int | None
    median_workers: float


class WeekBrief(Record):
    """The whole week, with continuity and fairness as they stand at its end."""

    title: str
    seed: int
    citizens: int
    workers: int
    budget_seconds: float | None
    budget_iterations: int | None
    version: str
    attribution: str
    days: tuple[DayOfWeek, ...]
    continuity: ContinuityFigures
    fairness: FairnessFigures

    @property
    def visits(self) -> int:
        """Visits of all days."""
        return sum(len(d.account.visits) for d in self.days)

    @property
    def planned(self) -> int:
        """Visits carried out by the plans that were published."""
        return sum(len(d.account.planned) for d in self.days)

    @property
    def cancelled(self) -> int:
        """Visits called off."""
        return sum(len(d.account.cancelled) for d in self.days)

    @property
    def left_out(self) -> int:
        """Visits without room, each with its reasons."""
        return sum(len(d.account.left_out) for d in self.days)

    @property
    def broken(self) -> int:
        """Rules broken by published plans."""
        return sum(len(d.account.broken) for d in self.days)
