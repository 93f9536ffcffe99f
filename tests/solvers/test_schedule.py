"""Earliest starts by hand, and held against the check on random routes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.check import check
from solvers.cost import terms
from solvers.problem import NO_LIMIT, NO_PLACE, Problem, Solution, Weights, problem_builder
from solvers.schedule import Routes, earliest_starts, unhurried_starts
from solvers.trace import trace
from tests.solvers.problems import by_screen, four_visits, mixed, one_visit

TIME_RULES = {"window", "break_window", "too_early", "shift_end", "link_gap"}


def test_the_round_known_by_heart() -> None:
    assert earliest_starts(four_visits(), ((0, 1, 2, 3), ())) == ((260, 1238, 1838, 2816), ())


def test_physical_screen_physical() -> None:
    assert earliest_starts(by_screen(), ((0, 1, 2),)) == ((260, 1038, 1778),)


def test_a_window_is_waited_for() -> None:
    assert earliest_starts(one_visit(window_early=[500]), ((0,),)) == ((500,),)


@pytest.mark.parametrize(("earliest", "start"), [(0, 100), (40, 100), (41, 300), (240, 300), (241, None)])
def test_the_next_window_is_taken_when_one_is_missed(earliest: int, start: int | None) -> None:
    """Windows 100-100 and 300-300; ready 60 after the shift begins."""
    problem = one_visit(
        shift_earliest=[earliest], window_offset=[0, 2], window_early=[100, 300], window_late=[100, 300]
    )
    assert earliest_starts(problem, ((0,),)) == (None if start is None else ((start,),))


@pytest.mark.parametrize(("latest", "feasible"), [(720, True), (719, False)])
def test_the_latest_return(latest: int, feasible: bool) -> None:
    """Care 60-660, home at 720."""
    assert (earliest_starts(one_visit(shift_latest=[latest]), ((0,),)) is not None) == feasible


def test_a_link_delays_the_other_route() -> None:
    """Visits 0 and 3 start together: 3 cannot before 60 x 3 + 200 = 380, so 0 waits from 260."""
    problem = four_visits(link_first=[0], link_second=[3], link_min=[0], link_max=[0])
    assert earliest_starts(problem, ((0,), (3,))) == ((380,), (380,))


def test_a_greatest_gap_pulls_the_first_along() -> None:
    """Visit 3 opens at 5000 and follows visit 0 by 1000 at most: 0 starts at 4000."""
    early = [0, 0, 0, 5000]
    problem = four_visits(window_early=early, link_first=[0], link_second=[3], link_min=[0], link_max=[1000])
    assert earliest_starts(problem, ((0,), (3,))) == ((4000,), (5000,))


def test_a_circle_of_links_has_no_starts() -> None:
    problem = four_visits(link_first=[0, 3], link_second=[3, 0], link_min=[10, 10])
    assert earliest_starts(problem, ((0,), (3,))) is None


def test_a_link_to_an_unplanned_visit_binds_nothing() -> None:
    problem = four_visits(
        link_first=[0], link_second=[3], link_min=[0], link_max=[0], window_early=[0, 0, 0, 9000]
    )
    assert earliest_starts(problem, ((0,), ())) == ((260,), ())


def test_a_break_is_taken_in_its_window_or_not_at_all() -> None:
    given: dict[str, Any] = {"break_shift": [0], "break_duration": [60], "break_early": [500]}
    assert earliest_starts(one_visit(**given, break_late=[700]), ((0, 1),)) == ((60, 660),)
    assert earliest_starts(one_visit(**given, break_late=[659]), ((0, 1),)) is None


def random_routes(seed: int) -> tuple[Any, Routes]:
    """A mixed problem and random routes through it; one shift a worker, for overlap is not a matter of earliest starts."""
    rng = np.random.default_rng(seed)
    problem = mixed(seed, 4, 2, shift_worker=[0, 1], preference=np.zeros((4, 2)))
    routes: list[list[int]] = [[], []]
    for visit in rng.permutation(4)[: rng.integers(1, 4)]:
        options = range(problem.option_offset[visit], problem.option_offset[visit + 1])
        routes[rng.integers(2)].append(int(rng.choice(options)))
    for s in range(2):
        own = range(problem.break_offset[s], problem.break_offset[s + 1])
        routes[s] += [problem.num_options + b for b in own if routes[s]]
    return problem, tuple(tuple(r) for r in routes)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_earliest_starts_keep_every_rule_of_time_and_cannot_be_earlier(seed: int) -> None:
    problem, routes = random_routes(seed)
    starts = earliest_starts(problem, routes)
    if starts is None:
        return
    assert not {b.rule for b in check(problem, Solution(routes, starts))} & TIME_RULES
    for s, row in enumerate(starts):
        for i in range(len(row)):
            sooner = tuple(
                tuple(t - (r == s and k == i) for k, t in enumerate(line)) for r, line in enumerate(starts)
            )
            assert {b.rule for b in check(problem, Solution(routes, sooner))} & TIME_RULES


WAITING = Weights(travel_time=0, waiting=1)


def waits(problem: Problem, routes: Routes, starts: Any) -> list[int]:
    """Waiting per route."""
    return [
        sum(leg.wait for leg in trace(problem, s, route, row).legs)
        for s, (route, row) in enumerate(zip(routes, starts, strict=True))
    ]


def unhurried(problem: Problem, routes: Routes) -> Any:
    starts = earliest_starts(problem, routes)
    assert starts is not None
    return unhurried_starts(problem, Solution(routes, starts))


def test_who_leaves_later_waits_less() -> None:
    """Visit 3 opens at 9000; from the start of visit 0 to it are 600 + 118 + 120 + 200 = 1038, so visit 0 starts at 7962."""
    problem = four_visits(window_early=[0, 0, 0, 9000], weights=WAITING)
    assert unhurried(problem, ((0, 3), ())) == ((7962, 9000), ())


def test_starts_that_were_needlessly_late_are_made_early_again() -> None:
    """From starts that wait 702 for no reason: nothing is waited, and the return is the earliest."""
    late = Solution(((0, 3), ()), ((260, 2000), ()))
    assert unhurried_starts(four_visits(weights=WAITING), late) == ((260, 1298), ())


@pytest.mark.parametrize(("soft", "start"), [(7000, 7000), (7962, 7962), (9000, 7962), (100, 260)])
def test_nobody_becomes_late_to_save_waiting(soft: int, start: int) -> None:
    """A visit late even at its earliest, 260, becomes no later."""
    problem = four_visits(window_early=[0, 0, 0, 9000], soft_latest=[soft, 9999, 9999, 9999], weights=WAITING)
    assert unhurried(problem, ((0, 3), ())) == ((start, 9000), ())


TWO_WINDOWS: dict[str, Any] = {
    # visit 0 at 260 or at 1000, visit 3 from 1800 or from 2100 on: ready for it at 1298 or at 2038
    "window_offset": [0, 2, 3, 4, 6],
    "window_early": [260, 1000, 0, 0, 1800, 2100],
    "window_late": [260, 1000, 9999, 9999, 1900, 2200],
    "weights": WAITING,
}


@pytest.mark.parametrize(("end", "starts", "wait"), [(9999, (1000, 2100), 62), (2997, (260, 1800), 502)])
def test_another_window_is_taken_for_less_waiting_but_not_for_overtime(
    end: int, starts: tuple[int, int], wait: int
) -> None:
    """Home is 600 + 118 + 180 = 898 after the start of visit 3: 2998 for the second window."""
    problem = four_visits(**TWO_WINDOWS, shift_end=[end, end])
    found = unhurried(problem, ((0, 3), ()))
    assert found == (starts, ())
    assert waits(problem, ((0, 3), ()), found) == [wait, 0]


def test_who_leaves_at_the_start_gains_nothing_by_a_later_start() -> None:
    problem = four_visits(
        window_early=[0, 0, 0, 9000],
        weights=WAITING,
        shift_leaves_at_start=[True, False],
        shift_earliest=[50, 0],
    )
    assert earliest_starts(problem, ((0, 3), ())) == ((310, 9000), ())
    assert unhurried(problem, ((0, 3), ())) == ((310, 9000), ())


def test_a_break_may_be_left_out_of_a_schedule() -> None:
    problem = one_visit(break_shift=[0], break_early=[500], break_late=[600], break_skip_cost=[5])
    assert earliest_starts(problem, ((0,),)) == ((60,),)
    assert earliest_starts(problem, ((0, 1),)) is None


def test_starts_of_linked_visits_stay() -> None:
    """Visit 0 starts with visit 1 of the other shift, so that it cannot be put off alone."""
    problem = four_visits(
        window_early=[0, 0, 0, 9000], weights=WAITING, link_first=[0], link_second=[1], link_max=[0]
    )
    assert unhurried(problem, ((0, 3), (1,))) == ((320, 9000), (320,))
    assert unhurried(problem, ((0, 3), ())) == ((7962, 9000), ())  # the other is not planned


SHARED_WINDOW: dict[str, Any] = {
    # visits 0 (first window missed: ready at 260) and 1 (ready at 320), each with windows 0-200, 300-400 and 900-999
    "window_offset": [0, 3, 6, 7, 8],
    "window_early": [0, 300, 900, 0, 300, 900, 0, 0],
    "window_late": [200, 400, 999, 200, 400, 999, 9999, 9999],
    "link_first": [0],
    "link_second": [1],
    "link_min": [-NO_LIMIT],
    "link_same_window": [True],
}


def test_linked_visits_start_in_the_window_that_both_can_reach() -> None:
    """Visit 0 at 300. Visit 1 at 320; behind visit 2, ready at 1238, it is too late; alone it is 900 if visit 0 cannot before."""
    problem = four_visits(**SHARED_WINDOW)
    assert earliest_starts(problem, ((0,), (1,))) == ((300,), (320,))
    late = four_visits(
        **SHARED_WINDOW, shift_earliest=[0, 500]
    )  # visit 1 ready at 820: in the third window, visit 0 too
    assert earliest_starts(late, ((0,), (1,))) == ((900,), (900,))
    assert earliest_starts(late.replace(link_same_window=np.zeros(1, dtype=bool)), ((0,), (1,))) == (
        (300,),
        (900,),
    )
    assert earliest_starts(late, ((0,), ())) == ((300,), ())  # the other is not planned
    beyond = late.replace(
        window_rank=np.array([0, 1, 2, 0, 1, 3, 0, 0])
    )  # no window of visit 0 has the rank 3
    assert earliest_starts(beyond, ((0,), (1,))) is None


def test_waiting_that_costs_nothing_is_left_alone() -> None:
    assert unhurried(four_visits(), ((0, 1, 2, 3), ())) is None


def tiny_route(seed: int) -> tuple[Problem, Routes]:
    """One shift of two to four activities on a small clock, two or three narrow windows each, some late from the outset."""
    rng = np.random.default_rng(seed)
    visits = int(rng.integers(2, 4))
    count = rng.integers(2, 4, visits)
    early = np.concatenate([np.sort(rng.choice(8, n, replace=False)) * 3 for n in count])
    problem = problem_builder(
        rng.integers(0, 3, (visits + 1, visits + 1)) * (1 - np.eye(visits + 1, dtype=int)),
        visits=visits, option_visit=np.arange(visits), option_place=rng.integers(NO_PLACE, visits + 1, visits),
        option_duration=rng.integers(0, 3, visits), option_setup=rng.integers(0, 2, visits), shifts=1,
        window_offset=np.concatenate([[0], np.cumsum(count)]), window_early=early,
        window_late=early + rng.integers(0, 3, len(early)),
        soft_latest=rng.choice([10, 99], visits), shift_earliest=rng.integers(0, 4, 1), shift_end=rng.choice([15, 28, 28], 1),
        shift_latest=[28], break_shift=[0], break_early=[5], break_late=[rng.integers(8, 20)], break_duration=[1],
        break_skip_cost=[0], shift_leaves_at_start=rng.random(1) < 0.2, arriving=rng.integers(0, 2, (1, visits + 1)),
        weights=Weights(waiting=1, lateness=1, overtime=1),
    )  # fmt: skip
    route = [*range(visits), *([visits] if rng.random() < 0.3 else [])]
    return problem, (tuple(int(a) for a in rng.permutation(route)),)


def every_start(problem: Problem, route: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """All starts that keep the rules of time, found one activity after the other."""
    partial: list[tuple[int, ...]] = [()]
    for i in range(len(route)):
        partial = [
            (*row, t)
            for row in partial
            for t in range(row[-1] if row else 0, 30)
            if not {b.rule for b in check(problem, Solution((route[: i + 1],), ((*row, t),)))} & TIME_RULES
        ]
    yield from partial


@pytest.mark.parametrize("seed", range(150))
def test_no_starts_wait_less_without_more_lateness_or_overtime(seed: int) -> None:
    """Held against every schedule there is."""
    problem, routes = tiny_route(seed)
    earliest = earliest_starts(problem, routes)
    if earliest is None:
        return
    found = unhurried(problem, routes)
    assert not {b.rule for b in check(problem, Solution(routes, found))} & TIME_RULES
    first, mine = (terms(problem, Solution(routes, starts)) for starts in (earliest, found))
    assert (mine["lateness"], mine["overtime"]) == (first["lateness"], first["overtime"])
    others = [terms(problem, Solution(routes, (row,))) for row in every_start(problem, routes[0])]
    assert mine["waiting"] == min(
        other["waiting"]
        for other in others
        if (other["lateness"], other["overtime"]) == (first["lateness"], first["overtime"])
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_linked_routes_never_wait_more_than_with_the_earliest_starts(seed: int) -> None:
    problem, routes = random_routes(seed)
    earliest = earliest_starts(problem, routes)
    if earliest is None:
        return
    found = unhurried(problem, routes)
    assert not {b.rule for b in check(problem, Solution(routes, found))} & TIME_RULES
    first, mine = (terms(problem, Solution(routes, starts)) for starts in (earliest, found))
    assert mine["waiting"] <= first["waiting"]
    assert (mine["lateness"], mine["overtime"]) == (first["lateness"], first["overtime"])
