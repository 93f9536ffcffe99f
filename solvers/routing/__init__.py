"""OR-Tools routing library with guided local search: a strong general opponent for ordinary routing problems.

Budget: an iteration is a hundred times that the library asks whether to go on, which it does for every change it looks at; about
three to ten thousand a second on one thread. They count the same way on every run. The library has no seed: the same problem and
iterations always give the same solution, whatever the seed.

A break may begin in the middle of a journey for the library, but not for `Problem`. The model lets breaks begin later, and
`solvers.routing.finish` moves them to before the journey; where that cannot be, it leaves visits out rather than break a rule.
"""

from __future__ import annotations

from solvers.base import Outcome, Task
from solvers.problem import Problem


def run(problem: Problem, task: Task) -> Outcome:
    """Search within the task's budget; the type is `solvers.base.Solver`. OR-Tools is loaded here, not before."""
    from solvers.routing.search import search

    return search(problem, task)
