"""A case that needs no file: the problem known by heart, judged by its own cost."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

from benchmarks.case import BestKnown, Fault, Verdict
from solvers.check import check
from solvers.cost import terms
from solvers.problem import Problem, Solution
from tests.solvers.problems import four_visits


class Heart:
    """Four visits; the best plan costs 1314 points, 13.14 in this benchmark's unit. Each visit may be left out for 1,000 points."""

    name, family, size, path = "heart", "known", 4, None
    points_per_unit = 100.0

    def __init__(self, best_known: BestKnown | None = None) -> None:
        self.best_known = best_known

    @cached_property
    def _problem(self) -> Problem:
        return four_visits(unplanned_cost=[1000] * 4, required=[False] * 4)

    def problem(self) -> Problem:
        return self._problem

    def decode(self, solution: Solution) -> Solution:
        return solution

    def encode(self, plan: Solution) -> Solution:
        return plan

    def judge(self, plan: Solution) -> Verdict:
        points = terms(self._problem, plan)
        parts = {k: v / 100 for k, v in points.items() if v}
        faults = tuple(Fault(b.rule, f"visit {b.visit}", "so it is") for b in check(self._problem, plan))
        return Verdict(sum(points.values()) / 100, parts, faults)

    def read_plan(self, path: Path) -> Solution:
        given = json.loads(path.read_text(encoding="utf-8"))
        return Solution(*(tuple(tuple(row) for row in rows) for rows in given))

    def write_plan(self, plan: Solution, path: Path) -> None:
        path.write_text(json.dumps([plan.routes, plan.starts]), encoding="utf-8")
