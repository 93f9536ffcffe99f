"""Rows to domain records: shifts, breaks, links and pins. A row with a fault gives none."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from planner.domain import Break, Means, Mode, Pin, Shift, VisitLink
from planner.errors import Severity
from planner.formats.clock import WallTime, first_after, place
from planner.formats.records import Context, checked
from planner.formats.rows import Row, in_range
from planner.formats.schema import NONE_MARK

LONGEST_NIGHT = timedelta(hours=12)  # a longer "night shift" is more likely a slip of the pen


def shift(row: Row, context: Context) -> Shift | None:
    """A shift, without its breaks."""
    start = context.instant(row, "start", row["date"])
    end = _shift_end(row, context, start)
    if row.faulty or start is None or end is None:
        return None
    start_address = _place(row["start_address"])
    end_address = _place(row["end_address"]) if row.given("end_address") else start_address
    return Shift(
        shift_id=row["shift_id"],
        worker_id=row["worker_id"],
        start=start,
        end=end,
        start_address=start_address,
        end_address=end_address,
        means=row["means"] or Means.CAR,
        max_overtime=row["max_overtime"] or 0,
        modes=frozenset(row["modes"] or (Mode.SCREEN if row["unit_id"] else Mode.PHYSICAL,)),
        unit_id=row["unit_id"],
    )


def _shift_end(row: Row, context: Context, start: datetime | None) -> datetime | None:
    """Return the end: on its own date, or on the day of the start, or the next day for a night shift."""
    wall: WallTime | None = row["end"]
    if wall is None or start is None:
        return None
    if row["end_date"] is not None or wall.date is not None:
        return context.instant(row, "end", row["end_date"])
    day: date = row["start"].date or row["date"]
    same_day = place(wall, day, context.zone)
    if same_day.instant > start:
        return checked(row, "end", same_day)
    end = context.instant(row, "end", day + timedelta(days=1))
    if end is not None and end - start > LONGEST_NIGHT:
        row.note("shift_end_unclear", "end", hours=LONGEST_NIGHT // timedelta(hours=1))
        return None
    return end


def _place(address_id: str | None) -> str | None:
    return None if address_id == NONE_MARK else address_id


def pause(row: Row, context: Context) -> Break | None:
    """A break; the row's shift must be known by now."""
    owner = context.shifts.get(row["shift_id"]) if row["shift_id"] else None
    if owner is None:
        return None  # reported as a reference that leads nowhere
    earliest = _in_shift(row, "earliest", owner, context)
    latest = _in_shift(row, "latest", owner, context)
    if row.faulty or earliest is None or latest is None:
        return None
    return Break(
        start_earliest=earliest,
        start_latest=latest,
        duration=row["duration"],
        paid=True if row["paid"] is None else row["paid"],
        address_id=_place(row["address_id"]),
    )


def _in_shift(row: Row, column: str, owner: Shift, context: Context) -> datetime | None:
    wall: WallTime | None = row[column]
    return None if wall is None else checked(row, column, first_after(wall, owner.start, context.zone))


def link(row: Row, _context: Context) -> VisitLink | None:
    """A link between two visits."""
    if row.faulty:
        return None
    return VisitLink(
        first=row["first"],
        second=row["second"],
        min_gap=row["min_gap"] or 0,
        max_gap=row["max_gap"],
        worker=row["worker"] or "any",
    )


def pin(row: Row, context: Context) -> Pin | None:
    """A locked visit; without a date its start is on the day of the visit."""
    in_range(row, "seat", 1, 2)
    day = row["date"] or context.visit_day.get(row["visit_id"] or "")
    start = None
    if row["start"] is not None and (day is not None or row["start"].date is not None):
        start = context.instant(row, "start", day)
    # A visit without a day does not exist or is faulty; the pin is then left out for that reason, start or no
    # start.
    if row["date"] is not None and not row.given("start"):
        row.note("date_without_time", "date", Severity.WARNING)
    if row.faulty:
        return None
    return Pin(
        visit_id=row["visit_id"],
        shift_id=row["shift_id"],
        start=start,
        mode=row["mode"],
        after=row["after"],
        seat=(row["seat"] or 1) - 1,
    )
