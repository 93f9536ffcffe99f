"""One HHCRSP instance as a benchmark `Case`."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from benchmarks.case import BestKnown, Verdict
from benchmarks.formats import plans
from benchmarks.formats.best_known import find_best_known
from benchmarks.formats.files import bare_name
from benchmarks.formats.hhcrsp import convert
from benchmarks.formats.hhcrsp.instance import HhcrspInstance, read_instance
from benchmarks.formats.hhcrsp.judge import judge
from benchmarks.formats.hhcrsp.problem import POINTS_PER_UNIT, build_problem
from benchmarks.formats.plans import CarePlan
from solvers.problem import Problem, Solution


class HhcrspCase:
    """An instance with everything `benchmarks.case.Case` asks for; plans are `CarePlan`s. The engine's cost is exact."""

    points_per_unit: float = POINTS_PER_UNIT

    def __init__(self, instance: HhcrspInstance, name: str, path: Path | None = None) -> None:
        self.instance = instance
        self.name = name
        self.path = path
        self.size = len(instance.patients)
        self.family = _family(path)
        self.best_known: BestKnown | None = find_best_known(path, name) if path else None

    @cached_property
    def _problem(self) -> Problem:
        return build_problem(self.instance)

    def problem(self) -> Problem:
        """The instance as the engine's problem, built once."""
        return self._problem

    def decode(self, solution: Solution) -> CarePlan:
        """The solution as a plan, with the solution's own times."""
        return convert.decode(self.instance, solution)

    def encode(self, plan: CarePlan) -> Solution:
        """The plan as a solution; ValueError for names that the instance does not know."""
        return convert.encode(self.instance, self._problem, plan)

    def judge(self, plan: CarePlan) -> Verdict:
        """Cost, parts and faults by the benchmark's own rules."""
        return judge(self.instance, plan)

    def read_plan(self, path: Path) -> CarePlan:
        """Read a solution file; ValueError naming the place for what cannot be read."""
        return plans.read_plan(path)

    def write_plan(self, plan: CarePlan, path: Path) -> None:
        """Write a solution file that other validators read."""
        plans.write_plan(plan, path)


def open_hhcrsp(path: Path) -> HhcrspCase:
    """Read an instance file; ValueError naming file and field for bad content, OSError if it cannot be read."""
    return HhcrspCase(read_instance(path), bare_name(path), path)


def _family(path: Path | None) -> str:
    """Sets keep their files in `SET/instances/`; the folder that is not called so names the set."""
    if path is None:
        return "hhcrsp"
    folders = [p.name for p in path.resolve().parents]
    return next((f for f in folders if f and f != "instances"), "hhcrsp")
