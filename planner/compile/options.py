"""Visits as the engine sees them: seats, the modes each seat may take, and the start windows of each mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.compile.compiled import Seat
from planner.domain import Instance, Pin, TimeWindow, Visit, VisitMode, seconds_between
from planner.modes import offered_modes


class Option(NamedTuple):
    """One way one seat may be filled.

    `windows` are seconds from time zero; `possible` False: no start keeps its windows.
    """

    seat: Seat
    visit: Visit
    mode: VisitMode
    windows: tuple[tuple[int, int], ...]
    possible: bool


def seats_of(visit: Visit) -> tuple[Seat, ...]:
    """Return one seat, or two for a double-staffed visit."""
    return tuple(Seat(visit.visit_id, n) for n in range(visit.staff_required))


def pins_by_seat(instance: Instance) -> dict[Seat, tuple[Pin, ...]]:
    """Return the locks of each seat. The two workers of a double visit start together and come in one mode,
    so a lock of start or mode on one seat holds for both."""
    found: dict[Seat, tuple[Pin, ...]] = {}
    for pin in instance.pins:
        visit = instance.visit.get(pin.visit_id)
        for seat in seats_of(visit) if visit is not None and pin.seat < visit.staff_required else ():
            shared = Pin(visit_id=pin.visit_id, start=pin.start, mode=pin.mode, seat=pin.seat)
            found[seat] = (*found.get(seat, ()), pin if seat.seat == pin.seat else shared)
    return found


def options_of(instance: Instance, visit: Visit, seat: Seat, pins: Sequence[Pin]) -> Iterator[Option]:
    """Yield the options of one seat, one per mode that the locks leave.

    A locked start replaces the windows, even where it lies outside them: what a planner has locked holds, and
    the domain's checker names the window it breaks. A visit locked to a mode that it does not offer keeps its
    first mode as an option that nobody may take.
    """
    locked = {p.mode for p in pins if p.mode is not None}
    starts = {seconds_between(instance.horizon_start, p.start) for p in pins if p.start is not None}
    offered = offered_modes(visit, locked)
    for mode in offered or visit.modes[:1]:
        windows = start_windows(instance, visit.windows, mode.service_duration)
        possible = bool(offered) and bool(windows or starts) and len(starts) <= 1
        if starts:
            windows = ((min(starts), min(starts)),)
        yield Option(seat, visit, mode, windows or ((0, 0),), possible)


def start_windows(
    instance: Instance, windows: Sequence[TimeWindow], duration: int
) -> tuple[tuple[int, int], ...]:
    """Return when care of `duration` may start, in seconds from time zero: disjoint and ascending, empty if
    never.

    `end_latest` becomes a bound on the start; windows that touch or overlap become one.
    """
    zero = instance.horizon_start
    spans = []
    for w in windows:
        latest = seconds_between(zero, w.start_latest)
        if w.end_latest is not None:
            latest = min(latest, seconds_between(zero, w.end_latest) - duration)
        spans.append((seconds_between(zero, w.start_earliest), latest))
    merged: list[tuple[int, int]] = []
    for early, late in sorted(s for s in spans if s[0] <= s[1]):
        if merged and early <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], late))
        else:
            merged.append((early, late))
    return tuple(merged)
