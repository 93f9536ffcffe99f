"""Breaks of a day under way: one that has lost its time is held later, or falls away where there is no room for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.domain import Break, Shift
from planner.replan.doing.desk import Desk, taken_breaks
from planner.scenarios.doing.rota import with_times


def settle_breaks(desk: Desk) -> None:
    """Give breaks that could not be begun in their windows, since something took longer, the rest of the shift.

    The rules of the day are held to its windows; what nobody can keep any more must not make every plan a wrong one.
    """
    for shift in desk.instance.shifts:
        if shift.end > desk.now and shift.shift_id not in desk.ended:
            _settle(shift, desk)


def _settle(shift: Shift, desk: Desk) -> None:
    free = free_from(shift, desk)
    taken = _taken(shift, desk)
    kept: list[Break] = []
    for number, pause in enumerate(shift.breaks):
        if number in taken or pause.start_latest >= free:
            kept.append(pause)
            continue
        latest = shift.end - timedelta(seconds=pause.duration)
        over = timedelta(seconds=shift.max_overtime)
        if free <= latest and home_after(pause, shift, desk) <= shift.end + over:
            kept.append(pause.model_copy(update={"start_earliest": free, "start_latest": latest}))
            desk.note("break_later", shift=shift.shift_id, at=free.isoformat())
    if len(kept) < len(shift.breaks):
        desk.note("breaks_gone", shift=shift.shift_id, count=len(shift.breaks) - len(kept))
    if tuple(kept) != shift.breaks:
        desk.replace_shift(shift.shift_id, shift.model_copy(update={"breaks": tuple(kept)}))


def shortened(shift: Shift, end: datetime, desk: Desk) -> Shift:
    """Return the shift up to `end`, without overtime, with the breaks taken and those after which the worker is still home in
    time."""
    end = min(shift.end, end)
    taken = _taken(shift, desk)
    kept = tuple(b for n, b in enumerate(shift.breaks) if n in taken)
    left = tuple(
        b for n, b in enumerate(shift.breaks) if n not in taken and home_after(b, shift, desk) <= end
    )
    shorter = with_times(shift.model_copy(update={"breaks": left}), shift.start, end)
    return shorter.model_copy(update={"max_overtime": 0, "breaks": kept + shorter.breaks})


def free_from(shift: Shift, desk: Desk) -> datetime:
    """Return when the worker can begin something that is not under way."""
    standing = desk.past.standings.get(shift.shift_id)
    ready = standing.ready if standing is not None else None
    return max(desk.now, ready or shift.start)


def home_after(pause: Break, shift: Shift, desk: Desk) -> datetime:
    """Return when the worker is back at the earliest, going home after a break."""
    standing = desk.past.standings.get(shift.shift_id)
    back = home(shift, desk)
    way = timedelta()
    if back is not None and standing is not None and standing.ready is not None:
        way = back - standing.ready
    begin = max(pause.start_earliest, free_from(shift, desk))
    return begin + timedelta(seconds=pause.duration) + way


def home(shift: Shift, desk: Desk) -> datetime | None:
    """Return when the worker is back, going home from what is done; None where nothing is."""
    standing = desk.past.standings.get(shift.shift_id)
    if standing is None or standing.ready is None:
        return None
    if standing.place is None or shift.end_address is None:
        return standing.ready
    return standing.ready + timedelta(seconds=desk.travel.leg_of(shift, standing.place, shift.end_address)[0])


def _taken(shift: Shift, desk: Desk) -> set[int]:
    standing = desk.past.standings.get(shift.shift_id)
    return set() if standing is None else set(taken_breaks(shift, standing.done))
