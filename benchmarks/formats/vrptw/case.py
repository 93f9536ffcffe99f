"""A vehicle routing instance with time windows as a `Case`: solved as a `Problem`, judged by its own convention."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.case import BestKnown, Verdict
from benchmarks.formats.best_known import find_best_known
from benchmarks.formats.vrptw.convert import to_plan, to_problem, to_solution
from benchmarks.formats.vrptw.instance import TENTHS, Convention, Vrptw
from benchmarks.formats.vrptw.judge import judge
from benchmarks.formats.vrptw.plans import RoutePlan, read_plan, write_plan
from benchmarks.formats.vrptw.solomon import read_solomon
from benchmarks.formats.vrptw.vrplib_file import read_vrplib
from solvers.problem import Problem, Solution

_SOLOMON = re.compile(r"(r|c|rc)[12]\d\d", re.IGNORECASE)
_HOMBERGER = re.compile(r"(r|c|rc)[12]_\d+_\d+", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class VrptwCase:
    """See `benchmarks.case.Case`; plans are `RoutePlan`s, the engine's cost is exact in the DIMACS convention."""

    instance: Vrptw
    path: Path | None = None
    best_known: BestKnown | None = None
    convention: Convention = Convention.DIMACS

    points_per_unit: float = float(TENTHS)

    @property
    def name(self) -> str:
        return self.instance.name

    @property
    def size(self) -> int:
        return self.instance.num_clients

    @property
    def family(self) -> str:
        """The well-known sets by their names, others `vrptw`; with prizes a set of its own, since the cost means another thing."""
        if self.instance.prize is not None:
            return f"pcvrptw-{self.size}"
        if _SOLOMON.fullmatch(self.name):
            return "solomon"
        return f"homberger-{self.size}" if _HOMBERGER.fullmatch(self.name) else "vrptw"

    @cached_property
    def _problem(self) -> Problem:
        return to_problem(self.instance)

    def problem(self) -> Problem:
        """See `to_problem`."""
        return self._problem

    def decode(self, solution: Solution) -> RoutePlan:
        """See `to_plan`."""
        return to_plan(solution)

    def encode(self, plan: RoutePlan) -> Solution:
        """See `to_solution`."""
        return to_solution(self.instance, self.problem(), plan)

    def judge(self, plan: RoutePlan) -> Verdict:
        """See `judge`; by the case's convention."""
        return judge(self.instance, plan, self.convention)

    def read_plan(self, path: Path) -> RoutePlan:
        """Read `.sol` or a listing; with prizes the cost line counts tenths."""
        return read_plan(Path(path), cost_in_tenths=self.instance.prize is not None)

    def write_plan(self, plan: RoutePlan, path: Path) -> None:
        """Write `.sol`, or a listing where the name ends in `.txt`, with the cost that the judge finds."""
        write_plan(plan, Path(path), self.judge(plan).cost, cost_in_tenths=self.instance.prize is not None)


def open_solomon(path: Path, convention: Convention = Convention.DIMACS) -> VrptwCase:
    """Read Solomon's text format with the best value known beside it. Raises ValueError as `read_solomon` does."""
    return _opened(read_solomon(Path(path)), Path(path), convention)


def open_vrplib(path: Path, convention: Convention = Convention.DIMACS) -> VrptwCase:
    """Read a VRPLIB `.vrp` file with the best value known beside it. Raises ValueError as `read_vrplib` does."""
    return _opened(read_vrplib(Path(path)), Path(path), convention)


def _opened(instance: Vrptw, path: Path, convention: Convention) -> VrptwCase:
    # the tables' first column is the DIMACS value; under another convention it would be no best known value
    known = find_best_known(path, instance.name) if convention is Convention.DIMACS else None
    return VrptwCase(instance, path, known, convention)
