"""Seconds of a solution in the engine's words, quickly: read thousands of times where a ledger is sampled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from solvers.kernels.arrays import ACT, NXT
from solvers.problem import NO_PLACE, Problem
from solvers.search.session import Kept


class Clock:
    """Adds up driving, stop overhead, care at home, calls and what is left out, as `planner.savings.parts` does of the plan."""

    def __init__(self, problem: Problem, left_out: Sequence[int] = ()) -> None:
        """`left_out`: seconds of each visit of the problem that no route has; without it they are none."""
        p = problem
        left = left_out or [0] * p.num_visits
        self._left_out = sum(left)
        self._price = [left[v] for v in p.option_visit.tolist()]
        self._travel: list[Any] = p.travel_time.tolist()
        self._arriving: list[Any] = p.arriving.tolist()
        self._leaving: list[Any] = p.leaving.tolist()
        self._means = p.shift_means.tolist()
        self._begin, self._end = p.shift_start_place.tolist(), p.shift_end_place.tolist()
        self._work = (p.option_setup + p.option_duration + p.option_wrap_up).tolist()
        self._place = p.option_place.tolist() + p.break_place.tolist()
        self._options = p.num_options

    def seconds(self, routes: Iterable[Sequence[int]]) -> int:
        """Return field, unit and left-out seconds together: what a net saving is a difference of, expected fallbacks apart.

        `routes`: of every shift in order, as in `Solution.routes`.
        """
        used = sum(self._route(s, route) for s, route in enumerate(routes) if self._used(route))
        return self._left_out + used

    def _used(self, route: Sequence[int]) -> bool:
        return any(activity < self._options for activity in route)

    def _route(self, s: int, route: Sequence[int]) -> int:
        m = self._means[s]
        travel, arriving, leaving = self._travel[m], self._arriving[m], self._leaving[m]
        here, inside, total = self._begin[s], False, 0
        for activity in route:
            place = self._place[activity]
            care = activity < self._options
            if care:
                total += self._work[activity] - self._price[activity]
            if care and inside and place == here:
                continue
            if inside:
                total += leaving[here]
            inside = care and place != NO_PLACE
            if place == NO_PLACE:
                continue
            if here != NO_PLACE:
                total += travel[here][place]
            if inside:
                total += arriving[place]
            here = place
        if inside:
            total += leaving[here]
        end = self._end[s]
        return total + (travel[here][end] if NO_PLACE not in (here, end) else 0)


def routes_of(problem: Problem, kept: Kept) -> list[list[int]]:
    """Return the activities of every shift in order, as `Solution.routes` has them, without working out their starts."""
    following, activity = kept.rows[:, NXT].tolist(), kept.rows[:, ACT].tolist()
    first = problem.num_visits + problem.num_breaks
    last = first + problem.num_shifts
    routes = []
    for head in range(first, last):
        route, node = [], following[head]
        while node < last:
            route.append(activity[node])
            node = following[node]
        routes.append(route)
    return routes
