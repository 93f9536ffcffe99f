"""How visits are carried out: quotas over options, seats that shifts share, and solvers that decide within both."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from solvers.base import Budget, Task
from solvers.check import check
from solvers.features import Feature, features, units_short_of_seats
from solvers.problem import NO_PLACE, Problem, Solution, Weights, problem_builder
from solvers.search.params import SearchParams
from solvers.search.run import run
from solvers.solve import solve
from tests.solvers.problems import line


def two_ways(**changes: Any) -> Problem:
    """Four visits of 600 s at places 1 to 4, 60 s a step, each also possible as a call of 300 s (60 before, 120 after).

    Shift 0 drives from and to the base; shifts 1 and 2 are a unit without places. At home each costs its way and 318 a stop, by
    screen 480: all four at home 480 + 4 x 318 = 1752; all by screen 4 x 480 = 1920; the two furthest by screen
    240 + 2 x 318 + 2 x 480 = 1836; the nearest three at home 360 + 954 + 480 = 1794.
    """
    given: dict[str, Any] = {
        "visits": 4,
        "option_visit": np.repeat(np.arange(4), 2),
        "option_place": np.array([1, NO_PLACE, 2, NO_PLACE, 3, NO_PLACE, 4, NO_PLACE]),
        "option_mode": [0, 1] * 4,
        "option_duration": [600, 300] * 4,
        "option_setup": [0, 60] * 4,
        "option_wrap_up": [0, 120] * 4,
        "allowed": np.array([[True, False, False], [False, True, True]] * 4),
        "shifts": 3,
        "shift_start_place": [0, NO_PLACE, NO_PLACE],
        "shift_end_place": [0, NO_PLACE, NO_PLACE],
        "arriving": [[0, 200, 200, 200, 200]],
        "leaving": [[0, 118, 118, 118, 118]],
        "weights": Weights(travel_time=1, stop_overhead=1, screen_work=1),
        "shift_unit": [-1, 0, 0],
        "seats_offset": [0, 1],
        "seats_from": [0],
        "seats": [2],
    }
    return problem_builder(line(5), **{**given, **changes})


BY_SCREEN = np.arange(1, 8, 2)


def quota(most: int, options: Any = BY_SCREEN) -> dict[str, Any]:
    return {"quota_offset": [0, len(options)], "quota_option": options, "quota_max": [most]}


CALLS = Solution(((), (1, 3), (5, 7)), ((), (60, 540), (60, 540)))  # each call holds its operator for 480 s


def rules(problem: Problem, solution: Solution = CALLS) -> list[tuple[str, int]]:
    return [(b.rule, b.amount) for b in check(problem, solution)]


def test_a_quota_bites_and_does_not() -> None:
    assert rules(two_ways(**quota(4))) == []
    assert rules(two_ways(**quota(3))) == [("quota", 1)]
    assert rules(two_ways(**quota(1))) == [("quota", 3)]
    assert rules(two_ways(**quota(0, [0, 2, 4, 6]))) == []


def test_two_calls_at_once_need_two_seats() -> None:
    assert rules(two_ways()) == []
    assert rules(two_ways(seats=[1])) == [("seats", 1), ("seats", 1)]
    in_turn = Solution(((), (1, 3), (5, 7)), ((), (60, 540), (1020, 1500)))
    assert rules(two_ways(seats=[1]), in_turn) == []
    touching = Solution(((), (1, 3), (5, 7)), ((), (60, 540), (1019, 1500)))  # begins a second too soon
    assert rules(two_ways(seats=[1]), touching) == [("seats", 1)]


def test_seats_change_by_the_clock() -> None:
    """Two seats until 900, then one: from there the second calls (480 to 960) are one too many."""
    steps = {"seats_offset": [0, 2], "seats_from": [0, 900], "seats": [2, 1]}
    assert rules(two_ways(**steps)) == [("seats", 1)]
    assert rules(two_ways(**{**steps, "seats_from": [0, 960]})) == []
    assert rules(two_ways(seats_from=[480])) == [
        ("seats", 2)
    ]  # shut until 480: the first calls have no seats


def test_shifts_outside_the_unit_need_no_seat() -> None:
    assert rules(two_ways(shift_unit=[-1, 0, -1], seats=[1])) == []


def test_seats_are_a_feature_only_where_they_can_run_short() -> None:
    assert Feature.SEATS not in features(two_ways())
    assert Feature.SEATS in features(two_ways(seats=[1]))
    apart = two_ways(seats=[1], shift_earliest=[0, 0, 5000], shift_latest=[9000, 5000, 9000])
    assert not units_short_of_seats(apart).any()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"quota_offset": [0, 3], "quota_option": [1], "quota_max": [1]}, "quota_offset"),
        ({"quota_offset": [0, 1], "quota_option": [8], "quota_max": [1]}, "quota_option"),
        ({"seats": [1, 2]}, "seats_from"),
        ({"seats_offset": [0, 2], "seats_from": [5, 5], "seats": [1, 2]}, "ascend"),
        ({"shift_unit": [0, 1, -1]}, "shift_unit"),
    ],
)
def test_quotas_and_seats_that_make_no_sense_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        two_ways(**changes)


every_way = pytest.mark.parametrize("solver", ["search", "cpsat", "routing", "greedy"])


@every_way
def test_home_is_cheapest_where_the_route_passes_the_door(solver: str) -> None:
    assert solve(two_ways(), solver, budget=Budget(iterations=3000)).cost == 1752


@every_way
def test_what_is_far_goes_to_the_screen(solver: str) -> None:
    """The last place 2000 s further out: 180 + 180 + 3 x 318 + 480 = 1794 with a call, else 1752 + 4000."""
    travel = line(5)
    travel[4, :4] += 2000
    travel[:4, 4] += 2000
    problem = two_ways()
    far = problem.replace(travel_time=travel[None].astype(np.int32))
    assert solve(far, solver, budget=Budget(iterations=3000)).cost == 1794
    held = far.replace(
        quota_offset=np.array([0, 1]), quota_option=np.array([7]), quota_max=np.array([0])
    )  # unless it may not
    assert solve(held, solver, budget=Budget(iterations=3000)).cost == 1752 + 4000


def modes_day(seed: int, visits: int = 12) -> Problem:
    """A day with three drivers and an operator or two: two visits in three may be calls, five at most, two per client at most;
    one visit needs two workers, one of whom may be on screen; one keeps a gap.
    """
    rng = np.random.default_rng(seed)
    places = visits + 1
    spot = rng.uniform(0, 9000, (places, 2))
    spot[1] = spot[2]
    metres = np.hypot(*(spot[:, None] - spot[None, :]).transpose(2, 0, 1))
    choice = rng.random(visits) < 0.66
    choice[0], choice[1] = False, True
    option_visit = np.repeat(np.arange(visits), np.where(choice, 2, 1))
    screen = np.append(False, option_visit[1:] == option_visit[:-1])
    early = rng.integers(7 * 3600, 11 * 3600, visits)
    early[1] = early[0]
    operators = 1 + seed % 2
    shifts = 3 + operators
    duration = rng.choice([600, 900, 1500], visits)
    duration[1] = duration[0]
    calls = np.flatnonzero(screen)
    groups = [calls, *(calls[option_visit[calls] // 4 == c] for c in range(visits // 4))]
    desk = np.arange(shifts) >= 3
    return problem_builder(
        np.rint(metres / 12).astype(np.int32),
        distance=np.rint(metres).astype(np.int32),
        visits=visits,
        shifts=shifts,
        option_visit=option_visit,
        option_place=np.where(screen, NO_PLACE, option_visit + 1),
        option_mode=screen.astype(int),
        option_duration=np.where(screen, 480, duration[option_visit]),
        option_setup=np.where(screen, 60, 0),
        option_wrap_up=np.where(screen, 120, 0),
        allowed=np.where(desk[None, :], screen[:, None], ~screen[:, None] | (np.arange(shifts) == 0)),
        window_early=early[option_visit],
        window_late=(early + rng.choice([1800, 3600], visits))[option_visit],
        arriving=np.full((1, places), 200),
        leaving=np.full((1, places), 118),
        required=np.zeros(visits, dtype=bool),
        unplanned_cost=np.full(visits, 10**8),
        shift_start_place=np.where(desk, NO_PLACE, 0),
        shift_end_place=np.where(desk, NO_PLACE, 0),
        shift_earliest=np.full(shifts, 7 * 3600),
        shift_end=np.full(shifts, 13 * 3600),
        shift_latest=np.full(shifts, 14 * 3600),
        link_first=[0, 2],
        link_second=[1, 3],
        link_min=[0, early[3] - early[2] - 900],
        link_max=[0, early[3] - early[2] + 900],
        link_worker=[2, 0],
        link_together=[True, False],
        quota_offset=np.cumsum([0, *(len(g) for g in groups)]),
        quota_option=np.concatenate(groups),
        quota_max=[5] + [2] * (len(groups) - 1),
        weights=Weights(travel_time=100, distance=3, stop_overhead=100, overtime=200, screen_work=100),
    )


@pytest.mark.parametrize("seed", range(4))
def test_search_finds_the_proven_optimum_of_a_day_with_modes(seed: int) -> None:
    problem = modes_day(seed)
    proven = solve(problem, "cpsat", budget=Budget(seconds=60))
    found = solve(problem, "search", budget=Budget(iterations=150_000))
    assert proven.status == "optimal"
    assert found.cost == proven.cost


def one_seat(problem: Problem, unit: list[int]) -> Problem:
    return problem.replace(
        shift_unit=np.array(unit),
        seats_offset=np.array([0, 1]),
        seats_from=np.array([0]),
        seats=np.array([1]),
    )


@pytest.mark.parametrize("seed", [1, 3, 5])
def test_search_finds_the_proven_optimum_with_two_operators_and_one_seat(seed: int) -> None:
    """What cannot be called in time stays at home; the rest takes turns."""
    problem = one_seat(modes_day(seed), [-1, -1, -1, 0, 0])
    found = solve(problem, "search", budget=Budget(iterations=100_000))
    proven = solve(problem, "cpsat", budget=Budget(seconds=60))
    assert check(problem, found.solution) == []
    assert proven.status == "optimal"
    assert found.cost == proven.cost


def calls_at_one_seat(**changes: Any) -> Problem:
    """Two calls of 600 s (60 before, 120 after), each by its own operator; one seat. The first starts at 1000 sharp, so it has the
    seat from 940 to 1720, and the other, from 1000 on, can start at 1780.
    """
    given: dict[str, Any] = {
        "visits": 2,
        "shifts": 2,
        "option_visit": [0, 1],
        "option_place": [NO_PLACE, NO_PLACE],
        "option_mode": [1, 1],
        "option_duration": [600, 600],
        "option_setup": [60, 60],
        "option_wrap_up": [120, 120],
        "allowed": np.eye(2, dtype=bool),
        "window_early": [1000, 1000],
        "window_late": [1000, 4000],
        "shift_start_place": [NO_PLACE, NO_PLACE],
        "shift_end_place": [NO_PLACE, NO_PLACE],
        "shift_unit": [0, 0],
        "seats_offset": [0, 1],
        "seats_from": [0],
        "seats": [1],
        "weights": Weights(screen_work=1),
    }
    return problem_builder(line(1), **{**given, **changes})


@pytest.mark.parametrize("solver", ["search", "greedy", "cpsat"])
def test_a_call_waits_for_the_seat_of_another(solver: str) -> None:
    result = solve(calls_at_one_seat(), solver, budget=Budget(iterations=2000))
    first, second = (starts[0] for starts in result.solution.starts)
    assert first == 1000
    assert second >= 1780
    if solver != "cpsat":
        assert second == 1780
    too_late = calls_at_one_seat(window_late=[1000, 1779], required=[False, False])
    left_out = solve(too_late, solver, budget=Budget(iterations=2000)).solution
    assert sum(map(len, left_out.routes)) == 1


@pytest.mark.parametrize("solver", ["search", "cpsat"])
def test_a_partner_waits_with_the_call_that_waits(solver: str) -> None:
    """The second call must start together with a visit at home by a third shift, which is free from 0: both start at 1780."""
    problem = calls_at_one_seat(
        visits=3,
        shifts=3,
        option_visit=[0, 1, 2],
        option_place=[NO_PLACE, NO_PLACE, 0],
        option_mode=[1, 1, 0],
        option_duration=[600, 600, 600],
        option_setup=[60, 60, 0],
        option_wrap_up=[120, 120, 0],
        allowed=np.eye(3, dtype=bool),
        window_early=[1000, 1000, 0],
        window_late=[1000, 4000, 4000],
        shift_start_place=[NO_PLACE, NO_PLACE, 0],
        shift_end_place=[NO_PLACE, NO_PLACE, 0],
        shift_unit=[0, 0, -1],
        link_first=[1],
        link_second=[2],
        link_min=[0],
        link_max=[0],
        link_worker=[0],
        link_together=[True],
    )
    starts = solve(problem, solver, budget=Budget(iterations=2000)).solution.starts
    assert starts[0] == (1000,)
    assert starts[1] == starts[2]
    assert starts[1][0] >= 1780


def test_a_call_is_drawn_forward_when_the_seat_comes_free() -> None:
    """The checked search asserts after every move that no call waits for a seat that is free."""
    problem = one_seat(modes_day(3), [-1, -1, -1, 0, 0])
    outcome = run(problem, Task(Budget(iterations=5_000)), SearchParams(checked=True))
    assert [b.rule for b in check(problem, outcome.solution) if b.rule != "required_unplanned"] == []
