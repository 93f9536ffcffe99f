"""What ties engine visits together: seats of a double visit, links between visits, and locked orders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.compile.compiled import Seat
from planner.compile.options import Option, seats_and_call, seats_of
from planner.domain import Instance
from planner.modality.records import Modality
from planner.modes import split_modes
from solvers.problem import ANY_WORKER, DIFFERENT_WORKER, NO_LIMIT, SAME_WORKER


class SeatLink(NamedTuple):
    """A row of the engine's links between two seats."""

    first: Seat
    second: Seat
    least: int
    most: int
    worker: int = ANY_WORKER
    together: bool = False


def seat_links(instance: Instance, options: Sequence[Option], may: Modality) -> list[SeatLink]:
    """Return every link of the instance between seats."""
    return [
        *_double_staffing(instance),
        *_parts(instance, may),
        *_visit_links(instance, may),
        *_locked_orders(instance, options),
    ]


def _double_staffing(instance: Instance) -> Iterator[SeatLink]:
    """Both seats start together with different workers, or neither is filled."""
    for visit in instance.visits:
        if visit.staff_required == 2:
            first, second = seats_of(visit)
            yield SeatLink(first, second, 0, 0, DIFFERENT_WORKER, True)


def _parts(instance: Instance, may: Modality) -> Iterator[SeatLink]:
    """The parts of a visit that may be split are planned both or not at all, each when it suits."""
    for visit in instance.visits:
        if split_modes(visit, may) is not None:
            home, call = Seat(visit.visit_id, 0), Seat(visit.visit_id, 0, True)
            yield SeatLink(home, call, -NO_LIMIT, NO_LIMIT, ANY_WORKER, True)


def _visit_links(instance: Instance, may: Modality) -> Iterator[SeatLink]:
    """The gap and "different" hold for every pair of seats, and for a part by screen; "same" means that some worker does both,
    here whoever sits first.
    """
    for link in instance.links:
        first, second = instance.visit.get(link.first), instance.visit.get(link.second)
        if first is None or second is None or first is second:
            continue
        most = NO_LIMIT if link.max_gap is None else link.max_gap
        for a in seats_and_call(first, may):
            for b in seats_and_call(second, may):
                worker = {"any": ANY_WORKER, "different": DIFFERENT_WORKER, "same": SAME_WORKER}[link.worker]
                if worker == SAME_WORKER and (a.seat, a.call, b.seat, b.call) != (0, False, 0, False):
                    worker = ANY_WORKER
                yield SeatLink(a, b, link.min_gap, most, worker)


def _locked_orders(instance: Instance, options: Sequence[Option]) -> Iterator[SeatLink]:
    """A visit locked after another: one worker does both, the second no sooner than the first's shortest care
    later.

    Within a route the engine never overlaps activities, so that gap orders the two and asks no more. Both or
    neither are planned: the later one without the earlier would break the lock, and the lock says that the
    later one matters. What nobody could do after all is untied in `planner.compile.locks`.
    """
    shortest: dict[Seat, int] = {}
    for o in options:
        shortest[o.seat] = min(o.mode.service_duration, shortest.get(o.seat, o.mode.service_duration))
    for first, second in locked_orders(instance):
        gap = max(1, shortest[first])
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
