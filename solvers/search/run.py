"""The flagship: a first plan by regret insertion, then annealed local search with ruin and recreate, all in compiled code."""

from __future__ import annotations

import numpy as np

from solvers.base import Outcome, Task
from solvers.cost import cost
from solvers.kernels.anneal import anneal
from solvers.kernels.arrays import COST, POOL, TOTAL, UNPLANNED_COST, Data, State, lay_out, new_state
from solvers.kernels.bridge import fill, load, read
from solvers.kernels.plans import restore
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts
from solvers.search.params import SearchParams


def run(problem: Problem, task: Task, params: SearchParams | None = None) -> Outcome:
    """Search within the budget; the best plan found, also after Ctrl-C."""
    params = params or SearchParams()
    data = lay_out(problem)
    state = new_state(data, task.seed)
    best_rows, best_cost = state.rows.copy(), np.array([state.scalar[TOTAL]])
    done, interrupted = 0, False
    try:
        if task.start is not None:
            load(data, state, task.start)
        fill(data, state)
        best_rows[:, :], best_cost[0] = state.rows, state.scalar[TOTAL]
        task.tell(0, int(best_cost[0]))
        done = _anneal(data, state, best_rows, best_cost, task, params)
    except KeyboardInterrupt:
        interrupted = True
    restore(data, state, best_rows)
    return _finished(problem, read(problem, data, state), int(best_cost[0]), done, interrupted)


def _anneal(data: Data, state: State, best_rows: np.ndarray, best_cost: np.ndarray, task: Task, params: SearchParams) -> int:
    """Cool from hot to cold over the budget in chunks; returns the moves made. Keeps `best_rows`, `best_cost` up to date."""
    if data.num_visits == 0 or data.num_shifts == 0:
        return 0
    unit = _mean_cost(data, state)
    limit = task.budget.iterations
    done, shown = 0, int(best_cost[0])
    began = task.clock()
    while not task.stop() and (limit is None or done < limit):
        chunk = params.chunk if limit is None else min(params.chunk, limit - done)
        if limit is not None:
            progress, end = done / limit, (done + chunk) / limit
        else:
            assert task.budget.seconds is not None
            progress = end = min(1.0, (task.clock() - began) / max(1e-9, task.budget.seconds - began))
        hot, cold = (unit * params.hot * (params.cold / params.hot) ** x for x in (progress, end))
        anneal(data, state, best_rows, best_cost, chunk, hot, cold, params.ruin_chance, params.checked)
        done += chunk
        if best_cost[0] < shown:
            shown = int(best_cost[0])
            task.tell(done, shown)
    return done


def _mean_cost(data: Data, state: State) -> float:
    """Mean cost of a planned visit and its legs, in points: the scale of temperatures."""
    planned = data.num_visits - int(state.scalar[POOL])
    routing = int(state.rows[:, COST].sum()) - int(data.visit[state.pool[: state.scalar[POOL]], UNPLANNED_COST].sum())
    return max(1.0, routing / max(1, planned))


def _finished(problem: Problem, solution: Solution, claimed: int, done: int, interrupted: bool) -> Outcome:
    """Take the earliest starts of the same routes where they are cheaper still (a circle of gaps may have left some slack)."""
    starts = earliest_starts(problem, solution.routes)
    if starts is not None and starts != solution.starts:
        earlier = Solution(solution.routes, starts)
        total = cost(problem, earlier)
        if total < claimed:
            return Outcome(earlier, total, iterations=done, interrupted=interrupted)
    return Outcome(solution, claimed, iterations=done, interrupted=interrupted)
