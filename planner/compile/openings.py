"""Calls where the seats of units come and go: each shift starts one only while its unit has any seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from planner.compile.compiled import Seat
from planner.compile.options import Option
from planner.compile.screen import works
from planner.compile.shifts import BoolArray, Shifts, skills_of
from planner.domain import Instance, Level, Pin
from planner.modality.callers import Span, open_spans

Spans = tuple[Span, ...]


def options_by_seats(
    instance: Instance, options: Sequence[Option], shifts: Shifts, pins: Mapping[Seat, Sequence[Pin]]
) -> list[Option]:
    """Return the options with each call once for every set of shifts whose units let them start it at the same times.

    Of a call the windows are cut so that set-up to end of documentation lies within times with at least one seat. Shifts without
    a unit, and those of a unit without rows of seats, keep them whole. A call that no shift could start stays, as not possible.
    """
    openings = _Openings(instance, shifts)
    if not openings.spans:
        return list(options)
    return [way for o in options for way in (openings.ways(o, pins.get(o.seat, ())) if works(o) else (o,))]


class _Openings:
    """`spans`: when each unit with rows has any seat, seconds from time zero."""

    def __init__(self, instance: Instance, shifts: Shifts) -> None:
        self.settings, self.shifts = instance.settings, shifts
        self.spans = {u.unit_id: _from_zero(instance, open_spans(u)) for u in instance.units if u.seats}
        self.units = [s.unit_id if s.unit_id in self.spans else None for s in instance.shifts]
        self.ids = [s.shift_id for s in instance.shifts]
        self._skilled: dict[tuple[Level | str, ...], BoolArray] = {}

    def ways(self, option: Option, pins: Sequence[Pin]) -> Iterator[Option]:
        times = {unit: self._cut(option, spans) for unit, spans in self.spans.items()}
        takers: dict[Spans, set[int]] = {}
        for s in np.flatnonzero(self._able(option, pins)).tolist() if option.possible else ():
            unit = self.units[s]
            windows = option.windows if unit is None else times[unit]
            if windows:
                takers.setdefault(windows, set()).add(s)
        for windows, rows in sorted(takers.items(), key=lambda item: min(item[1])):
            yield option._replace(windows=windows, shifts=frozenset(rows))
        if not takers:
            yield option._replace(possible=False)

    def _able(self, option: Option, pins: Sequence[Pin]) -> BoolArray:
        """(S,): whoever could take the call at some time."""
        able = self.shifts.allowed(option.visit, option.mode.mode) & self._skills(option)
        for pin in (p for p in pins if p.shift_id is not None):
            able &= np.array([i == pin.shift_id for i in self.ids], dtype=bool)
        return able

    def _skills(self, option: Option) -> BoolArray:
        needed = tuple(skills_of(option.visit))
        if needed not in self._skilled:
            self._skilled[needed] = np.asarray(self.shifts.skills(needed).all(axis=1), dtype=bool)
        return self._skilled[needed]

    def _cut(self, option: Option, spans: Spans) -> Spans:
        before = self.settings.screen_setup
        after = option.mode.service_duration + self.settings.screen_documentation
        cut = (
            (max(early, begin + before), min(late, end - after))
            for early, late in option.windows
            for begin, end in spans
        )
        return tuple((early, late) for early, late in cut if early <= late)


def _from_zero(instance: Instance, spans: Sequence[Span]) -> Spans:
    zero = int(instance.horizon_start.timestamp())
    return tuple((begin - zero, end - zero) for begin, end in spans)
