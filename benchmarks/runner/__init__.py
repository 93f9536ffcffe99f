"""Runs of solvers on instances: one run and its row, suites of runs, and the folder that keeps their rows."""

from benchmarks.runner.run import run_case
from benchmarks.runner.solvers import all_solvers
from benchmarks.runner.sources import open_source

__all__ = ["all_solvers", "open_source", "run_case"]
