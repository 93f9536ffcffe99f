"""As `solvers`, and a fallback that crashes on the fatal day wherever it is given a plan to begin with."""

from __future__ import annotations

import os
import sys
from types import ModuleType

from solvers.base import Outcome, Task
from solvers.problem import Problem
from solvers.registry import SOLVERS, Entry
from tests.planner.nightly.gate import FATAL

_real = SOLVERS["greedy"]
_module = ModuleType(f"{__name__}.greedy")


def _run(problem: Problem, task: Task) -> Outcome:
    if problem.num_visits == FATAL and task.start is not None:
        os._exit(4)
    return _real.load()(problem, task)


_module.run = _run  # type: ignore[attr-defined]
sys.modules[_module.__name__] = _module
SOLVERS["greedy"] = Entry("misbehaves", _module.__name__, _real.supports)
