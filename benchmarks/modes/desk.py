"""Which calls the unit has room for, when modes are chosen before routes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.modes.calls import call_of
from solvers.problem import Problem

Calls = list[list[int]]  # by operator, visits in the order they are called


def choose(problem: Problem, order: Sequence[int], most: int) -> list[int]:
    """Return the first `most` visits of `order` that the quotas and the operators' time leave room for, each tried once.

    Room is looked for between the calls already chosen, and by laying all of them out anew in order of their latest start.
    """
    desk = _Desk(problem)
    left = problem.quota_max.copy()
    laid: Calls = [[] for _ in desk.operators]
    chosen: list[int] = []
    for visit in order:
        if len(chosen) == most:
            break
        mine = desk.quotas.get(desk.call[visit], [])
        if all(left[q] > 0 for q in mine):
            found = desk.inserted(laid, visit) or desk.anew([*chosen, visit])
            if found is not None:
                laid = found
                chosen.append(visit)
                left[mine] -= 1
    return chosen


class _Desk:
    """The operators of a problem, and what they can do."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.call = call_of(problem)
        self.operators = [int(s) for s in np.flatnonzero(problem.shift_unit >= 0)]
        self.quotas: dict[int, list[int]] = {}
        for q in range(problem.num_quotas):
            for option in problem.quota_option[problem.quota_offset[q] : problem.quota_offset[q + 1]]:
                self.quotas.setdefault(int(option), []).append(q)

    def inserted(self, laid: Calls, visit: int) -> Calls | None:
        """Return the calls with one more in the first place that has room for it, None if none has."""
        for k, calls in enumerate(laid):
            for at in range(len(calls) + 1):
                longer = [*calls[:at], visit, *calls[at:]]
                if self.in_time(self.operators[k], longer):
                    return [*laid[:k], longer, *laid[k + 1 :]]
        return None

    def anew(self, visits: Sequence[int]) -> Calls | None:
        """Return the calls laid out from nothing, those that must start soonest first."""
        laid: Calls | None = [[] for _ in self.operators]
        for visit in sorted(visits, key=lambda v: (self._latest(v), v)):
            if laid is None:
                break
            laid = self.inserted(laid, visit)
        return laid

    def in_time(self, shift: int, visits: Sequence[int]) -> bool:
        """Whether one operator can make these calls in this order, each as early as it may be."""
        p = self.problem
        clock = int(p.shift_earliest[shift])
        for visit in visits:
            option = self.call[visit]
            start = self._first_start(option, clock + int(p.option_setup[option]))
            if start is None:
                return False
            clock = start + int(p.option_duration[option]) + int(p.option_wrap_up[option])
        return clock <= int(p.shift_latest[shift])

    def _first_start(self, option: int, earliest: int) -> int | None:
        p = self.problem
        for w in range(int(p.window_offset[option]), int(p.window_offset[option + 1])):
            if earliest <= p.window_late[w]:
                return max(earliest, int(p.window_early[w]))
        return None

    def _latest(self, visit: int) -> int:
        p = self.problem
        return int(p.window_late[p.window_offset[self.call[visit] + 1] - 1])
