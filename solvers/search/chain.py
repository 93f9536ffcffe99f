"""One annealing chain: its own plan, its own randomness, its own best; cools over the budget in chunks."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np

from solvers.base import Task
from solvers.kernels.anneal import anneal
from solvers.kernels.arrays import COST, POOL, SHARED_COST, TOTAL, UNPLANNED_COST, Data, Ints, new_state
from solvers.kernels.bridge import fill, load, plan_cost, read
from solvers.kernels.plans import restore
from solvers.problem import Problem, Solution
from solvers.search.params import SearchParams


class Chain:
    """A search from one seed. `best_cost` is the cost of the best plan so far, `done` the moves made."""

    def __init__(self, problem: Problem, data: Data, seed: int) -> None:
        self.problem, self.data = problem, data
        self.state = new_state(data, seed)
        self.best_rows: Ints = self.state.rows.copy()
        self._best_cost = np.array([self._value()])
        self.done = 0

    @property
    def best_cost(self) -> int:
        return plan_cost(self.problem, self.data, self.best_rows, int(self._best_cost[0]))

    @property
    def rank(self) -> int:
        """What the search minimises: the cost, with required visits far above it."""
        return int(self._best_cost[0])

    def start_from(self, solution: Solution | None) -> None:
        """Plan what can be kept of `solution`, then everything else that fits."""
        try:
            if solution is not None:
                load(self.data, self.state, solution)
            fill(self.data, self.state)
        finally:
            self._keep()

    def start_like(self, other: Chain) -> None:
        """Begin with another chain's present plan."""
        restore(self.data, self.state, other.state.rows)
        self._keep()

    def best(self) -> Solution:
        """The best plan; the chain's present plan becomes that one."""
        restore(self.data, self.state, self.best_rows)
        return read(self.data, self.state)

    def cool(
        self, task: Task, limit: int | None, params: SearchParams, halt: threading.Event
    ) -> Iterator[None]:
        """Anneal until `limit` moves are made, the task's seconds are over or `halt` is set; yields after every chunk."""
        if self.data.num_visits == 0 or self.data.num_shifts == 0:
            return
        unit, began = self._mean_cost(), task.clock()
        while not halt.is_set() and not task.stop() and (limit is None or self.done < limit):
            chunk = params.chunk if limit is None else min(params.chunk, limit - self.done)
            first, last = _progress(task, self.done, chunk, limit, began)
            hot, cold = (unit * params.hot * (params.cold / params.hot) ** x for x in (first, last))
            anneal(
                self.data,
                self.state,
                self.best_rows,
                self._best_cost,
                chunk,
                hot,
                cold,
                params.ruin_chance,
                unit * params.swap_heat,
                params.checked,
            )
            self.done += chunk
            yield

    def _keep(self) -> None:
        self.best_rows[:, :] = self.state.rows
        self._best_cost[0] = self._value()

    def _value(self) -> int:
        return int(self.state.scalar[TOTAL] + self.state.scalar[SHARED_COST])

    def _mean_cost(self) -> float:
        """Mean cost of a planned visit and its legs, in points: the scale of temperatures."""
        waiting = self.state.pool[: self.state.scalar[POOL]]
        routing = int(self.state.rows[:, COST].sum()) - int(self.data.visit[waiting, UNPLANNED_COST].sum())
        return max(1.0, routing / max(1, self.data.num_visits - len(waiting)))


def _progress(task: Task, done: int, chunk: int, limit: int | None, began: float) -> tuple[float, float]:
    """How far the budget is used before and after a chunk, each in [0, 1]: of seconds or iterations, whichever is further.

    Without seconds nothing here depends on the clock.
    """
    first, last = (0.0, 0.0) if limit is None else (done / limit, (done + chunk) / limit)
    if task.budget.seconds is None:
        return first, last
    share = min(1.0, (task.clock() - began) / max(1e-9, task.budget.seconds - began))
    return max(first, share), max(last, share)
