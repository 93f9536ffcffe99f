"""The day of a shift as plain tasks in seconds since 1970 (UTC), and the bounds that hold their starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from planner.domain import Break, Pin, Shift, TimeWindow, Visit, VisitLink


class Window(NamedTuple):
    """Bounds of a start, and of the end where there is one, in seconds since 1970 (UTC)."""

    earliest: int
    latest: int
    end_latest: int | None


@dataclass(frozen=True)
class Task:
    """One thing to do in a route.

    `visit_id` is empty for a break; `before` and `after` are seconds of screen work.
    """

    visit_id: str
    place: str | None
    at_a_home: bool
    windows: tuple[Window, ...]
    duration: int
    before: int = 0
    after: int = 0


@dataclass(frozen=True)
class Line:
    """A shift's day: its tasks in order, when it may leave and must be back at the latest.

    `starts` holds the starts of visits that other routes have a part in; they stay where they are.
    """

    shift: Shift
    tasks: tuple[Task, ...]
    leave: int
    back_by: int
    starts: Mapping[str, int]


def link_bounds(
    links: Iterable[VisitLink], visit_id: str, starts: Mapping[str, int]
) -> tuple[int | None, int | None]:
    """Return the earliest and latest start that links leave to a visit, given others' starts (None: free)."""
    low: list[int] = []
    high: list[int] = []
    for link in links:
        if link.second == visit_id and link.first in starts:
            low.append(starts[link.first] + link.min_gap)
            high += [] if link.max_gap is None else [starts[link.first] + link.max_gap]
        if link.first == visit_id and link.second in starts:
            high.append(starts[link.second] - link.min_gap)
            low += [] if link.max_gap is None else [starts[link.second] - link.max_gap]
    return max(low, default=None), min(high, default=None)


def meets(windows: Iterable[Window], low: int | None, high: int | None) -> bool:
    """Return whether some window has a start between `low` and `high`."""
    for w in windows:
        earliest = w.earliest if low is None else max(w.earliest, low)
        if earliest <= (w.latest if high is None else min(w.latest, high)):
            return True
    return False


def pause_task(b: Break) -> Task:
    """Return a break as a task."""
    window = Window(epoch_seconds(b.start_earliest), epoch_seconds(b.start_latest), None)
    return Task("", b.address_id, False, (window,), b.duration)


def windows_of(visit: Visit, pins: Iterable[Pin]) -> tuple[TimeWindow, ...]:
    """Return when a visit may start: in its windows, or at the start it is locked to, even outside them.

    `pins` may be those of any visits.
    """
    locked = [p.start for p in pins if p.visit_id == visit.visit_id and p.start is not None]
    return tuple(TimeWindow(start_earliest=t, start_latest=t) for t in locked[:1]) or visit.windows


def window_of(w: TimeWindow, start: int | None = None) -> Window:
    """Return a window in seconds, narrowed to one instant of it if `start` is given."""
    earliest, latest = epoch_seconds(w.start_earliest), epoch_seconds(w.start_latest)
    if start is not None:
        earliest, latest = max(earliest, start), min(latest, start)
    return Window(earliest, latest, None if w.end_latest is None else epoch_seconds(w.end_latest))


def epoch_seconds(instant: datetime) -> int:
    """Return an instant in seconds since 1970 (UTC)."""
    return int(instant.timestamp())
