"""The problem as peers see it: locations (bases first, then one per way of doing a visit), and what it takes and costs to go
from one to another. Knows no peer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from solvers.horizon import horizon
from solvers.problem import NO_PLACE, BoolArray, IntArray, Problem


@dataclass(frozen=True, eq=False)
class Arcs:
    """Locations 0..D-1 are the `bases` (D,) (places, NO_PLACE for none), D..D+n-1 the `options` (n,) one each, in that order.

    `origin` is the instant that peers call 0 (the earliest departure) and `end` the instant, counted from it, after which
    nothing in some best solution happens. An option may occur several times in `options`, once for each of its windows.
    """

    problem: Problem
    options: IntArray

    @cached_property
    def bases(self) -> IntArray:
        p = self.problem
        return np.unique(np.concatenate([p.shift_start_place, p.shift_end_place]))

    @cached_property
    def origin(self) -> int:
        return int(self.problem.shift_earliest.min(initial=0))

    @cached_property
    def end(self) -> int:
        return horizon(self.problem)[1] - self.origin

    def instant(self, t: int) -> int:
        """Return t as peers count it, no later than `end`; negative if nobody is at work yet."""
        return min(int(t) - self.origin, self.end)

    def windows(self, option: int) -> Iterator[tuple[int, int]]:
        """Yield the windows of an option as peers count them, those that end before anybody works left out."""
        p = self.problem
        for r in range(int(p.window_offset[option]), int(p.window_offset[option + 1])):
            early, late = self.instant(p.window_early[r]), self.instant(p.window_late[r])
            if late >= 0:
                yield max(0, early), late

    def base(self, place: int) -> int:
        """Return the location of a shift's start or end."""
        return int(np.searchsorted(self.bases, place))

    def service(self, option: int) -> int:
        """Return how long the visit holds its worker from the start on."""
        return int(self.problem.option_duration[option] + self.problem.option_wrap_up[option])

    @cached_property
    def raised(self) -> IntArray:
        """(V,) points added to every way of doing a visit, so that none is negative."""
        least = np.zeros(self.problem.num_visits, dtype=np.int64)
        np.minimum.at(least, self.problem.option_visit[self.options], self._doing.min(axis=1, initial=0))
        return -least

    @cached_property
    def _doing(self) -> IntArray:
        """(n, S) points of doing each option in each shift, wherever the worker comes from."""
        p, w, o = self.problem, self.problem.weights, self.options
        preference = w.preference * p.preference[p.option_visit[o]][:, p.shift_worker]
        work = w.work * p.option_duration[o][:, None] * p.work_rate[None, :]
        return np.asarray(p.option_cost[o][:, None] + preference + work, dtype=np.int64)

    @cached_property
    def _layout(self) -> tuple[IntArray, BoolArray, BoolArray, BoolArray]:
        """Place and whether it is a visit's, per location; same stop and whether one moves, per pair."""
        p = self.problem
        place = np.concatenate([self.bases, p.option_place[self.options]])
        home = np.arange(len(place)) >= len(self.bases)
        same_stop = home[:, None] & home[None, :] & (place[:, None] == place[None, :])
        moves = (place != NO_PLACE)[:, None] & (place != NO_PLACE)[None, :] & ~same_stop
        return place, home, same_stop, moves

    def tables(self, shift: int) -> tuple[IntArray, IntArray]:
        """Return (points, duration), each (D+n, D+n): from the end of one to the start of the next, overhead and setup included.

        Points include what doing the visit at the head costs in this shift, `raised`.
        """
        p, w, means = self.problem, self.problem.weights, int(self.problem.shift_means[shift])
        place, home, same_stop, moves = self._layout
        bases = len(self.bases)
        ways = np.ix_(place, place)
        travel = np.where(moves, p.travel_time[means][ways], 0).astype(np.int64)
        distance = np.where(moves, p.distance[means][ways], 0).astype(np.int64)
        leaving = np.where(home[:, None] & ~same_stop, p.leaving[means][place][:, None], 0)
        arriving = np.where(home[None, :] & ~same_stop, p.arriving[means][place][None, :], 0)
        overhead = leaving.astype(np.int64) + arriving
        points = (
            w.travel_time * int(p.travel_rate[shift]) * travel
            + w.distance * int(p.distance_rate[shift]) * distance
            + w.stop_overhead * overhead
        )
        points[:, bases:] += self._doing[None, :, shift] + self.raised[p.option_visit[self.options]][None, :]
        duration = travel + overhead
        duration[:, bases:] += p.option_setup[self.options][None, :]
        np.fill_diagonal(points, 0)
        np.fill_diagonal(duration, 0)
        return points, duration


def cannot_pay(arcs: Arcs, points: list[IntArray]) -> BoolArray:
    """Return (V,) visits that it never pays to leave out where they fit: it costs more than any way there, the visit, any way on.

    `points` are the tables of all groups of shifts.
    """
    p = arcs.problem
    fixed = int((p.weights.shift_use * p.shift_fixed_cost).max(initial=0))
    ways = sum(np.max([table.max(axis=axis) for table in points], axis=0) for axis in (0, 1))
    dearest = np.zeros(p.num_visits, dtype=np.int64)
    np.maximum.at(dearest, p.option_visit[arcs.options], ways[len(arcs.bases) :])
    return np.asarray(p.unplanned_cost + arcs.raised >= dearest + fixed)


def alike(problem: Problem, *, eligibility: bool) -> tuple[list[list[int]], list[int]]:
    """Return the shifts grouped so that each group shares its tables, and the group of each shift.

    `eligibility`: shifts that may carry out different options are kept apart too.
    """
    p = problem
    groups: dict[tuple[object, ...], list[int]] = {}
    for s in range(p.num_shifts):
        key: tuple[object, ...] = (
            int(p.shift_means[s]),
            int(p.travel_rate[s]) if p.weights.travel_time else 0,
            int(p.distance_rate[s]) if p.weights.distance else 0,
            int(p.work_rate[s]) if p.weights.work else 0,
            p.preference[:, p.shift_worker[s]].tobytes() if p.weights.preference else b"",
            p.eligible[:, s].tobytes() if eligibility else b"",
        )
        groups.setdefault(key, []).append(s)
    group_of = [0] * p.num_shifts
    for g, shifts in enumerate(groups.values()):
        for s in shifts:
            group_of[s] = g
    return list(groups.values()), group_of
