"""Visits as the engine sees them: seats, the ways each seat may be filled, and the start windows of each way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planner.compile.compiled import Part, Seat
from planner.domain import Instance, Mode, Pin, TimeWindow, Visit, VisitMode, seconds_between
from planner.modality.records import Modality
from planner.modes import Locks, locked_modes, seat_modes, split_modes


class Option(NamedTuple):
    """One way one seat may be filled.

    `windows` are seconds from time zero; `possible` False: no start keeps its windows. `counts`: by this option the visit
    becomes a screen visit, of which each counts once. `shifts`: the rows of those that the seats of their units leave it to; None:
    of any.
    """

    seat: Seat
    visit: Visit
    mode: VisitMode
    windows: tuple[tuple[int, int], ...]
    possible: bool
    part: Part = "whole"
    counts: bool = False
    shifts: frozenset[int] | None = None


def seats_of(visit: Visit) -> tuple[Seat, ...]:
    """Return one seat, or two for a double-staffed visit."""
    return tuple(Seat(visit.visit_id, n) for n in range(visit.staff_required))


def seats_and_call(visit: Visit, may: Modality) -> tuple[Seat, ...]:
    """Return the seats, and the part by screen of a visit that may be split."""
    call = () if split_modes(visit, may) is None else (Seat(visit.visit_id, 0, True),)
    return (*seats_of(visit), *call)


def pins_by_seat(instance: Instance) -> dict[Seat, tuple[Pin, ...]]:
    """Return the locks of each seat but for its mode. The two workers of a double visit start together, so a locked start of one
    holds for both; a visit that is locked is not split, so that a call has none."""
    found: dict[Seat, tuple[Pin, ...]] = {}
    for pin in instance.pins:
        visit = instance.visit.get(pin.visit_id)
        for seat in seats_of(visit) if visit is not None and pin.seat < visit.staff_required else ():
            shared = Pin(visit_id=pin.visit_id, start=pin.start, seat=pin.seat)
            found[seat] = (*found.get(seat, ()), pin if seat.seat == pin.seat else shared)
    return found


def options_of_all(
    instance: Instance, seats: Sequence[Seat], pins: Mapping[Seat, Sequence[Pin]], may: Modality
) -> list[Option]:
    """Return the options of every seat, in their order."""
    modes = locked_modes(instance)
    found: list[Option] = []
    for seat in seats:
        visit = instance.visit[seat.visit_id]
        if seat.call:
            found += _call(instance, visit, seat, may)
        else:
            found += _options(instance, visit, seat, pins.get(seat, ()), modes[seat.visit_id], may)
    return found


def _options(
    instance: Instance, visit: Visit, seat: Seat, pins: Sequence[Pin], locked: Locks, may: Modality
) -> Iterator[Option]:
    """Yield the options of one seat, one per mode that locks and rules leave, and the remaining part of a split visit.

    A locked start replaces the windows, even where it lies outside them: what a planner has locked holds, and
    the domain's checker names the window it breaks. A visit that is left no mode keeps its first one as an option that nobody may
    take.
    """
    starts = {seconds_between(instance.horizon_start, p.start) for p in pins if p.start is not None}
    offered = seat_modes(visit, seat.seat, locked, may)
    for mode in offered or visit.modes[:1]:
        windows = start_windows(instance, visit.windows, mode.service_duration)
        possible = bool(offered) and bool(windows or starts) and len(starts) <= 1
        if starts:
            windows = ((min(starts), min(starts)),)
        called = mode.mode is Mode.SCREEN and (
            seat.seat == 0 or Mode.SCREEN not in _first(visit, locked, may)
        )
        yield Option(seat, visit, mode, windows or ((0, 0),), possible, counts=called)
    parts = split_modes(visit, may)
    if parts is not None:
        yield _part(instance, visit, seat, parts[0], "remaining")


def _first(visit: Visit, locked: Locks, may: Modality) -> set[Mode]:
    return {m.mode for m in seat_modes(visit, 0, locked, may)}


def _call(instance: Instance, visit: Visit, seat: Seat, may: Modality) -> Iterator[Option]:
    """The part by screen, and the call that is not made: no work, at any time."""
    parts = split_modes(visit, may)
    assert parts is not None
    yield _part(instance, visit, seat, parts[1], "screen")
    nothing = VisitMode(mode=Mode.SCREEN, service_duration=0)
    yield Option(seat, visit, nothing, ((0, _end_of_time(instance)),), True, "none")


def _part(instance: Instance, visit: Visit, seat: Seat, mode: VisitMode, part: Part) -> Option:
    windows = start_windows(instance, visit.windows, mode.service_duration)
    return Option(seat, visit, mode, windows or ((0, 0),), bool(windows), part, part == "screen")


def _end_of_time(instance: Instance) -> int:
    """The last instant at which any visit may start, locked ones included, in seconds from time zero."""
    latest = [w.start_latest for v in instance.visits for w in v.windows]
    latest += [p.start for p in instance.pins if p.start is not None]
    return seconds_between(instance.horizon_start, max(latest))


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
