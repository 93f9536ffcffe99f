"""OR-Tools CP-SAT: exact model of every rule and every cost term; proven optima and lower bounds on small problems.

Budget: 1000 iterations are one unit of CP-SAT's deterministic time, roughly a second of one thread; it counts work done, not time
passed, so the same problem, seed, threads and iterations give the same solution. A budget in seconds is wall-clock time.
"""

from __future__ import annotations

from solvers.base import Outcome, Task
from solvers.problem import Problem


def run(problem: Problem, task: Task) -> Outcome:
    """Search within the task's budget; the type is `solvers.base.Solver`. OR-Tools is loaded here, not before.

    Raises ValueError for negative weights or rates.
    """
    from solvers.cpsat.model import search

    return search(problem, task)
