"""A route as numbers: where the worker is, from when what comes next has begun, and how late everything may become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from planner.domain import Activity, Break, Mode, Route, Shift, Visit
from planner.fallback.ground import Ground, seconds
from planner.pauses import match_breaks


class Cause(NamedTuple):
    """What forbids more: code and parameters of a `Miss`."""

    code: str
    params: dict[str, Any]


class Bound(NamedTuple):
    """How many seconds later than planned something may start, and what forbids more."""

    delay: int
    cause: Cause


SHIFT_END, BREAK = Cause("shift_end", {}), Cause("break", {})


class Stand(NamedTuple):
    """One activity. `home`: a visit at an address. `before`, `after`: overhead or screen work around care, and `wait`, in
    seconds.

    `begun` is the instant after which it can no longer be put off: the worker is on the way to it, or does it.
    """

    place: str | None
    home: bool
    start: int
    end: int
    before: int
    after: int
    wait: int
    begun: int

    @property
    def departure(self) -> int:
        """When the worker is done with it."""
        return self.end + self.after


@dataclass(frozen=True)
class Line:
    """A shift's day. `own[k]`: how late activity k may become by itself; `slack[k]`: with all that comes after it.

    The worker can leave from `leave` on and must be back by `back_by`; the plan has it back at `returned`. An `idle` shift has no
    visits; its breaks are laid out as early as they may be. `places[k]` is where the worker is before activity k, `places[-1]`
    after the last.
    """

    shift: Shift
    stands: tuple[Stand, ...]
    own: tuple[Bound, ...]
    slack: tuple[Bound, ...]
    places: tuple[str | None, ...]
    leave: int
    returned: int
    back_by: int
    idle: bool


def line_of(ground: Ground, shift: Shift) -> Line | None:
    """Return the line of a shift that goes to citizens; None for one that does not, or that cannot take its breaks."""
    if Mode.PHYSICAL not in shift.modes or shift.unit_id is not None:
        return None
    if shift.start_address is None or shift.end_address is None:
        return None
    route = ground.routes.get(shift.shift_id)
    leave, back_by = _span(ground, shift)
    if route is None or not any(a.kind == "visit" for a in route.activities):
        return _idle(ground, shift, leave, back_by)
    stands = _stands(route)
    own = tuple(_bounds(ground, shift, route))
    return _line(shift, stands, own, leave, seconds(route.return_time), back_by, idle=False)


def _span(ground: Ground, shift: Shift) -> tuple[int, int]:
    """From when the worker may leave, and when to be back: other shifts of the same worker stay as they are."""
    others = [
        r
        for r in ground.plan.routes
        if r.worker_id == shift.worker_id and r.shift_id != shift.shift_id and r.activities
    ]
    before = [seconds(r.return_time) for r in others if r.departure < shift.start]
    after = [seconds(r.departure) for r in others if r.departure >= shift.start]
    return max([seconds(shift.start), *before]), min([seconds(shift.end) + shift.max_overtime, *after])


def _line(
    shift: Shift,
    stands: tuple[Stand, ...],
    own: tuple[Bound, ...],
    leave: int,
    returned: int,
    back_by: int,
    *,
    idle: bool,
) -> Line:
    places = [shift.start_address]
    for s in stands:
        places.append(s.place or places[-1])
    slack = _slack(stands, own, Bound(max(0, back_by - returned), SHIFT_END))
    return Line(shift, stands, own, slack, tuple(places), leave, returned, back_by, idle)


def _slack(stands: Sequence[Stand], own: Sequence[Bound], last: Bound) -> tuple[Bound, ...]:
    """From the way home back: an activity may be late by what comes after it allows and the wait in between."""
    slack = []
    behind = last
    for stand, bound in zip(reversed(stands), reversed(own), strict=True):
        slack.append(min(bound, behind, key=lambda b: b.delay))
        behind = slack[-1]._replace(delay=slack[-1].delay + stand.wait)
    return tuple(reversed(slack))


def _stands(route: Route) -> tuple[Stand, ...]:
    stands = []
    left = seconds(route.departure)
    for a in route.activities:
        home = a.kind == "visit" and a.address_id is not None
        start = seconds(a.start)
        begun = left if home or a.travel_seconds else start - a.arriving_seconds
        stand = Stand(
            a.address_id, home, start, seconds(a.end), a.arriving_seconds, a.leaving_seconds,
            max(0, a.wait_seconds), begun,
        )  # fmt: skip
        stands.append(stand)
        left = stand.departure
    return tuple(stands)


def _bounds(ground: Ground, shift: Shift, route: Route) -> Iterator[Bound]:
    pauses = [a for a in route.activities if a.kind == "break"]
    due = match_breaks(pauses, shift.breaks) if pauses and shift.breaks else {}
    number = 0
    for a in route.activities:
        if a.kind == "break":
            pause = shift.breaks[due[number]] if number in due else None
            late = 0 if pause is None else seconds(pause.start_latest) - seconds(a.start)
            yield Bound(max(0, late), BREAK)
            number += 1
        else:
            yield _bound(ground, ground.instance.visit.get(a.visit_id or ""), a)


def _bound(ground: Ground, visit: Visit | None, a: Activity) -> Bound:
    """How late a visit may become: not past the window that it is in, and others that are tied to it stay put."""
    named = {"visit": a.visit_id or ""}
    if visit is None or visit.visit_id in ground.locked:
        return Bound(0, Cause("pin", named))
    if visit.staff_required == 2:
        return Bound(0, Cause("double", named))
    start, length = seconds(a.start), seconds(a.end) - seconds(a.start)
    latest = [
        seconds(w.start_latest)
        if w.end_latest is None
        else min(seconds(w.start_latest), seconds(w.end_latest) - length)
        for w in visit.windows
        if w.start_earliest <= a.start <= w.start_latest
    ]
    bound = Bound(max(0, max(latest, default=start) - start), Cause("window", named))
    for last, other in ground.gaps_before(visit.visit_id):
        if last - start < bound.delay:
            bound = Bound(max(0, last - start), Cause("gap", {**named, "other_visit": other}))
    return bound


def _idle(ground: Ground, shift: Shift, leave: int, back_by: int) -> Line | None:
    """A day without visits: the breaks alone, for a shift that is used takes them all."""
    stands, own = [], []
    now, here = leave, shift.start_address
    for pause in sorted(shift.breaks, key=lambda b: b.start_latest):
        leg = ground.leg(shift, here, pause.address_id)
        if leg is None:
            return None
        stand = _pause(pause, now, leg[0])
        late = seconds(pause.start_latest) - stand.start
        if late < 0:
            return None
        stands.append(stand)
        own.append(Bound(late, BREAK))
        now, here = stand.departure, pause.address_id or here
    home = ground.leg(shift, here, shift.end_address)
    if home is None or now + home[0] > back_by:
        return None
    return _line(shift, tuple(stands), tuple(own), leave, now + home[0], back_by, idle=True)


def _pause(pause: Break, now: int, travel: int) -> Stand:
    start = max(seconds(pause.start_earliest), now + travel)
    end = start + pause.duration
    begun = start if not travel else now
    return Stand(pause.address_id, False, start, end, 0, 0, start - now - travel, begun)
