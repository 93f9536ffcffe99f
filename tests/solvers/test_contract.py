"""What every registered solver keeps, whatever it is: the one contract behind the one door."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from solvers.base import Budget, Progress, Result
from solvers.check import check
from solvers.cost import cost, terms
from solvers.features import ALL_FEATURES, Feature, features
from solvers.problem import NO_LIMIT, Problem, Solution, Weights, problem_builder
from solvers.registry import SOLVERS
from solvers.solve import UnsupportedError, solve
from tests.solvers.problems import by_screen, care_day, every_feature, four_visits, line, one_visit, without

ITERATIONS = 2000
ENDLESS = "care_day(1, 16, 3, looseness=3)"  # no solver here proves its optimum at once

every_solver = pytest.mark.parametrize("solver", SOLVERS)


def answer(problem: Problem, solver: str, **call: Any) -> Result:
    """The answer within a small budget, held against the plain cost and the plain check."""
    result = solve(problem, solver, **{"budget": Budget(iterations=ITERATIONS), **call})
    assert result.cost == cost(problem, result.solution) == sum(result.terms.values())
    assert result.terms == terms(problem, result.solution)
    assert result.breaches == tuple(check(problem, result.solution))
    assert (result.status == "infeasible") == bool(result.breaches)
    assert result.bound is None or result.bound <= result.cost
    assert (result.status == "optimal") == (result.bound == result.cost and not result.breaches)
    assert not result.interrupted
    return result


def fitting(problem: Problem, solver: str) -> Problem:
    """The problem without what the solver does not support."""
    return without(problem, ALL_FEATURES - SOLVERS[solver].supports)


@every_solver
@pytest.mark.parametrize("seed", range(6))
def test_every_feature_at_once_gives_a_feasible_plan(solver: str, seed: int) -> None:
    """No visit of these is required, so a feasible plan always exists, and one better than planning nothing."""
    problem = fitting(every_feature(seed, 6, 3), solver)
    result = answer(problem, solver)
    assert result.status != "infeasible"
    assert result.cost < cost(problem, Solution.empty(problem))


@every_solver
@pytest.mark.parametrize("seed", range(3))
def test_a_day_of_care_is_planned_in_full(solver: str, seed: int) -> None:
    """Greedy alone may leave something out on so tight a day; whoever searches may not."""
    result = answer(care_day(seed), solver)
    left_out = [b for b in result.breaches if b.rule == "required_unplanned"]
    assert len(left_out) == len(result.breaches)
    assert solver == "greedy" or not left_out


@every_solver
def test_the_four_visits_known_by_heart(solver: str) -> None:
    """Nothing is cheaper than one round: 360 s of travel and three stops of 318 s."""
    result = answer(four_visits(), solver)
    assert result.status != "infeasible"
    assert result.cost >= 1314
    assert solver == "greedy" or result.cost == 1314


@every_solver
def test_physical_screen_physical(solver: str) -> None:
    """Windows allow only the order 0, 1, 2: travel 60 + 120 + 180, two stops of 318, the call 60 + 300 + 120."""
    problem = by_screen(window_early=[0, 1000, 1700], window_late=[300, 1100, 1800])
    result = answer(problem, solver)
    if solver == "routing":  # leaves calls to shifts that do nothing else, and says what is missing
        assert result.solution.routes == ((0, 2),)
        assert [b.rule for b in result.breaches] == ["required_unplanned"]
        return
    assert result.solution.routes == ((0, 1, 2),)
    assert result.cost == 360 + 636 + 480


@every_solver
@pytest.mark.parametrize("seed", [1, 7])
def test_same_seed_and_iterations_give_the_same_plan(solver: str, seed: int) -> None:
    problem = care_day(3, 20, 4, looseness=2)
    one, other = (answer(problem, solver, seed=seed) for _ in range(2))
    assert one.solution == other.solution
    assert (one.cost, one.bound, one.iterations) == (other.cost, other.bound, other.iterations)


@every_solver
def test_the_budget_is_kept_roughly(solver: str) -> None:
    """Iterations may run over by what is begun, never by a multiple; a budget of nothing still gives an answer."""
    problem = care_day(3, 20, 4, looseness=2)
    assert answer(problem, solver, budget=Budget(iterations=ITERATIONS)).iterations <= 2 * ITERATIONS
    for nothing in (Budget(iterations=0), Budget(seconds=0.0)):
        assert len(answer(problem, solver, budget=nothing).solution.routes) == 4


@every_solver
def test_a_start_is_never_lost(solver: str) -> None:
    problem = care_day(4)
    best = solve(problem, "cpsat", budget=Budget(iterations=20_000))
    assert best.status == "optimal"
    for budget in (Budget(iterations=0), Budget(iterations=50)):
        assert answer(problem, solver, budget=budget, start=best.solution).cost == best.cost


@every_solver
@pytest.mark.parametrize(
    ("routes", "starts"),
    [
        (((0, 0), (0,)), ((0, 0), (0,))),  # three times, too early
        (((3,), ()), ((10,), ())),  # too early, the others left out
        (((2, 1, 3, 0), ()), ((320, 920, 1838, 9999), ())),  # feasible, but a detour
    ],
)
def test_a_poor_start_does_no_harm(solver: str, routes: Any, starts: Any) -> None:
    result = answer(four_visits(), solver, start=Solution(routes, starts))
    assert result.status != "infeasible"
    assert solver == "greedy" or result.cost == 1314


@every_solver
def test_a_visit_that_cannot_be_planned_is_a_normal_result(solver: str) -> None:
    """Visit 3 is over before anybody can be there (380): the other three are planned, and the breach names it."""
    problem = four_visits(window_late=[9000, 9000, 9000, 379])
    result = answer(problem, solver)
    assert result.status == "infeasible"
    assert [(b.rule, b.visit) for b in result.breaches] == [("required_unplanned", 3)]
    assert result.bound is None
    # out to place 2 and home, two stops, and what visit 3 costs unplanned
    assert solver == "greedy" or result.cost == 240 + 636 + 10**12


@every_solver
def test_when_nothing_can_be_planned_nothing_is(solver: str) -> None:
    problem = four_visits(allowed=np.zeros((4, 2), dtype=bool))
    result = answer(problem, solver)
    assert result.solution == Solution.empty(problem)
    assert [b.visit for b in result.breaches] == [0, 1, 2, 3]


@every_solver
def test_a_shift_whose_break_cannot_be_taken_is_not_used(solver: str) -> None:
    """The only shift begins at 200 and should begin its break by 100; by 200 it can."""
    late, just = (one_visit(break_shift=[0], break_late=[t], shift_earliest=[200]) for t in (100, 200))
    assert answer(late, solver).solution == Solution.empty(late)
    assert answer(just, solver).solution.routes == ((1, 0),)


@every_solver
def test_optional_visits_are_left_out_when_that_is_cheaper(solver: str) -> None:
    """The visit costs 60 + 60 of travel; leaving it out costs 119 or 121. Greedy plans whatever fits."""
    for price, planned in ((119, False), (121, True)):
        result = answer(one_visit(required=[False], unplanned_cost=[price]), solver)
        if solver != "greedy":
            assert (bool(result.solution.routes[0]), result.cost) == (planned, min(price, 120))


@every_solver
@pytest.mark.parametrize(
    "changes",
    [{"visits": 0, "option_visit": [], "option_place": [], "option_duration": []}, {"shifts": 0}],
    ids=["no visits", "no shifts"],
)
def test_problems_of_nothing(solver: str, changes: dict[str, Any]) -> None:
    problem = one_visit(**changes)
    result = answer(problem, solver)
    assert result.solution == Solution.empty(problem)
    assert result.cost == (10**12 if problem.num_visits else 0)


@every_solver
def test_one_visit(solver: str) -> None:
    result = answer(one_visit(), solver)
    assert (result.solution.routes, result.cost) == (((0,),), 120)


@pytest.mark.parametrize("solver", ["greedy", "search", "cpsat"])
def test_linked_visits_share_a_window(solver: str) -> None:
    """Nobody comes before 260: visit 0 in its second window, from 500, is 400 late. Visit 1 could start at 300 in its first; in the
    second, from 900, it is 500 late. Travel is 60 out and 60 home.
    """
    problem = problem_builder(
        line(2), visits=2, option_visit=[0, 1], option_place=[1, 1], option_duration=[10, 10], shifts=1, shift_earliest=[200],
        window_offset=[0, 2, 4], window_early=[60, 500, 300, 900], window_late=[100, 600, 400, 999], soft_latest=[100, 400],
        link_first=[0], link_second=[1], link_min=[-NO_LIMIT], weights=Weights(travel_time=1, lateness=1),
    )  # fmt: skip
    free = solve(problem, solver, budget=Budget(iterations=2000))
    assert (free.cost, free.solution.starts) == (120 + 400, ((300, 500),))
    shared = solve(
        problem.replace(link_same_window=np.ones(1, dtype=bool)), solver, budget=Budget(iterations=2000)
    )
    assert (shared.cost, shared.solution.starts) == (120 + 400 + 500, ((500, 900),))


@pytest.mark.parametrize(
    ("solver", "feature"),
    [(name, f) for name, entry in SOLVERS.items() for f in sorted(ALL_FEATURES - entry.supports)],
)
def test_what_a_solver_lacks_is_refused_in_words(solver: str, feature: Feature) -> None:
    lacking = ALL_FEATURES - SOLVERS[solver].supports
    paired = feature is Feature.OVERLAPPING_SHIFTS
    one_seat = {"shift_unit": [0, 0], "seats_offset": [0, 1], "seats_from": [0], "seats": [1]}
    desk = one_seat if feature is Feature.SEATS else {}
    problem = next(
        p
        for p in (every_feature(seed, paired=paired, **desk) for seed in range(12))
        if feature in features(p)
    )
    if feature is not Feature.SCREEN_WORK:  # which no problem has without place-less visits
        problem = without(problem, lacking - {feature} - {Feature.SCREEN_WORK})
    with pytest.raises(UnsupportedError, match=f"{solver!r} does not support: .*{feature.value}"):
        solve(problem, solver, budget=Budget(iterations=1))


def test_a_solver_that_there_is_not_and_calls_that_make_no_sense() -> None:
    with pytest.raises(ValueError, match="no solver named 'magic'; there are: greedy"):
        solve(one_visit(), "magic", budget=Budget(iterations=1))
    with pytest.raises(ValueError, match="threads must be at least 1, got 0"):
        solve(one_visit(), "greedy", budget=Budget(iterations=1), threads=0)
    with pytest.raises(ValueError, match="a budget needs seconds or iterations"):
        Budget()
    with pytest.raises(ValueError, match="not negative"):
        Budget(seconds=-1)


@every_solver
def test_progress_tells_of_the_way_there(solver: str) -> None:
    told: list[Progress] = []
    result = answer(care_day(2), solver, progress=told.append)
    assert told
    assert told[-1].cost >= result.cost
    assert [p.seconds for p in told] == sorted(p.seconds for p in told)


@every_solver
def test_what_the_progress_callback_raises_reaches_the_caller(solver: str) -> None:
    def fail(progress: Progress) -> None:
        raise KeyError(progress.cost)

    with pytest.raises(KeyError):
        answer(care_day(2), solver, progress=fail)


@pytest.mark.parametrize("solver", [name for name in SOLVERS if name != "greedy"])
def test_ctrl_c_returns_the_best_so_far(solver: str) -> None:
    """A run of ten minutes is told Ctrl-C at its first sign of life and must answer with a checked plan."""
    program = f"""
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits that it is ignored
from solvers import Budget, solve
from tests.solvers.problems import care_day
result = solve({ENDLESS}, {solver!r}, budget=Budget(seconds=600), progress=lambda p: print("alive", flush=True))
print("ended", result.interrupted, sum(map(len, result.solution.routes)) > 0)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "alive\n"
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=120)
    assert said.splitlines()[-1] == "ended True True"
    assert process.returncode == 0


def test_weights_of_nothing_cost_nothing() -> None:
    problem = four_visits(weights=Weights(travel_time=0))
    assert all(answer(problem, solver).cost == 0 for solver in SOLVERS)
