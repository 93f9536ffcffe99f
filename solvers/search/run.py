"""The flagship: a first plan by regret insertion, then annealed local search with ruin and recreate, all in compiled code."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from solvers.base import Budget, Outcome, Task
from solvers.cost import cost
from solvers.kernels.arrays import lay_out
from solvers.problem import Problem, Solution, problem_builder
from solvers.schedule import earliest_starts
from solvers.search.chain import Chain
from solvers.search.params import SearchParams


def run(problem: Problem, task: Task, params: SearchParams | None = None) -> Outcome:
    """Search within the budget; the best plan found, also after Ctrl-C.

    With several threads each runs a chain of its own from the same first plan and the best of them counts; budgeted iterations
    are shared out evenly, so the result depends on seed, threads and iterations alone.
    """
    params = params or SearchParams()
    data = lay_out(problem)
    chains = [Chain(data, task.seed + 7919 * k) for k in range(task.threads)]
    interrupted = False
    try:
        chains[0].start_from(task.start)
        for chain in chains[1:]:
            chain.start_like(chains[0])
        task.tell(0, chains[0].best_cost)
        _cool_all(chains, task, params)
    except KeyboardInterrupt:
        interrupted = True
    best = min(chains, key=lambda chain: chain.best_cost)
    done = sum(chain.done for chain in chains)
    return _finished(problem, best.best(), best.best_cost, done, interrupted)


@cache
def prepare() -> None:
    """Load the compiled code, or compile it (about half a minute, once on a machine), on a problem of one visit."""
    tiny = problem_builder(
        [[0, 1], [1, 0]], visits=1, option_visit=[0], option_place=[1], option_duration=[1], shifts=1
    )
    run(tiny, Task(Budget(iterations=1), start=Solution.empty(tiny)))


def _cool_all(chains: list[Chain], task: Task, params: SearchParams) -> None:
    """Run every chain to the end of its share of the budget; Ctrl-C stops them at their next look at the clock."""
    halt = threading.Event()
    limit = None if task.budget.iterations is None else task.budget.iterations // len(chains)
    if len(chains) == 1:
        chains[0].cool(task, limit, params, halt)
        return
    with ThreadPoolExecutor(len(chains)) as pool:
        runs = [pool.submit(chain.cool, task, limit, params, halt) for chain in chains]
        try:
            for finished in runs:
                finished.result()
        except BaseException:
            halt.set()
            raise


def _finished(problem: Problem, solution: Solution, claimed: int, done: int, interrupted: bool) -> Outcome:
    """Take the earliest starts of the same routes where they are cheaper still (a circle of gaps may have left some slack)."""
    starts = earliest_starts(problem, solution.routes)
    if starts is not None and starts != solution.starts:
        earlier = Solution(solution.routes, starts)
        total = cost(problem, earlier)
        if total < claimed:
            return Outcome(earlier, total, iterations=done, interrupted=interrupted)
    return Outcome(solution, claimed, iterations=done, interrupted=interrupted)
