"""What an exact or foreign solver falls back on: the given start, one greedy pass, or nothing at all, whichever is best."""

from __future__ import annotations

from collections.abc import Iterable

from solvers.base import Budget, Task
from solvers.check import check
from solvers.cost import cost
from solvers.features import features
from solvers.problem import Problem, Solution

GREEDY = "greedy"


def rank(problem: Problem, solution: Solution) -> tuple[int, int, int]:
    """Order solutions, least is best: rules broken other than leaving out, required visits left out, cost."""
    breaches = check(problem, solution)
    left_out = sum(b.rule == "required_unplanned" for b in breaches)
    return len(breaches) - left_out, left_out, cost(problem, solution)


def best(problem: Problem, solutions: Iterable[Solution]) -> Solution:
    """Return the best by `rank`, the first among equals."""
    return min(solutions, key=lambda solution: rank(problem, solution))


def at_hand(problem: Problem, task: Task) -> list[Solution]:
    """Return what needs no search: the task's start, where there is one, and the empty solution."""
    return [*([] if task.start is None else [task.start]), Solution.empty(problem)]


def one_pass(problem: Problem, task: Task) -> list[Solution]:
    """Return a greedy solution built on the task's start, or nothing where no such solver takes this problem.

    Raises KeyboardInterrupt if Ctrl-C ended the pass.
    """
    from solvers.registry import SOLVERS

    entry = SOLVERS.get(GREEDY)
    if entry is None or features(problem) - entry.supports:
        return []
    outcome = entry.load()(problem, Task(Budget(iterations=1), task.seed, task.start, began=task.began))
    if outcome.interrupted:
        raise KeyboardInterrupt
    return [outcome.solution]
