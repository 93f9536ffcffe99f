"""Routes given by their order alone, and what timing them needs to know; all times in the engine's unit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from benchmarks.formats.uhhc.instance import UhhcInstance
from benchmarks.formats.uhhc.options import Choice, choices, is_due
from benchmarks.formats.uhhc.prices import missed_points
from benchmarks.formats.uhhc.windows import Need, needs, steps


class Line(NamedTuple):
    """One caregiver's visits in order, the window that each belongs to, and before which of them lunch is held (None: none)."""

    shift: int
    visits: tuple[int, ...]
    windows: tuple[int, ...]
    lunch: int | None


class Timed(NamedTuple):
    """A line with the start of every visit and of the lunch."""

    line: Line
    starts: tuple[int, ...]
    lunch_start: int | None


class Lunch(NamedTuple):
    earliest: int
    latest: int
    duration: int


@dataclass(frozen=True)
class Facts:
    """An instance as plain integers.

    Per visit `duration` and `place`, and per window of the visit when it `opens` and the last start that is in time (`closes`);
    `missed`: points for a due lunch that is not taken.
    """

    instance: UhhcInstance
    visits: tuple[Need, ...]
    duration: tuple[int, ...]
    place: tuple[int, ...]
    opens: tuple[tuple[int, ...], ...]
    closes: tuple[tuple[int, ...], ...]
    travel: tuple[tuple[int, ...], ...]
    choices: tuple[Choice, ...]
    lunch: Lunch | None
    missed: int

    def shift(self, s: int) -> tuple[int, int]:
        """When shift s starts and ends."""
        span = self.instance.caregivers[s].working_shift
        return steps(self.instance, span.start), steps(self.instance, span.end)

    def is_due(self, s: int) -> bool:
        """True if shift s is due a lunch."""
        return is_due(self.instance, self.instance.caregivers[s])

    def window_at(self, visit: int, start: int) -> int:
        """The last window of a visit that has opened by `start`, the first if none has."""
        return max((k for k, opens in enumerate(self.opens[visit]) if opens <= start), default=0)

    def legs(self, line: Line) -> list[int]:
        """Travel before each visit, and last the way home."""
        caregiver = self.instance.caregivers[line.shift]
        terminals = self.instance.terminal_place
        places = [
            terminals[caregiver.departing_point],
            *(self.place[v] for v in line.visits),
            terminals[caregiver.arrival_point],
        ]
        return [self.travel[a][b] for a, b in pairwise(places)]

    def work(self, line: Line) -> int:
        """Time of a line that is not idle: travel, services and lunch."""
        lunch = self.lunch.duration if self.lunch and line.lunch is not None else 0
        return sum(self.legs(line)) + sum(self.duration[v] for v in line.visits) + lunch

    def idle(self, timed: Timed) -> int:
        """Idle time of a used shift."""
        start, end = self.shift(timed.line.shift)
        return max(end, self.back(timed)) - start - self.work(timed.line)

    def back(self, timed: Timed) -> int:
        """When the caregiver is back at the terminal."""
        return timed.starts[-1] + self.duration[timed.line.visits[-1]] + self.legs(timed.line)[-1]

    def lateness(self, timed: Timed) -> int:
        """The greatest lateness of a route."""
        rows = zip(timed.line.visits, timed.line.windows, timed.starts, strict=True)
        return max(0, *(start - self.closes[v][k] for v, k, start in rows))


def gather(instance: UhhcInstance) -> Facts:
    """Return the facts of an instance."""
    visits = tuple(needs(instance))
    durations = tuple(steps(instance, instance.duration(n.required)) for n in visits)
    off = [d if instance.met_at_end else 0 for d in durations]
    return Facts(
        instance,
        visits,
        durations,
        tuple(n.patient.distance_matrix_index for n in visits),
        tuple(tuple(steps(instance, w.start) for w in n.patient.time_windows) for n in visits),
        tuple(
            tuple(steps(instance, w.end) - o for w in n.patient.time_windows)
            for n, o in zip(visits, off, strict=True)
        ),
        tuple(tuple(steps(instance, x) for x in row) for row in instance.distances),
        tuple(choices(instance)),
        _lunch(instance),
        missed_points(instance),
    )


def _lunch(instance: UhhcInstance) -> Lunch | None:
    rule = instance.lunch_breaks
    if rule is None:
        return None
    duration = steps(instance, rule.min_duration)
    latest = steps(instance, rule.end) - (duration if instance.met_at_end else 0)
    return Lunch(steps(instance, rule.start), latest, duration)
