"""How work is done here: the bases, means of travel, shift times and breaks that the input's own shifts have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.domain import Break, Instance, Means, Mode, Shift, seconds_between

BASE_OF = 3
"""Workers who begin at a base before it counts as a district: fewer might begin at their own home, which is not to be
published. Where no base has so many, those with the most; others by name."""


class Ground(NamedTuple):
    """Where a shift begins and ends, how its worker travels, and what it takes; a screen unit's has no places."""

    start_address: str | None
    end_address: str | None
    means: Means
    modes: frozenset[Mode]
    unit_id: str | None = None

    @property
    def name(self) -> str:
        """The base or the unit, as an id."""
        return self.unit_id or self.start_address or ""


class Pause(NamedTuple):
    """A break as a habit: its window in seconds from the start of the shift."""

    earliest: int
    latest: int
    duration: int
    paid: bool
    address_id: str | None


class Span(NamedTuple):
    """When a shift begins and ends, in seconds of the wall clock from midnight of its day; over a day where it ends on the
    next."""

    start: int
    end: int
    pauses: tuple[Pause, ...] = ()

    def holds(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Habits:
    """What the shifts of an input have in common. `bases`: address ids to use in place of the shared ones."""

    instance: Instance
    bases: tuple[str, ...] = ()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The municipality's time zone."""
        return ZoneInfo(self.instance.settings.timezone)

    def grounds(self, *, screen: bool) -> list[Ground]:
        """Return every ground in use, those of screen units only where `screen` visits are asked for.

        A base that few begin at may be a home, and a home is nobody's district: see `BASE_OF`.
        """
        found: dict[tuple[str | None, str | None, Means, str | None], frozenset[Mode]] = {}
        for s in self.instance.shifts:
            for start, end in self._ends(s):
                key = (start, end, s.means, s.unit_id)
                found[key] = found.get(key, frozenset()) | s.modes
        return [
            Ground(start, end, means, modes, unit)
            for (start, end, means, unit), modes in found.items()
            if start is not None or (screen and unit is not None)
        ]

    def _ends(self, shift: Shift) -> Iterator[tuple[str | None, str | None]]:
        """Where shifts like this one may begin and end."""
        ends = (shift.start_address, shift.end_address)
        if shift.unit_id is not None:
            yield None, None
        elif None not in ends and self.bases:
            yield from ((base, base) for base in self.bases)
        elif None not in ends and set(ends) <= self._shared:
            yield ends

    @cached_property
    def _shared(self) -> set[str]:
        """Bases that enough workers begin at."""
        at: dict[str, set[str]] = {}
        for s in self.instance.shifts:
            if s.start_address is not None:
                at.setdefault(s.start_address, set()).add(s.worker_id)
        enough = min(BASE_OF, max(map(len, at.values()), default=0))
        return {base for base, workers in at.items() if len(workers) >= enough}

    def spans(self, ground: Ground) -> list[Span]:
        """Return the shift times in use on the road, or in the screen unit, by start; those with breaks where some have and
        some have not."""
        found: dict[tuple[int, int], Span] = {}
        for shift in self._alike(ground):
            span = self._span(shift)
            known = found.get(span[:2])
            if known is None or len(span.pauses) > len(known.pauses):
                found[span[:2]] = span
        return [found[key] for key in sorted(found)]

    def longest(self, ground: Ground) -> list[Span]:
        """Return those that lie within no other."""
        every = self.spans(ground)
        return [s for s in every if not any(o.holds(s) and o[:2] != s[:2] for o in every)]

    def within(self, ground: Ground, span: Span) -> Span:
        """Return the longest span in use that holds a given one, the given one if none does."""
        around = [s for s in self.longest(ground) if s.holds(span)]
        return max(around, key=lambda s: s.end - s.start, default=span)

    def pauses(self, ground: Ground, span: Span) -> tuple[Pause, ...]:
        """Return the breaks of a span: none below the shortest shift that has any, else those of the span that holds it,
        moved where they would begin too early or too late."""
        least = min((s.end - s.start for s in self.spans(ground) if s.pauses), default=None)
        length = span.end - span.start
        if least is None or length < least:
            return ()
        model = span if span.pauses else self.within(ground, span)
        if not model.pauses:
            model = next(s for s in self.spans(ground) if s.pauses and s.end - s.start == least)
        moved = span.start - model.start
        return tuple(_moved(p, moved, length) for p in model.pauses)

    def _alike(self, ground: Ground) -> Iterator[Shift]:
        for shift in self.instance.shifts:
            on_the_road = shift.unit_id is None and shift.start_address is not None
            if shift.unit_id == ground.unit_id and (on_the_road or ground.unit_id is not None):
                yield shift

    def _span(self, shift: Shift) -> Span:
        midnight = datetime.combine(shift.start.astimezone(self.zone).date(), time())
        start, end = (self._wall(t, midnight) for t in (shift.start, shift.end))
        return Span(start, end, tuple(_pause(shift, b) for b in shift.breaks))

    def _wall(self, instant: datetime, midnight: datetime) -> int:
        return round((instant.astimezone(self.zone).replace(tzinfo=None) - midnight).total_seconds())

    def span_on(self, day: date, start: datetime, end: datetime) -> Span:
        """Return two instants as a span of a day, without breaks."""
        midnight = datetime.combine(day, time())
        return Span(self._wall(start, midnight), self._wall(end, midnight))

    def instant(self, day: date, seconds: int) -> datetime:
        """Return the instant of a wall clock, `seconds` after midnight of `day`."""
        wall = datetime.combine(day, time()) + timedelta(seconds=seconds)
        return wall.replace(tzinfo=self.zone)

    def halves(self, ground: Ground, shortest: int, step: int) -> list[Span]:
        """Return the first and the last half of each of the longest spans, on the roster's grid, none below `shortest`."""
        found = []
        for span in self.longest(ground):
            middle = (span.start + span.end) // 2 // step * step
            found += [Span(span.start, middle), Span(middle, span.end)]
        return [s for s in found if s.end - s.start >= shortest]


def _pause(shift: Shift, pause: Break) -> Pause:
    earliest, latest = (seconds_between(shift.start, t) for t in (pause.start_earliest, pause.start_latest))
    return Pause(earliest, latest, pause.duration, pause.paid, pause.address_id)


def _moved(pause: Pause, start: int, length: int) -> Pause:
    """The break of a shift that begins `start` seconds later and lasts `length`: its window cut to the shift, or its middle."""
    earliest = max(0, pause.earliest - start)
    latest = min(pause.latest - start, length - pause.duration)
    if earliest > latest:
        earliest = latest = max(0, (length - pause.duration) // 2)
    return pause._replace(earliest=earliest, latest=latest)
