"""A solver for tests that is interrupted at once."""

from __future__ import annotations

from solvers.base import Outcome, Task
from solvers.problem import Problem, Solution


def run(problem: Problem, task: Task) -> Outcome:
    """Plan nothing, as after Ctrl-C."""
    return Outcome(Solution.empty(problem), None, interrupted=True)
