"""The morning brief as records; they go to JSON and back.

Durations in seconds. People and visits are named by their pseudonymous ids alone. Where words belong to a record, both languages
are kept: some of them can only be found beside the input.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from planner.brief.people import Continuity, Fairness
from planner.difference import Difference
from planner.domain import Instant, Reason, Record, Seconds, TimeWindow, seconds_between
from planner.messages import Lang
from planner.nightly.records import NightResult, Outcome, Standing, UnitResult
from planner.store.records import Kind


class Said(Record):
    """A sentence in both languages."""

    da: str
    en: str

    def to(self, lang: Lang) -> str:
        """Return it in one of them."""
        return self.da if lang is Lang.DA else self.en


class Changes(Record):
    """What the plan changes against the one that stood before: the published one, or the last night's.

    `citizens`: who the changed visits are to, by visit id; without those that the day no longer has.
    """

    against_id: int | None = None
    against_kind: Kind | None = None
    difference: Difference
    citizens: dict[str, str] = Field(default_factory=dict)


class UnplannedVisit(Record):
    """A visit that found no room, and why, most telling first; `texts` are the reasons in words."""

    visit_id: str
    citizen_id: str
    priority: int
    services: tuple[str, ...]
    windows: tuple[TimeWindow, ...]
    reasons: tuple[Reason, ...] = ()
    texts: tuple[Said, ...] = ()


class BrokenRule(Record):
    """A rule that the plan breaks: whom it concerns, and by how much."""

    rule: str
    ids: tuple[str, ...]
    amount: float
    unit: str
    text: Said


class ListDriving(Record):
    """How long one shift travels, of the time that it is paid for."""

    shift_id: str
    worker_id: str
    driving_seconds: Seconds
    paid_seconds: Seconds

    @property
    def share(self) -> float:
        """Travel of paid time; 0 where nothing is paid."""
        return self.driving_seconds / self.paid_seconds if self.paid_seconds else 0.0


class Driving(Record):
    """Who travels long: the lists beyond `limit_share` of their paid time, or else the longest few. The totals are of all lists in
    use."""

    limit_share: float
    driving_seconds: Seconds
    paid_seconds: Seconds
    lists_used: int
    lists: tuple[ListDriving, ...] = ()

    @property
    def share(self) -> float:
        """Travel of paid time over all lists; 0 where nothing is paid."""
        return self.driving_seconds / self.paid_seconds if self.paid_seconds else 0.0

    @property
    def over(self) -> tuple[ListDriving, ...]:
        """The lists beyond the limit."""
        return tuple(each for each in self.lists if each.share > self.limit_share)


class HeavyList(Record):
    """A list that is hard on its worker: more heavy visits than the limit, or work beyond the end of the shift."""

    shift_id: str
    worker_id: str
    heavy_visits: tuple[str, ...] = ()
    overtime_seconds: Seconds = 0


class Heavy(Record):
    """Heavy visits, and how evenly they are shared: `fewest` and `most` are of the lists in use that visit homes; `in_all` counts a
    visit once for each worker who is there."""

    limit: int
    in_all: int
    fewest: int
    most: int
    lists: tuple[HeavyList, ...] = ()


class Part(StrEnum):
    """What of a visit could be by screen."""

    WHOLE = "whole"
    SPLIT = "split"  # the part of it that its data names
    SECOND = "second"  # the second of its two workers


class ScreenCandidate(Record):
    """A visit that is at home in the plan and could be by screen today: the citizen is approved, and a caller and a seat are free.

    Each is judged alone, the rest of the plan as it is. `freed_seconds`: detour, stop and care at home less the call with its
    set-up and documentation; None where travel times are not known, or only a part could be by screen.
    `text` says why it is at home.
    """

    visit_id: str
    citizen_id: str
    shift_id: str
    worker_id: str
    start: Instant
    services: tuple[str, ...]
    part: Part
    freed_seconds: int | None = None
    reason: Reason
    text: Said


class Conversion(Record):
    """A citizen who has been assessed as able, with the visits of the day that could be by screen if nothing but consent and device
    were there; `missing` says which of them is not."""

    citizen_id: str
    visit_ids: tuple[str, ...]
    missing: tuple[Reason, ...]
    texts: tuple[Said, ...]


class Screen(Record):
    """Screen visits of a day: planned ones, candidates, how many more could be if a caller or a seat were free, and whom to talk
    to."""

    on_screen: int
    candidates: tuple[ScreenCandidate, ...] = ()
    without_seat: int = 0
    conversions: tuple[Conversion, ...] = ()


class CopiesNote(Record):
    """Where a unit's contingency copies are, which plan they show, and whether tonight's writing of them went well."""

    folder: str
    plan_id: int
    good: bool


class Content(Record):
    """What is to be said of a plan of `visits` visits. `changes` is None where nothing stood before, `continuity` and `fairness`
    where nobody has counted."""

    plan_id: int | None = None
    solver: str
    instead_of: str = ""
    visits: int
    changes: Changes | None = None
    unplanned: tuple[UnplannedVisit, ...] = ()
    broken: tuple[BrokenRule, ...] = ()
    driving: Driving
    heavy: Heavy
    screen: Screen
    continuity: Continuity | None = None
    fairness: Fairness | None = None

    @property
    def planned(self) -> int:
        """Visits that are not left out."""
        return self.visits - len(self.unplanned)


class DayBrief(Record):
    """One district and day: how the night's unit ended, and its plan's content, None where there is no plan to tell of.

    A failed unit's content is of the plan that stands.
    """

    unit: UnitResult
    copies: CopiesNote | None = None
    content: Content | None = None

    @property
    def district(self) -> str:
        """The district's name."""
        return self.unit.district

    @property
    def day(self) -> date:
        """The day."""
        return self.unit.day

    @property
    def instead_of(self) -> str:
        """The solver that failed, so that a simpler one made the plan; empty in all other cases."""
        return self.unit.instead_of if self.content is None else self.content.instead_of

    @property
    def of_tonight(self) -> bool:
        """Whether the content is of the plan that the unit has led to, and not of an older one that stands in its stead."""
        content, unit = self.content, self.unit
        return content is not None and unit.plan_id is not None and content.plan_id == unit.plan_id


class Brief(Record):
    """A whole night's brief. `night` is told without its units: each is in its `DayBrief`. `made_at`: when it was written.
    `attribution` names the sources of the road data.
    """

    schema_version: Literal[1] = 1
    made_at: Instant
    night: NightResult
    days: tuple[DayBrief, ...] = ()
    copies_folder: str = ""
    synthetic: bool = False
    attribution: str = ""

    def age_seconds(self, standing: Standing) -> int:
        """Return how old a plan that stands is when the brief is written."""
        return max(0, seconds_between(standing.made_at, self.made_at))

    @property
    def failed(self) -> tuple[DayBrief, ...]:
        """The days whose unit failed."""
        return tuple(d for d in self.days if d.unit.outcome is Outcome.FAILED)

    @property
    def whole_night(self) -> NightResult:
        """The night with its units."""
        return self.night.model_copy(update={"units": tuple(d.unit for d in self.days)})
