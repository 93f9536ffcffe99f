"""The path from input to plan: compile, solve, decode, judge, explain."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from planner.check import check
from planner.compile import Compiled, compile_problem, decode, encode
from planner.digest import instance_digest
from planner.domain import Instance, Plan, Reason, RunInfo, Unplanned
from planner.errors import Violation
from planner.fallback import coverage
from planner.fallback.rounds import at_home, going_on, shares, what_is_left
from planner.reasons import why_unplanned
from planner.travel.times import TravelTimes
from solvers.base import Budget, ProgressCallback, Result
from solvers.solve import UnsupportedError, solve

MENDER = "greedy"  # keeps the routes it is given and only puts in what is missing


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
    budget
        Of the whole call. Where the rules require a fallback for every screen visit, half of it goes to a plan without that rule,
        the rest to plans in which the visits that nobody could take over are made at home, each starting from the last.

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
    search = _Search(travel, solver, seed, threads)
    if instance.settings.screen.require_fallback:
        return _with_fallbacks(search, instance, budget, start, progress)
    day = search(instance, budget, start, progress)
    return replace(day, plan=_explained(instance, travel, day.plan))


@dataclass(frozen=True)
class _Search:
    """Plans and judges an instance; what does not change from one round to the next."""

    travel: TravelTimes
    solver: str
    seed: int
    threads: int

    def __call__(
        self, instance: Instance, budget: Budget, start: Plan | None, progress: ProgressCallback | None
    ) -> SolvedDay:
        compiled = compile_problem(instance, self.travel)
        result = solve(
            compiled.problem,
            self.solver,
            budget=budget,
            seed=self.seed,
            start=None if start is None else encode(compiled, start),
            threads=self.threads,
            progress=progress,
        )
        plan = _plan(compiled, self.travel, result, budget)
        violations = tuple(check(instance, self.travel, plan))
        unwanted = [v for v in violations if not _wanted(instance, v)]
        if unwanted and not result.breaches:
            raise PlanRefutedError(unwanted)
        if violations:
            plan = plan.model_copy(update={"run": plan.run.model_copy(update={"status": "infeasible"})})
        return SolvedDay(plan, violations, result.interrupted)


def _with_fallbacks(
    search: _Search,
    instance: Instance,
    budget: Budget,
    start: Plan | None,
    progress: ProgressCallback | None,
) -> SolvedDay:
    """Plan in rounds, each from the cheapest plan so far in which every call is covered, the first without regard to that.

    After each round the visits whose call nobody could take over are made at home, see `_mended`. A visit that has neither a
    fallback nor room at home is left out, and says so.
    """
    best: SolvedDay | None = None
    at_home_now: frozenset[str] = frozenset()
    runs: list[RunInfo] = []
    for number, share in enumerate(shares(budget)):
        seconds, iterations = sum(r.seconds for r in runs), sum(r.iterations for r in runs)
        found = replace(search, seed=search.seed + number)(
            at_home(instance, at_home_now),
            what_is_left(share, budget, seconds),
            start if best is None else best.plan,
            going_on(progress, seconds, iterations),
        )
        runs.append(found.plan.run)
        mended, barred = _mended(search, instance, found, at_home_now, runs)
        if best is None or _rank(mended) < _rank(best):
            best, at_home_now = mended, barred
        if found.interrupted or best.plan.run.status == "optimal":
            break
    return _told(instance, search.travel, budget, best or found, at_home_now, runs)


def _mended(
    search: _Search, instance: Instance, day: SolvedDay, barred: frozenset[str], runs: list[RunInfo]
) -> tuple[SolvedDay, frozenset[str]]:
    """Make the visits at home whose call nobody could take over, where they are cheapest and all else stays; those that lose
    their fallback by it, too. Ends since each turn bars one visit more at least; returns the visits barred as well."""
    while True:
        calls = coverage(instance, search.travel, day.plan).uncovered
        uncovered = frozenset(c.visit_id for c in calls)
        if uncovered <= barred:
            return day, barred
        barred |= uncovered
        day = _inserted(search, at_home(instance, barred), day.plan)
        runs.append(day.plan.run.model_copy(update={"iterations": 0}))


def _inserted(search: _Search, instance: Instance, plan: Plan) -> SolvedDay:
    """What the plan lacks put in; by the day's own solver where the problem is beyond insertion."""
    a_little = Budget(iterations=1)
    try:
        return replace(search, solver=MENDER)(instance, a_little, plan, None)
    except UnsupportedError:
        return search(instance, a_little, plan, None)


def _told(
    instance: Instance,
    travel: TravelTimes,
    budget: Budget,
    day: SolvedDay,
    barred: frozenset[str],
    runs: Sequence[RunInfo],
) -> SolvedDay:
    """The best plan of all rounds as the plan of the instance as given."""
    plan = day.plan.model_copy(update={"run": _joined(instance, budget, day.plan.run, runs)})
    violations = tuple(check(instance, travel, plan))
    if violations:
        plan = plan.model_copy(update={"run": plan.run.model_copy(update={"status": "infeasible"})})
    plan = _without_fallback(_explained(at_home(instance, barred), travel, plan), barred)
    return SolvedDay(plan, violations, plan.run.interrupted)


def _rank(day: SolvedDay) -> tuple[bool, int]:
    return day.plan.run.status == "infeasible", day.plan.run.cost


def _joined(instance: Instance, budget: Budget, run: RunInfo, runs: Sequence[RunInfo]) -> RunInfo:
    """One record of all rounds. Only the first one's bound holds for the instance as given: later ones have barred visits."""
    bound = runs[0].bound
    return run.model_copy(
        update={
            "solver": runs[0].solver,
            "seed": runs[0].seed,
            "iterations": sum(r.iterations for r in runs),
            "seconds": round(sum(r.seconds for r in runs), 3),
            "budget_seconds": budget.seconds,
            "budget_iterations": budget.iterations,
            "interrupted": any(r.interrupted for r in runs),
            "bound": bound,
            "status": "optimal" if bound == run.cost else "feasible",
            "instance_hash": instance_digest(instance),
        }
    )


def _without_fallback(plan: Plan, barred: Set[str]) -> Plan:
    """Say first of a visit left out that it could have been by screen, had there been a fallback."""
    first = Reason(code="no_fallback")
    unplanned = (
        u.model_copy(update={"reasons": (first, *u.reasons)}) if u.visit_id in barred else u
        for u in plan.unplanned
    )
    return plan.model_copy(update={"unplanned": tuple(unplanned)})


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
