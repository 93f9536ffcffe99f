"""Earliest starts by hand, and held against the check on random routes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.check import check
from solvers.problem import Solution
from solvers.schedule import Routes, earliest_starts
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
