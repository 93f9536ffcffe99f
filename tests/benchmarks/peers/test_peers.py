"""The peers on problems small enough for a proven optimum: the same cost, every rule kept, what they lack refused by name."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import numpy as np
import pytest

from benchmarks.peers import PEERS
from solvers import Budget, Solution, UnsupportedError, solve
from solvers.base import Outcome, Progress, Task
from solvers.check import check
from solvers.cost import cost
from solvers.features import Feature, features
from solvers.problem import NO_LIMIT, NO_PLACE, Problem, Weights, problem_builder
from tests.solvers.problems import four_visits, line, mixed, one_visit

BOTH = sorted(PEERS)


def run(name: str, problem: Problem, iterations: int = 300, **task: Any) -> Outcome:
    return PEERS[name].load()(problem, Task(Budget(iterations=iterations), **task))


def optimum(problem: Problem) -> int:
    result = solve(problem, "cpsat", budget=Budget(seconds=30))
    assert result.status == "optimal"
    return result.cost


def used(problem: Problem, name: str, *expected: Feature) -> None:
    assert set(expected) <= features(problem) <= PEERS[name].supports


def on_a_line(**changes: Any) -> Problem:
    """Visits at places 1, 2, 3 (60 s a step from the base at 0), no duration to speak of, two shifts."""
    given: dict[str, Any] = {
        "visits": 3, "option_visit": [0, 1, 2], "option_place": [1, 2, 3], "option_duration": [10] * 3, "shifts": 2,
    }  # fmt: skip
    return problem_builder(line(4), **{**given, **changes})


CASES: dict[str, tuple[Problem, set[Feature], int]] = {
    # 360 s of travel and three stops, see `four_visits`
    "stop overhead": (four_visits(), {Feature.STOP_OVERHEAD}, 1314),
    # one round to the far end: 2 x 180
    "nothing special": (on_a_line(), set(), 360),
    # loads 2 + 2 + 2 of 4: the far one and one on its way, the other alone: 360 + 2 x 60
    "loads": (on_a_line(option_load=[2, 2, 2], shift_capacity=[4, 4]), {Feature.LOADS}, 480),
    # place 1 by shift 1 only, 2 x 60; place 2 by shift 0 only, which does place 3 too, 2 x 180
    "eligibility": (on_a_line(allowed=[[False, True], [True, False], [True, True]]), set(), 360 + 120),
    # the shifts cost 50 and 400: one round by the first
    "fixed cost": (
        on_a_line(shift_fixed_cost=[400, 50], weights=Weights(travel_time=1, shift_use=1)), {Feature.FIXED_COST}, 410,
    ),
    # from the base to the far end, no way home
    "open end": (on_a_line(shift_end_place=[NO_PLACE, 0]), {Feature.OPEN_ENDS}, 180),
    # shift 0 at place 1 is 9 x 7 points of dislike; shift 1 does the round
    "preference": (
        on_a_line(preference=[[9, 0], [0, 0], [0, 0]], weights=Weights(travel_time=1, preference=7)),
        {Feature.PREFERENCE}, 360,
    ),
    # the dearer rate costs 10 a visit more; one round by the cheaper: 360 + 3 x 10
    "work": (on_a_line(work_rate=[2, 1], weights=Weights(travel_time=1, work=1)), {Feature.WORK}, 390),
    # 100 - 20 + 5 on top of 360
    "option cost": (on_a_line(option_cost=[100, -20, 5]), {Feature.OPTION_COST}, 445),
    # place 1 from 0 to 50 (too soon for anybody) or from 1000, place 3 from 900: one round, at 1 on the way home, at 1030
    "several windows": (
        on_a_line(
            window_offset=[0, 2, 3, 4], window_early=[0, 1000, 0, 900], window_late=[50, 2000, 5000, 2000],
            shift_latest=[2000, 2000],
        ),
        {Feature.SEVERAL_WINDOWS}, 360,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("case", sorted(CASES))
def test_one_feature_at_a_time(name: str, case: str) -> None:
    """The sum in the comment, which is the proven optimum, and no rule broken."""
    problem, expected, least = CASES[case]
    used(problem, name, *expected)
    outcome = run(name, problem)
    assert check(problem, outcome.solution) == []
    assert cost(problem, outcome.solution) == least == optimum(problem)


def stripped(problem: Problem, lacking: frozenset[Feature]) -> Problem:
    """A problem of `mixed` without what a peer lacks."""
    nothing = np.zeros(0, dtype=np.int64)
    links = dict.fromkeys(("link_first", "link_second", "link_min", "link_max", "link_worker"), nothing)
    breaks = ("break_shift", "break_early", "break_late", "break_duration", "break_place", "break_skip_cost")
    off = {
        "waiting": 0,
        "continuity": 0,
        "screen_work": 0,
        "lateness": 0,
        "lateness_max": 0,
        "idle_max": 0,
        "balance": 0,
    }
    result = problem.replace(
        option_place=np.maximum(problem.option_place, 0),
        weights=problem.weights._replace(**off),
        **links,
        link_together=nothing.astype(bool),
        link_same_window=nothing.astype(bool),
        **dict.fromkeys(breaks, nothing),
    )
    assert not features(result) & lacking
    return result


@pytest.mark.parametrize("seed", range(6))
def test_pyvrp_with_all_it_can_express_at_once(seed: int) -> None:
    """Options, windows, overtime, optional visits, open ends, skills, rates: the optimum, and progress tells its very cost."""
    lacking = frozenset(Feature) - PEERS["pyvrp"].supports
    problem = stripped(mixed(seed), lacking)
    used(problem, "pyvrp", Feature.SEVERAL_OPTIONS, Feature.OVERTIME, Feature.OPTIONAL)
    told: list[Progress] = []
    outcome = run("pyvrp", problem, 500, progress=told.append)
    assert check(problem, outcome.solution) == []
    assert cost(problem, outcome.solution) == optimum(problem) == told[-1].cost
    assert outcome.iterations == 500


def test_pyvrp_prices_overtime_after_the_end_of_the_shift() -> None:
    """Starts at 500 at the earliest, 10 of care, 60 home: back at 570, 20 after the end; 2 x 60 + 20 x 3 = 180."""
    problem = one_visit(
        option_duration=[10], window_early=[500], shift_end=[550], shift_latest=[600],
        weights=Weights(travel_time=1, overtime=3),
    )  # fmt: skip
    outcome = run("pyvrp", problem)
    assert cost(problem, outcome.solution) == 180 == optimum(problem)


@pytest.mark.parametrize(("prize", "planned"), [(119, False), (121, True)])
def test_pyvrp_weighs_a_prize_against_the_way(prize: int, planned: bool) -> None:
    """There and back is 120."""
    problem = one_visit(required=[False], unplanned_cost=[prize])
    outcome = run("pyvrp", problem)
    assert bool(outcome.solution.routes[0]) == planned
    assert cost(problem, outcome.solution) == min(prize, 120)


def test_vroom_takes_breaks() -> None:
    """A break of 30 that starts at 100..130: after place 1 (60..70) at 100, then on to 2 (at 190) and 3; 360 as without."""
    problem = on_a_line(
        break_shift=[0, 1],
        break_early=[100, 100],
        break_late=[130, 130],
        break_duration=[30, 30],
        shift_latest=[2000] * 2,
    )
    used(problem, "vroom", Feature.BREAKS)
    outcome = run("vroom", problem)
    assert check(problem, outcome.solution) == []
    assert sum(problem.is_break(a) for route in outcome.solution.routes for a in route) == 1
    assert cost(problem, outcome.solution) == 360 == optimum(problem)


@pytest.mark.parametrize(("far", "planned"), [(10**8, {2}), (10**5, {0, 1})])
def test_vroom_leaves_out_what_is_least_worth(far: int, planned: set[int]) -> None:
    """370 s are enough for place 3 (180 + 10 + 180) or for places 1 and 2 (240 + 20), not for 3 and another (360 + 20)."""
    problem = on_a_line(
        shifts=1, required=[False] * 3, unplanned_cost=[10**5, 10**5, far], shift_latest=[370]
    )
    outcome = run("vroom", problem)
    assert set(outcome.solution.routes[0]) == planned
    assert cost(problem, outcome.solution) == optimum(problem)


@pytest.mark.parametrize("name", BOTH)
def test_what_cannot_be_planned_is_left_unplanned(name: str) -> None:
    """The first visit starts at 0 at the latest, 60 s away; the other two are planned."""
    problem = on_a_line(window_late=[0, NO_LIMIT, NO_LIMIT])
    outcome = run(name, problem)
    assert {a for route in outcome.solution.routes for a in route} == {1, 2}
    assert [breach.rule for breach in check(problem, outcome.solution)] == ["required_unplanned"]


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(
    "changes",
    [
        {"allowed": [[False] * 2] * 3},
        {"shift_latest": [-1, -1]},
        {"window_late": [-1] * 3, "window_early": [-9] * 3},
    ],
)
def test_nothing_to_plan_is_an_empty_plan(name: str, changes: dict[str, Any]) -> None:
    problem = on_a_line(**changes)
    assert run(name, problem).solution == Solution.empty(problem)


REFUSED = {
    ("pyvrp", "links between visits"): on_a_line(link_first=[0], link_second=[1]),
    ("vroom", "links between visits"): on_a_line(link_first=[0], link_second=[1]),
    ("pyvrp", "breaks"): on_a_line(break_shift=[0]),
    ("vroom", "overtime priced and capped"): on_a_line(shift_end=[10, 10], weights=Weights(overtime=1)),
    ("vroom", "visits that it may pay to leave out"): one_visit(required=[False], unplanned_cost=[119]),
    ("vroom", "shifts that are worth using"): on_a_line(shift_fixed_cost=[-1, 0], weights=Weights(shift_use=1)),
    ("vroom", r"costs above 4,294,967,295 points"): on_a_line(weights=Weights(travel_time=10**8)),
    ("pyvrp", "soft latest start"): on_a_line(soft_latest=[5, 5, 5], weights=Weights(lateness=1)),
}  # fmt: skip


@pytest.mark.parametrize(("name", "told"), sorted(REFUSED))
def test_what_a_peer_lacks_is_refused_by_name(name: str, told: str) -> None:
    with pytest.raises(UnsupportedError, match=f"{name}.*does not support: .*{told}"):
        run(name, REFUSED[name, told])


@pytest.mark.parametrize("name", BOTH)
def test_same_seed_and_iterations_give_the_same_plan(name: str) -> None:
    problem = four_visits()
    assert run(name, problem, seed=3) == run(name, problem, seed=3)


def test_ctrl_c_ends_pyvrp_with_what_it_has() -> None:
    def press(_progress: Progress) -> None:
        raise KeyboardInterrupt

    problem = four_visits()
    outcome = run("pyvrp", problem, progress=press)
    assert outcome.interrupted
    assert check(problem, outcome.solution) == []


@pytest.mark.parametrize(("name", "package"), [("pyvrp", "pyvrp"), ("vroom", "vroom")])
def test_a_missing_package_says_which_extra_to_install(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = PEERS[name].module
    importlib.import_module(module)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, module)
    with pytest.raises(ImportError, match=rf"'{package}' is not installed; install the extra \[peers\]"):
        PEERS[name].load()
