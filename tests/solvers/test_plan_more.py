"""Moves that plan a visit at the expense of others: `plant`, `make_room`, and `plan_more`, which draws between them."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from solvers.kernels.anneal import plan_more, plant
from solvers.kernels.arrays import ROUTE, UNIT, Data, State, lay_out, new_state
from solvers.kernels.bridge import load, read
from solvers.kernels.edits import begin, rollback
from solvers.kernels.ruin import clear_time, make_room
from solvers.problem import Problem, Solution
from tests.solvers.days import full_day, planned, without_links
from tests.solvers.neighbours import Plan, left_out, one_by_one, reached, unit_of, visits_of, without, worth
from tests.solvers.problems import in_the_way


def first_planned(problem: Problem) -> tuple[Data, State]:
    """`in_the_way` with visits 0 and 2 planned and visit 1 left out."""
    data = lay_out(problem)
    state = new_state(data, 1)
    load(data, state, Solution(((0, 2),), ((100, 1000),)))
    return data, state


def test_room_is_made_by_taking_out_what_is_in_the_way_alone() -> None:
    """Visit 0 is taken out, visit 1 planned, visit 0 finds no place again. That costs the 10 of visit 0, or 1000: the move does not
    ask. Visit 2 is near only if the time cleared reaches 880 seconds around 120, and 25 + 4 x 50 is the most."""
    for price in (10, 1000):
        data, state = first_planned(in_the_way((price, 100)))
        room = partial(make_room, data, state, 1, 0.0, 0)
        assert reached(data, state, room, 100) == {((1, 2),): price}


def test_no_room_is_made_where_no_shift_may_take_the_visit() -> None:
    """Not allowed, or its window over before the shift begins: nothing is taken out."""
    late = {"window_early": [200, 120, 1000], "window_late": [200, 120, 1000], "shift_earliest": [121]}
    for changes in ({"allowed": [[True], [False], [True]]}, late):
        data, state = first_planned(in_the_way((10, 100), **changes))
        assert read(data, state).routes == ((0, 2),)
        assert reached(data, state, partial(make_room, data, state, 1, 0.0, 0), 20) == {}


def test_what_is_cleared_is_what_the_shift_does_then() -> None:
    """Out goes who begins no later than `reach` after the instant and is done no earlier than `reach` before, and their partners.

    Every instant at which one more visit comes or goes is tried, and the one before and after it.
    """
    problem = full_day(2, visits=40, shifts=6)
    data, state = planned(problem)
    solution = read(data, state)
    tried = 0
    for shift, (route, starts) in enumerate(zip(solution.routes, solution.starts, strict=True)):
        spans = {
            int(problem.option_visit[a]): (t, t + int(problem.option_duration[a] + problem.option_wrap_up[a]))
            for a, t in zip(route, starts, strict=True)
            if not problem.is_break(a)
        }
        for reach in (0, 1200):
            edges = {t - reach for t, _ in spans.values()} | {free + reach for _, free in spans.values()}
            for instant in {edge + step for edge in edges for step in (-1, 0, 1)}:
                near = [
                    v for v, (t, free) in spans.items() if t <= instant + reach and free >= instant - reach
                ]
                wanted = {u for v in near for u in unit_of(problem, v)}
                assert cleared(data, state, shift, instant, reach) == wanted
                tried += len(wanted) > 0
    assert tried > 50


def cleared(data: Data, state: State, shift: int, instant: int, reach: int) -> set[int]:
    """The visits taken out, which must be those of the units that are listed, each once."""
    before = set(np.flatnonzero(state.rows[: data.num_visits, ROUTE] >= 0).tolist())
    mark = begin(state)
    count = clear_time(data, state, shift, instant, reach, 0)
    gone = before - set(np.flatnonzero(state.rows[: data.num_visits, ROUTE] >= 0).tolist())
    rollback(state, mark)
    assert sorted(state.scratch[:count]) == sorted({int(data.visit[v, UNIT]) for v in gone})
    return gone


@pytest.mark.parametrize("price", [99, 100, 101])
def test_only_what_is_dear_to_leave_out_is_planned_at_the_expense_of_others(price: int) -> None:
    """At least 100: then visit 1 stands where visit 0 stood, which costs the 10 of visit 0; else nothing happens."""
    data, state = first_planned(in_the_way((10, price)))
    found = reached(data, state, partial(plan_more, data, state, 100.0), 100)
    assert found == ({((1, 2),): 10} if price >= 100 else {})


def planted(problem: Problem, plan: Plan, v: int, w: int | None) -> set[Plan]:
    """The plans with v where it is cheapest, in the place of w if one is named, which is then planned again if that can be."""
    base = without(problem, plan, {w}) if w is not None else plan
    plans = one_by_one(problem, base, [v])
    if w is None:
        return plans
    return {again for p in plans for again in one_by_one(problem, p, [w]) or {p}}


@pytest.mark.parametrize("seed", [1, 2])
def test_planting_plans_a_visit_where_it_is_cheapest_or_in_the_place_of_any_other(seed: int) -> None:
    """Visits without links, all far dearer to leave out than any way. Each other visit has its turn to make place."""
    problem = without_links(full_day(seed, visits=8, shifts=2))
    data, state = planned(problem)
    v = min(visits_of(problem, read(data, state).routes))
    with left_out(data, state, v):
        plan = read(data, state).routes
        wanted = [planted(problem, plan, v, w) for w in (None, *visits_of(problem, plan))]
        found = reached(data, state, partial(plant, data, state, v, 0), 300)
        assert set(found) <= set().union(*wanted)
        assert all(plans & set(found) for plans in wanted if plans)
        assert all(total == worth(problem, routes) for routes, total in found.items())
