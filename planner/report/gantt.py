"""The time chart as records: one row per worker, time cut into segments of one kind each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from planner.domain import Activity, Mode, Route, seconds_between
from planner.report import numbers
from planner.report.reader import Reader

HOUR = timedelta(hours=1)


class Kind(StrEnum):
    """What a stretch of a worker's time is spent on."""

    TRAVEL = "travel"
    OVERHEAD = "overhead"
    CARE = "care"
    SCREEN = "screen"
    SCREEN_WORK = "screen_work"
    WAIT = "wait"
    BREAK = "break"


@dataclass(frozen=True)
class Segment:
    """Time of one kind, in seconds after the chart's start; `activity` counts through the worker's whole
    day."""

    kind: Kind
    start: int
    end: int
    activity: int | None


@dataclass(frozen=True)
class Tick:
    """A line of the time axis: seconds after the chart's start, and what it says."""

    second: int
    label: str


@dataclass(frozen=True)
class ChartView:
    """Span of the time axis: `start` is an instant on a full local hour, `seconds` its length."""

    start: datetime
    seconds: int
    ticks: tuple[Tick, ...]


def chart_view(reader: Reader) -> ChartView | None:
    """Return a time axis that holds every shift and every activity, cut at full hours; None without
    routes."""
    instants = [i for r in reader.plan.routes for i in (*reader.shift_span(r), r.departure, r.return_time)]
    instants += [a.departure for r in reader.plan.routes for a in r.activities]
    if not instants:
        return None
    start = min(instants).astimezone(reader.zone).replace(minute=0, second=0).astimezone(UTC)
    hours = max(1, -(-seconds_between(start, max(instants)) // 3600))
    ticks = tuple(_tick(reader, start, hour) for hour in range(hours + 1))
    return ChartView(start, hours * 3600, ticks)


def _tick(reader: Reader, start: datetime, hour: int) -> Tick:
    instant = start + hour * HOUR
    local = instant.astimezone(reader.zone)
    day = numbers.short_date(local.date(), reader.lang)
    label = day if len(reader.days) > 1 and local.hour == 0 else f"{local:%H}"
    return Tick(hour * 3600, label)


def segments(routes: Sequence[Route], zero: datetime) -> tuple[Segment, ...]:
    """Return a worker's time in order, in seconds after `zero`; lengths of 0 are left out.

    Time that the plan gives no name (before leaving, between a departure and the next leg) has no segment.
    """
    found: list[Segment] = []
    number = 0
    for route in routes:
        for activity in route.activities:
            found += _of_activity(activity, number, zero)
            number += 1
        back = seconds_between(zero, route.return_time)
        found.append(Segment(Kind.TRAVEL, back - route.return_travel_seconds, back, None))
    return tuple(s for s in found if s.end > s.start)


def _of_activity(activity: Activity, number: int, zero: datetime) -> Iterator[Segment]:
    screen = activity.mode is Mode.SCREEN
    around = Kind.SCREEN_WORK if screen else Kind.OVERHEAD
    arrival, start, end, departure = (
        seconds_between(zero, i) for i in (activity.arrival, activity.start, activity.end, activity.departure)
    )
    main = Kind.BREAK if activity.kind == "break" else Kind.SCREEN if screen else Kind.CARE
    yield Segment(Kind.TRAVEL, arrival - activity.travel_seconds, arrival, number)
    if screen:  # a call is set up just before it, whatever the wait; at a door the overhead comes first
        yield Segment(Kind.WAIT, arrival, start - activity.arriving_seconds, number)
        yield Segment(around, start - activity.arriving_seconds, start, number)
    else:
        yield Segment(around, arrival, arrival + activity.arriving_seconds, number)
        yield Segment(Kind.WAIT, arrival + activity.arriving_seconds, start, number)
    yield Segment(main, start, end, number)
    yield Segment(around, end, departure, number)
