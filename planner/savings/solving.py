"""One plan of a study: solved, decoded, checked and measured. A plan that breaks a rule ends the study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from planner.check import check
from planner.compile import Compiled, decode, encode
from planner.digest import instance_digest
from planner.domain import Instance, Plan, RunInfo, Unplanned
from planner.errors import Violation
from planner.planning import package_version
from planner.savings.parts import parts_of
from planner.savings.records import Parts
from planner.travel.times import TravelTimes
from solvers.base import Budget, Result
from solvers.problem import Problem
from solvers.search.session import Session
from solvers.solve import solve

SOLVER = "search"
MOVES_PER_VISIT = 20_000
"""Moves of one run of the search for each visit of a day. Two plans of a run differ by chance, and the mean of several short runs
settles sooner than one long run does: three times the moves a run leave the saving where it is, and its spread is less
than halved (measured on a day of 250 visits)."""

WARM = 0.3
"""First temperature of a search near another plan, in units of the mean cost of a visit; from nothing it begins hotter
(`SearchParams.hot`)."""

NEAR = 2
"""A search near another plan takes half of the effort."""


class RuleBrokenError(RuntimeError):
    """A plan of the study breaks rules; `violations` names them, so that no figure is ever made of such a plan."""

    def __init__(self, seed: int, violations: Sequence[Violation]) -> None:
        self.seed, self.violations = seed, tuple(violations)
        super().__init__(seed, violations)

    def __str__(self) -> str:
        rules = ", ".join(f"{v.rule} ({', '.join(v.ids)})" for v in self.violations[:5])
        return f"the plan of seed {self.seed} breaks {len(self.violations)} rule(s): {rules}"


@dataclass(frozen=True)
class Effort:
    """What each plan may take: `iterations` (repeatable) or `seconds`.

    Raises ValueError unless exactly one is given, finite and not negative.
    """

    iterations: int | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        if (self.iterations is None) == (self.seconds is None):
            raise ValueError("an effort is given in iterations or in seconds, not in both or neither")
        amount = self.seconds if self.iterations is None else self.iterations
        if amount is None or not isfinite(amount) or amount < 0:
            raise ValueError(f"an effort must be finite and not negative, got {amount}")

    @property
    def budget(self) -> Budget:
        """The same for the engine."""
        return Budget(iterations=self.iterations, seconds=self.seconds)


def usual_effort(instance: Instance) -> Effort:
    """Return an effort in iterations for one run that suits the size of the day, the same for every plan of its study."""
    return Effort(iterations=MOVES_PER_VISIT * max(1, len(instance.visits)))


@dataclass(frozen=True)
class Solved:
    """A right plan, its parts, and its cost in points."""

    plan: Plan
    parts: Parts
    cost: int


@dataclass(frozen=True)
class Task:
    """A day to plan with one effort and seed; `problem`, if given, in the stead of the compiled one: the same rows, with further
    limits and other costs."""

    compiled: Compiled
    travel: TravelTimes
    effort: Effort
    seed: int
    problem: Problem | None = None

    def solve(self) -> Solved:
        """Plan from nothing. Raises RuleBrokenError; KeyboardInterrupt if ended by hand."""
        result = solve(self._problem, SOLVER, budget=self.effort.budget, seed=self.seed)
        if result.interrupted:
            raise KeyboardInterrupt
        return self._judged(result)

    def solve_near(self, plan: Plan) -> Solved:
        """Plan from what can be kept of another day's plan, itself the fruit of the whole effort, with half of it again.

        Raises RuleBrokenError.
        """
        session = Session(self._problem, self.seed)
        kept = session.improve(session.keep(encode(self.compiled, plan)), self._moves(plan), WARM)
        start = session.solution(kept)
        door = solve(self._problem, SOLVER, budget=Budget(iterations=0), seed=self.seed, start=start)
        return self._judged(door)

    @property
    def _problem(self) -> Problem:
        return self.compiled.problem if self.problem is None else self.problem

    def _moves(self, plan: Plan) -> int:
        """Half of the moves that the effort comes to: where it is given in seconds, of those that `plan` took."""
        whole = self.effort.iterations
        return (plan.run.iterations if whole is None else whole) // NEAR

    def _judged(self, result: Result) -> Solved:
        instance, plan = self.compiled.instance, _plan(self.compiled, self.travel, result)
        violations = check(instance, self.travel, plan) or [Violation(b.rule) for b in result.breaches]
        if violations:
            raise RuleBrokenError(self.seed, violations)
        return Solved(plan, parts_of(instance, self.travel, plan), result.cost)


def _plan(compiled: Compiled, travel: TravelTimes, result: Result) -> Plan:
    """Decode; what is in the run's record is repeatable, so it does not say how long it took."""
    routes = decode(compiled, result.solution)
    planned = {a.visit_id for r in routes for a in r.activities}
    left_out = (v for v in compiled.instance.visits if v.visit_id not in planned)
    return Plan(
        title=compiled.instance.title,
        attribution=travel.attribution,
        routes=routes,
        unplanned=tuple(Unplanned(visit_id=v.visit_id, priority=v.priority) for v in left_out),
        run=RunInfo(
            solver=SOLVER,
            seed=result.seed,
            iterations=result.iterations,
            seconds=0.0,
            status="feasible",
            cost=result.cost,
            terms=result.terms,
            version=package_version(),
            instance_hash=instance_digest(compiled.instance),
            travel_hash=travel.digest,
        ),
    )
