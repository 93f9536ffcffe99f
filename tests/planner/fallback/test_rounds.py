"""Planning with a fallback for every call: what nobody can take over is made at home, within the budget."""

from __future__ import annotations

import pytest

from planner.check import check
from planner.digest import instance_digest
from planner.domain import Instance, Mode, Plan
from planner.fallback import coverage
from planner.fallback.rounds import ROUNDS, at_home, shares, what_is_left
from planner.planning import plan_day, solve_day
from solvers import Budget
from solvers.base import Progress
from tests.builders import grid_times, instance, shift, visit, window
from tests.planner.fallback.days import caller, on_screen, rules


def a_day(within: int = 3600, required: bool = True) -> Instance:
    """Three visits that may be by screen, at A3, A5 and A9, to start at 08:00 sharp, an hour apart, and V4 at A1, at home from
    09:00 to 10:30. S9 calls, S1 and S2 drive. A call of a minute costs 240 s, less than a stop."""
    hours = {"V3": "08:00", "V5": "09:00", "V9": "10:00"}
    visits = [visit(v, None, window(t, t), seconds=900, screen_seconds=60) for v, t in hours.items()]
    visits.append(visit("V4", "C1", window("09:00", "09:00"), seconds=5400))
    return instance(
        visits,
        [*(shift(s, modes=frozenset({Mode.PHYSICAL})) for s in ("S1", "S2")), caller()],
        citizens=[on_screen(c) for c in ("C3", "C5", "C9")],
        settings=rules(require_fallback=required, fallback_within=within),
    )


LINE = grid_times(["B", *(f"A{n}" for n in range(1, 10))])
LITTLE = Budget(iterations=400)


def modes(plan: Plan) -> dict[str, Mode]:
    return {a.visit_id: a.mode for r in plan.routes for a in r.activities if a.visit_id and a.mode}


def test_a_call_that_nobody_reaches_is_made_at_home() -> None:
    """Within 500 s of the failure one at the base begins at A5 (300 + 200 s), at A3 (180 + 200 s), but not at A9 (540 + 200 s):
    V9 alone is made at home. When V5 fails at 09:05 one worker is with V4, the other still at the base."""
    given = a_day(within=500)
    free = plan_day(a_day(within=500, required=False), LINE, budget=LITTLE)
    assert [c.visit_id for c in coverage(given, LINE, free).uncovered] == ["V9"]
    day = solve_day(given, LINE, budget=LITTLE)
    assert (modes(day.plan)["V9"], modes(day.plan)["V5"]) == (Mode.PHYSICAL, Mode.SCREEN)
    assert (day.violations, day.plan.unplanned, day.plan.run.status) == ((), (), "feasible")
    assert coverage(given, LINE, day.plan).uncovered == ()
    assert check(given, LINE, day.plan) == []


def test_nothing_changes_where_all_are_covered() -> None:
    day = solve_day(a_day(), LINE, budget=LITTLE)
    assert [modes(day.plan)[v] for v in ("V3", "V5", "V9")] == [Mode.SCREEN] * 3


def test_all_are_made_at_home_where_nobody_comes_in_time() -> None:
    """Within a second nobody does: the plan has no call, and costs more."""
    free, bound = (plan_day(a_day(1, required), LINE, budget=LITTLE) for required in (False, True))
    assert set(modes(bound).values()) == {Mode.PHYSICAL}
    assert bound.run.cost > free.run.cost


def test_what_is_neither_covered_nor_has_room_at_home_is_left_out_and_says_so() -> None:
    """V9 has no way of being made at home."""
    given = a_day(within=500)
    only = tuple(
        v.model_copy(update={"modes": v.modes[1:]}) if v.visit_id == "V9" else v for v in given.visits
    )
    given = given.model_copy(update={"visits": only})
    day = solve_day(given, LINE, budget=LITTLE)
    (left_out,) = day.plan.unplanned
    assert (left_out.visit_id, left_out.reasons[0].code) == ("V9", "no_fallback")
    assert len(left_out.reasons) > 1
    assert day.violations == ()


def test_the_budget_is_that_of_all_rounds_together() -> None:
    """And the same call gives the same plan, told of the instance as given."""
    given = a_day(within=500)
    seen: list[Progress] = []
    one, other = (plan_day(given, LINE, budget=LITTLE, progress=seen.append) for _ in range(2))
    assert one.run.iterations <= 400
    assert (one.run.budget_iterations, one.run.instance_hash) == (400, instance_digest(given))
    assert one.routes == other.routes
    assert [p.iterations for p in seen[: len(seen) // 2]] == sorted(
        p.iterations for p in seen[: len(seen) // 2]
    )


@pytest.mark.parametrize("solver", ["greedy", "cpsat", "routing"])
def test_every_solver_is_held_to_it(solver: str) -> None:
    given = a_day(within=500)
    budget = Budget(iterations=40) if solver != "routing" else Budget(seconds=1)
    day = solve_day(given, LINE, solver=solver, budget=budget)
    assert (day.violations, coverage(given, LINE, day.plan).uncovered) == ((), ())
    assert day.plan.unplanned == ()


def test_shares_of_a_budget() -> None:
    """1,003 iterations: 501, then 502 in four parts of 125, and the 2 left over with the last."""
    found = [s.iterations or 0 for s in shares(Budget(iterations=1003))]
    assert found == [501, 125, 125, 125, 127]
    assert (len(found), sum(found)) == (ROUNDS, 1003)
    both = list(shares(Budget(seconds=8, iterations=1)))
    assert [(s.seconds, s.iterations) for s in both] == [(4, 0), *[(1, 0)] * 3, (1, 1)]


def test_a_share_is_cut_to_what_is_left() -> None:
    """Of 8 seconds 7.5 are spent, or 9: half a second is left, or nothing. Iterations are not lost."""
    budget, share = Budget(seconds=8), Budget(seconds=1, iterations=5)
    assert what_is_left(share, budget, 7.5) == Budget(seconds=0.5, iterations=5)
    assert what_is_left(share, budget, 9) == Budget(seconds=0, iterations=5)
    assert what_is_left(Budget(iterations=5), Budget(iterations=20), 9) == Budget(iterations=5)


def test_the_copy_for_a_round_bars_the_screen_and_nothing_else() -> None:
    given = a_day()
    copy = at_home(given, {"V9"})
    assert [v.visit_id for v in copy.visits if v.must_be_physical] == ["V9"]
    assert not copy.settings.screen.require_fallback
    assert given.visit["V9"].must_be_physical is False
