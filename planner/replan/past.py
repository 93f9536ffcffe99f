"""What of a published plan is done or under way at an instant, and where every worker then is.

A plan says what should have happened; what did not is told by events. Under way is what has begun, and what somebody has set out
for: who has time to spare sets out as late as that allows.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from planner.domain import Activity, Instance, Mode, Plan, Route, Shift, StopOverhead
from planner.travel.times import TravelTimes


@dataclass(frozen=True)
class Cut:
    """What has kept a shift from its plan: nothing was begun after `begins_by` (gone home), reached after `arrives_by` (the car
    broke) or begun before `not_before` (came late)."""

    begins_by: datetime | None = None
    arrives_by: datetime | None = None
    not_before: datetime | None = None


class Standing(NamedTuple):
    """One shift at the instant: what it has done or is at, in order; when it is free after that (None: nothing done yet), with the
    last stop left; and where it is then (None: a shift without places)."""

    done: tuple[Activity, ...]
    ready: datetime | None
    place: str | None


@dataclass(frozen=True)
class Past:
    """What stays of the plan at `now`, by shift id."""

    now: datetime
    standings: Mapping[str, Standing]

    @cached_property
    def held(self) -> frozenset[tuple[str, int, str]]:
        """(visit id, seat, part) of all that stays."""
        return frozenset(
            (a.visit_id, a.seat, a.part)
            for s in self.standings.values()
            for a in s.done
            if a.visit_id is not None
        )

    @cached_property
    def visits(self) -> frozenset[str]:
        """Visits of which anything stays."""
        return frozenset(v for v, _, _ in self.held)


def past_of(
    instance: Instance,
    travel: TravelTimes,
    plan: Plan,
    now: datetime,
    cuts: Mapping[str, Cut] | None = None,
    missed: Set[str] = frozenset(),
    longer: Mapping[str, int] | None = None,
) -> Past:
    """Return what stays of `plan` at `now`.

    Parameters
    ----------
    instance, travel
        What the plan was made from.
    cuts
        By shift id.
    missed
        Visits that were not carried out, whatever the plan says.
    longer
        Seconds that care takes more than planned, by visit id.

    Notes
    -----
    Of a double-staffed visit both workers' parts stay or neither: one alone could not carry it out. What follows something that
    was missed counts as done where it could be reached in time all the same.
    """
    while True:
        walks = {
            r.shift_id: _walked(
                _Walk(instance, travel, now, r, (cuts or {}).get(r.shift_id, Cut()), longer or {}), missed
            )
            for r in plan.routes
            if r.shift_id in instance.shift
        }
        past = Past(now, walks)
        halves = _halves(instance, past)
        if not halves:
            return past
        missed |= halves


def _halves(instance: Instance, past: Past) -> set[str]:
    double = (v for v in past.visits if v in instance.visit and instance.visit[v].staff_required == 2)
    return {v for v in double if len({seat for visit, seat, _ in past.held if visit == v}) < 2}


@dataclass(frozen=True)
class _Walk:
    instance: Instance
    travel: TravelTimes
    now: datetime
    route: Route
    cut: Cut
    longer: Mapping[str, int]

    @property
    def shift(self) -> Shift:
        return self.instance.shift[self.route.shift_id]

    def overhead(self, address_id: str) -> StopOverhead:
        own = self.instance.address[address_id].overhead.get(self.shift.means)
        return own or self.instance.settings.overhead.get(self.shift.means) or StopOverhead()

    def leg(self, here: str | None, there: str | None) -> int:
        if here is None or there is None or here == there:
            return 0
        return self.travel.leg_of(self.shift, here, there)[0]


def _walked(walk: _Walk, missed: Set[str]) -> Standing:
    done: list[Activity] = []
    place, ready = walk.shift.start_address, None
    begin = max(walk.shift.start, walk.cut.not_before or walk.shift.start)
    for a in walk.route.activities:
        late = walk.cut.not_before is not None and a.start < walk.cut.not_before
        if late or a.visit_id in missed:
            continue
        at_home = _at_home(a)
        inside = bool(done) and at_home and _at_home(done[-1]) and place == a.address_id
        before = _before(walk, a, place, inside)
        if not inside and a.start - before < (ready or begin):
            if a.start > walk.now:
                break  # can still be carried out, only later
            continue
        if not _begun(walk, a, before, ready if inside else None):
            break
        done.append(a)
        place = a.address_id or place
        left = walk.overhead(a.address_id).leaving if at_home and a.address_id else a.leaving_seconds
        more = walk.longer.get(a.visit_id or "", 0)
        ready = a.end + timedelta(seconds=left + more)
        if more:
            break  # what follows begins later than planned
    return Standing(tuple(done), ready, place)


def _before(walk: _Walk, a: Activity, place: str | None, inside: bool) -> timedelta:
    """How long before the start somebody at `place` must set out; inside a stop, as if coming in again."""
    arriving = walk.overhead(a.address_id).arriving if _at_home(a) and a.address_id else a.arriving_seconds
    return timedelta(seconds=arriving + (0 if inside else walk.leg(place, a.address_id)))


def _begun(walk: _Walk, a: Activity, before: timedelta, ready: datetime | None) -> bool:
    """`ready`: when the stop that goes on would have been left, None for a new one: who cannot go and come back in time stays."""
    cut = walk.cut
    if cut.begins_by is not None and a.start > cut.begins_by:
        return False
    if cut.arrives_by is not None and a.travel_seconds and a.arrival > cut.arrives_by:
        return False
    return a.start - before <= max(walk.now, ready or walk.now)


def _at_home(a: Activity) -> bool:
    return a.kind == "visit" and a.mode is Mode.PHYSICAL
