"""The last question about an unplanned visit: is there room in the routes of those who may come?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain import Mode, Reason, Shift, Visit, VisitMode
from planner.reasons.desk import Desk, serves
from planner.reasons.fit import Fit
from planner.reasons.questions import callers

Found = Sequence[tuple[Fit, Shift]]


def room(desk: Desk, visit: Visit, pool: Sequence[Shift], *, ordered: bool = True) -> Reason:
    """Return `fits` with a place and time, or how much is lacking in the route where it lacks least.

    `ordered`: a lock after another visit counts.
    """
    if visit.staff_required == 2:
        return _room_for_two(desk, visit, pool, ordered)
    after = desk.after(visit) if ordered else None
    best: tuple[Fit, Shift] | None = None
    for shift in pool:
        below = None if best is None else best[0].lack
        fit = desk.fitter.best(
            desk.lines[shift.shift_id], visit, desk.modes(visit, shift), after, below=below
        )
        if fit is not None:
            best = fit, shift
            if fit.lack == 0:
                return Reason(
                    code="fits", params={"shift": shift.shift_id, "start": desk.clock_text(fit.start)}
                )
    parts = _room_for_parts(desk, visit, pool)
    if parts is not None:
        return parts
    if best is None:
        return _nowhere(after)
    if _only_seats_lack(desk, visit, pool, after):
        return Reason(code="unit_full")
    return _full(desk, visit, pool, *best)


def _only_seats_lack(desk: Desk, visit: Visit, pool: Iterable[Shift], after: str | None) -> bool:
    """Whether an operator would have room, if the unit had a seat then."""
    for shift in (s for s in pool if s.unit_id is not None):
        modes = desk.modes(visit, shift)
        fit = desk.fitter.best(desk.lines[shift.shift_id], visit, modes, after, below=1, seated=False)
        if fit is not None and fit.lack <= 0:
            return True
    return False


def _nowhere(after: str | None) -> Reason:
    """No route has a place at all: none has the visit that it is locked after, or no screen unit a seat."""
    return Reason(code="unit_full") if after is None else Reason(code="not_after", params={"visit": after})


def _room_for_parts(desk: Desk, visit: Visit, pool: Sequence[Shift]) -> Reason | None:
    """Room in two routes for the parts of a visit that may be split, None if there is none."""
    parts = desk.parts(visit)
    if parts is None:
        return None
    home, call = parts
    at_home = _with_room(desk, visit, [s for s in pool if serves(s, Mode.PHYSICAL)], home)
    called = _with_room(desk, visit, callers(desk, visit), call)
    for rest, shift in at_home:
        for _, caller in called:
            if caller.worker_id != shift.worker_id:
                shifts = f"{shift.shift_id} + {caller.shift_id}"
                return Reason(code="fits", params={"shift": shifts, "start": desk.clock_text(rest.start)})
    return None


def _with_room(desk: Desk, visit: Visit, pool: Iterable[Shift], mode: VisitMode) -> list[tuple[Fit, Shift]]:
    fits = ((desk.fitter.best(desk.lines[s.shift_id], visit, [mode], None, below=1), s) for s in pool)
    return [(fit, s) for fit, s in fits if fit is not None and fit.lack <= 0]


def _room_for_two(desk: Desk, visit: Visit, pool: Sequence[Shift], ordered: bool) -> Reason:
    """Two workers with room at one start, each for the seat that the locks leave; tried is the first start
    without lack in each route.
    """
    seats = tuple(_fits(desk, visit, pool, seat, ordered) for seat in (0, 1))
    for start in sorted({fit.start for found in seats for fit, _ in found if fit.lack == 0}):
        then = (_fits(desk, visit, pool, seat, ordered, start) for seat in (0, 1))
        pair = _pair(*([(fit, s) for fit, s in found if fit.lack == 0] for found in then))
        if pair is not None:
            shifts = " + ".join(shift.shift_id for _, shift in pair)
            return Reason(code="fits", params={"shift": shifts, "start": desk.clock_text(start)})
    pair = _pair(*seats)
    if pair is None:
        locked = (desk.after(visit, seat) for seat in (0, 1))
        return _nowhere(next((a for a in locked if a is not None), None))
    fit, shift = max(pair, key=lambda each: each[0].lack)
    if fit.lack:
        return _full(desk, visit, pool, fit, shift)
    workers = {s.worker_id for found in seats for _, s in found}
    params: dict[str, str | int | float] = {"workers": len(workers), "window": desk.windows_text(visit)}
    return Reason(code="routes_apart", params=params)


def _fits(
    desk: Desk, visit: Visit, pool: Iterable[Shift], seat: int, ordered: bool, start: int | None = None
) -> list[tuple[Fit, Shift]]:
    """The best place for a seat in each route where it can stand at all, best route first."""
    found = []
    after = desk.after(visit, seat) if ordered else None
    for shift in (s for s in pool if desk.may_sit(visit, s, seat)):
        modes = desk.modes(visit, shift, seat)
        fit = desk.fitter.best(desk.lines[shift.shift_id], visit, modes, after, start)
        if fit is not None:
            found.append((fit, shift))
    return sorted(found, key=lambda pair: (pair[0].lack, pair[0].start, pair[1].shift_id))


def _pair(one: Found, other: Found) -> tuple[tuple[Fit, Shift], tuple[Fit, Shift]] | None:
    """Two different workers for the two seats, with the least lack of the one who lacks more; None if none."""
    pairs = ((a, b) for a in one for b in other if a[1].worker_id != b[1].worker_id)
    return min(pairs, key=lambda pair: max(pair[0][0].lack, pair[1][0].lack), default=None)


def _full(desk: Desk, visit: Visit, pool: Sequence[Shift], fit: Fit, shift: Shift) -> Reason:
    params: dict[str, str | int | float] = {
        "workers": len({s.worker_id for s in pool}),
        "window": desk.windows_text(visit),
        "lack_seconds": fit.lack,
        "shift": shift.shift_id,
    }
    return Reason(code="routes_full", params=params)
