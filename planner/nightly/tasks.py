"""The pieces of work of a night, each done in a process of its own: read a district's input, and plan a day of it.

They take and give plain records, so that another machine can do them as well as this one; the third, writing a unit's files, is in
`deliver`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.domain import Instance, Plan
from planner.errors import Issue, Violation
from planner.formats.reader import read_input
from planner.nightly.config import District
from planner.nightly.masking import without_data
from planner.planning import package_version, solve_day
from planner.roads import Sources, choose_ways
from planner.travel.times import TravelTimes
from solvers.base import Budget, Progress
from solvers.registry import SOLVERS


@dataclass(frozen=True)
class Imported:
    """A district's input of all its days, travel times between all its places, every fault, masked, and the street network that
    maps are drawn from."""

    instance: Instance
    travel: TravelTimes
    issues: tuple[Issue, ...]
    roads: Path | None


@dataclass(frozen=True)
class Import:
    """Read a district's input. Travel times are of all its days, so that each is computed once and found in the cache the next
    night."""

    district: District

    def prepare(self) -> None:
        """Nothing to load."""

    def run(self) -> Imported:
        """Return the input. Raises InputError if its roads or travel times cannot be used."""
        loaded = read_input(self.district.input)
        ways = choose_ways(
            loaded.instance,
            Sources(self.district.matrix, self.district.roads, loaded.matrix, loaded.roads),
        )
        issues = (*loaded.issues, *ways.issues)
        return Imported(
            loaded.instance,
            ways.travel,
            tuple(without_data(i) for i in issues),
            None if ways.network is None else self.district.roads or loaded.roads,
        )


@dataclass(frozen=True)
class Solved:
    """A plan with the rules it breaks, its best cost halfway through the search, and the version of the program that made it."""

    plan: Plan
    violations: tuple[Violation, ...]
    cost_halfway: int
    version: str


@dataclass(frozen=True)
class Solve:
    """Plan a day, from `start` if given."""

    instance: Instance
    travel: TravelTimes
    solver: str
    budget: Budget
    seed: int
    threads: int = 1
    start: Plan | None = None

    def prepare(self) -> None:
        """Load the solver, which compiles it the first time; an unknown one is left to `run`."""
        if self.solver in SOLVERS:
            SOLVERS[self.solver].load()

    def run(self) -> Solved:
        """Return the plan. Raises as `solve_day` does."""
        curve: list[Progress] = []
        day = solve_day(
            self.instance,
            self.travel,
            solver=self.solver,
            budget=self.budget,
            seed=self.seed,
            threads=self.threads,
            start=self.start,
            progress=curve.append,
        )
        return Solved(day.plan, day.violations, self._halfway(day.plan, curve), package_version())

    def _halfway(self, plan: Plan, curve: list[Progress]) -> int:
        """The best cost when half the effort was spent: of iterations where those are the budget, so that it is reproducible.

        The last cost known by then; where none was, the first.
        """
        by_iterations = self.budget.iterations is not None
        run = plan.run
        half = (run.iterations if by_iterations else run.seconds) / 2
        known = [p.cost for p in curve if (p.iterations if by_iterations else p.seconds) <= half]
        return known[-1] if known else curve[0].cost if curve else run.cost
