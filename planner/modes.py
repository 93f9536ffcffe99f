"""How a visit, or one of its two workers, may be carried out under the planner's locks and the rules of the screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from planner.domain import Instance, Mode, Pin, Visit, VisitMode
from planner.modality.records import Modality

Locks = tuple[Set[Mode], Set[Mode]]
"""What the first and the second worker of a visit are locked to; empty: to no mode."""


def locked_modes(instance: Instance) -> defaultdict[str, Locks]:
    """Return what the workers of each visit are locked to, by visit id."""
    pins: dict[str, list[Pin]] = defaultdict(list)
    for pin in instance.pins:
        visit = instance.visit.get(pin.visit_id)
        if visit is not None and pin.seat < visit.staff_required:
            pins[pin.visit_id].append(pin)
    nothing: Locks = (frozenset(), frozenset())
    return defaultdict(lambda: nothing, {v: locks_of(found) for v, found in pins.items()})


def locks_of(pins: Iterable[Pin]) -> Locks:
    """Return what the pins of one visit lock its workers to."""
    found = [(p.seat, p.mode) for p in pins if p.mode is not None]
    return frozenset(m for n, m in found if n == 0), frozenset(m for n, m in found if n == 1)


def offered_modes(visit: Visit, locked: Set[Mode]) -> list[VisitMode]:
    """Return the modes a visit may take when locked to `locked` (empty: to none), each once, in the order given.

    A double-staffed visit that may be physical is physical unless locked otherwise: both workers come or both call.
    """
    modes = {m.mode: m for m in reversed(visit.modes)}
    if visit.staff_required == 2 and not locked and Mode.PHYSICAL in modes:
        locked = {Mode.PHYSICAL}
    return [m for m in visit.modes if m is modes[m.mode] and locked <= {m.mode}]


def seat_modes(visit: Visit, seat: int, locked: Locks, may: Modality) -> list[VisitMode]:
    """Return the modes that one worker of a visit may take, with the length of care in each.

    `locked`: what each of two workers is locked to. The second one may be on screen where `may` allows it and the first one comes,
    for as long as that one is there; otherwise both are locked together.
    """
    first = [m for m in offered_modes(visit, locked[0]) if m.mode is Mode.PHYSICAL]
    if seat == 1 and first and visit.second_on_screen:
        ways = [first[0]]
        if not may.second_on_screen[visit.visit_id]:
            ways.append(VisitMode(mode=Mode.SCREEN, service_duration=first[0].service_duration))
        return [m for m in ways if locked[1] <= {m.mode}]
    both = locked[0] if visit.second_on_screen and first else locked[0] | locked[1]
    barred = may.screen[visit.visit_id]
    return [m for m in offered_modes(visit, both) if m.mode is Mode.PHYSICAL or not barred]


def split_modes(visit: Visit, may: Modality) -> tuple[VisitMode, VisitMode] | None:
    """Return the part of a visit that stays at home and the one by screen, None where it may not be split."""
    if visit.split is None or may.split[visit.visit_id]:
        return None
    return (
        VisitMode(service_duration=visit.split.physical_duration),
        VisitMode(mode=Mode.SCREEN, service_duration=visit.split.screen_duration),
    )
