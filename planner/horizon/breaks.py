"""Weeks in which a technology steps: everybody begins, or an effect sets in or ends for all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from planner.horizon.records import Case
from planner.scenarios.edits import Edit
from planner.scenarios.edits.technology import TechnologyUsed
from planner.technologies.catalogue import BY_CODE
from planner.technologies.resolve import values_of
from planner.technologies.use import Use


def step_weeks(edits: Iterable[Edit], cases: Iterable[Case], weeks: int) -> tuple[int, ...]:
    """Return the weeks (1 to `weeks`) on both sides of every step, ascending: a line drawn across a step would be wrong.

    Where citizens begin one after another (a ramp), nothing steps. Raises KeyError for an unknown technology.
    """
    uses = [e.use for e in edits if isinstance(e, TechnologyUsed)]
    steps = {step for use in uses for case in cases for step in _steps(use, case)}
    beside = {week for step in steps for week in (step, step + 1)}
    return tuple(sorted(w for w in beside if 1 <= w <= weeks))


def _steps(use: Use, case: Case) -> Iterator[int]:
    """How many weeks of the year have passed at each step; technologies count their weeks from 0."""
    technology = BY_CODE[use.technology]
    values = values_of(technology, use, case)
    if values.get("ramp_weeks"):
        return
    if use.start_week:
        yield use.start_week
    for effect in technology.effects:
        for name in (effect.from_week, effect.until_week):
            if name is not None and name in values:
                yield use.start_week + ceil(values[name])
