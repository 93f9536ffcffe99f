"""Shifts at other times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from planner.domain import Break, Shift, seconds_between
from planner.scenarios.doing.choosing import chosen_shifts
from planner.scenarios.doing.desk import Desk, changed, note
from planner.scenarios.edits.staff import ShiftsMoved
from planner.scenarios.records import Situation


def shifts_moved(edit: ShiftsMoved, situation: Situation, desk: Desk) -> Situation:
    """Let shifts begin and end at other times."""
    instance = situation.instance
    shifts = chosen_shifts(edit, instance, desk)
    first, last = (timedelta(minutes=m) for m in edit.changes)
    for s in shifts:
        if s.start + first >= s.end + last:
            desk.fault("scenario_shift_empty", value=s.shift_id)
    if not desk.sound:
        return situation
    moved = {s.shift_id: with_times(s, s.start + first, s.end + last) for s in shifts}
    after = instance.model_copy(update={"shifts": tuple(moved.get(s.shift_id, s) for s in instance.shifts)})
    hours = sum(seconds_between(s.start, s.end) for s in moved.values()) - sum(
        seconds_between(s.start, s.end) for s in shifts
    )
    lost = sum(len(s.breaks) - len(moved[s.shift_id].breaks) for s in shifts)
    notes = [
        note(
            "shifts_moved",
            count=len(shifts),
            start=edit.changes[0],
            end=edit.changes[1],
            hours=round(hours / 3600, 2),
        )
    ]
    if lost:
        notes.append(note("breaks_gone", count=lost))
    return changed(situation, *notes, instance=after, workers={s.worker_id for s in shifts})


def with_times(shift: Shift, start: datetime, end: datetime) -> Shift:
    """Return a shift from `start` to `end`. Its breaks move along when all of it moves, else they stay inside it where they can."""
    if start - shift.start == end - shift.end:
        breaks: Iterable[Break | None] = (_later(b, start - shift.start) for b in shift.breaks)
    else:
        breaks = (_inside(b, start, end) for b in shift.breaks)
    kept = tuple(b for b in breaks if b is not None)
    return shift.model_copy(update={"start": start, "end": end, "breaks": kept})


def _later(pause: Break, by: timedelta) -> Break:
    return pause.model_copy(
        update={"start_earliest": pause.start_earliest + by, "start_latest": pause.start_latest + by}
    )


def _inside(pause: Break, start: datetime, end: datetime) -> Break | None:
    """The break if it can begin and end within these instants, its window cut to that."""
    first = max(pause.start_earliest, start)
    last = min(pause.start_latest, end - timedelta(seconds=pause.duration))
    if last < first:
        return None
    return pause.model_copy(update={"start_earliest": first, "start_latest": last})
