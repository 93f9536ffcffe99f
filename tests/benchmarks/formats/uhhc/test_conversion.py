"""UHHC and the engine: where the two say the same they cost the same, and timing anew finds the best times of given routes."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.formats.plans import LUNCH, CarePlan, Route, Stop
from benchmarks.formats.uhhc import UhhcCase
from benchmarks.formats.uhhc.problem import build_problem
from solvers import solve
from solvers.base import Budget
from solvers.check import check
from solvers.cost import cost, terms
from solvers.problem import NO_LIMIT, Solution
from solvers.schedule import earliest_starts
from tests.benchmarks.formats.uhhc import tiny


def _case(**changes: Any) -> UhhcCase:
    return UhhcCase(tiny.instance(**changes), "tiny")


def _option(case: UhhcCase, visit: int, lunch: bool = False) -> int:
    """The option of a visit, with lunch or without."""
    problem = case.problem()
    return next(
        o
        for o in range(problem.num_options)
        if problem.option_visit[o] == visit and problem.option_mode[o] == lunch
    )


def _windows(case: UhhcCase, option: int) -> list[tuple[int, int]]:
    problem = case.problem()
    rows = slice(int(problem.window_offset[option]), int(problem.window_offset[option + 1]))
    return list(zip(problem.window_early[rows].tolist(), problem.window_late[rows].tolist(), strict=True))


def test_every_component_has_its_term() -> None:
    """The tiny plan costs 1734: the engine's cost and 18 for the two due lunches, of which c1's is taken: 9 back."""
    case = _case()
    solution = case.encode(tiny.plan())
    assert check(case.problem(), solution) == []
    found = {k: v for k, v in terms(case.problem(), solution).items() if v}
    assert found == {
        "travel_time": 50, "waiting": 40, "idle_max": 1020, "preference": 7, "unplanned": 8, "option": -9, "balance": 600,
    }  # fmt: skip
    assert (case.constant_cost, case.points_per_unit) == (18, 1)
    assert cost(case.problem(), solution) + 18 == 1734
    assert case.judge(case.decode(solution)).cost <= 1734


def test_soft_and_hard_ends_of_windows() -> None:
    """p3: 100-120 and 150-170. Soft: any start from 150 on, late after 170. Hard: within the windows; by the end, 15 less."""
    soft, hard = _case(), _case(total_tardiness="HARD")
    ended = _case(total_tardiness="HARD", met="at_service_end")
    assert _windows(soft, _option(soft, 3)) == [(100, 120), (150, NO_LIMIT)]
    assert (int(soft.problem().soft_latest[3]), int(hard.problem().soft_latest[3])) == (170, NO_LIMIT)
    assert _windows(hard, _option(hard, 3)) == [(100, 120), (150, 170)]
    assert _windows(ended, _option(ended, 3)) == [(100, 105), (150, 155)]


def test_lunch_is_an_option_of_the_service_after_it() -> None:
    """Lunch may start from 50 to 120 and takes 30: a service after it from 80 to 150, by the end to 120. One for c1, one for c2."""
    case, ended = _case(), _case(met="at_service_end")
    problem, option = case.problem(), _option(case, 3, lunch=True)
    assert _windows(case, option) == [(100, 120), (150, 150)]
    assert _windows(ended, _option(ended, 0, lunch=True)) == [(80, 120)]
    assert (
        int(problem.option_setup[option]),
        int(problem.option_cost[option]),
        int(problem.option_load[option]),
    ) == (30, -9, 1)
    assert problem.shift_capacity.tolist() == [1, 1, 0]
    # p3's s2 is c3's to do; c3 is due no lunch.
    assert (problem.allowed[_option(case, 3)].tolist(), problem.allowed[option].any()) == (
        [False, False, True],
        False,
    )


def test_a_lunch_that_the_engine_cannot_say_is_left_out() -> None:
    """c2 first has lunch at p2's from 50 to 80. A service from 90 or 150 can be said, from 151 on not: the lunch is left out."""
    case = _case()
    for start, lunch in [(90, True), (150, True), (151, False)]:
        plan = CarePlan((Route("c2", (Stop("p2", LUNCH, 50, 80), Stop("p2", "s2", start, start + 10))),))
        assert case.encode(plan).routes[1] == (_option(case, 2, lunch=lunch),)


