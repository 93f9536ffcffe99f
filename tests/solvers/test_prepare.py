"""What a solver compiles it compiles in `prepare`, before the clock of a solve starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# in a process of its own, where no other test has compiled anything
SCRIPT = """
import importlib, pkgutil, sys
import numpy as np
import solvers.kernels
from solvers.base import Budget, Task
from solvers.kernels.linking import Kernel
from solvers.problem import Solution
from solvers.search.session import Session
from tests.solvers.days import full_day

def compiled():
    modules = [importlib.import_module(f"solvers.kernels.{m.name}") for m in pkgutil.iter_modules(solvers.kernels.__path__)]
    kernels = {(k.__module__, k.__name__): k for m in modules for k in vars(m).values() if isinstance(k, Kernel)}
    return {(*name, str(signature)) for name, k in kernels.items() for signature in k.whole.overloads}

solver = importlib.import_module(f"solvers.{sys.argv[1]}")
assert not compiled()
solver.prepare()
before = compiled()
assert before
everything = full_day(1, continuity=500, waiting=1, shared=1, modes=1, same_window=1)
none = np.zeros(0, dtype=np.int64)
no_links = everything.replace(**{
    name: none.astype(getattr(everything, name).dtype)
    for name in ("link_first", "link_second", "link_min", "link_max", "link_worker", "link_together", "link_same_window")
}, weights=everything.weights._replace(continuity=0, lateness_max=0, idle_max=0, balance=0))
for problem in (everything, no_links):
    planned = solver.run(problem, Task(Budget(iterations=20_000))).solution
    half = Solution(planned.routes[:2] + ((),) * (problem.num_shifts - 2), planned.starts[:2] + ((),) * (problem.num_shifts - 2))
    solver.run(problem, Task(Budget(iterations=100), start=half))
if sys.argv[1] == "search.run":
    session = Session(everything)
    kept = session.keep(planned)
    session.limit(np.zeros(everything.num_quotas, dtype=np.int64))
    session.solution(session.improve(kept, 100))
print(sorted(compiled() - before))
"""


@pytest.mark.parametrize("solver", ["search.run", "greedy"])
def test_after_prepare_nothing_is_left_to_compile(solver: str) -> None:
    """Not for links, breaks, several modes, seats, quotas, shared costs, nor for a given start, recombination or a session."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", SCRIPT, solver]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (result.stdout.strip(), result.stderr) == ("[]", "")
