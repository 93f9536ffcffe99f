"""The path from input to plan: compile, solve, decode, judge, explain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from planner.check import check
from planner.compile import Compiled, compile_problem, decode, encode
from planner.digest import instance_digest
from planner.domain import Instance, Plan, RunInfo, Unplanned
from planner.errors import Violation
from planner.reasons import why_unplanned
from planner.travel.times import TravelTimes
from solvers.base import Budget, ProgressCallback, Result
from solvers.solve import solve


class PlanRefutedError(RuntimeError):
    """The engine calls a plan feasible and the domain's checker does not: a bug in one of them, never a
    usable plan.
    """

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = tuple(violations)
        rules = ", ".join(f"{v.rule} ({', '.join(v.ids)})" for v in self.violations[:5])
        super().__init__(
            f"the plan breaks {len(self.violations)} rule(s) that the solver believes kept: {rules}"
        )


@dataclass(frozen=True)
class SolvedDay:
    """A plan, the rules it breaks (none in a good plan), and whether Ctrl-C ended the search."""

    plan: Plan
    violations: tuple[Violation, ...]
    interrupted: bool


def plan_day(
    instance: Instance,
    travel: TravelTimes,
    *,
    solver: str = "search",
    budget: Budget,
    seed: int = 1,
    threads: int = 1,
    start: Plan | None = None,
    progress: ProgressCallback | None = None,
) -> Plan:
    """Return a checked plan of everything in `instance`; see `solve_day`, which also tells what it found on
    the way.
    """
    return solve_day(
        instance,
        travel,
        solver=solver,
        budget=budget,
        seed=seed,
        threads=threads,
        start=start,
        progress=progress,
    ).plan


def solve_day(
    instance: Instance,
    travel: TravelTimes,
    *,
    solver: str = "search",
    budget: Budget,
    seed: int = 1,
    threads: int = 1,
    start: Plan | None = None,
    progress: ProgressCallback | None = None,
) -> SolvedDay:
    """Plan, judge and explain.

    Parameters
    ----------
    instance
        Sound input (`planner.validate` finds no ERROR); one day or several.
    travel
        Travel times between its addresses; a visit at an address that is missing there stays unplanned.
    start
        A plan to improve on, of this or a similar instance; it may be partial.
    progress
        Called with elapsed seconds, iterations and the best cost so far.

    Returns
    -------
    SolvedDay
        `plan.run.status` is "infeasible" where the plan breaks a rule. That a locked start lies outside its
        visit's windows is such a breach, and the planner's own will: the lock holds, and the plan is
        returned.

    Raises
    ------
    ValueError
        For an unknown solver or `threads` < 1; `solvers.UnsupportedError` if the solver lacks a feature that
        is needed.
    PlanRefutedError
        If the domain's checker refutes what the engine calls feasible.
    solvers.CostMismatchError
        If the solver's claimed cost is refuted by recomputation.
    """
    compiled = compile_problem(instance, travel)
    warm = None if start is None else encode(compiled, start)
    result = solve(
        compiled.problem, solver, budget=budget, seed=seed, start=warm, threads=threads, progress=progress
    )
    plan = _plan(compiled, travel, result, budget)
    violations = tuple(check(instance, travel, plan))
    unwanted = [v for v in violations if not _wanted(instance, v)]
    if unwanted and not result.breaches:
        raise PlanRefutedError(unwanted)
    if violations:
        plan = plan.model_copy(update={"run": plan.run.model_copy(update={"status": "infeasible"})})
    return SolvedDay(_explained(instance, travel, plan), violations, result.interrupted)


def _plan(compiled: Compiled, travel: TravelTimes, result: Result, budget: Budget) -> Plan:
    routes = decode(compiled, result.solution)
    planned = {a.visit_id for r in routes for a in r.activities}
    left_out = (v for v in compiled.instance.visits if v.visit_id not in planned)
    return Plan(
        title=compiled.instance.title,
        attribution=travel.attribution,
        routes=routes,
        unplanned=tuple(Unplanned(visit_id=v.visit_id, priority=v.priority) for v in left_out),
        run=_run_info(compiled.instance, travel, result, budget),
    )


def _run_info(instance: Instance, travel: TravelTimes, result: Result, budget: Budget) -> RunInfo:
    return RunInfo(
        solver=result.solver,
        seed=result.seed,
        iterations=result.iterations,
        seconds=round(result.seconds, 3),
        status=result.status,
        cost=result.cost,
        terms=result.terms,
        bound=result.bound,
        version=package_version(),
        instance_hash=instance_digest(instance),
        travel_hash=travel.digest,
        threads=result.threads,
        budget_seconds=budget.seconds,
        budget_iterations=budget.iterations,
        interrupted=result.interrupted,
    )


def package_version() -> str:
    """Return the installed version of this package, "unknown" when it runs without being installed."""
    try:
        return version("homecare-planner")
    except PackageNotFoundError:
        return "unknown"


def _wanted(instance: Instance, violation: Violation) -> bool:
    """A locked start outside its windows is kept: the planner has said so."""
    locked = {p.visit_id for p in instance.pins if p.start is not None}
    return violation.rule in ("window", "end_latest") and violation.ids[0] in locked


def _explained(instance: Instance, travel: TravelTimes, plan: Plan) -> Plan:
    if not plan.unplanned:
        return plan
    reasons = why_unplanned(instance, travel, plan)
    unplanned = tuple(u.model_copy(update={"reasons": reasons[u.visit_id]}) for u in plan.unplanned)
    return plan.model_copy(update={"unplanned": unplanned})
