"""What a night writes into the store about its units: begun, failed, planned."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from planner.difference import difference
from planner.logs import Log
from planner.messages import Lang, render
from planner.nightly.course import Course, tally
from planner.nightly.records import Fault, Setback, Step
from planner.nightly.setbacks import setback_of
from planner.nightly.standing import mark
from planner.nightly.tasks import Solve, Solved
from planner.nightly.texts import WORDS, describe_setback
from planner.store import (
    Kind,
    RemovedPlanError,
    Saved,
    Store,
    Unit,
    UnitKey,
    UnitState,
)
from planner.store.records import Parameter

_Answer = TypeVar("_Answer")
_TAKEN = Setback(step=Step.SOLVE, fault=Fault.TAKEN)
_log = Log(__name__)


class _TakenError(RuntimeError):
    """Another run has the day."""


class Books:
    """A store, as a night writes into it. What cannot be written is noted in the unit, and the night goes on."""

    def __init__(self, store: Store, lang: Lang) -> None:
        self._store, self._lang = store, lang

    def started(self, course: Course) -> Unit | None:
        """Write down that an attempt begins; one that an earlier run was cut off in stays as it is. None if it could not be."""
        key = course.key
        return None if key is None else self.tried(course, lambda: self._started(key))

    def failed(self, course: Course) -> None:
        """Write down that the attempt under way has failed by the unit's last setback."""
        key = course.key
        if key is not None and self.tried(course, lambda: self._under_way(key)):
            why = describe_setback(course.setbacks[-1], self._lang)
            self.tried(course, lambda: self._store.fail_unit(key, why))

    def _started(self, key: UnitKey) -> Unit:
        self._claim(key)
        return self._store.start_unit(key)

    def _claim(self, key: UnitKey) -> None:
        """Raises _TakenError where another run has the day; a server started anew has forgotten whose the days are."""
        if not self._store.claim(key.district, key.day):
            raise _TakenError

    def save(self, course: Course, solved: Solved, work: Solve, *, first: bool) -> bool:
        """Store a plan, with the first one the end of its unit, in one transaction; whether it was. Not on a day that another run
        has by now."""
        key = course.key
        if key is None or not self.tried(course, lambda: self._ready(key, first)):
            return False
        began = time.monotonic()
        saved = self.tried(course, lambda: self._save(course, solved, work, first))
        course.spend(store=time.monotonic() - began)
        if saved is None:
            return False
        course.plan, course.plan_id, course.violations = solved.plan, saved.plan_id, solved.violations
        self.tried(course, lambda: self._compare(course))
        return True

    def _save(self, course: Course, solved: Solved, work: Solve, first: bool) -> Saved:
        parameters: dict[str, Parameter] = {
            "unit": None if course.key is None else mark(course.key),
            "round": len(course.rounds),
            "threads": work.threads,
            "seconds": work.budget.seconds,
            "iterations": work.budget.iterations,
        }
        if solved.plan.run.instead_of:
            parameters["instead_of"] = solved.plan.run.instead_of
        return self._store.save_plan(
            solved.plan,
            kind=Kind.NIGHTLY,
            district=course.district,
            day=course.day,
            instance=work.instance,
            travel=work.travel,
            violations=solved.violations,
            parameters={name: value for name, value in parameters.items() if value is not None},
            why=render(WORDS, "why", {}, self._lang),
            unit=course.key if first else None,
        )

    def _compare(self, course: Course) -> None:
        """Count the changes against what is published for the day."""
        published = self._store.published(course.district, course.day)
        if published is None or course.plan is None:
            return
        try:
            before = self._store.plan(published.plan_id)
        except RemovedPlanError:
            return
        course.changes = tally(published.plan_id, difference(before, course.plan))

    def _ready(self, key: UnitKey, first: bool) -> bool:
        """See to it that a plan can be stored: the day is this run's, and with a first plan an attempt is under way."""
        if not self._under_way(key) and first:
            self._store.start_unit(key)
        return True

    def _under_way(self, key: UnitKey) -> bool:
        """Whether this run's attempt is: another run's would look the same."""
        self._claim(key)
        unit = self._store.unit(key)
        return unit is not None and unit.state is UnitState.STARTED

    def tried(self, course: Course, write: Callable[[], _Answer]) -> _Answer | None:
        """Return what is written or asked for; None where that could not be done, with the reason noted in the unit."""
        try:
            return write()
        except _TakenError:
            course.setbacks[:] = [*(s for s in course.setbacks if s != _TAKEN), _TAKEN]  # once, and last
        except Exception as error:  # whatever is wrong with one day in the store, the others are planned
            setback = setback_of(error, Step.STORE)
            if setback.fault is Fault.ERROR:
                _log.error("not_stored", error, district=course.district, day=course.day.isoformat())
            course.setbacks.append(setback)
        return None
