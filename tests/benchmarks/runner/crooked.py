"""Solvers that go wrong, each in its own way, and the process of a run that knows them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import ModuleType

from benchmarks.runner import child
from solvers.base import Outcome, Task
from solvers.features import ALL_FEATURES
from solvers.problem import Problem, Solution
from solvers.registry import SOLVERS, Entry


def raises(problem: Problem, task: Task) -> Outcome:
    raise RuntimeError("the wheel\ncame off")


def hangs(problem: Problem, task: Task) -> Outcome:
    threading.Event().wait()
    raise AssertionError


def crashes(problem: Problem, task: Task) -> Outcome:
    os.write(2, b"a long story\nsegment of a fault\n")
    os._exit(3)


def killed(problem: Problem, task: Task) -> Outcome:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def noisy(problem: Problem, task: Task) -> Outcome:
    """Print as Python and as a compiled library would, tell of two costs, and plan nothing."""
    print("solving")
    os.write(1, b"solving, says the library\n")
    everything = sum(problem.unplanned_cost.tolist())
    task.tell(1, 2 * everything)
    task.tell(2, everything)
    return Outcome(Solution.empty(problem), None, bound=7, iterations=2)


def breaks_rules(problem: Problem, task: Task) -> Outcome:
    """Everything in the first shift, all at second 0."""
    route = tuple(int(o) for o in problem.option_offset[:-1])
    rest = [()] * (problem.num_shifts - 1)
    return Outcome(Solution((route, *rest), ((0,) * len(route), *rest)), None)


def poor(problem: Problem, task: Task) -> Outcome:
    raise AssertionError("asked to solve what it cannot express")


def boasts(problem: Problem, task: Task) -> Outcome:
    return Outcome(Solution.empty(problem), 1)


CROOKED = (raises, hangs, crashes, killed, noisy, breaks_rules, boasts)


def entries() -> dict[str, Entry]:
    """Registry rows for all of them, by the name of the function; "poor" supports nothing, "missing" is not installed."""
    found = {run.__name__: _entry(run.__name__, run) for run in CROOKED}
    found["poor"] = Entry("", _entry("poor", poor).module, frozenset())
    found["missing"] = Entry("", "no_such_package.solver", ALL_FEATURES)
    return found


def _entry(name: str, run: object) -> Entry:
    module = ModuleType(f"crooked_{name}")
    module.run = run  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    return Entry("", module.__name__, ALL_FEATURES)


if __name__ == "__main__":
    SOLVERS.update(entries())
    child.main()
