"""Room by a wider window: how many minutes later, or earlier, the visit must be allowed to start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from planner.domain import Instance, TimeWindow
from planner.suggest.fixes.burden import CALL
from planner.suggest.fixes.case import Case
from planner.suggest.fixes.least import least_minutes
from planner.suggest.records import Fix, Suggestion

WIDEST = 240
"""Minutes; a visit that is moved further is another visit (assumed)."""


def wider_windows(case: Case) -> Iterator[Fix]:
    """Yield the least widening to each side that makes room. A locked start is not given up."""
    if any(p.visit_id == case.visit_id and p.start is not None for p in case.instance.pins):
        return
    for later in (True, False):
        found = least_minutes(partial(_find, case, later), WIDEST)
        if found is not None:
            minutes, suggestion = found
            yield Fix(
                kind="window_later" if later else "window_earlier",
                minutes=minutes,
                asks_seconds=CALL + 60 * minutes,
                suggestion=suggestion,
            )


def _find(case: Case, later: bool, minutes: int) -> Suggestion | None:
    return case.find(_widened(case, later, minutes))


def _widened(case: Case, later: bool, minutes: int) -> Instance:
    more = timedelta(minutes=minutes)
    windows = tuple(_later(w, more) if later else _earlier(w, more) for w in case.visit.windows)
    return case.with_visit(windows=windows)


def _later(window: TimeWindow, more: timedelta) -> TimeWindow:
    end = None if window.end_latest is None else window.end_latest + more
    return window.model_copy(update={"start_latest": window.start_latest + more, "end_latest": end})


def _earlier(window: TimeWindow, more: timedelta) -> TimeWindow:
    return window.model_copy(update={"start_earliest": window.start_earliest - more})
