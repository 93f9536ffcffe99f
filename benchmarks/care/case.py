"""A care day as a benchmark `Case`; plans are the engine's `Solution`s."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from benchmarks.care import plan_file
from benchmarks.care.day import make_day
from benchmarks.care.judge import POINTS_PER_SECOND, judge
from benchmarks.care.name import CareName
from benchmarks.case import BestKnown, Verdict
from planner.compile import Compiled, compile_problem
from planner.domain import Instance
from planner.errors import Issue, Severity
from planner.travel.times import TravelTimes
from solvers.problem import Problem, Solution

Day = tuple[Instance, TravelTimes]


class CareCase:
    """A day of home care, made when it is first asked for; the engine's cost is exact, 100 points to a second of paid time."""

    points_per_unit: float = POINTS_PER_SECOND
    best_known: BestKnown | None = None

    def __init__(
        self, name: str, family: str, size: int, make: Callable[[], Day], path: Path | None = None
    ) -> None:
        self.name, self.family, self.size, self.path = name, family, size, path
        self._make = make

    @cached_property
    def day(self) -> Day:
        """The instance and its travel times."""
        return self._make()

    @cached_property
    def compiled(self) -> Compiled:
        """The day in the engine's words, with the ids behind its rows."""
        return compile_problem(*self.day)

    def problem(self) -> Problem:
        """The day as the engine's problem, built once."""
        return self.compiled.problem

    def decode(self, solution: Solution) -> Solution:
        """The solution is the plan."""
        return solution

    def encode(self, plan: Solution) -> Solution:
        """The plan is the solution."""
        return plan

    def judge(self, plan: Solution) -> Verdict:
        """Cost in seconds, terms and every broken rule, by two judges that know no solver."""
        return judge(self.compiled, self.day[1], plan)

    def read_plan(self, path: Path) -> Solution:
        """Read a plan file; ValueError naming the place for what cannot be read."""
        return plan_file.read_plan(Path(path), self.compiled)

    def write_plan(self, plan: Solution, path: Path) -> None:
        """Write a plan file: JSON, ids of shifts and visits."""
        plan_file.write_plan(Path(path), self.name, self.compiled, plan)


def open_care(name: str) -> CareCase:
    """Return the care day of that name; nothing is made yet. Raises ValueError for a name that is none."""
    known = CareName.parse(name)
    return CareCase(str(known), known.family, known.visits, lambda: make_day(known))


def open_input(path: Path) -> CareCase:
    """Return what `homecare plan` takes as a case: a folder of CSV files or a workbook, on its own roads or matrix.

    Raises ValueError with every error of the input in words, OSError or `planner.errors.InputError` for a file it names that
    cannot be read.
    """
    from planner.formats.reader import read_input
    from planner.roads import (
        Sources,
        choose_ways,
    )  # half a second and more, which a generated day need not spend

    path = Path(path)
    loaded = read_input(path)
    errors = [i for i in loaded.issues if i.severity is Severity.ERROR]
    if errors:
        raise ValueError(f"{path} cannot be planned: {_in_words(errors)}")
    sources = Sources(own_matrix=loaded.matrix, own_roads=loaded.roads)

    def make() -> Day:
        return loaded.instance, choose_ways(loaded.instance, sources).travel

    return CareCase(path.resolve().stem, "care-input", len(loaded.instance.visits), make, path)


def _in_words(issues: list[Issue]) -> str:
    from planner.issue_texts import describe
    from planner.messages import Lang

    return "; ".join(describe(issue, Lang.EN)[0] for issue in issues)
