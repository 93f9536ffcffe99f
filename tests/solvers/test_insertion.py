"""Putting visits back: the place that is found is the best of all places, tried one after the other by the plain code."""

from __future__ import annotations

from functools import partial

import pytest

from solvers.kernels.arrays import MEMBERS_END, MEMBERS_FIRST, TOTAL, UNIT, Data, State, lay_out, new_state
from solvers.kernels.bridge import read
from solvers.kernels.insertion import insert_unit
from solvers.kernels.moves import FAR
from solvers.problem import DIFFERENT_WORKER, problem_builder
from tests.solvers.days import full_day, planned
from tests.solvers.neighbours import Plan, cheapest, left_out, one_by_one, reached, unit_of, visits_of, worth

SEEDS = (1, 2, 3)


def put_back(data: Data, state: State, v: int, slack: int, tries: int = 0, draws: int = 1) -> dict[Plan, int]:
    """Where v's unit goes if that may cost so much more than leaving it out."""
    unit = int(data.visit[v, UNIT])
    return reached(data, state, partial(insert_unit, data, state, unit, 0.0, tries, slack), draws)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_visit_goes_where_it_is_cheapest(seed: int) -> None:
    """Every visit planned on its own, taken out: it goes to the best of all places in all routes, used or not, by any of its
    options, and with one point of slack less than that needs it stays out."""
    problem = full_day(seed, visits=8, shifts=3)
    data, state = planned(problem)
    tried = 0
    for v in visits_of(problem, read(data, state).routes):
        if len(unit_of(problem, v)) > 1:
            continue
        with left_out(data, state, v):
            best = cheapest(problem, read(data, state).routes, v)
            change = min(best.values()) - int(state.scalar[TOTAL])
            found = put_back(data, state, v, change)
            assert len(found) == 1
            assert found.items() <= best.items()
            assert put_back(data, state, v, change - 1) == {}
        tried += 1
    assert tried > 3


@pytest.mark.parametrize("seed", range(1, 7))
def test_linked_visits_go_one_after_the_other_where_each_is_cheapest(seed: int) -> None:
    """Two that start together, by different workers; the one with fewer choices first. Both or neither: the slack is for both."""
    problem = full_day(seed, visits=8, shifts=3)
    data, state = planned(problem)
    pair = unit_of(problem, int(problem.link_first[problem.link_together][0]))
    with left_out(data, state, *pair):
        plan, before = read(data, state).routes, int(state.scalar[TOTAL])
        unit = data.unit[data.visit[min(pair), UNIT]]
        members = data.unit_visit[unit[MEMBERS_FIRST] : unit[MEMBERS_END]].tolist()
        assert set(members) == pair
        wanted = one_by_one(problem, plan, members)
        found = put_back(data, state, min(pair), FAR)
        assert len(found) == (1 if wanted else 0)
        for routes, total in found.items():
            assert routes in wanted
            assert total == worth(problem, routes)
            assert put_back(data, state, min(pair), total - before) == found
            assert put_back(data, state, min(pair), total - before - 1) == {}


def test_a_unit_whose_first_visit_takes_the_place_of_its_second_is_tried_elsewhere() -> None:
    """The second can only be shift 0's, as its load is too much for shift 1; shift 0 is the cheapest for the first too.

    The first by shift 1 costs 5 x 20 = 100, the second by shift 0 20: 120, where leaving both out costs 100. So they are planned
    with a slack of 20 and further tries, not with 19, and not where nothing else is tried.
    """
    problem = problem_builder(
        [[0, 10], [10, 0]],
        visits=2,
        option_visit=[0, 1],
        option_place=[1, 1],
        option_duration=[60, 60],
        option_load=[1, 2],
        shifts=2,
        shift_capacity=[2, 1],
        travel_rate=[1, 5],
        required=[False, False],
        unplanned_cost=[50, 50],
        link_first=[0],
        link_second=[1],
        link_min=[0],
        link_max=[0],
        link_worker=[DIFFERENT_WORKER],
        link_together=[True],
    )
    data = lay_out(problem)
    state = new_state(data, 1)
    assert put_back(data, state, 0, 20, tries=2) == {((1,), (0,)): 120}
    assert put_back(data, state, 0, 20, tries=1, draws=30) == {
        ((1,), (0,)): 120
    }  # of the shifts drawn, some are shift 1
    assert put_back(data, state, 0, 19, tries=2) == {}
    assert put_back(data, state, 0, 20, tries=0) == {}
