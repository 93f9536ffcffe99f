"""The same day with one thing changed: all at home, another overhead, another screen unit, a limit for far-away citizens."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from planner.day import dates_of
from planner.domain import (
    Break,
    Instance,
    Means,
    Mode,
    Pin,
    Seats,
    Shift,
    StopOverhead,
    Visit,
    seconds_between,
)
from planner.savings.operators import is_operator


def all_physical(instance: Instance) -> Instance:
    """Return the baseline: nothing is by screen that can be at home.

    A visit that is by screen only stays as it is, and keeps the screen unit at work; without such visits there is no unit. A lock
    of a visit to the screen, or to an operator's shift, is opened where the visit can be at home.
    """
    visits = tuple(_at_home(v) for v in instance.visits)
    home = {v.visit_id for v in visits if any(m.mode is Mode.PHYSICAL for m in v.modes)}
    keeps_unit = len(home) < len(visits)
    operators = {s.shift_id for s in operators_of(instance)}
    pins = (_opened(p, operators) if p.visit_id in home else p for p in instance.pins)
    return instance.model_copy(
        update={
            "visits": visits,
            "shifts": tuple(s for s in instance.shifts if keeps_unit or s.shift_id not in operators),
            "units": instance.units if keeps_unit else (),
            "pins": tuple(p for p in pins if p is not None),
        }
    )


def _at_home(visit: Visit) -> Visit:
    modes = tuple(m for m in visit.modes if m.mode is Mode.PHYSICAL)
    return visit.model_copy(update={"modes": modes or visit.modes, "split": None, "second_on_screen": False})


def _opened(pin: Pin, operators: set[str]) -> Pin | None:
    """What is left of a lock without the screen, None if nothing is."""
    mode = None if pin.mode is Mode.SCREEN else pin.mode
    if pin.shift_id in operators:
        pin = pin.model_copy(update={"shift_id": None, "after": None})
    pin = pin.model_copy(update={"mode": mode})
    return pin if any((pin.shift_id, pin.start, pin.mode, pin.after)) else None


def with_overhead(instance: Instance, seconds: int, means: Collection[Means] = tuple(Means)) -> Instance:
    """Return the day with a stop overhead of so many seconds everywhere, by these means of travel, arriving and leaving in the
    proportion it has."""

    def scaled(overhead: StopOverhead) -> StopOverhead:
        whole = overhead.arriving + overhead.leaving
        usual = StopOverhead()
        share = overhead.arriving / whole if whole else usual.arriving / (usual.arriving + usual.leaving)
        arriving = round(share * seconds)
        return StopOverhead(arriving=arriving, leaving=seconds - arriving)

    def table(given: dict[Means, StopOverhead]) -> dict[Means, StopOverhead]:
        return {m: scaled(overhead) if m in means else overhead for m, overhead in given.items()}

    settings = instance.settings.model_copy(update={"overhead": table(instance.settings.overhead)})
    addresses = tuple(a.model_copy(update={"overhead": table(a.overhead)}) for a in instance.addresses)
    return instance.model_copy(update={"settings": settings, "addresses": addresses})


def operators_of(instance: Instance) -> list[Shift]:
    """Return the shifts in which nobody drives, by start, then in the order of the input."""
    return sorted((s for s in instance.shifts if is_operator(s)), key=lambda s: s.start)


def with_operators(instance: Instance, count: int) -> Instance:
    """Return the day with the first `count` operator shifts. Where there are fewer, they are copied in turn, with workers who may
    do what theirs may, and seats in the unit for them.

    Raises ValueError where there is no operator to copy and some are asked for, for a negative count, and for more than one date.
    """
    _require_one_day(instance)
    own = operators_of(instance)
    if count < 0 or (count and not own):
        raise ValueError(f"cannot make {count} operators out of {len(own)}")
    kept = {s.shift_id for s in own[:count]}
    shifts = tuple(s for s in instance.shifts if not is_operator(s) or s.shift_id in kept)
    changed = instance.model_copy(update={"shifts": shifts})
    for number in range(len(own), count):
        changed = _with_copy(changed, own[number % len(own)], f"+{number + 1}")
    return changed


def _with_copy(instance: Instance, shift: Shift, mark: str) -> Instance:
    """One more operator like `shift`'s; whoever may have only this worker, or not, stays as it is."""
    worker = instance.worker[shift.worker_id]
    twin = worker.model_copy(update={"worker_id": worker.worker_id + mark})
    handed = (d for d in instance.delegations if d.worker_id == worker.worker_id)
    return instance.model_copy(
        update={
            "workers": (*instance.workers, twin),
            "shifts": (
                *instance.shifts,
                shift.model_copy(update={"shift_id": shift.shift_id + mark, "worker_id": twin.worker_id}),
            ),
            "delegations": (
                *instance.delegations,
                *(d.model_copy(update={"worker_id": twin.worker_id}) for d in handed),
            ),
            "units": tuple(
                u.model_copy(update={"seats": tuple(_one_more(s) for s in u.seats)})
                if u.unit_id == shift.unit_id
                else u
                for u in instance.units
            ),
        }
    )


