"""Which modes a visit may take under the planner's locks."""

from __future__ import annotations

from collections.abc import Set

from planner.domain import Mode, Visit, VisitMode


def offered_modes(visit: Visit, locked: Set[Mode]) -> list[VisitMode]:
    """Return the modes a visit may take when locked to `locked` (empty: to none), each once, in the order
    given.

    A double-staffed visit that may be physical is physical unless locked otherwise: both workers come or both
    call.
    """
    modes = {m.mode: m for m in reversed(visit.modes)}
    if visit.staff_required == 2 and not locked and Mode.PHYSICAL in modes:
        locked = {Mode.PHYSICAL}
    return [m for m in visit.modes if m is modes[m.mode] and locked <= {m.mode}]
