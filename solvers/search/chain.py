"""One annealing chain: its own plan, its own randomness, its own best; cools over the budget in chunks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import numpy as np

from solvers.background import unless
from solvers.base import Task
from solvers.kernels.anneal import anneal
from solvers.kernels.arrays import (
    BALANCE,
    POOL,
    SHARED_COST,
    TOTAL,
    UNPLANNED_COST,
    WORKLOAD,
    Data,
    Ints,
    new_state,
)
from solvers.kernels.bridge import fill, load, plan_cost, read
from solvers.kernels.plans import restore
from solvers.kernels.pool import Pool, empty_pool, new_pool, record
from solvers.problem import Problem, Solution
from solvers.search.cooling import Cooling
from solvers.search.params import SearchParams
from solvers.search.premium import Premium, factor
from solvers.search.recombine import can_recombine, kinds_of_shifts, recombine

POOL_ROUTES = 60_000
MEASURED = 0.03  # share of the budget after which the number of moves it allows is known well enough
RECORDED = 0.4  # share of a cycle after which its routes are worth keeping
CHEAP = 10.0  # times the mean cost of a planned visit, the most at which leaving one out counts as cheap
NEVER_KEPT = -(2**60)  # the cost of a best plan that no plan falls below
PRICE_SHARE = 0.3  # of the median price of leaving a visit out, the most that temperatures are scaled by
RECOMBINING = 0.05  # share of the seconds that one recombination may take
LEFT_FOR_MENDING = 0.25  # of the seconds that are left, the least that a recombination leaves


Heat = tuple[float, float, float, float]
"""What `anneal` takes of temperatures and shares: hot, cold, the share of ruin and recreate, swap heat."""


class Chain:
    """A search from one seed. `best_cost` is the cost of the best plan so far, `done` the moves made."""

    def __init__(self, problem: Problem, data: Data, seed: int) -> None:
        self.problem, self.data = problem, data
        self.state = new_state(data, seed)
        self.best_rows: Ints = self.state.rows.copy()
        self._best_cost = np.array([self._value()])
        self.done = 0
        self.pool: Pool | None = None
        if can_recombine(data) and problem.num_visits > 0:
            self.pool = new_pool(data, kinds_of_shifts(problem), POOL_ROUTES, seed)

    @property
    def best_cost(self) -> int:
        return plan_cost(self.problem, self.data, self.best_rows, int(self._best_cost[0]))

    @property
    def rank(self) -> int:
        """What the search minimises: the cost, with required visits far above it."""
        return int(self._best_cost[0])

    def start_from(self, solution: Solution | None, stop: Callable[[], bool] = lambda: False) -> None:
        """Plan what can be kept of `solution`, then, until `stop()`, everything else that fits."""
        try:
            if solution is not None:
                load(self.data, self.state, solution)
            fill(self.data, self.state, stop, at_a_loss=solution is None)
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
        premium = Premium(self.data) if self._may_leave_out_cheaply() else None
        if premium is not None:
            self.data = premium.data
        cooling, cycle = Cooling(params, recombining=self.pool is not None), 0
        if limit is not None:
            cooling.plan(limit, self.data.num_visits)
        while not halt.is_set() and not task.stop() and (limit is None or self.done < limit):
            chunk = params.chunk if limit is None else min(params.chunk, limit - self.done)
            first, last = _progress(task, self.done, chunk, limit, began)
            if cycle == 0 and task.budget.seconds is not None and first < MEASURED:
                cooling.plan(self.done / max(first, 1e-9), self.data.num_visits)
            if cooling.cycle(first) > cycle:
                cycle = cooling.cycle(first)
                self._recombine(task, halt)
                if cooling.from_best(cycle):
                    restore(self.data, self.state, self.best_rows)
            hot, cold = cooling.temperature(first), cooling.temperature(last)
            heat = (unit * hot, unit * min(hot, cold), params.ruin_share, unit * params.swap_heat)
            whole = self.done > 0 and cooling.cycle(last) == cooling.cycle(first)
            times = factor(cooling.within(last)) if whole else 1.0
            if premium is not None and times > 1.0:
                self._anneal_with(premium, times, chunk, heat, params.checked)
            else:
                anneal(self.data, self.state, self.best_rows, self._best_cost, chunk, *heat, params.checked)
            self.done += chunk
            if self.pool is not None and cooling.within(first) > RECORDED:
                self._record()
            yield

    def _anneal_with(self, premium: Premium, times: float, chunk: int, heat: Heat, checked: bool) -> None:
        """Anneal at raised prices. What is best by those need not be, so only the last plan may be kept, at its true cost."""
        premium.charge(self.state, times)
        anneal(self.data, self.state, self.state.rows.copy(), np.array([NEVER_KEPT]), chunk, *heat, checked)
        premium.lift(self.state)
        if self._value() < self._best_cost[0]:
            self._keep()

    def _record(self) -> None:
        assert self.pool is not None
        if not record(self.data, self.state, self.pool):
            empty_pool(self.pool)

    def _recombine(self, task: Task, halt: threading.Event) -> None:
        """Put the best routes together; the present plan becomes the result, if that is better than the best so far, else the
        best. When time runs out over it for nothing, that is not tried again: on 500 to 1,000 visits none that followed found
        anything either, and cycles do.
        """
        if self.pool is not None and task.budget.seconds != 0:
            pool, below = self.pool, float(self._best_cost[0])
            restore(self.data, self.state, self.best_rows)
            record(self.data, self.state, pool)
            began, seconds = task.clock(), _allowed(task)
            solution = unless(halt, lambda: recombine(self.problem, self.data, pool, below, seconds))
            if solution is not None:
                self.state = new_state(self.data, int(self.state.rng[0] >> np.uint64(1)))
                load(self.data, self.state, solution)
                fill(self.data, self.state)
                if self._value() < self._best_cost[0]:
                    self._keep()
            elif seconds is not None and task.clock() - began >= seconds:
                self.pool = None

    def _keep(self) -> None:
        self.best_rows[:, :] = self.state.rows
        self._best_cost[0] = self._value()

    def _value(self) -> int:
        return int(self.state.scalar[TOTAL] + self.state.scalar[SHARED_COST])

    def _mean_cost(self) -> float:
        """Mean cost of a planned visit and its legs, in points: the scale of temperatures.

        Where visits may be left out cheaply the scale is a part of that price: much hotter, and none would stay planned. Where
        balance is priced the scale is no less than what a visit's time costs there: an even plan is cheap, but every move
        between two shifts changes it by that.
        """
        price = float(np.median(self.data.visit[:, UNPLANNED_COST])) if self.data.num_visits else 1.0
        return max(1.0, min(self._cost_per_visit(), PRICE_SHARE * price))

    def _cost_per_visit(self) -> float:
        waiting = self.state.pool[: self.state.scalar[POOL]]
        routing = self._value() - int(self.data.visit[waiting, UNPLANNED_COST].sum())
        planned = max(1, self.data.num_visits - len(waiting))
        moved = float(self.data.price[BALANCE] * self.state.figures[:, WORKLOAD].sum()) / planned
        return max(routing / planned, moved)

    def _may_leave_out_cheaply(self) -> bool:
        """Does leaving out a visit that may be cost less than some visits' work?"""
        prices = self.data.visit[~self.problem.required, UNPLANNED_COST]
        return len(prices) > 0 and float(np.median(prices)) <= CHEAP * self._cost_per_visit()


def _allowed(task: Task) -> float | None:
    """Seconds for a recombination now; None: as long as it takes."""
    if task.budget.seconds is None:
        return None
    left = max(0.0, task.budget.seconds - task.clock())
    return min(RECOMBINING * task.budget.seconds, (1 - LEFT_FOR_MENDING) * left)


def _progress(task: Task, done: int, chunk: int, limit: int | None, began: float) -> tuple[float, float]:
    """How far the budget is used before and after a chunk, each in [0, 1]: of seconds or iterations, whichever is further.

    Without seconds nothing here depends on the clock.
    """
    first, last = (0.0, 0.0) if limit is None else (done / limit, (done + chunk) / limit)
    if task.budget.seconds is None:
        return first, last
    share = min(1.0, (task.clock() - began) / max(1e-9, task.budget.seconds - began))
    return max(first, share), max(last, share)
