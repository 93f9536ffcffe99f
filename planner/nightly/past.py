"""What earlier plans tell the days of a night: known faces, lists so far, and screen visits counted from day to day."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.calendar_days import plan_days
from planner.continuity import PlannedDay, carried, enrich, history_of, stored_day, stored_days
from planner.continuity.history import DAYS
from planner.domain import Instance
from planner.logs import Log
from planner.nightly.course import Course
from planner.nightly.records import Setback, Step
from planner.nightly.setbacks import setback_of
from planner.store import Store, StoreError

_log = Log(__name__)


@dataclass(frozen=True)
class Past:
    """A district's plans that stand on days before those of a night or on them; `setback` says why they could not be read,
    `seconds` how long reading took."""

    days: tuple[PlannedDay, ...] = ()
    setback: Setback | None = None
    seconds: float = 0.0

    def told_to(self, course: Course, whole: Instance | None, *, enters: bool) -> None:
        """Give a day its history and, where it `enters` the plan, the input that follows from it.

        `whole` is the district's input of all its days, None where it could not be read. What cannot be told is noted in the unit,
        and the day is planned from its input alone.
        """
        if self.setback is not None:
            course.setbacks.append(self.setback)
            return
        history = history_of(self.days, course.day)
        if enters and whole is not None and course.size:
            began = time.monotonic()
            try:
                course.given = enrich(carried(whole, self.days, course.day), history)
            except (LookupError, ValueError) as error:
                # a stored plan that does not fit its stored input: no reason to have no plan tomorrow
                course.setbacks.append(setback_of(error, Step.HISTORY, time.monotonic() - began))
                return
        course.history = history


class Library:
    """Reads the past of one district after another."""

    def __init__(self, store: Store, days: tuple[date, ...]) -> None:
        self._store, self._days = store, days

    def past_of(self, district: str, whole: Instance | None) -> Past:
        """Return what stands for the days before the night's, as far back as faces and the input's records reach; of the night's
        own days what is published.

        Plans of these days that nobody has published are left aside. The night is about to make them, so that a run begun again
        would find another past than the first, and do again what is done.
        """
        began = time.monotonic()
        try:
            days = tuple(self._read(district, whole))
            return Past(days, seconds=time.monotonic() - began)
        except (StoreError, OSError, LookupError, ValueError) as error:
            setback = setback_of(error, Step.HISTORY, time.monotonic() - began)
            _log.error("history_not_read", error, district=district, seconds=setback.seconds)
            return Past(setback=setback, seconds=time.monotonic() - began)

    def _read(self, district: str, whole: Instance | None) -> Iterable[PlannedDay]:
        first = self._days[0]
        since = min(first - timedelta(days=DAYS), _begin(whole) or first)
        yield from stored_days(self._store, district, since, first - timedelta(days=1))
        for day in self._days[:-1]:
            if self._store.published(district, day) is not None:
                found = stored_day(self._store, district, day)
                if found is not None:
                    yield found


def _begin(whole: Instance | None) -> date | None:
    """The first day of an input, which its records of screen visits stand before."""
    if whole is None or not (whole.visits or whole.shifts):
        return None
    return plan_days(whole)[0]
