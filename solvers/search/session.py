"""One problem solved again and again under other quotas, each time from a plan that is nearly right.

What a question about many small variations needs ("what if this visit were not on screen"): the problem is laid out once, a plan is
mended where the new quotas forbid it, and annealed at a low temperature, so that two answers differ by what differs, not by chance.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from solvers.kernels.anneal import anneal
from solvers.kernels.arrays import (
    ACT,
    POOL,
    ROUTE,
    SHARED_COST,
    TOTAL,
    UNIT,
    UNPLANNED_COST,
    Ints,
    lay_out,
    new_state,
)  # fmt: skip
from solvers.kernels.bridge import fill, load, plan_cost, read
from solvers.kernels.edits import begin, commit
from solvers.kernels.insertion import detach_unit
from solvers.kernels.plans import restore
from solvers.kernels.schedule import propagate
from solvers.problem import Problem, Solution
from solvers.search.params import SearchParams


class Kept(NamedTuple):
    """A plan of a session: its rows inside the kernels, and its cost in points."""

    rows: Ints
    cost: int


class Session:
    """`problem.quota_max` holds until `limit` puts others in its place; the problem itself never changes."""

    def __init__(self, problem: Problem, seed: int = 1, params: SearchParams | None = None) -> None:
        self.problem = problem
        self.params = params or SearchParams()
        self.data = lay_out(self.problem)
        self.state = new_state(self.data, seed)
        self._empty = self.state.rows.copy()

    def limit(self, quota_max: Any) -> None:
        """Put new limits, (Q,) like `Problem.quota_max`. Raises ValueError for another shape or a negative limit."""
        limits = np.asarray(quota_max, dtype=np.int64)
        if limits.shape != self.data.quota_max.shape or limits.min(initial=0) < 0:
            raise ValueError(
                f"expected {len(self.data.quota_max)} limits that are not negative, got {limits}"
            )
        self.data.quota_max[:] = limits

    def keep(self, solution: Solution) -> Kept:
        """Take up a solution; what breaks a rule (or a quota) is left unplanned."""
        self._restore(self._empty)
        load(self.data, self.state, solution)
        return self._kept(self.state.rows.copy())

    def improve(self, start: Kept | None, iterations: int, heat: float = 0.05) -> Kept:
        """Return the best plan met in `iterations` moves from `start` (None: the empty plan), mended to the present limits.

        `heat` is the first temperature in units of the mean cost per visit; a search from scratch begins hotter.
        """
        self._restore(self._empty if start is None else start.rows)
        self._mend()
        fill(self.data, self.state)
        best, best_cost = self.state.rows.copy(), np.array([self._value()])
        if self.data.num_visits == 0 or self.data.num_shifts == 0:
            return self._kept(best)
        unit = self._mean_cost()
        anneal(
            self.data, self.state, best, best_cost, iterations, unit * max(heat, self.params.cold),
            unit * self.params.cold, self.params.ruin_share, unit * min(heat, self.params.swap_heat), self.params.checked,
        )  # fmt: skip
        return self._kept(best)

    def solution(self, kept: Kept) -> Solution:
        """Return a plan as a `Solution` with the starts that it is priced at."""
        self._restore(kept.rows)
        return read(self.data, self.state)

    def _restore(self, rows: Ints) -> None:
        restore(self.data, self.state, rows)

    def _mend(self) -> None:
        """Take out what the quotas forbid now, one visit at a time, with what is planned only together with it."""
        p = self.problem
        for q in np.flatnonzero(self.state.quota_count > self.data.quota_max):
            for option in p.quota_option[p.quota_offset[q] : p.quota_offset[q + 1]]:
                visit = int(p.option_visit[option])
                full = self.state.quota_count[q] > self.data.quota_max[q]
                if full and self.state.rows[visit, ROUTE] >= 0 and self.state.rows[visit, ACT] == option:
                    begin(self.state)
                    detach_unit(self.data, self.state, self.data.visit[visit, UNIT])
                    propagate(self.data, self.state)
                    commit(self.data, self.state)

    def _kept(self, rows: Ints) -> Kept:
        self._restore(rows)
        return Kept(rows, plan_cost(self.problem, self.data, rows, self._value()))

    def _value(self) -> int:
        return int(self.state.scalar[TOTAL] + self.state.scalar[SHARED_COST])

    def _mean_cost(self) -> float:
        waiting = self.state.pool[: self.state.scalar[POOL]]
        routing = self._value() - int(self.data.visit[waiting, UNPLANNED_COST].sum())
        return max(1.0, routing / max(1, self.data.num_visits - len(waiting)))
