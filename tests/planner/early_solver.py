"""A solver for tests: it starts the first visit before anybody can be there, and claims nothing."""

from __future__ import annotations

from solvers.base import Outcome, Task
from solvers.problem import Problem, Solution


def run(problem: Problem, task: Task) -> Outcome:
    """Put the first visit at the very start of the first shift."""
    return Outcome(Solution(((0,),), ((int(problem.shift_earliest[0]),),)), None)
