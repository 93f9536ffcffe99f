"""One UHHC instance as a benchmark `Case`."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from benchmarks.case import BestKnown, Verdict
from benchmarks.formats import plans
from benchmarks.formats.best_known import find_best_known
from benchmarks.formats.files import bare_name
from benchmarks.formats.plans import CarePlan
from benchmarks.formats.uhhc import convert
from benchmarks.formats.uhhc.instance import UhhcInstance
from benchmarks.formats.uhhc.judge import judge
from benchmarks.formats.uhhc.lines import Facts, gather
from benchmarks.formats.uhhc.prices import constant_cost, points_per_unit
from benchmarks.formats.uhhc.problem import build_problem, is_steered
from benchmarks.formats.uhhc.reading import read_instance
from solvers.problem import Problem, Solution


class UhhcCase:
    """An instance with everything `benchmarks.case.Case` asks for; plans are `CarePlan`s.

    The benchmark charges `constant_cost` on top of the engine's cost. Where the engine is `steered`, a plan may cost less than the
    engine says and the engine's bounds are not the benchmark's; `benchmarks.formats.uhhc.problem` says what is stricter there.
    """

    def __init__(self, instance: UhhcInstance, name: str, path: Path | None = None) -> None:
        self.instance = instance
        self.name = name
        self.path = path
        self.size = len(instance.patients)
        self.family = _family(instance, path)
        self.points_per_unit: float = points_per_unit(instance)
        self.constant_cost = constant_cost(instance)
        self.steered = is_steered(instance)
        self.best_known: BestKnown | None = find_best_known(path, name) if path else None

    @cached_property
    def _problem(self) -> Problem:
        return build_problem(self.instance)

    @cached_property
    def _facts(self) -> Facts:
        return gather(self.instance)

    def problem(self) -> Problem:
        """The instance as the engine's problem, built once."""
        return self._problem

    def decode(self, solution: Solution) -> CarePlan:
        """The solution as a plan, timed by the benchmark's conventions where that is cheaper."""
        return convert.decode(self._facts, self._problem, solution)

    def encode(self, plan: CarePlan) -> Solution:
        """The plan as a solution; ValueError for names that the instance does not know."""
        return convert.encode(self._facts, plan)

    def judge(self, plan: CarePlan) -> Verdict:
        """Cost, parts and faults by the benchmark's own rules."""
        return judge(self.instance, plan)

    def read_plan(self, path: Path) -> CarePlan:
        """Read a solution file; ValueError naming the place for what cannot be read."""
        return plans.read_plan(path)

    def write_plan(self, plan: CarePlan, path: Path) -> None:
        """Write a solution file that other validators read."""
        plans.write_plan(plan, path)


def open_uhhc(path: Path) -> UhhcCase:
    """Read an instance file; ValueError naming file and field for bad content, OSError if it cannot be read."""
    return UhhcCase(read_instance(path), bare_name(path), path)


def _family(instance: UhhcInstance, path: Path | None) -> str:
    """Files lie in a folder per family; without a file the origin is the nearest name."""
    return path.resolve().parent.name if path else instance.metadata.origin or "uhhc"
