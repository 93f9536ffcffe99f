"""Links and locks after visits have gone or need fewer workers: what still has both its ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.domain import Pin, Visit, VisitLink


def kept_links(links: Iterable[VisitLink], visits: Mapping[str, Visit]) -> tuple[VisitLink, ...]:
    """Return the links between visits that are still there."""
    return tuple(k for k in links if k.first in visits and k.second in visits)


def kept_pins(pins: Iterable[Pin], visits: Mapping[str, Visit]) -> tuple[Pin, ...]:
    """Return the locks on workers of visits that are still there; one that was locked after a visit that has gone loses that, and
    goes with it if it locked nothing else."""
    return tuple(p for pin in pins if (p := _kept(pin, visits)) is not None)


def _kept(pin: Pin, visits: Mapping[str, Visit]) -> Pin | None:
    visit = visits.get(pin.visit_id)
    if visit is None or pin.seat >= visit.staff_required:
        return None
    if pin.after is None or pin.after in visits:
        return pin
    alone = pin.shift_id is None and pin.start is None and pin.mode is None
    return None if alone else pin.model_copy(update={"after": None})