def test_services_of_a_patient_share_a_window() -> None:
    """p2's two services in windows 50-90 and 100-160: independent, or 10 to 30 minutes apart, or at once.

    Equal starts are in one window anyway, and with one window there is nothing to share.
    """
    data = tiny.data()
    data["patients"][1]["time_windows"].append({"start": 100, "end": 160})
    apart = {"type": "sequential", "distance": {"min": 10, "max": 30}}
    for tie, gap, shared in [
        ({"type": "independent"}, (-NO_LIMIT, NO_LIMIT), True),
        (apart, (10, 30), True),
        ({"type": "simultaneous"}, (0, 0), False),
    ]:
        data["patients"][1]["synchronization"] = tie
        case = UhhcCase(tiny.parse(data), "x")
        problem = case.problem()
        assert (int(problem.link_min[0]), int(problem.link_max[0])) == gap
        assert problem.link_same_window.tolist() == [shared]
        assert [_windows(case, _option(case, v)) for v in (1, 2)] == [[(50, 90), (100, NO_LIMIT)]] * 2
    data["patients"][1]["time_windows"].pop()
    assert not UhhcCase(tiny.parse(data), "x").problem().link_same_window.any()


def test_a_window_keeps_its_number_where_others_drop_out() -> None:
    """p3's windows are 100-120 and 150-170. Lunch begins by 120, here from 100 on: a service after it starts from 130 to 150."""
    data = tiny.data()
    data["lunch_breaks"]["start"] = 100
    case = UhhcCase(tiny.parse(data), "x")
    problem, option = case.problem(), _option(case, 3, lunch=True)
    assert _windows(case, option) == [(150, 150)]
    assert problem.window_rank[problem.window_offset[option]] == 1
    assert problem.window_rank[problem.window_offset[_option(case, 3)]] == 0


def test_where_the_engine_is_stricter_its_bounds_are_not_the_benchmark_s() -> None:
    """Due lunches, soft windows side by side, the greatest wait, and independent services steer; without them all is exact."""
    assert _case().steered
    data = tiny.data(total_tardiness="HARD")
    for caregiver in data["caregivers"]:
        caregiver["lunch_break"] = False
    assert not UhhcCase(tiny.parse(data), "x").steered
    data["patients"][1]["synchronization"]["type"] = "independent"
    assert UhhcCase(tiny.parse(data), "x").steered
    data = tiny.data(max_waiting_time=1, total_tardiness="HARD")
    assert UhhcCase(tiny.parse(data), "x").steered


def test_a_patient_s_price_is_split_over_the_services() -> None:
    """p2 optional at 9: 5 and 4; both or neither is planned, by different workers. p1 must be planned."""
    data = tiny.data(optional_patients=9)
    data["patients"][1]["optional"] = True
    problem = build_problem(tiny.parse(data))
    assert problem.unplanned_cost[1:].tolist() == [5, 4, 9]
    assert problem.required.tolist() == [True, False, False, False]
    assert problem.link_together.tolist() == [True]


def test_fractions_of_weights_and_minutes_become_whole() -> None:
    """A weight of 0.5 doubles the points; a distance of 10.5 minutes makes the unit a thousandth."""
    data = tiny.data(travel_time=0.5)
    assert UhhcCase(tiny.parse(data), "x").points_per_unit == 2
    data["distances"][0][1] = 10.5
    case = UhhcCase(tiny.parse(data), "x")
    problem = case.problem()
    assert (case.points_per_unit, problem.time_unit, int(problem.travel_time[0, 0, 1])) == (
        2000,
        "0.001 min",
        10500,
    )
    # 0.5 a minute of travel is 1000 points for 1000 thousandths; 7 for a caregiver not preferred is 14000.
    assert (problem.weights.travel_time, int(problem.preference[1, 1])) == (1, 14000)


def test_who_may_not_come_is_not_allowed() -> None:
    """p3 (visit 3) not by c2, who is not wanted, nor by c1, who cannot; with a weight c2 may, at its price."""
    assert _case().problem().allowed[_option(_case(), 3)].tolist() == [False, False, True]
    case = _case(incompabilities=5)
    assert case.problem().allowed[_option(case, 3)].tolist() == [False, True, True]
    assert case.problem().preference[3].tolist() == [0, 5, 0]


def test_a_lunch_that_is_not_due_and_unknown_names_are_refused() -> None:
    case = _case()
    lunch = Route("c3", (Stop("p3", LUNCH, 60, 90),))
    for route, message in [
        (lunch, "c3: has a lunch, but none is due"),
        (Route("c9"), "no caregiver 'c9'"),
        (Route("c1", (Stop("p9", "s1", 1, 2),)), "c1: patient 'p9' does not need"),
    ]:
        with pytest.raises(ValueError, match=message):
            case.encode(CarePlan((route,)))


