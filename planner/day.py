"""One day out of an input of several: its shifts, and the visits that are theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.domain import Instance, Shift, TimeWindow, Visit


def dates_of(instance: Instance) -> tuple[date, ...]:
    """Return the local dates that have shifts or visits, ascending."""
    zone = ZoneInfo(instance.settings.timezone)
    shifts = {s.start.astimezone(zone).date() for s in instance.shifts}
    return tuple(sorted(shifts | {_date(instance, w) for v in instance.visits for w in v.windows}))


def of_date(instance: Instance, day: date) -> Instance:
    """Return the part of `instance` that belongs to a local date.

    A shift belongs to the date it starts on. A window belongs to the date of the shift that is at work in the
    middle of it, the one begun last if there are several, so that the early hours of a night go with the
    evening before; if nobody is at work, to its own date. A visit keeps its windows of the date. Links and
    locks stay where all they name stays.
    """
    zone = ZoneInfo(instance.settings.timezone)
    shifts = tuple(s for s in instance.shifts if s.start.astimezone(zone).date() == day)
    visits = tuple(v for v in (_windows_of(instance, v, day) for v in instance.visits) if v.windows)
    kept, at_work = {v.visit_id for v in visits}, {s.shift_id for s in shifts}
    pins = (p for p in instance.pins if p.visit_id in kept and (p.after is None or p.after in kept))
    return instance.model_copy(
        update={
            "shifts": shifts,
            "visits": visits,
            "links": tuple(k for k in instance.links if {k.first, k.second} <= kept),
            "pins": tuple(p for p in pins if p.shift_id is None or p.shift_id in at_work),
        }
    )


def _windows_of(instance: Instance, visit: Visit, day: date) -> Visit:
    return visit.model_copy(update={"windows": tuple(w for w in visit.windows if _date(instance, w) == day)})


def _date(instance: Instance, window: TimeWindow) -> date:
    middle = window.start_earliest + (window.start_latest - window.start_earliest) / 2
    begun = _at_work(instance.shifts, middle)
    return (begun or middle).astimezone(ZoneInfo(instance.settings.timezone)).date()


def _at_work(shifts: Iterable[Shift], instant: datetime) -> datetime | None:
    """Return when the shift last begun of those at work at `instant` began."""
    return max((s.start for s in shifts if s.start <= instant < s.end), default=None)
