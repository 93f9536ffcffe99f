"""Visits that can be taken off the screen and put back: one more quota for each of them in the engine's problem."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planner.compile import Compiled
from solvers.problem import NO_PLACE, IntArray, Problem


def calls_of(compiled: Compiled) -> dict[str, tuple[int, ...]]:
    """Return by visit id the options that are calls and that somebody may take, for visits that may be at home too."""
    problem = compiled.problem
    taken = problem.eligible.any(axis=1)
    calls: dict[str, list[int]] = {}
    home: set[str] = set()
    for option in np.flatnonzero(taken).tolist():
        visit_id = compiled.seats[int(problem.option_visit[option])].visit_id
        if problem.option_place[option] != NO_PLACE:
            home.add(visit_id)
        elif compiled.parts[option] != "none":
            calls.setdefault(visit_id, []).append(option)
    return {visit_id: tuple(options) for visit_id, options in calls.items() if visit_id in home}


@dataclass(frozen=True, eq=False)
class Toggles:
    """`problem` is the compiled one with a further quota per visit of `calls`, in that order, behind its own."""

    compiled: Compiled
    calls: dict[str, tuple[int, ...]]

    @staticmethod
    def of(compiled: Compiled) -> Toggles:
        """Make every visit that may be by screen or at home one that can be toggled."""
        return Toggles(compiled, calls_of(compiled))

    @cached_property
    def problem(self) -> Problem:
        """With every visit allowed, the day as it is."""
        base, rows = self.compiled.problem, list(self.calls.values())
        ends = np.cumsum([len(r) for r in rows], dtype=np.int64)
        return base.replace(
            quota_offset=np.concatenate([base.quota_offset, base.quota_offset[-1] + ends]),
            quota_option=np.concatenate(
                [base.quota_option, np.array([o for r in rows for o in r], dtype=np.int64)]
            ),
            quota_max=self.limits(self.calls),
        )

    def limits(self, allowed: Collection[str]) -> IntArray:
        """Return `quota_max` that lets these visits be by screen and no others; ids that cannot be toggled say nothing."""
        on = set(allowed)
        own = [len(options) if visit_id in on else 0 for visit_id, options in self.calls.items()]
        return np.concatenate([self.compiled.problem.quota_max, np.array(own, dtype=np.int64)])
