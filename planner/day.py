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
    return tuple(sorted(shifts | set(visit_dates(instance).values())))


def visit_dates(instance: Instance) -> dict[str, date]:
    """Return the one local date that each visit belongs to, by visit id.

    That of its first window; where the planner has locked it to a shift or a start on another date of its
    windows, that one.
    """
    locked: dict[str, list[date]] = {}
    zone = ZoneInfo(instance.settings.timezone)
    for pin in instance.pins:
        if pin.shift_id in instance.shift:
            day = instance.shift[pin.shift_id].start.astimezone(zone).date()
            locked.setdefault(pin.visit_id, []).append(day)
        if pin.start is not None:
            instant = TimeWindow(start_earliest=pin.start, start_latest=pin.start)
            locked.setdefault(pin.visit_id, []).append(window_date(instance, instant))
    found = {}
    for visit in instance.visits:
        days = [window_date(instance, w) for w in sorted(visit.windows, key=lambda w: w.start_earliest)]
        found[visit.visit_id] = next((d for d in locked.get(visit.visit_id, ()) if d in days), days[0])
    return found


def window_date(instance: Instance, window: TimeWindow) -> date:
    """Return the local date that a window belongs to.

    It is the date of the shift that is at work in the middle of the window, the one begun last if there are
    several, so that the early hours of a night go with the evening before; if nobody is at work, its own.
    """
    middle = window.start_earliest + (window.start_latest - window.start_earliest) / 2
    begun = _at_work(instance.shifts, middle)
    return (begun or middle).astimezone(ZoneInfo(instance.settings.timezone)).date()


def of_date(instance: Instance, day: date) -> Instance:
    """Return the part of `instance` that belongs to a local date.

    A shift belongs to the date it starts on, a window to that of `window_date`. A visit belongs to one
    date alone (`visit_dates`), and keeps its windows of that date, so that it is planned once when each day is
    planned by itself; `planner.validate` tells of visits that could have had another day. Links and locks
    stay where all they name stays.
    """
    zone = ZoneInfo(instance.settings.timezone)
    shifts = tuple(s for s in instance.shifts if s.start.astimezone(zone).date() == day)
    dates = visit_dates(instance)
    visits = tuple(_windows_of(instance, v, day) for v in instance.visits if dates[v.visit_id] == day)
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
    windows = tuple(w for w in visit.windows if window_date(instance, w) == day)
    return visit if windows == visit.windows else visit.model_copy(update={"windows": windows})


def _at_work(shifts: Iterable[Shift], instant: datetime) -> datetime | None:
    """Return when the shift last begun of those at work at `instant` began."""
    return max((s.start for s in shifts if s.start <= instant < s.end), default=None)
