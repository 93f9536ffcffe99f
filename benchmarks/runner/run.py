"""One run: solve a case, let its own judge have the word, and put it in a row. What goes wrong is a row too."""

from __future__ import annotations

from typing import Any, NamedTuple

from benchmarks.case import BestKnown, Case, Verdict
from benchmarks.row import Row
from benchmarks.runner.memory import peak_megabytes
from benchmarks.runner.solvers import all_solvers, require_solver
from benchmarks.runner.trajectory import Trajectory
from solvers.base import Budget, ProgressCallback, Result
from solvers.problem import Problem, Solution
from solvers.solve import UnsupportedError, solve

FAULTS_KEPT = 100


class Header(NamedTuple):
    """What a row says of an instance before it is solved."""

    name: str
    family: str
    size: int
    best_known: BestKnown | None


def run_case(
    case: Case,
    solver: str,
    budget: Budget,
    seed: int = 1,
    threads: int = 1,
    start: Any = None,
    progress: ProgressCallback | None = None,
) -> tuple[Row, Any]:
    """Solve `case` and return its row, and the plan in the case's own form (None where there is none).

    Parameters
    ----------
    start
        A plan of this case to improve on.
    progress
        Told of every sign of life, in the engine's points.

    Raises
    ------
    ValueError
        For an unknown solver, threads below 1, or a start that does not fit the case. Everything that happens after that is a
        row with status "unsupported" or "failed", and its reason.
    """
    require_solver(solver)
    if threads < 1:
        raise ValueError(f"threads must be at least 1, got {threads}")
    warm = None if start is None else case.encode(start)
    row = empty_row(case, solver, budget, seed, threads)
    told = Trajectory(lambda points: cost_in_unit(case, points))

    def tell(sign: Any) -> None:
        told(sign)
        if progress is not None:
            progress(sign)

    try:
        problem = case.problem()
        result = solve(
            problem, solver, budget=budget, seed=seed, start=warm, threads=threads, progress=tell,
            solvers=all_solvers(),
        )  # fmt: skip
        plan = case.decode(result.solution)
        verdict = case.judge(plan)
    except UnsupportedError as error:
        return row.model_copy(update={"status": "unsupported", "reason": str(error)}), None
    except Exception as error:  # a solver may fail in any way; the table shows that it did
        return row.model_copy(update={"reason": reason_of(error)}), None
    found = {**_judged(case, verdict), **_run(case, problem, result)}
    found["faults"] = _shortened(found["faults"])
    if verdict.feasible:
        found["trajectory"] = told.ending_at(result.seconds, verdict.cost)
    return row.model_copy(update=found), plan


def judge_plan(case: Case, plan: Any) -> Row:
    """Return the row of a plan that somebody else made: solver "given", seed 0."""
    row = Row(instance=case.name, family=case.family, size=case.size, solver="given", seed=0, status="failed")
    verdict = case.judge(plan)
    known = {"best_known": _cost(case.best_known), "bound": _published_bound(case)}
    return row.model_copy(update={**known, **_judged(case, verdict)})


def empty_row(case: Case | Header, solver: str, budget: Budget, seed: int, threads: int) -> Row:
    """Return the row of a run of which nothing is known yet: it counts as failed."""
    return Row(
        instance=case.name,
        family=case.family,
        size=case.size,
        solver=solver,
        seed=seed,
        threads=threads,
        budget_seconds=budget.seconds,
        budget_iterations=budget.iterations,
        status="failed",
        best_known=_cost(case.best_known),
        bound=_published_bound(case),
    )


def cost_in_unit(case: Case, points: int) -> float:
    """Return an engine cost in the benchmark's unit. Some formats charge a constant on top of every plan (`constant_cost`)."""
    constant: float = getattr(case, "constant_cost", 0.0)
    return points / case.points_per_unit + constant


def reason_of(error: BaseException) -> str:
    """Return an exception in one line."""
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"the package {error.name!r} is not installed"
    return f"{type(error).__name__}: {' '.join(str(error).split())[:500]}"


def _cost(known: BestKnown | None) -> float | None:
    return None if known is None else known.cost


def _published_bound(case: Case | Header) -> float | None:
    return None if case.best_known is None else case.best_known.bound


def _judged(case: Case, verdict: Verdict) -> dict[str, Any]:
    faults = [f"{f.rule}: {f.where}: {f.text}" if f.where else f"{f.rule}: {f.text}" for f in verdict.faults]
    best = _cost(case.best_known)
    return {
        "status": "ok" if verdict.feasible else "infeasible",
        "feasible": verdict.feasible,
        "faults": faults,
        "cost": verdict.cost,
        "parts": verdict.parts,
        "gap_percent": 100 * (verdict.cost / best - 1) if best and verdict.feasible else None,
    }


def _shortened(faults: list[str]) -> list[str]:
    more = len(faults) - FAULTS_KEPT
    return [*faults[:FAULTS_KEPT], f"and {more} more"] if more > 0 else faults


def _run(case: Case, problem: Problem, result: Result) -> dict[str, Any]:
    extra: dict[str, Any] = {"peak_memory_mb": peak_megabytes()}
    if result.interrupted:
        extra["interrupted"] = True
    found: dict[str, Any] = {
        "seconds": round(result.seconds, 3),
        "iterations": result.iterations,
        "unplanned": _unplanned(problem, result.solution),
        "extra": extra,
    }
    # Where the engine is only steered (`steered`), what it proves of its own cost says nothing of the benchmark's.
    if result.bound is not None and not getattr(case, "steered", False):
        found["bound"] = cost_in_unit(case, result.bound)
    return found


def _unplanned(problem: Problem, solution: Solution) -> int:
    planned = {
        int(problem.option_visit[a]) for route in solution.routes for a in route if not problem.is_break(a)
    }
    return problem.num_visits - len(planned)
