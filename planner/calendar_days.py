"""Local days and weeks, and the order in which visits are due: what "the visit's day" and "in a row" mean everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.domain import Instance, Visit


def local_day(instance: Instance, instant: datetime) -> date:
    """Return the local date of an instant."""
    return instant.astimezone(ZoneInfo(instance.settings.timezone)).date()


def week_of(day: date) -> date:
    """Return the Monday of the day's week, which runs from Monday to Sunday."""
    return day - timedelta(days=day.weekday())


def plan_days(instance: Instance) -> tuple[date, date]:
    """Return the first and last local day on which a shift or a window of a visit begins.

    Raises ValueError for an instance with neither.
    """
    begins = [s.start for s in instance.shifts]
    begins += [w.start_earliest for v in instance.visits for w in v.windows]
    return local_day(instance, min(begins)), local_day(instance, max(begins))


def days_due(instance: Instance, visit: Visit) -> tuple[date, ...]:
    """Return the local days on which a visit may start, ascending: those of its windows, or of the start it is locked to."""
    locked = [p.start for p in instance.pins if p.visit_id == visit.visit_id and p.start is not None]
    spans = [(t, t) for t in locked] or [(w.start_earliest, w.start_latest) for w in visit.windows]
    days = set()
    for early, late in spans:
        first, last = local_day(instance, early), local_day(instance, late)
        days |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return tuple(sorted(days))


def in_due_order(visits: Iterable[Visit]) -> list[Visit]:
    """Return visits in the order in which their first windows open, then close.

    What comes before what is settled by when care is due, not by the minute a plan starts it: so it is the same for a visit that is
    left out.
    """
    return sorted(visits, key=_due)


def _due(visit: Visit) -> tuple[datetime, datetime, str]:
    first = min(visit.windows, key=lambda w: w.start_earliest)
    return first.start_earliest, first.start_latest, visit.visit_id
