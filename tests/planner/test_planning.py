"""From instance to plan: what a plan says of itself, and what happens when engine and domain disagree."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta, timezone

import pytest
from numpy.random import default_rng

from planner import planning
from planner.check import check
from planner.digest import instance_digest
from planner.domain import Instance
from planner.errors import Violation
from planner.planning import PlanRefutedError, plan_day, solve_day
from planner.travel.times import TravelTimes
from solvers import Budget, registry
from solvers.cost import terms
from solvers.features import ALL_FEATURES
from tests.builders import at, citizen, four_visits, grid_times, instance, pin, shift, visit, window
from tests.planner.test_compile_agreement import random_instance

LITTLE = Budget(iterations=300)


def test_a_plan_tells_how_it_was_made() -> None:
    given = four_visits()
    travel = grid_times(given)
    plan = plan_day(given, travel, budget=LITTLE, seed=3)
    run = plan.run
    assert (run.solver, run.seed, run.status) == ("search", 3, "feasible")
    assert (run.instance_hash, run.travel_hash) == (instance_digest(given), travel.digest)
    assert run.cost == sum(run.terms.values()) > 0
    assert plan.unplanned == ()
    assert check(given, travel, plan) == []


def test_a_plan_keeps_what_it_was_given_to_search_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads, both limits of the budget, and whether it was ended by hand: as asked for, beside what it took."""
    given = four_visits()
    travel = grid_times(given)
    run = plan_day(given, travel, budget=Budget(seconds=60, iterations=300), threads=2).run
    assert (run.threads, run.budget_seconds, run.budget_iterations) == (2, 60, 300)
    assert run.iterations == 300
    assert not run.interrupted
    assert plan_day(given, travel, budget=LITTLE).run.budget_seconds is None
    monkeypatch.setitem(registry.SOLVERS, "cut", registry.Entry("", "tests.planner.cut_solver", ALL_FEATURES))
    assert plan_day(given, travel, solver="cut", budget=LITTLE).run.interrupted


def test_the_same_call_gives_the_same_plan() -> None:
    given = four_visits()
    first, second = (plan_day(given, grid_times(given), budget=LITTLE) for _ in range(2))
    assert first.routes == second.routes


def test_a_visit_left_out_has_reasons() -> None:
    """C2 takes only W9, who is not at work."""
    given = instance([visit("V1"), visit("V2", priority=1)], [shift("S1")],
                     citizens=[citizen("C2", required_workers=frozenset({"W9"}))])  # fmt: skip
    (left_out,) = plan_day(given, grid_times(given), budget=LITTLE).unplanned
    assert (left_out.visit_id, left_out.priority) == ("V2", 1)
    assert [r.code for r in left_out.reasons] == ["required_off_duty"]


def test_a_start_locked_outside_its_window_is_planned_and_the_breach_told() -> None:
    """Locked to 16:00, an hour after the window's end: the lock holds, the plan says which rule it breaks."""
    given = instance([visit("V1")], [shift("S1", end="17:00")], pins=(pin("V1", start=at("16:00")),))
    day = solve_day(given, grid_times(given), budget=LITTLE)
    assert day.plan.routes[0].activities[0].start == at("16:00")
    assert [(v.rule, v.amount) for v in day.violations] == [("window", 3600)]
    assert day.plan.run.status == "infeasible"


def test_what_the_domain_refutes_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checker that finds fault with a plan the engine calls feasible: an error, loudly."""
    monkeypatch.setattr(planning, "check", lambda *_: [Violation("window", ("V1", "S1"), 60, "seconds")])
    with pytest.raises(PlanRefutedError, match=r"window \(V1, S1\)"):
        plan_day(four_visits(), grid_times(four_visits()), budget=LITTLE)


def test_an_infeasible_answer_is_returned_with_what_it_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver that starts V1 a second too early says so by its breaches; the plan comes with the domain's."""
    from solvers import registry
    from solvers.features import ALL_FEATURES

    entry = registry.Entry("too early", "tests.planner.early_solver", ALL_FEATURES)
    monkeypatch.setitem(registry.SOLVERS, "early", entry)
    given = instance([visit("V1")], [shift("S1")])
    day = solve_day(given, grid_times(given), solver="early", budget=LITTLE)
    assert day.plan.run.status == "infeasible"
    assert "start" in {v.rule for v in day.violations}


def test_a_plan_to_start_from_is_kept_where_nothing_is_better() -> None:
    given = four_visits()
    travel = grid_times(given)
    first = plan_day(given, travel, budget=Budget(iterations=2000))
    again = plan_day(given, travel, budget=Budget(iterations=0), start=first)
    assert again.run.cost <= first.run.cost


@pytest.mark.parametrize("solver", ["greedy", "search"])
def test_days_without_visits_or_workers_are_planned_too(solver: str) -> None:
    """Nothing to do, nobody to do it, neither: plans without routes, and with a reason where a visit is left
    out.
    """
    idle = instance([], [shift("S1")])
    assert plan_day(idle, grid_times(idle), solver=solver, budget=LITTLE).routes[0].activities == ()
    alone = instance([visit("V1")])
    (left_out,) = plan_day(alone, grid_times(["A1"]), solver=solver, budget=LITTLE).unplanned
    assert left_out.reasons
    empty = plan_day(Instance(), TravelTimes((), {}, {}), solver=solver, budget=LITTLE)
    assert (empty.routes, empty.unplanned, empty.run.cost) == ((), (), 0)


def test_the_claimed_terms_are_those_of_the_engines_definition() -> None:
    from planner.compile import compile_problem, encode

    given = four_visits()
    travel = grid_times(given)
    plan = plan_day(given, travel, budget=LITTLE)
    c = compile_problem(given, travel)
    assert terms(c.problem, encode(c, plan)) == plan.run.terms


def test_the_digest_follows_content_not_form() -> None:
    """The same instants in another offset: equal. A minute more of care: not."""
    given = instance([visit("V1", None, window("08:00", "09:00"))], [shift("S1")])
    utc = timezone(timedelta(0))
    w = given.visits[0].windows[0]
    moved = w.model_copy(update={"start_earliest": w.start_earliest.astimezone(utc)})
    same = given.model_copy(update={"visits": (given.visits[0].model_copy(update={"windows": (moved,)}),)})
    assert instance_digest(same) == instance_digest(given)
    longer = instance([visit("V1", None, window("08:00", "09:00"), seconds=660)], [shift("S1")])
    assert instance_digest(longer) != instance_digest(given)


def test_the_digest_is_the_same_in_every_process() -> None:
    """Sets of ids have another order in each process; the digest does not."""
    code = (
        "from planner.digest import instance_digest as d; from tests.builders import *;"
        "print(d(instance([], [], citizens=[citizen('C1', preferred_workers=frozenset(f'W{n}' for n in range(9)))])))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("solver", ["greedy", "search"])
def test_no_solver_is_refuted_on_awkward_days(solver: str) -> None:
    """Every rule at once, on small random days: what a solver calls feasible the domain finds right.

    `solve_day` raises where it does not; only a start that the planner locked outside its window remains as a breach.
    """
    for seed in range(12):
        rng = default_rng(seed)
        given = random_instance(rng, awkward=bool(seed % 2))
        day = solve_day(given, grid_times(given, step_seconds=200), solver=solver, budget=LITTLE)
        assert {v.rule for v in day.violations} <= {"window", "end_latest"}
        assert all(u.reasons for u in day.plan.unplanned)
