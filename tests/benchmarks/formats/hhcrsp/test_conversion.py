"""HHCRSP and the engine: one cost in both, plans there and back."""

from __future__ import annotations

import pytest

from benchmarks.formats.hhcrsp import HhcrspCase
from benchmarks.formats.plans import CarePlan, Route, Stop
from solvers import solve
from solvers.base import Budget
from solvers.check import check
from solvers.cost import cost, terms
from solvers.problem import DIFFERENT_WORKER
from tests.benchmarks.formats.altered import with_stop
from tests.benchmarks.formats.hhcrsp import tiny


def _case() -> HhcrspCase:
    return HhcrspCase(tiny.instance(), "tiny")


def test_the_problem_says_what_the_instance_says() -> None:
    """Five services in thousandths of a minute; p2's two start at once, p3's second 10 to 20 minutes after its first."""
    problem = _case().problem()
    assert problem.option_duration.tolist() == [5000, 10000, 10000, 10000, 10000]
    assert problem.soft_latest.tolist() == [30000, 40000, 40000, 60000, 60000]
    assert problem.window_early.tolist() == [0, 20000, 20000, 50000, 50000]
    assert (problem.link_min.tolist(), problem.link_max.tolist()) == ([0, 10000], [0, 20000])
    assert set(problem.link_worker.tolist()) == {DIFFERENT_WORKER}
    # Who can s1: c1 and c3; s2: c2 and c3.
    assert problem.eligible[[0, 2]].tolist() == [[True, False, True], [False, True, True]]


def test_a_plan_costs_the_same_in_both() -> None:
    """80 / 3 units are 80 000 points: travel 70, lateness 5 and greatest lateness 5 minutes."""
    case = _case()
    solution = case.encode(tiny.plan())
    assert check(case.problem(), solution) == []
    assert {k: v for k, v in terms(case.problem(), solution).items() if v} == {
        "travel_time": 70000, "lateness": 5000, "lateness_max": 5000,
    }  # fmt: skip
    assert case.decode(solution) == tiny.plan()


def test_times_a_hair_off_are_put_right() -> None:
    """9.998 is within the judge's tolerance; the engine knows none, so the route gets its earliest times."""
    case = _case()
    solution = case.encode(with_stop(tiny.plan(), "c1", 0, start=9.998, end=14.998))
    assert check(case.problem(), solution) == []
    assert solution.starts[0][0] == 10000


def test_a_solver_s_answer_is_judged_as_it_costs() -> None:
    """Whatever the solver finds: judge and engine agree to the point."""
    case = _case()
    result = solve(case.problem(), "search", budget=Budget(iterations=2000))
    verdict = case.judge(case.decode(result.solution))
    assert result.status == "feasible"
    assert verdict.feasible
    assert verdict.cost * case.points_per_unit == pytest.approx(result.cost)
    # Nobody need be late: s2 of p3 from 60 on.
    assert result.cost <= cost(case.problem(), case.encode(tiny.plan())) - 10000


@pytest.mark.parametrize(
    ("route", "message"),
    [
        (Route("c9"), "no caregiver 'c9'"),
        (Route("c1", (Stop("p1", "s2", 0, 1),)), "c1: patient 'p1' does not need a service 's2'"),
    ],
)
def test_names_that_nobody_bears_are_refused(route: Route, message: str) -> None:
    """A start for a search must be about this instance."""
    with pytest.raises(ValueError, match=message):
        _case().encode(CarePlan((route,)))
