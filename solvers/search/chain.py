"""One annealing chain: its own plan, its own randomness, its own best; cools over the budget in chunks."""

from __future__ import annotations

import threading

import numpy as np

from solvers.base import Task
from solvers.kernels.anneal import anneal
from solvers.kernels.arrays import COST, POOL, TOTAL, UNPLANNED_COST, Data, Ints, new_state
from solvers.kernels.bridge import fill, load, read
from solvers.kernels.plans import restore
from solvers.problem import Solution
from solvers.search.params import SearchParams


class Chain:
    """A search from one seed. `best_cost` is the cost of the best plan so far, `done` the moves made."""

    def __init__(self, data: Data, seed: int) -> None:
        self.data = data
        self.state = new_state(data, seed)
        self.best_rows: Ints = self.state.rows.copy()
        self._best_cost = np.array([self.state.scalar[TOTAL]])
        self.done = 0

    @property
    def best_cost(self) -> int:
        return int(self._best_cost[0])

    def start_from(self, solution: Solution | None) -> None:
        """Plan what can be kept of `solution`, then everything else that fits."""
        if solution is not None:
            load(self.data, self.state, solution)
        fill(self.data, self.state)
        self._keep()

    def start_like(self, other: Chain) -> None:
        """Begin with another chain's present plan."""
        restore(self.data, self.state, other.state.rows)
        self._keep()

    def best(self) -> Solution:
        """The best plan; the chain's present plan becomes that one."""
        restore(self.data, self.state, self.best_rows)
        return read(self.data, self.state)

    def cool(self, task: Task, limit: int | None, params: SearchParams, halt: threading.Event) -> None:
        """Anneal until `limit` moves are made, the task's seconds are over or `halt` is set."""
        if self.data.num_visits == 0 or self.data.num_shifts == 0:
            return
        unit, began, shown = self._mean_cost(), task.clock(), self.best_cost
        while not halt.is_set() and not task.stop() and (limit is None or self.done < limit):
            chunk = params.chunk if limit is None else min(params.chunk, limit - self.done)
            first, last = self._progress(task, limit, chunk, began)
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
            if self.best_cost < shown:
                shown = self.best_cost
                task.tell(self.done, shown)

    def _progress(self, task: Task, limit: int | None, chunk: int, began: float) -> tuple[float, float]:
        """How far the budget is used before and after this chunk, each in [0, 1]."""
        if limit is not None:
            return self.done / limit, (self.done + chunk) / limit
        assert task.budget.seconds is not None
        share = min(1.0, (task.clock() - began) / max(1e-9, task.budget.seconds - began))
        return share, share

    def _keep(self) -> None:
        self.best_rows[:, :] = self.state.rows
        self._best_cost[0] = self.state.scalar[TOTAL]

    def _mean_cost(self) -> float:
        """Mean cost of a planned visit and its legs, in points: the scale of temperatures."""
        waiting = self.state.pool[: self.state.scalar[POOL]]
        routing = int(self.state.rows[:, COST].sum()) - int(self.data.visit[waiting, UNPLANNED_COST].sum())
        return max(1.0, routing / max(1, self.data.num_visits - len(waiting)))
