"""What the one door refuses before any solver runs."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from solvers import Budget, Solution, solve
from tests.solvers.days import full_day


@pytest.mark.parametrize(
    "start",
    [
        Solution((), ()),
        Solution(((10**8,), (), (), (), ()), ((0,), (), (), (), ())),
        Solution(((-1,), (), (), (), ()), ((0,), (), (), (), ())),
        Solution(((0,), (), (), (), ()), ((), (), (), (), ())),
    ],
)
@pytest.mark.parametrize("solver", ["greedy", "search"])
def test_a_start_that_does_not_fit_the_problem_is_refused(start: Solution, solver: str) -> None:
    with pytest.raises(ValueError, match="start"):
        solve(full_day(1), solver, budget=Budget(iterations=1), start=start)


@pytest.mark.parametrize("seconds", [math.nan, math.inf, -1.0])
def test_a_budget_that_never_ends_is_refused(seconds: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Budget(seconds=seconds)


def test_no_budget_no_threads_and_no_such_solver_are_refused() -> None:
    with pytest.raises(ValueError, match="needs seconds or iterations"):
        Budget()
    with pytest.raises(ValueError, match="threads"):
        solve(full_day(1), "search", budget=Budget(iterations=1), threads=0)
    with pytest.raises(ValueError, match="no solver named 'simplex'"):
        solve(full_day(1), "simplex", budget=Budget(iterations=1))


def test_importing_the_engine_loads_neither_or_tools_nor_numba() -> None:
    code = "import sys, solvers; sys.exit(','.join(m for m in ('ortools', 'numba', 'planner') if m in sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
