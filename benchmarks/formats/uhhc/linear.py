"""A small linear programme, solved by OR-Tools' simplex (GLOP). Knows nothing of care."""

from __future__ import annotations

from collections.abc import Mapping

from ortools.linear_solver import pywraplp


class LinearProgramme:
    """Minimise a sum of costs over variables between bounds, under `sum of coefficients <= limit`. Built up call by call."""

    def __init__(self) -> None:
        self.constant = 0.0
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._variables: list[pywraplp.Variable] = []
        self._has_crossed_bounds = False

    def variable(self, low: float, high: float = float("inf"), cost: float = 0.0) -> int:
        """Add a variable in [low, high] and return its number. Bounds that cross make the programme infeasible."""
        self._has_crossed_bounds |= low > high
        added = self._solver.NumVar(low, max(low, high), "")
        self._variables.append(added)
        self._solver.Objective().SetCoefficient(added, cost)
        return len(self._variables) - 1

    def charge(self, variable: int, cost: float) -> None:
        """Add to a variable's cost."""
        objective, charged = self._solver.Objective(), self._variables[variable]
        objective.SetCoefficient(charged, objective.GetCoefficient(charged) + cost)

    def at_most(self, coefficients: Mapping[int, float], limit: float) -> None:
        """Require that the coefficients times their variables sum to at most the limit."""
        row = self._solver.Constraint(-self._solver.infinity(), limit)
        for variable, value in coefficients.items():
            row.SetCoefficient(self._variables[variable], value)

    def solve(self) -> tuple[float, list[int]] | None:
        """Return the least cost (constant included) and the variables rounded to integers, None if nothing satisfies all rows.

        Simplex ends in a corner, and where every row is a difference of two variables with integer limits corners are integers.
        """
        self._solver.Objective().SetMinimization()
        if self._has_crossed_bounds or self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return self._solver.Objective().Value() + self.constant, [
            round(v.solution_value()) for v in self._variables
        ]
