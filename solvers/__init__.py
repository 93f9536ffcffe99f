"""The engine: arrays in, checked solutions out. Importing it loads neither OR-Tools nor numba."""

from solvers.base import Budget, Progress, Result
from solvers.problem import NO_LIMIT, NO_PLACE, Problem, Solution, Weights, problem_builder
from solvers.registry import SOLVERS
from solvers.solve import CostMismatchError, UnsupportedError, solve

__all__ = [
    "NO_LIMIT", "NO_PLACE", "SOLVERS", "Budget", "CostMismatchError", "Problem", "Progress", "Result", "Solution",
    "UnsupportedError", "Weights", "problem_builder", "solve",
]  # fmt: skip
