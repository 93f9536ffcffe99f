"""One run, one row: what a solver answers, judged; and what it fails at."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.case import BestKnown
from benchmarks.row import Row
from benchmarks.runner import run_case
from benchmarks.runner.run import judge_plan
from solvers.base import Budget
from solvers.problem import Solution
from tests.benchmarks.runner.cases import Heart

pytestmark = pytest.mark.usefixtures("crooked")

ONE = Budget(iterations=1)


def row_of(solver: str, case: Any = None, **given: Any) -> Row:
    return run_case(case or Heart(), solver, ONE, **given)[0]


def test_a_plan_is_judged_in_the_benchmarks_unit() -> None:
    """CP-SAT proves 1314 points: 13.14, of which 3.60 is travel (360) and 9.54 three stops of 318."""
    row, plan = run_case(Heart(BestKnown(13.0, "a paper", 12.0)), "cpsat", Budget(seconds=60))
    assert (row.status, row.feasible, row.cost, row.faults) == ("ok", True, 13.14, [])
    assert row.parts == {"travel_time": 3.6, "stop_overhead": 9.54}
    assert (row.best_known, row.bound, row.unplanned) == (13.0, 13.14, 0)
    assert row.gap_percent == pytest.approx(100 * 0.14 / 13)
    assert row.trajectory[-1][1] == 13.14
    assert plan is not None


def test_the_published_bound_stands_where_the_solver_proves_none() -> None:
    """Greedy proves nothing."""
    assert row_of("greedy", Heart(BestKnown(13.0, "a paper", 12.0))).bound == 12.0
    assert row_of("greedy").bound is None


def test_a_bound_of_steering_terms_is_no_bound() -> None:
    """Where the engine is only steered, its bound says nothing; the noisy solver claims 7 points."""

    class Steered(Heart):
        steered = True

    assert row_of("noisy").bound == 0.07
    assert row_of("noisy", Steered()).bound is None


def test_a_constant_of_the_format_is_in_every_figure() -> None:
    """Five units on top of every engine cost: bound 0.07 + 5, first sign of life 80 + 5."""

    class Dearer(Heart):
        constant_cost = 5.0

    row = row_of("noisy", Dearer())
    assert row.bound == 5.07
    assert row.trajectory[0][1] == 85.0


def test_cost_over_time_is_in_the_benchmarks_unit() -> None:
    """The noisy solver tells of 2 x 4000 points, then 4000, and its plan costs that: 40, reached when it was told."""
    row = row_of("noisy")
    assert [cost for _, cost in row.trajectory] == [80.0, 40.0]
    assert (row.cost, row.unplanned, row.iterations) == (40.0, 4, 2)


def test_an_infeasible_plan_is_a_row_with_its_faults() -> None:
    """All four visits at second 0; no gap and no cost over time is claimed for that."""
    row = row_of("breaks_rules", Heart(BestKnown(13.14, "")))
    assert (row.status, row.feasible, row.gap_percent, row.trajectory) == ("infeasible", False, None, [])
    assert any(fault.startswith("too_early: ") for fault in row.faults)


def test_faults_without_end_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for one fault the row says how many more there are."""
    every = row_of("breaks_rules").faults
    monkeypatch.setattr("benchmarks.runner.run.FAULTS_KEPT", 1)
    assert row_of("breaks_rules").faults == [every[0], f"and {len(every) - 1} more"]


@pytest.mark.parametrize(
    ("solver", "status", "reason"),
    [
        ("raises", "failed", "RuntimeError: the wheel came off"),
        ("missing", "failed", "the package 'no_such_package' is not installed"),
        ("boasts", "failed", "CostMismatchError: boasts claims cost 1, recomputed 4000"),
        ("poor", "unsupported", "stop overhead once per stop, visits that may be left out"),
    ],
)
def test_what_a_solver_fails_at_is_a_row(solver: str, status: str, reason: str) -> None:
    """The row has no cost, but says which run it was and what came of it."""
    row, plan = run_case(Heart(BestKnown(13.0, "")), solver, ONE, seed=4, threads=2)
    assert (row.status, row.cost, row.feasible, plan) == (status, None, False, None)
    assert reason in row.reason
    assert (row.solver, row.seed, row.threads, row.budget_iterations, row.best_known) == (
        solver,
        4,
        2,
        1,
        13.0,
    )


def test_a_bad_call_is_no_row() -> None:
    """An unknown solver is told with those there are, the peers among them; threads are 1 or more."""
    with pytest.raises(ValueError, match=r"no solver is named 'serch'; there are: .*search.*pyvrp"):
        row_of("serch")
    with pytest.raises(ValueError, match="threads must be at least 1, got 0"):
        row_of("greedy", threads=0)


def test_a_start_is_improved_on() -> None:
    """The best plan as the start: the search is given what it cannot beat, and does not lose it."""
    best = run_case(Heart(), "cpsat", Budget(seconds=60))[1]
    row = run_case(Heart(), "search", Budget(iterations=10), start=best)[0]
    assert row.cost == 13.14


def test_progress_is_passed_on() -> None:
    """In the engine's points, as the solver said it."""
    heard: list[int] = []
    run_case(Heart(), "noisy", ONE, progress=lambda sign: heard.append(sign.cost))
    assert heard == [8000, 4000]


def test_somebody_elses_plan_is_judged() -> None:
    """A plan of nothing costs 4 x 10, a gap of 100 x (40 / 32 - 1) = 25 %."""
    case = Heart(BestKnown(32.0, "", 30.0))
    row = judge_plan(case, Solution.empty(case.problem()))
    assert (row.solver, row.status, row.cost, row.gap_percent, row.bound) == ("given", "ok", 40.0, 25.0, 30.0)
