"""The steps of `homecare plan` between reading and printing: travel times, search, files."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from planner.cli.failure import BadCall, os_reason
from planner.cli.files import write_all
from planner.cli.output import note, on_terminal
from planner.cli.progress import search_progress, working
from planner.cli.solver_words import feature_words, lacking
from planner.cli.summary import Made
from planner.cli.words import text
from planner.compile import compile_problem
from planner.domain import Instance, Plan
from planner.figures import figures
from planner.formats.reader import Loaded
from planner.messages import Lang
from planner.planning import SolvedDay, solve_day
from planner.roads import Sources, Ways, choose_ways
from solvers.base import Budget
from solvers.features import Feature, features
from solvers.registry import SOLVERS
from solvers.solve import UnsupportedError

COMPILED = ("greedy", "search")


@dataclass(frozen=True)
class Order:
    """How a plan is wanted. `spoken`: tell about the work while it goes on. `start`: a plan to begin from."""

    solver: str
    seconds: float | None
    iterations: int | None
    seed: int
    threads: int
    out: Path
    spoken: bool
    lang: Lang
    start: Plan | None = None

    def require_sense(self) -> None:
        """Raise BadCall for what no input could make good."""
        if self.solver not in SOLVERS:
            raise BadCall("unknown_solver", name=self.solver, names=", ".join(SOLVERS))
        if not isfinite(self.seconds or 0):
            raise BadCall("endless_budget")
        if (self.seconds or 0) < 0 or (self.iterations or 0) < 0:
            raise BadCall("negative_budget")
        if self.threads < 1:
            raise BadCall("bad_threads")

    @property
    def watched(self) -> bool:
        """Whether somebody is there to see progress."""
        return self.spoken and on_terminal()


def make(instance: Instance, loaded: Loaded, sources: Sources, order: Order) -> Made:
    """Plan `instance` and write the files. Raises BadCall if the solver cannot express what is asked for."""
    with working(order.watched, text("reading_roads", order.lang)):
        ways = choose_ways(instance, sources)
    _compile_first(order)
    solved = _solve(instance, ways, order)
    day = figures(instance, ways.travel, solved.plan)
    with working(order.watched, text("writing", order.lang)):
        try:
            files = write_all(order.out, instance, ways, solved.plan, day, solved.violations, order.lang)
        except OSError as error:
            raise BadCall("not_written", out=order.out, why=os_reason(error, order.lang)) from error
    issues = (*loaded.issues, *ways.issues)
    return Made(
        instance,
        solved.plan,
        day,
        solved.violations,
        issues,
        ways,
        order.out,
        tuple(files),
        solved.interrupted,
    )


def _compile_first(order: Order) -> None:
    """Say so when the search has to be compiled; whatever the solver, that costs no budget."""
    if order.solver not in COMPILED:
        return
    from solvers.kernels import is_compiled

    if is_compiled():
        return
    if order.spoken:
        note(text("compiling", order.lang))
    with working(order.watched, text("compiling", order.lang)):
        SOLVERS[order.solver].load()


def _solve(instance: Instance, ways: Ways, order: Order) -> SolvedDay:
    budget = Budget(seconds=order.seconds, iterations=order.iterations)
    try:
        weights = instance.settings.weights
        with search_progress(order.watched, order.seconds, order.iterations, weights, order.lang) as tell:
            return solve_day(
                instance,
                ways.travel,
                solver=order.solver,
                budget=budget,
                seed=order.seed,
                threads=order.threads,
                start=order.start,
                progress=tell,
            )
    except UnsupportedError:
        words = feature_words(_needed(instance, ways) & lacking(SOLVERS[order.solver].supports), order.lang)
        raise BadCall("unsupported", solver=order.solver, features=words) from None


def _needed(instance: Instance, ways: Ways) -> frozenset[Feature]:
    return features(compile_problem(instance, ways.travel).problem)
