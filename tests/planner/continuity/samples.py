"""Plans of several days, laid out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from planner.continuity import PlannedDay
from planner.domain import Instance, Visit
from tests.builders import Entry, grid_times, instance, plan_of, shift, visit, window

MONDAY = date(2026, 3, 2)


def on(day: int) -> date:
    """So many days after Monday 2 March 2026."""
    return MONDAY + timedelta(days=day)


def at_clock(name: str, citizen: str, clock: str, day: int = 0, **fields: Any) -> Visit:
    """A visit that starts at a clock, on a day counted from Monday."""
    return visit(name, citizen, window(clock, clock, day=day), **fields)


def day_of(day: int, visits: Sequence[Visit], sequences: Mapping[str, Sequence[Entry]]) -> PlannedDay:
    """A day on which every named shift is there from six to midnight less a minute; "S1" is worker W1's."""
    shifts = [shift(s, start="06:00", end="23:59", day=day) for s in sequences]
    return planned(day, instance(visits, shifts), sequences)


def planned(day: int, given: Instance, sequences: Mapping[str, Sequence[Entry]]) -> PlannedDay:
    """A day of an instance with a plan."""
    return PlannedDay(on(day), given, plan_of(given, grid_times(given), sequences))
