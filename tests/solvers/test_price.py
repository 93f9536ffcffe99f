"""A move's price, found without making it, against the cost of making it."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.kernels.arrays import (
    ACT,
    INEXACT,
    NXT,
    PRV,
    ROUTE,
    SHARED_COST,
    TOTAL,
    Data,
    State,
)
from solvers.kernels.edits import attach, begin, commit, detach, fits, rollback
from solvers.kernels.moves import FAR, relocation_price, swap_price
from solvers.kernels.price import INFINITE
from solvers.kernels.schedule import propagate
from solvers.kernels.shared import shared_cost
from solvers.problem import Problem
from tests.solvers.days import full_day, planned, without_links


def unlinked(seed: int, **features: int) -> Problem:
    """A day with every feature but links."""
    return without_links(full_day(seed, visits=40, shifts=6, **features))


def after_relocation(data: Data, state: State, v: int, after: int) -> int | None:
    """The change of cost when v really moves behind `after`, None if a rule forbids it; the plan is left as it was."""
    before = int(state.scalar[TOTAL] + state.scalar[SHARED_COST])
    mark = begin(state)
    option = int(state.rows[v, ACT])
    detach(data, state, v)
    attach(data, state, v, after, option)
    possible = fits(data, state, v) and propagate(data, state)
    change = int(state.scalar[TOTAL] + shared_cost(data, state)) - before if possible else None
    rollback(state, mark)
    commit(data, state)
    return change


def relocations(problem: Problem, data: Data, state: State) -> list[tuple[int, int, int, int | None, bool]]:
    """Every visit behind every node it may follow: (visit, node, price, real change, was the price said to be exact)."""
    found = []
    for v in range(problem.num_visits):
        for after in range(problem.num_visits + problem.num_breaks):
            target = state.rows[after, ROUTE]
            if state.rows[v, ROUTE] < 0 or target < 0 or after in (v, state.rows[v, PRV]):
                continue
            option = int(state.rows[v, ACT])
            if not data.eligible[option, target]:
                continue
            price = relocation_price(data, state, v, after, option, FAR)
            exact = state.scalar[INEXACT] == 0
            found.append((v, after, price, after_relocation(data, state, v, after), exact))
    return found


@pytest.mark.parametrize("features", [{}, {"waiting": 50}], ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_price_of_a_relocation_is_what_it_costs(seed: int, features: dict[str, int]) -> None:
    """Without links a price is exact, and INFINITE just where the move is impossible (capacity is asked apart)."""
    problem = unlinked(seed, **features).replace(shift_capacity=np.full(6, 2**40))
    data, state = planned(problem)
    rows = relocations(problem, data, state)
    assert sum(real is not None for *_, real, _ in rows) > 100
    for _, _, price, real, exact in rows:
        assert exact
        assert price == real if real is not None else price >= INFINITE


@pytest.mark.parametrize("same_window", [0, 1])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_price_with_links_is_exact_or_a_lower_bound(seed: int, same_window: int) -> None:
    """Links that move in turn make a price a lower bound, and it says so."""
    problem = full_day(seed, visits=40, shifts=6, same_window=same_window).replace(
        shift_capacity=np.full(6, 2**40)
    )
    data, state = planned(problem)
    rows = [row for row in relocations(problem, data, state) if row[3] is not None]
    assert len(rows) > 100
    assert sum(exact for *_, exact in rows) > 50
    wrong = [row for row in rows if row[2] > row[3] or (row[4] and row[2] != row[3])]
    assert len(wrong) <= len(rows) // 10  # a route that two links reach is followed for the first alone


def test_the_price_of_a_swap_is_what_it_costs() -> None:
    problem = unlinked(3).replace(shift_capacity=np.full(6, 2**40))
    data, state = planned(problem)
    rows = state.rows
    tried = 0
    for v in range(problem.num_visits):
        for w in range(v):
            if rows[v, ROUTE] < 0 or rows[w, ROUTE] < 0 or rows[v, NXT] == w or rows[w, NXT] == v:
                continue
            option, option_w = int(rows[v, ACT]), int(rows[w, ACT])
            if not data.eligible[option, rows[w, ROUTE]] or not data.eligible[option_w, rows[v, ROUTE]]:
                continue
            price = swap_price(data, state, v, w, option, option_w, FAR)
            before = int(state.scalar[TOTAL])
            p, q = int(rows[v, PRV]), int(rows[w, PRV])
            mark = begin(state)
            detach(data, state, v)
            detach(data, state, w)
            attach(data, state, v, q, option)
            attach(data, state, w, p, option_w)
            possible = propagate(data, state)
            real = int(state.scalar[TOTAL]) - before
            rollback(state, mark)
            commit(data, state)
            assert price == real if possible else price >= INFINITE
            tried += possible
    assert tried > 20