def _small(weights: dict[str, Any], met: str) -> UhhcCase:
    """One caregiver, two patients two minutes apart, lunch of two minutes between 3 and 9, p2 in two windows."""
    data = tiny.data(met=met)
    data["metadata"]["cost_components"] = weights
    data["caregivers"] = [{**data["caregivers"][0], "working_shift": {"start": 1, "end": 12}}]
    windows = {"p1": [{"start": 4, "end": 7}], "p2": [{"start": 3, "end": 8}, {"start": 11, "end": 14}]}
    data["patients"] = [
        {
            "id": name,
            "distance_matrix_index": i,
            "required_services": [{"service": "s1", "duration": 3}],
            "time_windows": rows,
        }
        for i, (name, rows) in enumerate(windows.items(), start=1)
    ]
    data["lunch_breaks"] = {"start": 3, "end": 9, "min_duration": 2}
    data["distances"] = [[0 if a == b else 2 for b in range(3)] for a in range(3)]
    return UhhcCase(tiny.parse(data), "small")


def _every_plan(horizon: int) -> list[CarePlan]:
    """All plans of p1 before p2 with whole starts, with lunch before either, or none."""
    plans = []
    for a, b in combinations(range(horizon), 2):
        both = (Stop("p1", "s1", a, a + 3), Stop("p2", "s1", b, b + 3))
        plans.append(CarePlan((Route("c1", both),)))
        for lunch, patient in product(range(3, 10), ("p1", "p2")):
            stop = Stop(patient, LUNCH, lunch, lunch + 2)
            plans.append(
                CarePlan((Route("c1", (stop, *both) if patient == "p1" else (both[0], stop, both[1])),))
            )
    return plans


@pytest.mark.parametrize("met", ["at_service_start", "at_service_end"])
@pytest.mark.parametrize(
    "weights",
    [
        {
            "total_tardiness": 2,
            "highest_tardiness": 3,
            "total_waiting_time": 4,
            "total_extra_time": 5,
            "missed_lunch_break": 9,
        },
        {
            "total_waiting_time": 1,
            "max_idle_time": 3,
            "total_extra_time": 1,
            "total_tardiness": 1,
            "missed_lunch_break": 40,
        },
        {"total_tardiness": 5, "total_waiting_time": 3, "total_extra_time": 1, "missed_lunch_break": 4},
    ],
)
def test_timing_anew_finds_the_best_of_all_times(weights: dict[str, Any], met: str) -> None:
    """Every start of both visits and every lunch, judged one by one, against the two candidates of the decoder."""
    case = _small(weights, met)
    verdicts = [case.judge(plan) for plan in _every_plan(18)]
    best = min(v.cost for v in verdicts if v.feasible)
    decoded = case.judge(case.decode(Solution(((_option(case, 0), _option(case, 1)),), ((4, 11),))))
    assert decoded.feasible
    assert decoded.cost == best


@settings(max_examples=40, derandomize=True, deadline=None)
@given(
    first=st.permutations([0, 1]), lunch=st.sampled_from([None, 0, 1]), third=st.booleans(),
    met=st.sampled_from(["at_service_start", "at_service_end"]),
)  # fmt: skip
def test_what_is_feasible_stays_so_and_never_costs_more(
    first: list[int], lunch: int | None, third: bool, met: str
) -> None:
    """p1 and p2 in any order, c1's lunch before either or none, p3 served or not: where the engine can time the routes, the
    decoded plan is feasible, serves the same patients, and costs no more than the engine says.
    """
    case = _case(met=met)
    own = tuple(_option(case, v, lunch=v == lunch) for v in first)
    routes = (own, (_option(case, 2),), (_option(case, 3),) if third else ())
    starts = earliest_starts(case.problem(), routes)
    if starts is None:
        return
    solution = Solution(routes, starts)
    assert check(case.problem(), solution) == []
    decoded = case.judge(case.decode(solution))
    assert decoded.faults == ()
    assert decoded.parts["optional_patients"] == (0 if third else 8)
    assert decoded.cost <= cost(case.problem(), solution) + case.constant_cost


def test_a_solver_s_answer_is_feasible_by_the_judge() -> None:
    """Whatever the solver finds: no fault, and no dearer than the engine says."""
    case = _case()
    result = solve(case.problem(), "cpsat", budget=Budget(seconds=30))
    verdict = case.judge(case.decode(result.solution))
    assert (result.status, verdict.faults) == ("optimal", ())
    assert verdict.cost <= result.cost + case.constant_cost <= 1734
