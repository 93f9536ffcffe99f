"""Workers who come as well: like others, or with a shift described."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import zip_longest

from planner.day import dates_of
from planner.domain import (
    Break,
    Delegation,
    Instance,
    Level,
    Mode,
    ScreenUnit,
    Shift,
    Worker,
    seconds_between,
)
from planner.scenarios.doing.choosing import require_date, require_known
from planner.scenarios.doing.clocks import span_on
from planner.scenarios.doing.desk import Desk, changed, listed, note
from planner.scenarios.doing.roads import with_means
from planner.scenarios.edits.fields import NewShift
from planner.scenarios.edits.staff import Added, OpenShifts
from planner.scenarios.records import Situation

BREAK_BEYOND = 6 * 3600
BREAK = 29 * 60
"""Seconds: a shift longer than the first has a paid break of the second (domain.md 4.2)."""


def added(edit: Added, situation: Situation, desk: Desk) -> Situation:
    """Let workers come who are like another, or have a shift as described."""
    shift = edit.shift()
    if shift is not None:
        return _hired([shift] * edit.count, edit.delegated, situation, desk)
    instance, like = situation.instance, edit.like or ""
    require_known(desk, "like", [like], instance.worker)
    if desk.sound and not any(s.worker_id == like for s in instance.shifts):
        desk.fault("scenario_no_shift", "like", like)
    if not desk.sound:
        return situation
    twins = []
    for _ in range(edit.count):
        instance, twin = with_twin(instance, like)
        twins.append(twin)
    said = note("twins", count=edit.count, like=like, ids=listed(twins))
    return changed(situation, said, instance=instance, workers=twins)


def with_twin(
    instance: Instance, worker_id: str, shift_ids: Iterable[str] | None = None
) -> tuple[Instance, str]:
    """Return the instance with one more worker like this one, and that worker's id: the same level, certificates and delegations,
    and the same shifts, or those named. A screen unit gets seats for them."""
    shifts = [s for s in instance.shifts if s.worker_id == worker_id]
    if shift_ids is not None:
        named = set(shift_ids)
        shifts = [s for s in shifts if s.shift_id in named]
    twin = free_id(f"{worker_id}+", instance.worker)
    mark = twin.rpartition("+")[2]
    copies = [
        s.model_copy(update={"shift_id": free_id(f"{s.shift_id}+", instance.shift, mark), "worker_id": twin})
        for s in shifts
    ]
    handed = (d for d in instance.delegations if d.worker_id == worker_id)
    update = {
        "workers": (*instance.workers, instance.worker[worker_id].model_copy(update={"worker_id": twin})),
        "shifts": (*instance.shifts, *copies),
        "delegations": (
            *instance.delegations,
            *(d.model_copy(update={"worker_id": twin}) for d in handed),
        ),
        "units": tuple(_with_seats(u, [s for s in copies if s.unit_id == u.unit_id]) for u in instance.units),
    }
    return instance.model_copy(update=update), twin


def _with_seats(unit: ScreenUnit, shifts: Sequence[Shift]) -> ScreenUnit:
    """One seat more while a new shift lasts, unless the unit is shut."""
    ends = [row.start for row in unit.seats[1:]]
    rows = []
    for row, end in zip_longest(unit.seats, ends):
        more = sum(s.end > row.start and (end is None or s.start < end) for s in shifts)
        rows.append(row.model_copy(update={"count": row.count + more}) if row.count and more else row)
    return unit.model_copy(update={"seats": tuple(rows)}) if shifts else unit


def open_shifts(edit: OpenShifts, situation: Situation, desk: Desk) -> Situation:
    """Let somebody come for every open shift that was accepted."""
    return _hired(edit.shifts, edit.delegated, situation, desk)


def _hired(wanted: Sequence[NewShift], delegated: bool, situation: Situation, desk: Desk) -> Situation:
    instance, travel = situation.instance, situation.travel
    require_known(desk, "base", [w.base for w in wanted], instance.address)
    require_known(
        desk,
        "base",
        [w.base for w in wanted if w.base in instance.address],
        travel.index,
        "scenario_no_travel",
    )
    for day in dict.fromkeys(w.date for w in wanted if w.date is not None):
        require_date(desk, day, instance)
    if not desk.sound:
        return situation
    for means in dict.fromkeys(w.means for w in wanted):
        situation = with_means(situation, means)
    hours, workers = 0.0, []
    for one in wanted:
        instance, worker = _with_worker(instance, one, delegated)
        workers.append(worker)
        hours += sum(seconds_between(s.start, s.end) / 3600 for s in instance.shifts if s.worker_id == worker)
    said = note("hired", count=len(workers), ids=listed(workers), hours=round(hours, 2))
    return changed(situation, said, instance=instance, workers=workers)


def _with_worker(instance: Instance, wanted: NewShift, delegated: bool) -> tuple[Instance, str]:
    worker = Worker(
        worker_id=free_id("N", instance.worker),
        level=wanted.level,
        label=wanted.label,
        certificates=wanted.certificates,
    )
    dates = [wanted.date] if wanted.date is not None else list(dates_of(instance))
    shifts = list(instance.shifts)
    for day in dates:
        taken = {s.shift_id for s in shifts}
        start, end = span_on(instance, day, wanted.start, wanted.end)
        shift = Shift(
            shift_id=free_id("NS", taken),
            worker_id=worker.worker_id,
            start=start,
            end=end,
            start_address=wanted.base,
            end_address=wanted.base,
            means=wanted.means,
            modes=frozenset(Mode) if wanted.calls else frozenset({Mode.PHYSICAL}),
        )
        shifts.append(shift.model_copy(update={"breaks": usual_breaks(shift)}))
    update = {
        "workers": (*instance.workers, worker),
        "shifts": tuple(shifts),
        "delegations": (
            *instance.delegations,
            *(handed_like(instance, worker.level, worker.worker_id) if delegated else ()),
        ),
    }
    return instance.model_copy(update=update), worker.worker_id


def usual_breaks(shift: Shift) -> tuple[Break, ...]:
    """Return the paid break of 29 minutes that a shift of more than six hours has; it starts in the middle third."""
    length = seconds_between(shift.start, shift.end)
    if length <= BREAK_BEYOND:
        return ()
    third = timedelta(seconds=length // 3)
    return (Break(start_earliest=shift.start + third, start_latest=shift.end - third, duration=BREAK),)


def handed_like(instance: Instance, level: Level, worker_id: str) -> list[Delegation]:
    """Return delegations for a worker of every task, for every citizen, that somebody of the level has."""
    levels = {w.worker_id: w.level for w in instance.workers}
    pairs = dict.fromkeys(
        (d.citizen_id, d.task) for d in instance.delegations if levels.get(d.worker_id) is level
    )
    return [Delegation(worker_id=worker_id, citizen_id=c, task=t) for c, t in pairs]


def free_id(start: str, taken: Iterable[str], first: str | None = None) -> str:
    """Return the first free id of this start and a number; `first` is tried before."""
    used = set(taken)
    if first is not None and start + first not in used:
        return start + first
    return next(start + str(n) for n in range(1, len(used) + 2) if start + str(n) not in used)
