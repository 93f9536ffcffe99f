"""Rows to domain records: screen units with their seats, one row a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from planner.domain import ScreenUnit, Seats
from planner.errors import Severity
from planner.formats.clock import WallTime, first_after
from planner.formats.records import Context, checked
from planner.formats.rows import Origin, Row, in_range
from planner.validation.screen_units import QUARTER, on_the_quarter

MOST_SEATS = 10_000
LONGEST_NIGHT = timedelta(hours=12)  # a longer period across midnight is more likely a slip of the pen


class UnitRows(NamedTuple):
    """A screen unit, None if any of its rows is faulty; its id, None if no row names one; where it was read."""

    unit: ScreenUnit | None
    unit_id: str | None
    origin: Origin


class _Period(NamedTuple):
    row: Row
    start: datetime
    end: datetime | None
    seats: int


def units(rows: Iterable[Row], context: Context) -> Iterator[UnitRows]:
    """Yield each unit of the table with all its periods: a unit that lacks one would be planned as shut."""
    by_unit: dict[str | None, list[Row]] = {}
    for row in rows:
        by_unit.setdefault(row["unit_id"], []).append(row)
    for unit_id, own in by_unit.items():
        unit = None if unit_id is None else _unit(unit_id, own, context)
        bad = next((row for row in own if row.faulty), own[0])
        yield UnitRows(unit, unit_id, own[0].origin if unit else bad.origin)


def _unit(unit_id: str, rows: list[Row], context: Context) -> ScreenUnit | None:
    found = [_period(row, len(rows), context) for row in rows]
    periods = sorted((p for p in found if p is not None), key=lambda p: p.start)
    for before, after in pairwise(periods):
        if before.start == after.start or (before.end is not None and after.start < before.end):
            other = before.row.origin.row
            after.row.note("seats_overlap", "from", other=other)
    label = _label(rows)
    if any(row.faulty for row in rows):
        return None
    return ScreenUnit(unit_id=unit_id, label=label, seats=tuple(_seats(periods)))


def _label(rows: list[Row]) -> str:
    named = [row for row in rows if row["label"]]
    for row in named[1:]:
        if row["label"] != named[0]["label"]:
            row.note("unit_label_differs", "label", Severity.WARNING, label=named[0]["label"])
    return named[0]["label"] if named else ""


def _period(row: Row, rows: int, context: Context) -> _Period | None:
    """Return a row's period; None for a faulty one, and for the single row of a unit that always has seats."""
    in_range(row, "seats", 0, MOST_SEATS)
    if not row.given("from"):
        if rows > 1 or row.given("to", "seats"):
            row.note("seats_without_period", "from")
        elif row.given("date"):
            row.note("date_without_time", "date", Severity.WARNING)
        return None
    if not row.given("seats"):
        row.note("empty_cell", "seats")
    start = context.instant(row, "from", row["date"])
    end = None if start is None or not row.given("to") else _end(row, start, context)
    for name, instant in (("from", start), ("to", end)):
        if instant is not None and not on_the_quarter(instant):
            row.note("seats_off_quarter", name, minutes=QUARTER // 60)
    return None if row.faulty or start is None else _Period(row, start, end, row["seats"])


def _end(row: Row, start: datetime, context: Context) -> datetime | None:
    wall: WallTime | None = row["to"]
    if wall is None:
        return None
    end = checked(row, "to", first_after(wall, start, context.zone))
    if end is None:
        return None
    zone = context.zone
    next_day = wall.date is None and end.astimezone(zone).date() != start.astimezone(zone).date()
    if end <= start or (next_day and end - start > LONGEST_NIGHT and wall.time != time()):
        row.note("seats_reversed", "to", hours=LONGEST_NIGHT // timedelta(hours=1))
        return None
    return end


def _seats(periods: list[_Period]) -> Iterator[Seats]:
    """Yield a row where each period begins, and one of 0 where it ends before the next begins."""
    for i, period in enumerate(periods):
        yield Seats(start=period.start, count=period.seats)
        following = periods[i + 1].start if i + 1 < len(periods) else None
        if period.end is not None and period.end != following:
            yield Seats(start=period.end, count=0)
