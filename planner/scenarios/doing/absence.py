"""Workers who do not come."""

from __future__ import annotations

from planner.domain import Instance, Shift, seconds_between
from planner.scenarios.doing.choosing import chosen_shifts, on_the_road
from planner.scenarios.doing.desk import Desk, changed, listed, note
from planner.scenarios.doing.draws import by_id
from planner.scenarios.doing.untying import without_shifts
from planner.scenarios.edits.staff import Absent
from planner.scenarios.records import Note, Situation


def absent(edit: Absent, situation: Situation, desk: Desk) -> Situation:
    """Take out the shifts of those who do not come."""
    instance = situation.instance
    shifts = _away(edit, instance, desk)
    if not desk.sound:
        return situation
    gone = {s.shift_id for s in shifts}
    workers = by_id({s.worker_id for s in shifts})
    after, notes = without_shifts(instance, gone)
    hours = sum(seconds_between(s.start, s.end) for s in shifts) / 3600
    said = note("absent", count=len(workers), ids=listed(workers), shifts=len(gone), hours=round(hours, 2))
    return changed(situation, said, *notes, *_nobody_left(instance, after), instance=after, workers=workers)


def _away(edit: Absent, instance: Instance, desk: Desk) -> list[Shift]:
    shifts = chosen_shifts(edit, instance, desk)
    if edit.count is None or not desk.sound:
        return shifts
    there = by_id({s.worker_id for s in on_the_road(shifts)})
    if len(there) < edit.count:
        desk.fault("scenario_too_few_workers", "count", edit.count, found=len(there))
    first = set(there[: edit.count])
    return [s for s in on_the_road(shifts) if s.worker_id in first]


def _nobody_left(before: Instance, after: Instance) -> list[Note]:
    """Citizens whose required workers have all gone: their visits stay undone, whoever else has time."""
    had, have = ({s.worker_id for s in i.shifts} for i in (before, after))
    left = [
        c.citizen_id for c in after.citizens if c.required_workers & had and not c.required_workers & have
    ]
    return [note("required_away", count=len(left), ids=listed(left))] if left else []
