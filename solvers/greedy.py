"""Regret insertion, once through: what a planner gets at once, and what the search starts from."""

from __future__ import annotations

from functools import cache

from solvers.base import Budget, Outcome, Task
from solvers.kernels.arrays import SHARED_COST, TOTAL, lay_out, new_state
from solvers.kernels.bridge import fill, load, plan_cost, read
from solvers.kernels.small import small_problem, small_start
from solvers.problem import Problem


def run(problem: Problem, task: Task) -> Outcome:
    """Plan every visit where it is cheapest, the one with most to lose first; keeps a given start and adds to it.

    Deterministic; the budget is not looked at, since the pass ends by itself. Ctrl-C before it ends gives
    the start, or nothing planned.
    """
    data = lay_out(problem)
    state = new_state(data, task.seed)
    interrupted = False
    try:
        if task.start is not None:
            load(data, state, task.start)
        fill(data, state)
    except KeyboardInterrupt:
        interrupted = True
    claimed = plan_cost(problem, data, state.rows, int(state.scalar[TOTAL] + state.scalar[SHARED_COST]))
    task.tell(1, claimed)
    return Outcome(read(data, state), claimed, iterations=1, interrupted=interrupted)


@cache
def prepare() -> None:
    """Load the compiled code, or compile it, on a small problem."""
    run(small_problem(), Task(Budget(iterations=1), start=small_start()))
