"""The flagship: a first plan by regret insertion, then annealed local search with ruin and recreate, all in compiled code."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cache

from solvers.background import Background
from solvers.base import Budget, Outcome, Progress, Task
from solvers.check import check
from solvers.cost import cost
from solvers.kernels.arrays import lay_out, new_state
from solvers.kernels.pool import empty_pool, new_pool, record
from solvers.kernels.small import small_problem, small_start
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts, unhurried_starts
from solvers.search.chain import Chain
from solvers.search.params import SearchParams
from solvers.search.recombine import kinds_of_shifts
from solvers.search.session import Session


def run(problem: Problem, task: Task, params: SearchParams | None = None) -> Outcome:
    """Search within the budget; the best plan found, also after Ctrl-C.

    With several threads each runs a chain of its own from the same first plan and the best of them counts; budgeted iterations
    are shared out evenly, so the result depends on seed, threads and iterations alone.
    """
    params = params or SearchParams()
    chains: list[Chain] = []
    interrupted = False
    try:
        data = lay_out(problem)
        chains = [Chain(problem, data, task.seed + 7919 * k) for k in range(task.threads)]
        chains[0].start_from(task.start, task.stop)
        for chain in chains[1:]:
            chain.start_like(chains[0])
        interrupted = _cool_all(chains, task, params)
    except KeyboardInterrupt:
        if not chains:
            return _untouched(problem, task)
        interrupted = True
    best = min(chains, key=lambda chain: chain.rank)
    done = sum(chain.done for chain in chains)
    return _finished(problem, best.best(), best.best_cost, done, interrupted)


@cache
def prepare() -> None:
    """Load every kernel of the search, or compile it (about half a minute of computing, once on a machine), on a small problem.

    The annealing itself comes last, since `is_compiled` goes by it.
    """
    problem, start = small_problem(), small_start()
    session = Session(problem)
    kept = session.keep(start)
    session.limit([0])
    session.improve(kept, 0)
    data = lay_out(problem)
    pool = new_pool(data, kinds_of_shifts(problem), routes=1, seed=1)
    record(data, new_state(data, seed=1), pool)
    empty_pool(pool)
    run(problem, Task(Budget(iterations=1), start=start))


def _cool_all(chains: list[Chain], task: Task, params: SearchParams) -> bool:
    """Run every chain to the end of its share of the budget; True if Ctrl-C stopped them, at their next look at the clock.

    Also a single chain has a thread of its own: an interrupt that arrives while compiled code takes its arguments may get lost,
    and one that arrives while a pool starts its threads leaves one of them running.
    """
    halt = threading.Event()
    total, threads = task.budget.iterations, len(chains)
    limits = [None if total is None else total // threads + (k < total % threads) for k in range(threads)]

    def cool(chain: Chain, limit: int | None) -> None:
        for _ in chain.cool(task, limit, params, halt):
            tell()

    def cool_all() -> None:
        with ThreadPoolExecutor(threads) as pool:
            runs = [pool.submit(cool, chain, limit) for chain, limit in zip(chains, limits, strict=True)]
            try:
                for finished in as_completed(runs):
                    finished.result()
            except BaseException:
                halt.set()
                raise

    background = Background(cool_all, halt.set)
    tell = _Teller(chains, task, background)
    tell()
    return background.run()[1]


class _Teller:
    """Tells the task's listener, in the caller's thread, whenever the best of all chains has become better."""

    def __init__(self, chains: list[Chain], task: Task, background: Background[None]) -> None:
        self._chains, self._task, self._background = chains, task, background
        self._lock = threading.Lock()
        self._rank: int | None = None

    def __call__(self) -> None:
        best = min(self._chains, key=lambda chain: chain.rank)
        with self._lock:
            if self._rank is None or best.rank < self._rank:
                self._rank = best.rank
                done = sum(chain.done for chain in self._chains)
                self._say(Progress(self._task.clock(), done, best.best_cost))

    def _say(self, progress: Progress) -> None:
        listener = self._task.progress
        if listener is not None:
            self._background.say(lambda: listener(progress))


def _untouched(problem: Problem, task: Task) -> Outcome:
    """What there is when Ctrl-C came before the search had anything: the plan it was given, else an empty one."""
    empty = ((),) * problem.num_shifts
    return Outcome(task.start or Solution(empty, empty), None, interrupted=True)


def _finished(problem: Problem, solution: Solution, claimed: int, done: int, interrupted: bool) -> Outcome:
    """The same routes at other starts where those cost less: the earliest (a circle of gaps may have left some slack), and, where
    waiting costs, as late as the next start allows."""
    best, total = solution, claimed
    for retimed in (earliest_starts(problem, solution.routes), unhurried_starts(problem, solution)):
        if retimed is not None and retimed != best.starts:
            other = Solution(solution.routes, retimed)
            other_cost = cost(problem, other)
            if other_cost < total and not _worse(problem, other, best):
                best, total = other, other_cost
    return Outcome(best, total, iterations=done, interrupted=interrupted)


def _worse(problem: Problem, other: Solution, best: Solution) -> bool:
    return len(check(problem, other)) > len(check(problem, best))
