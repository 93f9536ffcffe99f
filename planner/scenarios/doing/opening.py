"""Opening hours of a screen unit: its shifts and its seats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from planner.domain import Instance, ScreenUnit, Seats, Shift
from planner.savings.operators import is_operator
from planner.scenarios.doing.choosing import local_date
from planner.scenarios.doing.clocks import at_clock
from planner.scenarios.doing.desk import note
from planner.scenarios.doing.rota import with_times
from planner.scenarios.doing.untying import without_shifts
from planner.scenarios.edits.fields import LocalDate
from planner.scenarios.records import Note

Span = tuple[datetime, datetime]
_AN_INSTANT = timedelta(seconds=1)


def seats_fit(instance: Instance) -> bool:
    """Whether seats are counted, which they are by the quarter of an hour."""
    return any(unit.seats for unit in instance.units)


def with_hours(instance: Instance, opens: str, closes: str) -> tuple[Instance, list[Note]]:
    """Return the instance with the unit open between these clock times on every date that it is open, and notes.

    Shifts that are the first or the last of a date begin and end with it, others are cut, and those outside it go. Seats before the
    old opening are those at it, and after the old closing those before it.
    """
    before: dict[LocalDate, list[Shift]] = {}
    for s in (s for s in instance.shifts if is_operator(s)):
        before.setdefault(local_date(instance, s), []).append(s)
    moved: dict[str, Shift | None] = {}
    spans: list[tuple[Span, Span]] = []
    for day, shifts in before.items():
        old = min(s.start for s in shifts), max(s.end for s in shifts)
        new = at_clock(instance, day, opens), at_clock(instance, day, closes)
        moved |= {s.shift_id: _moved(s, old, new) for s in shifts}
        spans.append((old, new))
    gone = {shift_id for shift_id, shift in moved.items() if shift is None}
    left, notes = without_shifts(instance, gone)
    rows = tuple(moved.get(s.shift_id) or s for s in left.shifts)
    used = {s.unit_id for shifts in before.values() for s in shifts}
    units = tuple(_reopened(u, spans) if u.unit_id in used and u.seats else u for u in left.units)
    if gone:
        notes = [*notes, note("unit_shifts_gone", count=len(gone))]
    return left.model_copy(update={"shifts": rows, "units": units}), notes


def _moved(shift: Shift, old: Span, new: Span) -> Shift | None:
    start = new[0] if shift.start == old[0] else max(shift.start, new[0])
    end = new[1] if shift.end == old[1] else min(shift.end, new[1])
    return with_times(shift, start, end) if start < end else None


def _reopened(unit: ScreenUnit, spans: Sequence[tuple[Span, Span]]) -> ScreenUnit:
    covered = [(min(o[0], n[0]), max(o[1], n[1])) for o, n in spans]
    rows = [r for r in unit.seats if not any(first <= r.start <= last for first, last in covered)]
    for old, new in spans:
        inner = {r.start for r in unit.seats if max(old[0], new[0]) < r.start < min(old[1], new[1])}
        rows += [Seats(start=t, count=_count(unit, t, old)) for t in sorted({new[0], *inner})]
        rows.append(Seats(start=new[1], count=0))
    return unit.model_copy(update={"seats": tuple(sorted(rows, key=lambda r: r.start))})


def _count(unit: ScreenUnit, instant: datetime, old: Span) -> int:
    """Seats at an instant, or at the old opening or just before the old closing where that is nearer."""
    at = min(max(instant, old[0]), old[1] - _AN_INSTANT)
    return next((r.count for r in reversed(unit.seats) if r.start <= at), 0)
