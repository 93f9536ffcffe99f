"""Screen units and the shifts that use their seats: what cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from planner.domain import Instance, Mode, ScreenUnit, Shift
from planner.errors import Severity
from planner.validation.finding import Finding
from planner.validation.places import zone_named

QUARTER = 15 * 60  # seconds; seats are given by the quarter of an hour


def on_the_quarter(instant: datetime) -> bool:
    """Whether an instant is a whole quarter of an hour."""
    return int(instant.timestamp()) % QUARTER == 0


def unit_shifts_with_place(instance: Instance) -> Iterator[Finding]:
    """A shift in a screen unit that starts or ends somewhere."""
    for i, s in enumerate(instance.shifts):
        for field, place in (("start_address", s.start_address), ("end_address", s.end_address)):
            if s.unit_id is not None and place is not None:
                params = {"unit": s.unit_id}
                yield Finding(
                    "unit_shift_with_place", "shifts", i, (s.shift_id,), field, place, params=params
                )


def unit_shifts_not_by_screen(instance: Instance) -> Iterator[Finding]:
    """A shift in a screen unit that takes physical visits, or none by screen."""
    for i, s in enumerate(instance.shifts):
        if s.unit_id is not None and s.modes != {Mode.SCREEN}:
            params = {"unit": s.unit_id}
            yield Finding("unit_shift_not_by_screen", "shifts", i, (s.shift_id,), "modes", params=params)


def seats_out_of_order(instance: Instance) -> Iterator[Finding]:
    """Seats that do not come in order of time."""
    for i, u in enumerate(instance.units):
        for j, (a, b) in enumerate(pairwise(u.seats), start=1):
            if b.start <= a.start:
                params = {"before": _clock(instance, a.start), "after": _clock(instance, b.start)}
                yield Finding(
                    "seats_out_of_order", "units", i, (u.unit_id,), f"seats[{j}].start", params=params
                )


def seats_off_quarter(instance: Instance) -> Iterator[Finding]:
    """Seats that change between two quarters of an hour."""
    for i, u in enumerate(instance.units):
        for j, row in enumerate(u.seats):
            if not on_the_quarter(row.start):
                shown, params = _clock(instance, row.start), {"minutes": QUARTER // 60}
                yield Finding(
                    "seats_off_quarter", "units", i, (u.unit_id,), f"seats[{j}].start", shown, params=params
                )


def units_without_operators(instance: Instance) -> Iterator[Finding]:
    """A unit that no shift is in."""
    used = {s.unit_id for s in instance.shifts}
    for i, u in enumerate(instance.units):
        if u.unit_id not in used:
            yield Finding("unit_without_operators", "units", i, (u.unit_id,), severity=Severity.WARNING)


def shifts_in_a_shut_unit(instance: Instance) -> Iterator[Finding]:
    """A shift during which its unit never has a seat: often the seats of another day."""
    for i, s in enumerate(instance.shifts):
        unit = instance.unit.get(s.unit_id or "")
        if unit is not None and s.start < s.end and unit.seats and not _open_during(unit, s):
            yield Finding(
                "unit_shut_all_shift", "shifts", i, (s.shift_id,), "unit_id", s.unit_id, Severity.WARNING,
                {"unit": unit.unit_id},
            )  # fmt: skip


def _open_during(unit: ScreenUnit, shift: Shift) -> bool:
    ends = [row.start for row in unit.seats[1:]] + [shift.end]
    return any(
        row.count > 0 and row.start < shift.end and max(row.start, shift.start) < min(end, shift.end)
        for row, end in zip(unit.seats, ends, strict=True)
    )


def _clock(instance: Instance, instant: datetime) -> str:
    zone = zone_named(instance.settings.timezone)
    return f"{instant.astimezone(zone) if zone else instant:%Y-%m-%d %H:%M}"
