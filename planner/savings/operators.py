"""Who works from a desk: an operator of a screen unit, or anybody else who can only call."""

from __future__ import annotations

from planner.domain import Mode, Shift


def is_operator(shift: Shift) -> bool:
    """Whether nobody drives in this shift: it is of a screen unit, makes no visits at home, or has no places."""
    placeless = shift.start_address is None and shift.end_address is None
    return shift.unit_id is not None or Mode.PHYSICAL not in shift.modes or placeless