def _one_more(row: Seats) -> Seats:
    """A seat for the copy, unless the unit is shut."""
    return row.model_copy(update={"count": row.count + 1}) if row.count else row


def opening(instance: Instance) -> tuple[datetime, datetime] | None:
    """Return when the first operator begins and the last ends, None without operators."""
    own = operators_of(instance)
    return (min(s.start for s in own), max(s.end for s in own)) if own else None


def with_opening(instance: Instance, hours: float) -> Instance:
    """Return the day with every operator shift cut to the first `hours` from when the first begins.

    A shift that would begin later is left out, and so is a break that does not fit. Raises ValueError without operators,
    and for more than one date.
    """
    _require_one_day(instance)
    span = opening(instance)
    if span is None:
        raise ValueError("no screen unit to open")
    closes = span[0] + timedelta(hours=hours)
    shifts = (_cut(s, closes) if is_operator(s) else s for s in instance.shifts)
    return instance.model_copy(update={"shifts": tuple(s for s in shifts if s is not None)})


def _require_one_day(instance: Instance) -> None:
    dates = dates_of(instance)
    if len(dates) > 1:
        raise ValueError(f"a screen unit is changed for one day at a time, got {len(dates)} dates")


def _cut(shift: Shift, closes: datetime) -> Shift | None:
    if shift.start >= closes:
        return None
    if shift.end <= closes:
        return shift
    kept = (_in_time(b, closes) for b in shift.breaks)
    breaks = tuple(b for b in kept if b is not None)
    return shift.model_copy(update={"end": closes, "max_overtime": 0, "breaks": breaks})


def _in_time(pause: Break, closes: datetime) -> Break | None:
    """The break if it can begin and end before the unit closes, its window cut to that."""
    latest = min(pause.start_latest, closes - timedelta(seconds=pause.duration))
    if seconds_between(pause.start_earliest, latest) < 0:
        return None
    return pause.model_copy(update={"start_latest": latest})


def without_required_fallback(instance: Instance) -> Instance:
    """Return the day where a screen visit needs no route that could take it over; what a failed call costs stays."""
    return _with_rules(instance, require_fallback=False)


def with_far_limit(instance: Instance, metres: int, share: float) -> Instance:
    """Return the day where at most `share` of the visits further than `metres` from the nearest base are by screen."""
    return _with_rules(instance, far_metres=metres, far_share=share)


def without_far_limit(instance: Instance) -> Instance:
    """Return the day without a limit for far-away citizens."""
    return _with_rules(instance, far_metres=None, far_share=None)


def _with_rules(instance: Instance, **rules: object) -> Instance:
    screen = instance.settings.screen.model_copy(update=rules)
    settings = instance.settings.model_copy(update={"screen": screen})
    return instance.model_copy(update={"settings": settings})
