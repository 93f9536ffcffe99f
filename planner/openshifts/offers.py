"""A shift on offer, before anybody has taken it: as a record, and as a worker without a name who has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.domain import Break, Delegation, Instance, Route, Shift, Worker
from planner.openshifts.habits import Ground, Habits, Pause, Span
from planner.openshifts.needs import Role

USE_SECONDS = 8 * 3600
"""What having a further shift at all costs, in seconds of work: as much as a full one, so that first few are used and then
short ones."""

LEVEL_SECONDS = 900
"""What a step of level costs, in seconds: so little that it only decides between shifts of one length. Assumed."""


@dataclass(frozen=True)
class Offer:
    """A shift that somebody might take. `offer_id` is kept when it is made shorter or easier, so that a plan still knows it."""

    offer_id: str
    ground: Ground
    day: date
    span: Span
    role: Role

    @property
    def seconds(self) -> int:
        """Its length."""
        return self.span.end - self.span.start

    @property
    def price(self) -> int:
        """What using it costs, in seconds of work."""
        return USE_SECONDS + self.seconds + LEVEL_SECONDS * self.role.level.rank

    def lasting(self, start: int, end: int) -> Offer:
        """Return the same at another time of its day, with the breaks that such a shift has."""
        return replace(self, span=Span(start, end))


def shift_of(habits: Habits, offer: Offer, pauses: Sequence[Pause] | None = None) -> Shift:
    """Return the offer as a shift of a worker with its own id; breaks as is the habit, unless they are given."""
    ground, span = offer.ground, offer.span
    start = habits.instant(offer.day, span.start)
    given = habits.pauses(ground, span) if pauses is None else pauses

    def pause(p: Pause) -> Break:
        earliest, latest = (start + timedelta(seconds=s) for s in (p.earliest, p.latest))
        return Break(
            start_earliest=earliest, start_latest=latest, duration=p.duration, paid=p.paid, address_id=p.address_id
        )  # fmt: skip

    return Shift(
        shift_id=offer.offer_id,
        worker_id=offer.offer_id,
        start=start,
        end=habits.instant(offer.day, span.end),
        start_address=ground.start_address,
        end_address=ground.end_address,
        means=ground.means,
        breaks=tuple(pause(p) for p in given),
        modes=ground.modes,
        unit_id=ground.unit_id,
    )


def with_offers(habits: Habits, offers: Iterable[Offer]) -> Instance:
    """Return the input with a worker for each offer, who may do what its role may, behind those it has."""
    instance, every = habits.instance, tuple(offers)
    workers = (
        Worker(worker_id=o.offer_id, level=o.role.level, certificates=o.role.certificates) for o in every
    )
    handed = (
        Delegation(worker_id=o.offer_id, citizen_id=citizen, task=task)
        for o in every
        for citizen, task in sorted(o.role.handed)
    )
    return instance.model_copy(
        update={
            "workers": (*instance.workers, *workers),
            "delegations": (*instance.delegations, *handed),
            "shifts": (*instance.shifts, *(shift_of(habits, o) for o in every)),
        }
    )


def tightened(habits: Habits, offer: Offer, route: Route, *, shortest: int, step: int) -> Offer:
    """Return the offer cut to what a route of it takes, on the roster's grid, and no shorter than `shortest` where there is room.

    The route still fits: it is cut outside the way out and the way home.
    """
    used = habits.span_on(offer.day, route.departure, route.return_time)
    start = max(offer.span.start, used.start // step * step)
    end = min(offer.span.end, -(-used.end // step) * step)
    room = habits.within(offer.ground, offer.span)
    end = max(end, min(start + shortest, room.end))
    start = min(start, max(end - shortest, room.start))
    return offer.lasting(start, end)
