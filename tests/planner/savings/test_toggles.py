"""Visits are taken off the screen and put back, and seconds are read alike in the engine and in the plan."""

from __future__ import annotations

import pytest

from planner.compile import compile_problem, encode
from planner.domain import Plan
from planner.savings.clock import Clock, routes_of
from planner.savings.jobs import CountJob, counted
from planner.savings.parts import parts_of, visits_on_screen
from planner.savings.paths import OwnJob, PathsJob
from planner.savings.solving import Effort, Task
from planner.savings.toggles import Toggles, calls_of
from planner.savings.variants import all_physical
from solvers.base import Budget
from solvers.search.session import Session
from solvers.solve import solve
from tests.planner.savings.days import screen_day

FEW = Effort(iterations=2000)


@pytest.fixture(scope="module")
def best() -> Plan:
    day, travel = screen_day()
    return Task(compile_problem(day, travel), travel, FEW, 1).solve().plan


def test_who_can_be_toggled() -> None:
    """V6 has no consent. Without a unit nobody calls."""
    day, travel = screen_day()
    assert list(calls_of(compile_problem(day, travel))) == ["V1", "V2", "V3", "V4", "V5"]
    assert calls_of(compile_problem(all_physical(day), travel)) == {}


def test_only_the_allowed_are_on_screen() -> None:
    day, travel = screen_day()
    toggles = Toggles.of(compile_problem(day, travel))
    session = Session(toggles.problem)
    for allowed in ((), ("V5",), ("V4", "V5"), tuple(toggles.calls)):
        session.limit(toggles.limits(allowed))
        kept = session.improve(None, 2000, heat=0.3)
        carried_out = {a for route in routes_of(toggles.problem, kept) for a in route}
        on_screen = {v for v, options in toggles.calls.items() if carried_out & set(options)}
        assert on_screen <= set(allowed)
        assert on_screen == set(allowed)


def test_the_engines_seconds_are_the_plans(best: Plan) -> None:
    day, travel = screen_day()
    compiled = compile_problem(day, travel)
    session = Session(compiled.problem)
    kept = session.keep(encode(compiled, best))
    parts = parts_of(day, travel, best)
    routes = routes_of(compiled.problem, kept)
    assert routes == [list(r) for r in session.solution(kept).routes]
    assert Clock(compiled.problem).seconds(routes) == parts.field + parts.unit
    assert parts.screen_visits > 0


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_exactly_so_many_calls(count: int, best: Plan) -> None:
    day, travel = screen_day()
    found = CountJob(day, best, count, FEW, 1).run(travel)
    assert found.parts.screen_visits == count


def test_the_reward_is_spread_over_all_options() -> None:
    """Three calls at 3600 s x 100 points: 1,080,000 over six visits is 180,000 on each option, and 360,000 off each call."""
    day, travel = screen_day()
    compiled = compile_problem(day, travel)
    calls = [o for options in calls_of(compiled).values() for o in options]
    change = counted(compiled, 3).option_cost - compiled.problem.option_cost
    assert set(change[calls]) == {-180_000}
    assert set(change) == {-180_000, 180_000}


def test_walks_lead_from_one_end_to_the_other(best: Plan) -> None:
    """Few visits, and each step is solved to its best: both walks span the whole saving, so the marginals add up to it."""
    day, travel = screen_day()
    base = solve(compile_problem(all_physical(day), travel).problem, budget=Budget(iterations=4000))
    home = Task(compile_problem(all_physical(day), travel), travel, FEW, 1).solve()
    assert home.cost == base.cost
    found = PathsJob(day, home.plan, best, 1, 0).run(travel)
    assert set(found) == visits_on_screen(best)
    saved = home.parts.field - parts_of(day, travel, best).field - parts_of(day, travel, best).unit
    assert sum(found.values()) == pytest.approx(saved)


def test_what_a_plan_loses_without_a_call(best: Plan) -> None:
    """S1 or S2 goes to V6 anyway and passes every door: at home a visit costs a stop and care, 318 + 600, and spares 300."""
    day, travel = screen_day()
    found = OwnJob(day, best, 1).run(travel)
    assert set(found) == visits_on_screen(best)
    assert all(seconds == 618 for seconds in found.values())


def test_an_effort_is_one_thing() -> None:
    assert Effort(iterations=5).budget == Budget(iterations=5)
    assert Effort(seconds=3.0).budget == Budget(seconds=3.0)
    for wrong in ({}, {"iterations": 1, "seconds": 1.0}, {"seconds": float("inf")}, {"iterations": -1}):
        with pytest.raises(ValueError, match="effort"):
            Effort(**wrong)
