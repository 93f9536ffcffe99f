"""What the large move takes out, and what it tries to put back: which visits may be among them, told from bare routes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
import pytest

from solvers.kernels.arrays import MEMBERS_FIRST, POOL, ROUTE, UNIT, Data, State, lay_out, new_state
from solvers.kernels.bridge import fill, read
from solvers.kernels.edits import begin, rollback
from solvers.kernels.ruin import MAX_POOL, invite, ruin, ruin_route, ruin_spread
from solvers.problem import Problem
from tests.solvers.days import full_day, planned, without_links
from tests.solvers.neighbours import unit_of
from tests.solvers.problems import one_visit

AVERAGE = 3  # half of the most units that are asked for


class Ruined(NamedTuple):
    """The visits that went, and the units listed as removed, in order."""

    visits: set[int]
    units: list[int]


def ruined(problem: Problem, data: Data, state: State, step: Callable[[], int]) -> Ruined:
    """What one step of destruction took out (it is put back): whole units, each listed once."""
    before = set(np.flatnonzero(state.rows[: data.num_visits, ROUTE] >= 0).tolist())
    mark = begin(state)
    units = state.scratch[: step()].tolist()
    gone = before - set(np.flatnonzero(state.rows[: data.num_visits, ROUTE] >= 0).tolist())
    rollback(state, mark)
    assert len(units) == len(set(units)) == len({int(data.visit[v, UNIT]) for v in gone})
    assert set(units) == {int(data.visit[v, UNIT]) for v in gone}
    assert gone == {u for v in gone for u in unit_of(problem, v)}
    return Ruined(gone, units)


def visits_in(problem: Problem, data: Data, state: State) -> list[list[int]]:
    """The visits of each route, in order."""
    routes = read(data, state).routes
    return [[int(problem.option_visit[a]) for a in r if not problem.is_break(a)] for r in routes]


def near(data: Data, state: State, seed: int) -> list[int]:
    """The planned ones among a visit and its candidates, best first."""
    return [v for v in (seed, *data.candidates[seed].tolist()) if v >= 0 and state.rows[v, ROUTE] >= 0]


def few_candidates(problem: Problem) -> tuple[Data, State]:
    """A plan in which every visit has five candidates, so that most visits are near to none."""
    data = lay_out(problem, num_candidates=5)
    state = new_state(data, 1)
    fill(data, state)
    return data, state


def test_a_ruined_route_loses_all_of_its_visits() -> None:
    """And their partners in other routes, and nothing else; an unplanned visit has no route."""
    problem = full_day(1, visits=40, shifts=6)
    data, state = planned(problem)
    routes = visits_in(problem, data, state)
    for route in routes:
        for seed in route:
            gone = ruined(problem, data, state, partial(ruin_route, data, state, seed)).visits
            assert gone == {u for v in route for u in unit_of(problem, v)}
    empty = new_state(data, 1)
    assert ruin_route(data, empty, 0) == 0


def test_visits_are_ruined_here_and_there_near_a_seed_alone() -> None:
    """Units of the seed and its five candidates in that order, some passed over, at most twice the average: one at least once in
    each number, the seed now and then spared."""
    problem = full_day(1, visits=40, shifts=6)
    data, state = few_candidates(problem)
    counts, spared = set(), 0
    for trial in range(400):
        seed = trial % problem.num_visits
        unit = [int(data.visit[v, UNIT]) for v in near(data, state, seed)]
        gone = ruined(problem, data, state, partial(ruin_spread, data, state, seed, 2))
        left = iter(unit)
        assert all(u in left for u in gone.units)
        assert len(gone.units) <= 4
        counts.add(len(gone.units))
        spared += seed not in gone.visits
    assert counts >= {1, 2, 3, 4}
    assert 0 < spared < 400


def test_strings_are_ruined_in_the_routes_near_a_seed() -> None:
    """Without links, what goes from a route is one string of up to ten visits in a row, around the first visit of the route that is
    near the seed; no further route is begun when twice the average have gone."""
    problem = without_links(full_day(1, visits=40, shifts=4))
    data, state = few_candidates(problem)
    routes = visits_in(problem, data, state)
    lengths = set()
    for trial in range(400):
        seed = trial % problem.num_visits
        gone = ruined(problem, data, state, partial(ruin, data, state, seed, AVERAGE))
        candidates = near(data, state, seed)
        strings = [string_of(route, gone.visits, candidates) for route in routes]
        lengths |= set(strings)
        assert sum(strings) < 2 * AVERAGE + 10
        if candidates:
            assert candidates[0] in gone.visits
    assert lengths >= {0, 1, 2, 3}
    assert max(lengths) <= 10


def string_of(route: list[int], gone: set[int], candidates: list[int]) -> int:
    """How many visits went from a route, which must stand in a row with the best candidate in the route among them."""
    at = [i for i, v in enumerate(route) if v in gone]
    if at:
        assert at == list(range(at[0], at[-1] + 1))
        assert next(v for v in candidates if v in route) in gone
    return len(at)


def test_partners_go_with_the_strings() -> None:
    """`ruined` sees to it that units go whole; here some that are pairs do."""
    problem = full_day(2, visits=40, shifts=6)
    data, state = planned(problem)
    pairs = 0
    for v in range(problem.num_visits):
        gone = ruined(problem, data, state, partial(ruin, data, state, v, AVERAGE))
        pairs += len(gone.visits) > len(gone.units)
    assert pairs > 0


def invited(data: Data, state: State, seed: int) -> tuple[int, ...]:
    """The units listed behind three that are there already."""
    state.scratch[:3] = -7
    count = invite(data, state, seed, 3)
    assert state.scratch[:3].tolist() == [-7] * 3
    return tuple(state.scratch[3:count].tolist())


def units_led_by(data: Data, visits: list[int]) -> tuple[int, ...]:
    """The units whose first member is among the visits."""
    units = [int(data.visit[v, UNIT]) for v in visits]
    return tuple(
        u for u, v in zip(units, visits, strict=True) if data.unit_visit[data.unit[u, MEMBERS_FIRST]] == v
    )


def test_a_few_unplanned_units_are_all_invited_once() -> None:
    """MAX_POOL visits wait, pairs among them."""
    problem = full_day(1, visits=MAX_POOL, shifts=4)
    data = lay_out(problem)
    state = new_state(data, 1)
    assert state.scalar[POOL] == MAX_POOL
    every = sorted(data.visit[:, UNIT].tolist())
    assert len(set(every)) < MAX_POOL
    orders = {invited(data, state, 0) for _ in range(50)}
    assert len(orders) > 1
    assert all(sorted(units) == sorted(set(every)) for units in orders)


@pytest.mark.parametrize("seed", [0, 17])
def test_of_many_unplanned_units_those_in_a_row_or_those_near_the_seed_are_invited(seed: int) -> None:
    """40 visits wait: mostly MAX_POOL units of the seed and its candidates, else those of MAX_POOL visits in a row from
    anywhere on, round the end."""
    problem = full_day(1, visits=40, shifts=6)
    data = lay_out(problem)
    state = new_state(data, 1)
    pool = state.pool.tolist()
    rows = {units_led_by(data, (pool * 2)[k : k + MAX_POOL]) for k in range(len(pool))}
    nearest = units_led_by(data, near_unplanned(data, seed))[:MAX_POOL]
    found = [invited(data, state, seed) for _ in range(200)]
    assert set(found) <= rows | {nearest}
    assert 151 < found.count(nearest) < 199  # 7 times in 8: 175, give or take 5 standard deviations of 4.7
    assert len(set(found)) > 5


def near_unplanned(data: Data, seed: int) -> list[int]:
    return [seed, *(v for v in data.candidates[seed].tolist() if v >= 0)]


def test_nobody_is_invited_where_everybody_is_planned() -> None:
    data, state = planned(one_visit())
    assert state.scalar[POOL] == 0
    assert invited(data, state, 0) == ()
