"""A screen unit of another size: operators fewer or more, or a unit where there was none."""

from __future__ import annotations

from planner.day import dates_of
from planner.domain import Delegation, Instance, Mode, ScreenUnit, Seats, Shift, Visit, Worker
from planner.savings.operators import is_operator
from planner.scenarios.doing.choosing import local_date
from planner.scenarios.doing.clocks import at_clock
from planner.scenarios.doing.desk import Desk, changed, note
from planner.scenarios.doing.hiring import free_id, usual_breaks, with_twin
from planner.scenarios.doing.opening import seats_fit, with_hours
from planner.scenarios.doing.untying import without_shifts
from planner.scenarios.edits.fields import LocalDate, minute_of
from planner.scenarios.edits.screen import UnitChanged
from planner.scenarios.records import Note, Situation
from planner.validation.screen_units import QUARTER


def screen_unit(edit: UnitChanged, situation: Situation, desk: Desk) -> Situation:
    """Give the unit so many operators on every date, and other opening hours."""
    instance = situation.instance
    before = _operators(instance)
    makes = not before and bool(edit.operators)
    if makes and edit.opens is None:
        desk.fault("scenario_no_unit", "opens")
    if not before and edit.operators is None:
        desk.fault("scenario_no_operators", "opens")
    for at, clock in (("opens", edit.opens), ("closes", edit.closes)):
        if clock is not None and minute_of(clock) * 60 % QUARTER and (makes or seats_fit(instance)):
            desk.fault("scenario_off_quarter", at, clock, minutes=QUARTER // 60)
    if not desk.sound:
        return situation
    notes: list[Note] = []
    after = instance
    if makes:
        after = _made(edit, instance)
    elif edit.operators is not None:
        after, notes = _resized(instance, edit.operators)
    if edit.opens is not None and edit.closes is not None and not makes:
        after, more = with_hours(after, edit.opens, edit.closes)
        notes += more
    operators = _operators(after)
    said = [note("screen_unit", before=len(before), after=len(operators))]
    if edit.opens is not None and edit.closes is not None:
        said.append(note("unit_hours", opens=edit.opens, closes=edit.closes))
    touched = {s.worker_id for s in {*before} ^ {*operators}} if before != operators else set()
    return changed(situation, *said, *notes, instance=after, workers=touched)


def _operators(instance: Instance) -> list[Shift]:
    return sorted((s for s in instance.shifts if is_operator(s)), key=lambda s: s.start)


def _resized(instance: Instance, count: int) -> tuple[Instance, list[Note]]:
    """Date by date: the first stay, or are copied in turn."""
    by_date: dict[LocalDate, list[Shift]] = {}
    for s in _operators(instance):
        by_date.setdefault(local_date(instance, s), []).append(s)
    spare = {s.shift_id for own in by_date.values() for s in own[count:]}
    after, notes = without_shifts(instance, spare)
    for own in by_date.values():
        for number in range(len(own), count):
            source = own[number % len(own)]
            after, _ = with_twin(after, source.worker_id, [source.shift_id])
    shut = len(dates_of(instance)) - len(by_date)
    return after, [*notes, note("unit_shut", dates=shut)] if shut and count else notes


def _made(edit: UnitChanged, instance: Instance) -> Instance:
    """Operators who each work all the opening hours of every date."""
    assert edit.opens is not None
    assert edit.closes is not None
    assert edit.operators is not None
    unit = instance.units[0] if instance.units else ScreenUnit(unit_id=free_id("E", instance.unit))
    spans = [
        (at_clock(instance, d, edit.opens), at_clock(instance, d, edit.closes)) for d in dates_of(instance)
    ]
    rows = [
        Seats(start=t, count=n) for opens, closes in spans for t, n in ((opens, edit.operators), (closes, 0))
    ]
    offered = [v for v in instance.visits if offers_screen(v)]
    certificates = frozenset(c for v in offered for c in v.certificates)
    tasks = sorted({(v.citizen_id, task) for v in offered for task in v.delegated_tasks})
    workers, shifts, handed = list(instance.workers), list(instance.shifts), list(instance.delegations)
    for _ in range(edit.operators):
        worker_id = free_id("N", (w.worker_id for w in workers))
        workers.append(Worker(worker_id=worker_id, level=edit.level, certificates=certificates))
        handed += [Delegation(worker_id=worker_id, citizen_id=c, task=t) for c, t in tasks]
        for opens, closes in spans:
            shift = Shift(
                shift_id=free_id("NS", (s.shift_id for s in shifts)),
                worker_id=worker_id,
                start=opens,
                end=closes,
                start_address=None,
                end_address=None,
                modes=frozenset({Mode.SCREEN}),
                unit_id=unit.unit_id,
            )
            shifts.append(shift.model_copy(update={"breaks": usual_breaks(shift)}))
    made = unit.model_copy(update={"seats": tuple(rows)})
    units = (made, *(u for u in instance.units if u.unit_id != unit.unit_id))
    return instance.model_copy(
        update={
            "workers": tuple(workers),
            "shifts": tuple(shifts),
            "delegations": tuple(handed),
            "units": units,
        }
    )


def offers_screen(visit: Visit) -> bool:
    """Whether the visit's data offer the screen: for all of it, a part, or the second worker."""
    whole = any(m.mode is Mode.SCREEN for m in visit.modes)
    return whole or visit.split is not None or visit.second_on_screen
