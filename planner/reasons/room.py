"""The last question about an unplanned visit: is there room in the routes of those who may come?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain import Reason, Shift, Visit
from planner.reasons.desk import Desk
from planner.reasons.fit import Fit

Found = Sequence[tuple[Fit, Shift]]


def room(desk: Desk, visit: Visit, pool: Sequence[Shift]) -> Reason:
    """Return `fits` with a place and time, or how much is lacking in the route where it lacks least."""
    after = next((p.after for p in desk.pins(visit) if p.after is not None), None)
    if visit.staff_required == 2:
        return _room_for_two(desk, visit, pool, after)
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
    if best is None:
        return Reason(code="not_after", params={"visit": after or ""})
    return _full(desk, visit, pool, *best)


def _room_for_two(desk: Desk, visit: Visit, pool: Sequence[Shift], after: str | None) -> Reason:
    """Two workers with room at one start; tried is the first start without lack in each route."""
    found = _fits(desk, visit, pool, after)
    for start in sorted({fit.start for fit, _ in found if fit.lack == 0}):
        then = _each_worker_once(_fits(desk, visit, pool, after, start))
        free = [shift for fit, shift in then if fit.lack == 0]
        if len(free) >= 2:
            shifts = " + ".join(shift.shift_id for shift in free[:2])
            return Reason(code="fits", params={"shift": shifts, "start": desk.clock_text(start)})
    workers = _each_worker_once(found)
    if len(workers) < 2:
        return Reason(code="not_after", params={"visit": after or ""})
    fit, shift = workers[1]
    if fit.lack:
        return _full(desk, visit, pool, fit, shift)
    params: dict[str, str | int | float] = {"workers": len(workers), "window": desk.windows_text(visit)}
    return Reason(code="routes_apart", params=params)


def _fits(
    desk: Desk, visit: Visit, pool: Iterable[Shift], after: str | None, start: int | None = None
) -> list[tuple[Fit, Shift]]:
    """The best place in each route where the visit can stand at all, best route first."""
    found = []
    for shift in pool:
        modes = desk.modes(visit, shift)
        fit = desk.fitter.best(desk.lines[shift.shift_id], visit, modes, after, start)
        if fit is not None:
            found.append((fit, shift))
    return sorted(found, key=lambda pair: (pair[0].lack, pair[0].start, pair[1].shift_id))


def _each_worker_once(found: Found) -> list[tuple[Fit, Shift]]:
    best: dict[str, tuple[Fit, Shift]] = {}
    for fit, shift in found:
        best.setdefault(shift.worker_id, (fit, shift))
    return list(best.values())


def _full(desk: Desk, visit: Visit, pool: Sequence[Shift], fit: Fit, shift: Shift) -> Reason:
    params: dict[str, str | int | float] = {
        "workers": len({s.worker_id for s in pool}),
        "window": desk.windows_text(visit),
        "lack_seconds": fit.lack,
        "shift": shift.shift_id,
    }
    return Reason(code="routes_full", params=params)
