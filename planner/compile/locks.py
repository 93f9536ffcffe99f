"""Locks of order that nobody could keep: they must not take the earlier visit down with the later one.

A lock ties two visits: both are planned, or neither. That is right as long as the later one could be planned at
all. Where no shift could carry out both, the later visit is barred and the earlier one set free.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from solvers.problem import DIFFERENT_WORKER, NO_PLACE, SAME_WORKER, Problem


class Start(NamedTuple):
    """When care of an option may start on a shift that did nothing else, seconds from time zero."""

    option: int
    early: int
    late: int


Starts = dict[int, list[Start]]  # by shift


def without_hopeless_locks(problem: Problem) -> Problem:
    """Return the problem with every later visit barred, and its lock untied, that no shift could carry out
    after the earlier one.

    Of several visits locked after one, those that cannot all be on one shift, the dearest to leave out go
    first. Judged is each pair alone on its shift: eligibility, windows, working hours and direct travel, but
    neither breaks nor other visits. Locks in a circle stay as they are.
    """
    rows = np.flatnonzero(problem.link_together & (problem.link_worker == SAME_WORKER))
    if not len(rows):
        return problem
    barred = _Locks(problem, rows.tolist()).barred()
    together, allowed = problem.link_together.copy(), problem.allowed.copy()
    together[rows[np.isin(problem.link_second[rows], list(barred))]] = False
    allowed[np.isin(problem.option_visit, list(barred))] = False
    return problem.replace(link_together=together, allowed=allowed)


class _Locks:
    """Settles locks from the earliest visit on.

    `starts[v]`: when visit v may start, by shift; `group[v]` the first visit of its chain, and `shared` the
    shifts that could carry out the whole chain so far.
    """

    def __init__(self, problem: Problem, rows: Iterable[int]) -> None:
        self.problem = problem
        self.after: dict[int, list[int]] = {}
        for k in rows:
            self.after.setdefault(int(problem.link_second[k]), []).append(int(problem.link_first[k]))
        twins = np.flatnonzero(problem.link_together & (problem.link_worker == DIFFERENT_WORKER))
        pairs = [(int(problem.link_first[k]), int(problem.link_second[k])) for k in twins]
        self.twin = {**dict(pairs), **{b: a for a, b in pairs}}
        self.starts: dict[int, Starts] = {}
        self.group: dict[int, int] = {}
        self.shared: dict[int, set[int]] = {}

    def barred(self) -> set[int]:
        """Return the visits to bar, both seats of a double one."""
        found: set[int] = set()
        waiting = {min(v, self.twin.get(v, v)) for v in self.after}
        while ready := self._ready(waiting):
            visit = max(ready, key=lambda v: (sum(self.problem.unplanned_cost[list(self._seats(v))]), -v))
            waiting.remove(visit)
            if not self._accept(visit):
                found |= self._seats(visit)
                self.starts |= {seat: {} for seat in self._seats(visit)}
        return found

    def _ready(self, waiting: set[int]) -> list[int]:
        """Those of `waiting` that are locked after none of the others."""
        open_seats = {seat for visit in waiting for seat in self._seats(visit)}
        return [v for v in waiting if not self._firsts(v) & open_seats]

    def _seats(self, visit: int) -> set[int]:
        return {visit, self.twin.get(visit, visit)}

    def _firsts(self, visit: int) -> set[int]:
        return {first for seat in self._seats(visit) for first in self.after.get(seat, ())}

    def _accept(self, visit: int) -> bool:
        """Put the visit into the chains of those it is locked after, if some shift could carry them out."""
        starts: dict[int, Starts] = {}
        group: dict[int, int] = {}
        for seat in self._seats(visit):
            starts[seat] = self._of(seat)
            for first in self.after.get(seat, ()):
                group[seat] = self.group.setdefault(first, first)
                on = self.shared.setdefault(group[seat], set(self._of(first)))
                starts[seat] = {
                    s: later
                    for s, possible in starts[seat].items()
                    if s in on and (later := _following(self.problem, s, self._of(first)[s], possible))
                }
        if not self._staffed(starts, group):
            return False
        self.starts |= starts
        self.group |= group
        for seat, head in group.items():
            self.shared[head] &= set(starts[seat])
        return True

    def _of(self, visit: int) -> Starts:
        if visit not in self.starts:
            self.starts[visit] = _starts(self.problem, visit)
        return self.starts[visit]

    def _staffed(self, starts: Mapping[int, Starts], group: Mapping[int, int]) -> bool:
        """Whether one shift can carry out the visit, or two of different workers at one start."""
        if len(starts) == 1:
            return all(starts.values())
        one, other = starts
        if one in group and group.get(other) == group[one]:
            return False
        worker = self.problem.shift_worker
        return any(
            a.early <= b.late and b.early <= a.late
            for s, mine in starts[one].items()
            for t, yours in starts[other].items()
            if worker[s] != worker[t]
            for a in mine
            for b in yours
        )


def _starts(problem: Problem, visit: int) -> Starts:
    """When each shift could start the visit if it did nothing else; without the shifts that never could."""
    found: Starts = {}
    for o in range(int(problem.option_offset[visit]), int(problem.option_offset[visit + 1])):
        for s in np.flatnonzero(problem.eligible[o]).tolist():
            before, after = _way(problem, s, o)
            ready = int(problem.shift_earliest[s]) + before
            last = int(problem.shift_latest[s]) - int(problem.option_duration[o]) - after
            for w in range(int(problem.window_offset[o]), int(problem.window_offset[o + 1])):
                early = max(ready, int(problem.window_early[w]))
                late = min(last, int(problem.window_late[w]))
                if early <= late:
                    found.setdefault(s, []).append(Start(o, early, late))
    return found


def _way(problem: Problem, s: int, o: int) -> tuple[int, int]:
    """Seconds from the shift's base until care may start, and from the end of care back to the base."""
    m, place = problem.shift_means[s], int(problem.option_place[o])
    if place == NO_PLACE:
        return int(problem.option_setup[o]), int(problem.option_wrap_up[o])
    out = _travel(problem, s, int(problem.shift_start_place[s]), place)
    back = _travel(problem, s, place, int(problem.shift_end_place[s]))
    return (
        out + int(problem.arriving[m, place]) + int(problem.option_setup[o]),
        int(problem.option_wrap_up[o]) + int(problem.leaving[m, place]) + back,
    )


def _following(problem: Problem, s: int, first: list[Start], second: list[Start]) -> list[Start]:
    """The starts of `second` that are left after `first` on one shift."""
    found = []
    for start in second:
        free = min(f.early + _between(problem, s, f.option, start.option) for f in first)
        if free <= start.late:
            found.append(start._replace(early=max(start.early, free)))
    return found


def _between(problem: Problem, s: int, first: int, second: int) -> int:
    """Seconds from the start of one option to the start of the next, no wait between them."""
    m, here, there = (
        problem.shift_means[s],
        int(problem.option_place[first]),
        int(problem.option_place[second]),
    )
    care = int(problem.option_duration[first] + problem.option_wrap_up[first] + problem.option_setup[second])
    if here == there:
        return care
    leaving = 0 if here == NO_PLACE else int(problem.leaving[m, here])
    arriving = 0 if there == NO_PLACE else int(problem.arriving[m, there])
    return care + leaving + _travel(problem, s, here, there) + arriving


def _travel(problem: Problem, s: int, here: int, there: int) -> int:
    known = NO_PLACE not in (here, there)
    return int(problem.travel_time[problem.shift_means[s], here, there]) if known else 0
