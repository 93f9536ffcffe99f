"""What ties engine visits together: seats of a double visit, links between visits, and locked orders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planner.compile.compiled import Seat
from planner.compile.options import seats_of
from planner.domain import Instance, Pin, Visit
from planner.modes import offered_modes
from solvers.problem import ANY_WORKER, DIFFERENT_WORKER, NO_LIMIT, SAME_WORKER

Pins = Mapping[Seat, Sequence[Pin]]


class SeatLink(NamedTuple):
    """A row of the engine's links between two seats."""

    first: Seat
    second: Seat
    least: int
    most: int
    worker: int = ANY_WORKER
    together: bool = False


def seat_links(instance: Instance, pins: Pins) -> list[SeatLink]:
    """Return every link of the instance between seats."""
    return [*_double_staffing(instance), *_visit_links(instance), *_locked_orders(instance, pins)]


def _double_staffing(instance: Instance) -> Iterator[SeatLink]:
    """Both seats start together with different workers, or neither is filled."""
    for visit in instance.visits:
        if visit.staff_required == 2:
            first, second = seats_of(visit)
            yield SeatLink(first, second, 0, 0, DIFFERENT_WORKER, True)


def _visit_links(instance: Instance) -> Iterator[SeatLink]:
    """The gap and "different" hold for every pair of seats; "same" means that some worker does both, here
    whoever sits first.
    """
    for link in instance.links:
        first, second = instance.visit.get(link.first), instance.visit.get(link.second)
        if first is None or second is None or first is second:
            continue
        most = NO_LIMIT if link.max_gap is None else link.max_gap
        for a in seats_of(first):
            for b in seats_of(second):
                worker = {"any": ANY_WORKER, "different": DIFFERENT_WORKER, "same": SAME_WORKER}[link.worker]
                if worker == SAME_WORKER and (a.seat, b.seat) != (0, 0):
                    worker = ANY_WORKER
                yield SeatLink(a, b, link.min_gap, most, worker)


def _locked_orders(instance: Instance, pins: Pins) -> Iterator[SeatLink]:
    """A visit locked after another: one worker does both, the second no sooner than the first's shortest care
    later.

    Within a route the engine never overlaps activities, so that gap orders the two and asks no more. Both or
    neither are planned: the later one without the earlier would break the lock, and the lock says that the
    later one matters. What nobody could do after all is untied in `planner.compile.locks`.
    """
    for first, second in locked_orders(instance):
        gap = max(1, _shortest(instance.visit[first.visit_id], pins.get(first, ())))
        yield SeatLink(first, second, gap, NO_LIMIT, SAME_WORKER, True)


def locked_orders(instance: Instance) -> list[tuple[Seat, Seat]]:
    """Return the (earlier, later) seats of all locks of order between two known visits."""
    found = []
    for pin in instance.pins:
        earlier = instance.visit.get(pin.after) if pin.after is not None else None
        later = instance.visit.get(pin.visit_id)
        if earlier is None or later is None or earlier is later or pin.seat >= later.staff_required:
            continue
        seat = min(pin.seat, earlier.staff_required - 1)
        found.append((Seat(earlier.visit_id, seat), Seat(later.visit_id, pin.seat)))
    return found


def _shortest(visit: Visit, pins: Sequence[Pin]) -> int:
    modes = offered_modes(visit, {p.mode for p in pins if p.mode is not None})
    return min((m.service_duration for m in modes), default=0)
