"""The screen units as lanes of the time chart: which operators belong to them, and their seats by the quarter of an hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain import Activity, Mode, Route, ScreenUnit, seconds_between
from planner.report.gantt import ChartView
from planner.report.reader import Reader
from planner.report.workers import WorkerView

QUARTER = 15 * 60


@dataclass(frozen=True)
class Quarter:
    """A quarter of an hour from `start`, in seconds after the chart's start: most seats used at once, and seats there."""

    start: int
    used: int
    seats: int


@dataclass(frozen=True)
class Lane:
    """A screen unit. `first`: which worker's row it stands above; `operators`: how many rows are its own."""

    unit_id: str
    name: str
    first: int
    operators: int
    calls: int
    quarters: tuple[Quarter, ...]


def lanes(reader: Reader, workers: Sequence[WorkerView], chart: ChartView) -> tuple[Lane, ...]:
    """Return a lane for each screen unit that has operators among `workers`, in their order."""
    found = []
    for unit_id in dict.fromkeys(w.unit_id for w in workers if w.unit_id):
        rows = [n for n, w in enumerate(workers) if w.unit_id == unit_id]
        routes = [
            r for r in reader.plan.routes if (s := reader.shift_of(r)) is not None and s.unit_id == unit_id
        ]
        found.append(
            Lane(
                unit_id=unit_id,
                name=reader.unit_of(routes[0]),
                first=rows[0],
                operators=len(rows),
                calls=sum(a.mode is Mode.SCREEN for r in routes for a in r.activities),
                quarters=_quarters(reader, unit_id, routes, chart),
            )
        )
    return tuple(found)


def _quarters(reader: Reader, unit_id: str, routes: Sequence[Route], chart: ChartView) -> tuple[Quarter, ...]:
    """Every quarter of the chart in which there are seats, or in which some are used without being there."""
    spans = [_seat_time(a, chart.start) for r in routes for a in r.activities if a.mode is Mode.SCREEN]
    unit = reader.instance.unit.get(unit_id)
    shifts = [reader.shift_span(r) for r in routes]
    found = []
    for start in range(0, chart.seconds, QUARTER):
        instant = chart.start + timedelta(seconds=start)
        seats = _seats(unit, shifts, instant)
        used = _most_at_once([s for s in spans if s[0] < start + QUARTER and s[1] > start], start)
        if seats or used:
            found.append(Quarter(start, used, seats))
    return tuple(found)


def _seat_time(call: Activity, zero: datetime) -> tuple[int, int]:
    """From just before the call, when it is set up, to the end of its documentation."""
    return seconds_between(zero, call.start) - call.arriving_seconds, seconds_between(zero, call.departure)


def _seats(unit: ScreenUnit | None, shifts: Sequence[tuple[datetime, datetime]], instant: datetime) -> int:
    """Seats at an instant by the unit's table; without one, an operator's seat each for those at work."""
    if unit is None or not unit.seats:
        return sum(begin <= instant < end for begin, end in shifts)
    return next((row.count for row in reversed(unit.seats) if row.start <= instant), 0)


def _most_at_once(spans: Sequence[tuple[int, int]], start: int) -> int:
    """Most of the spans that overlap at one moment of the quarter: it is reached where one of them begins."""
    begins = {max(start, begin) for begin, _ in spans}
    return max((sum(a <= at < b for a, b in spans) for at in begins), default=0)
