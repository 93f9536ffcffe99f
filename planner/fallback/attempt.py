"""Would the visit go into a route here, after what the worker has begun when the call fails? Laid out plainly, forwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planner.fallback.ground import Ground, Leg
from planner.fallback.line import SHIFT_END, Cause, Line, Stand


class Errand(NamedTuple):
    """What must be done: `length` seconds of care at `home`, known of at `known`, to start by `latest` because of `cause`."""

    home: str
    length: int
    known: int
    latest: int
    cause: Cause


class Attempt(NamedTuple):
    """One way to do it: `lack` seconds too late for `cause` (0 or less: it goes), and what it costs."""

    lack: int
    cause: Cause
    line: Line
    position: int
    start: int
    travel: Leg
    overhead: int
    delay: int
    from_base: bool

    @property
    def price(self) -> tuple[int, int, int]:
        """What the cheapest is chosen by: seconds of driving and overhead, then the start, then the place in the route."""
        return self.travel[0] + self.overhead, self.start, self.position


def attempts(ground: Ground, line: Line, errand: Errand, not_before: int = 0) -> Iterator[Attempt]:
    """Yield the ways to put an errand into a line, in the order of the day, until the worker comes free too late."""
    count = len(line.stands)
    for position in range(count + 1):
        if errand.known > _last_call(line, position, errand.home):
            continue
        found = _attempt(ground, line, position, errand, not_before)
        if found is not None:
            yield found
        if position and line.stands[position - 1].end > errand.latest:
            return
    if count and errand.known > _last_call(line, count, errand.home):
        back = _from_base(ground, line, errand, not_before)
        if back is not None:
            yield back


def _last_call(line: Line, position: int, home: str) -> int:
    """Until when the worker can still be sent elsewhere between two activities."""
    before = line.stands[position - 1] if position else None
    if before is not None and before.home and before.place == home:
        return before.end  # later the coat is on, and the stop is over
    if position < len(line.stands):
        return line.stands[position].begun
    return line.back_by if before is None else before.departure


class _Way(NamedTuple):
    """When what comes after the errand is too late, by how much and for what; and the ways that replace the planned ones."""

    lack: int
    cause: Cause
    delay: int
    out: Leg
    planned: Leg


def _attempt(ground: Ground, line: Line, position: int, errand: Errand, not_before: int) -> Attempt | None:
    shift, home, here = line.shift, errand.home, line.places[position]
    before = line.stands[position - 1] if position else None
    after = line.stands[position] if position < len(line.stands) else None
    there = ground.leg(shift, here, home)
    if there is None:
        return None
    arriving, leaving = ground.overhead(shift.means, home)
    free, overhead = (line.leave, 0) if before is None else _left(ground, line, before, home)
    if _shares(before, home):
        arriving = 0
    if _shares(after, home):
        leaving = 0
    start = max(max(errand.known, free) + there[0] + arriving, not_before)
    arriving_after = 0
    if after is not None and after.home and after.place is not None:
        arriving_after = 0 if after.place == home else ground.overhead(shift.means, after.place)[0]
        overhead += arriving_after - after.before
    way = _onward(ground, line, position, home, start + errand.length + leaving, arriving_after)
    if way is None:
        return None
    lack, cause = max((start - errand.latest, errand.cause), (way.lack, way.cause), key=_seconds)
    travel = (there[0] + way.out[0] - way.planned[0], there[1] + way.out[1] - way.planned[1])
    return Attempt(
        lack, cause, line, position, start, travel, overhead + arriving + leaving, way.delay, from_base=False
    )


def _seconds(pair: tuple[int, Cause]) -> int:
    return pair[0]


def _shares(stand: Stand | None, home: str) -> bool:
    return stand is not None and stand.home and stand.place == home


def _left(ground: Ground, line: Line, before: Stand, home: str) -> Leg:
    """When the worker is free of the activity before, and how much more it pays for leaving than planned."""
    if not before.home or before.place is None:
        return before.departure, 0
    leaving = 0 if before.place == home else ground.overhead(line.shift.means, before.place)[1]
    return before.end + leaving, leaving - before.after


def _onward(ground: Ground, line: Line, position: int, home: str, free: int, arriving: int) -> _Way | None:
    """Follow the route from the errand to the next place, behind which the slack says all, or home.

    Nothing starts earlier than planned. `arriving` is the overhead before the next activity, if that is at a home.
    """
    shift, here = line.shift, line.places[position]
    lack, cause, delay = -line.back_by, SHIFT_END, 0
    for k in range(position, len(line.stands)):
        stand = line.stands[k]
        out, planned = ground.leg(shift, home, stand.place), ground.leg(shift, here, stand.place)
        if out is None or planned is None:
            return None
        ready = free + out[0] + (arriving if k == position and stand.home else stand.before)
        late = max(0, ready - stand.start)
        delay = max(delay, late)
        limit = line.own[k] if stand.place is None else line.slack[k]
        if late and late - limit.delay > lack:
            lack, cause = late - limit.delay, limit.cause
        if stand.place is not None:
            return _Way(lack, cause, delay, out, planned)
        free = stand.departure + late
    out, planned = (ground.leg(shift, p, shift.end_address) for p in (home, here))
    if out is None or planned is None:
        return None
    back = free + out[0]
    if back - line.back_by > lack:
        lack, cause = back - line.back_by, SHIFT_END
    late = 0 if line.idle else max(0, back - line.returned)
    return _Way(lack, cause, max(delay, late), out, planned)


def _from_base(ground: Ground, line: Line, errand: Errand, not_before: int) -> Attempt | None:
    """Out again from the base: the worker goes back as planned first, and all that is behind it stays as it was."""
    shift, base = line.shift, line.shift.end_address
    out, back = ground.leg(shift, base, errand.home), ground.leg(shift, errand.home, base)
    if out is None or back is None:
        return None
    arriving, leaving = ground.overhead(shift.means, errand.home)
    start = max(max(errand.known, line.returned) + out[0] + arriving, not_before)
    home = start + errand.length + leaving + back[0]
    lack, cause = max((start - errand.latest, errand.cause), (home - line.back_by, SHIFT_END), key=_seconds)
    travel = (out[0] + back[0], out[1] + back[1])
    return Attempt(lack, cause, line, len(line.stands), start, travel, arriving + leaving, 0, from_base=True)
