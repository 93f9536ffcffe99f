"""The one door: run a solver by name, check what it answers, recompute the cost."""

from __future__ import annotations

from collections.abc import Mapping

from solvers.base import Budget, Outcome, ProgressCallback, Result, Status, Task
from solvers.check import check
from solvers.cost import terms
from solvers.features import features
from solvers.problem import Problem, Solution
from solvers.registry import SOLVERS, Entry


class UnsupportedError(ValueError):
    """The problem uses a feature that the chosen solver cannot express."""


class CostMismatchError(RuntimeError):
    """A solver claimed a cost that recomputation does not confirm: a bug in that solver, never a usable plan."""


def solve(
    problem: Problem,
    solver: str = "search",
    *,
    budget: Budget,
    seed: int = 1,
    start: Solution | None = None,
    threads: int = 1,
    progress: ProgressCallback | None = None,
    solvers: Mapping[str, Entry] = SOLVERS,
) -> Result:
    """Solve `problem` and return a checked result.

    `start` is improved on where the solver can; it may be partial or infeasible. Same problem, solver, seed, threads and
    `Budget(iterations=...)`: the same solution. An infeasible problem is a normal result with status "infeasible". `solvers` is
    the table that `solver` names a row of; another table than the registry's may hold solvers from elsewhere.

    Raises
    ------
    ValueError
        If there is no such solver, `threads` < 1, or `start` does not fit the problem (routes, activity numbers).
    UnsupportedError
        If the problem uses a feature the solver does not support; the message names it.
    CostMismatchError
        If the solver's claimed cost or bound is refuted by recomputation.
    """
    if solver not in solvers:
        raise ValueError(f"no solver named {solver!r}; there are: {', '.join(solvers)}")
    if threads < 1:
        raise ValueError(f"threads must be at least 1, got {threads}")
    _require_fitting(problem, start)
    entry = solvers[solver]
    missing = sorted(features(problem) - entry.supports)
    if missing:
        raise UnsupportedError(f"the solver {solver!r} does not support: {', '.join(missing)}")
    run = entry.load()
    task = Task(budget, seed, start, threads, progress)
    outcome = run(problem, task)
    return _judged(problem, solver, task, outcome)


def _require_fitting(problem: Problem, start: Solution | None) -> None:
    if start is None:
        return
    if not len(start.routes) == len(start.starts) == problem.num_shifts:
        raise ValueError(f"the start has {len(start.routes)} routes, the problem {problem.num_shifts} shifts")
    last = problem.num_options + problem.num_breaks
    for route, starts in zip(start.routes, start.starts, strict=True):
        if len(route) != len(starts):
            raise ValueError("a route of the start has not one instant per activity")
        for activity in route:
            if not 0 <= activity < last:
                raise ValueError(f"the start names activity {activity}; there are 0 to {last - 1}")


def _judged(problem: Problem, solver: str, task: Task, outcome: Outcome) -> Result:
    seconds = task.clock()
    cost_terms = terms(problem, outcome.solution)
    total = sum(cost_terms.values())
    breaches = tuple(check(problem, outcome.solution))
    if outcome.claimed_cost is not None and outcome.claimed_cost != total:
        raise CostMismatchError(f"{solver} claims cost {outcome.claimed_cost}, recomputed {total}")
    if outcome.bound is not None and not breaches and outcome.bound > total:
        raise CostMismatchError(
            f"{solver} claims lower bound {outcome.bound} above the cost {total} of its own solution"
        )
    status: Status = "feasible"
    if breaches:
        status = "infeasible"
    elif outcome.bound == total:
        status = "optimal"
    return Result(
        outcome.solution, status, total, cost_terms, breaches, outcome.bound, solver, task.seed, task.threads,
        outcome.iterations, seconds, outcome.interrupted,
    )  # fmt: skip
