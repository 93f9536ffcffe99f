"""Moves that change how visits are carried out, against every plan that the plain code says they may lead to, and the draws between
small moves, against what each of these leads to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice, product
from operator import itemgetter

import numpy as np
import pytest

from solvers.kernels.anneal import change_how, choose
from solvers.kernels.arrays import POOL, TOTAL, UNIT, Data, State
from solvers.kernels.bridge import read
from solvers.kernels.choice import admit, drop, trade
from solvers.kernels.edits import begin, commit, rollback
from solvers.kernels.insertion import insert_unit
from solvers.kernels.modes import change_mode, change_unit, exchange_modes
from solvers.kernels.moves import FAR
from solvers.kernels.schedule import propagate
from solvers.problem import NO_PLACE, Problem
from tests.solvers.days import full_day, planned, without_links
from tests.solvers.neighbours import (
    Plan,
    one_by_one,
    placements,
    priced,
    reached,
    unit_of,
    visits_of,
    without,
    worth,
)

SEEDS = (1, 2, 3)


def options_of(problem: Problem, plan: Plan) -> dict[int, int]:
    """How each planned visit is carried out."""
    return {int(problem.option_visit[a]): a for route in plan for a in route if not problem.is_break(a)}


def shift_of(problem: Problem, plan: Plan, v: int) -> int:
    return next(s for s, route in enumerate(plan) if options_of(problem, (route,)).keys() & {v})


def others(problem: Problem, plan: Plan, v: int) -> list[int]:
    """The options of v other than its present one."""
    return sorted({*np.flatnonzero(problem.option_visit == v).tolist()} - {options_of(problem, plan)[v]})


def cheapest_by(problem: Problem, plan: Plan, v: int, option: int, shift: int) -> dict[Plan, int]:
    """The best places for the unplanned v by this option in this shift."""
    costs = priced(problem, (p for p in placements(problem, plan, v) if option in p[shift]))
    least = min(costs.values(), default=0)
    return {p: points for p, points in costs.items() if points == least}


def of_a_kind(found: dict[Plan, int], wanted: list[dict[Plan, int]]) -> bool:
    """Is one of each group of equally cheap plans found, at what they cost, and nothing that is in none?"""
    every = {plan: points for group in wanted for plan, points in group.items()}
    return found.items() <= every.items() and all(group.keys() & found.keys() for group in wanted)


def changed(problem: Problem, plan: Plan, v: int) -> list[dict[Plan, int]]:
    """Where v goes by each of its other options in each of the shifts."""
    rest = without(problem, plan, {v})
    ways = product(others(problem, plan, v), range(problem.num_shifts))
    return [group for option, shift in ways if (group := cheapest_by(problem, rest, v, option, shift))]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_visit_changes_its_mode_where_that_is_cheapest_in_any_shift(seed: int) -> None:
    """Every visit, with any slack, just enough for half of the ways, and too little for each."""
    problem = without_links(full_day(seed, visits=8, shifts=4, modes=1))
    data, state = planned(problem)
    plan, now = read(data, state).routes, int(state.scalar[TOTAL])
    changes = 0
    for v in sorted(visits_of(problem, plan)):
        wanted = changed(problem, plan, v)
        dear = sorted(points - now for group in wanted for points in group.values())
        for slack in (FAR, dear[len(dear) // 2], dear[0] - 1) if dear else (FAR,):
            found = reached(data, state, partial(change_mode, data, state, v, slack), 200)
            assert of_a_kind(found, [g for g in wanted if min(g.values()) - now <= slack])
            changes += len(found)
    assert changes > 5


def exchanged(problem: Problem, plan: Plan, v: int) -> list[dict[Plan, int]]:
    """Where v, at home, takes over the shift of a call, and that one goes where it is then cheapest."""
    if problem.option_place[options_of(problem, plan)[v]] == NO_PLACE:
        return []
    groups = []
    calls = [w for w, option in options_of(problem, plan).items() if problem.option_place[option] == NO_PLACE]
    screens = [option for option in others(problem, plan, v) if problem.option_place[option] == NO_PLACE]
    for w, option in product(calls, screens):
        rest = without(problem, plan, {v, w})
        by_screen = cheapest_by(problem, rest, v, option, shift_of(problem, plan, w))
        plans = {again for p in by_screen for again in one_by_one(problem, p, [w])}
        groups.append(priced(problem, iter(plans)))
    return [group for group in groups if group]


def leave_out(data: Data, state: State, *visits: int) -> None:
    """Take visits out for good, so that they are among those drawn from."""
    for v in visits:
        drop(data, state, v, FAR)
    assert propagate(data, state)
    commit(data, state)


def with_calls(problem: Problem) -> tuple[Data, State]:
    """A plan in which some of the visits that have the choice are calls: each second one that a draw finds a place for."""
    data, state = planned(problem)
    at_home = [
        v
        for v, option in options_of(problem, read(data, state).routes).items()
        if problem.option_place[option] != NO_PLACE
    ]
    for v in [v for v in sorted(at_home) if np.count_nonzero(problem.option_visit == v) > 1][::2]:
        mark = begin(state)
        if change_mode(data, state, v, FAR) and propagate(data, state):
            commit(data, state)
        else:
            rollback(state, mark)
    return data, state


@pytest.mark.parametrize("seed", SEEDS)
def test_a_visit_at_home_takes_the_place_of_a_call(seed: int) -> None:
    problem = without_links(full_day(seed, visits=8, shifts=4, modes=1))
    data, state = with_calls(problem)
    plan = read(data, state).routes
    exchanges = 0
    for v in sorted(visits_of(problem, plan)):
        found = reached(data, state, partial(exchange_modes, data, state, v), 200)
        assert of_a_kind(found, exchanged(problem, plan, v))
        exchanges += len(found)
    assert exchanges > 2


def changed_together(problem: Problem, plan: Plan, v: int, members: list[int]) -> Iterator[dict[Plan, int]]:
    """Where the visits of v's unit go one after the other, each that has a choice by another of its options, in any shifts."""
    ways = [others(problem, plan, u) or [options_of(problem, plan)[u]] for u in members]
    rest = without(problem, plan, set(members))
    for options in product(*ways):
        for shifts in product(range(problem.num_shifts), repeat=len(members)):
            plans = {rest}
            for u, option, shift in zip(members, options, shifts, strict=True):
                plans = {q for p in plans for q in cheapest_by(problem, p, u, option, shift)}
            yield priced(problem, iter(plans))


def with_a_pair(choices: int) -> Iterator[tuple[Problem, Data, State, int]]:
    """Days on which two planned visits start together and so many of them have a choice, and the first of them that has."""
    for seed in range(1, 40):
        problem = full_day(seed, visits=8, shifts=4, modes=1)
        data, state = planned(problem)
        pair = sorted(unit_of(problem, int(problem.link_first[problem.link_together][0])))
        free = [v for v in pair if np.count_nonzero(problem.option_visit == v) > 1]
        if (
            len(free) == choices
            and len(pair) == 2
            and set(pair) <= visits_of(problem, read(data, state).routes)
        ):
            yield problem, data, state, free[0]


@pytest.mark.parametrize("choices", [1, 2])
def test_visits_that_belong_together_change_their_modes_together(choices: int) -> None:
    """A pair that starts together: each of the two that has a choice takes its other option, the other one stays with its own."""
    changes = 0
    for problem, data, state, v in islice(with_a_pair(choices), 3):
        plan, unit = read(data, state).routes, int(data.visit[v, UNIT])
        members = [int(u) for u in data.unit_visit if data.visit[u, UNIT] == unit]
        found = reached(data, state, partial(change_unit, data, state, v), 2000)
        assert of_a_kind(found, [g for g in changed_together(problem, plan, v, members) if g])
        changes += len(found)
    assert changes > 10


@pytest.mark.parametrize("seed", SEEDS)
def test_how_a_visit_is_carried_out_changes_by_its_own_mode_or_an_exchange(seed: int) -> None:
    problem = without_links(full_day(seed, visits=8, shifts=4, modes=1))
    data, state = with_calls(problem)
    plan, now = read(data, state).routes, int(state.scalar[TOTAL])
    for v in sorted(visits_of(problem, plan)):
        for slack in (FAR, 0):
            own = [g for g in changed(problem, plan, v) if min(g.values()) - now <= slack]
            found = reached(data, state, partial(change_how, data, state, v, slack), 800)
            assert of_a_kind(found, [*own, *exchanged(problem, plan, v)])


def test_of_visits_that_belong_together_one_changes_or_both() -> None:
    """Every plan that either move leads to is drawn, and no other."""
    drawn = np.zeros(2, dtype=int)
    for _, data, state, v in islice(with_a_pair(2), 3):
        both = reached(data, state, partial(change_unit, data, state, v), 2000)
        one = reached(data, state, partial(change_mode, data, state, v, FAR), 2000)
        drawn += (len(one), len(both))
        assert not one.keys() & both.keys()
        assert reached(data, state, partial(change_how, data, state, v, FAR), 5000) == {**one, **both}
    assert drawn.min() > 2


def draws_of_each(
    data: Data, state: State, inside: list[int], waiting: list[int], slack: int
) -> dict[Plan, int]:
    """What the small moves lead to: each waiting visit admitted, each planned one traded or dropped."""
    moves = [
        *(partial(admit, data, state, v, slack) for v in waiting),
        *(partial(trade, data, state, v, slack) for v in inside),
        *(partial(drop, data, state, v, slack) for v in inside),
    ]
    return {p: points for move in moves for p, points in reached(data, state, move, 400).items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_which_visits_are_planned_changes_by_every_small_move(seed: int) -> None:
    """Two visits wait. One is put in, or takes another's place, or one more is left out: all that these reach, no more."""
    problem = without_links(full_day(seed, visits=7, shifts=2))
    data, state = planned(problem)
    leave_out(data, state, *sorted(visits_of(problem, read(data, state).routes))[:2])
    inside = sorted(visits_of(problem, read(data, state).routes))
    waiting = state.pool[: state.scalar[POOL]].tolist()
    assert sorted([*inside, *waiting]) == list(range(problem.num_visits))
    everything = draws_of_each(data, state, inside, waiting, FAR)
    assert {len(visits_of(problem, p)) - len(inside) for p in everything} == {-1, 0, 1}
    changes = sorted(points - int(state.scalar[TOTAL]) for points in everything.values())
    for share in (0.25, 0.5, 1.0):
        slack = changes[int(share * len(changes)) - 1]
        wanted = draws_of_each(data, state, inside, waiting, slack)
        assert (len(wanted) < len(everything)) == (share < 1)
        assert reached(data, state, partial(choose, data, state, slack), 6000) == wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_a_pair_that_waits_is_planned_whole(seed: int) -> None:
    problem = full_day(seed, visits=8, shifts=3)
    data, state = planned(problem)
    v = int(problem.link_first[problem.link_together][0])
    leave_out(data, state, v)
    now, pair = visits_of(problem, read(data, state).routes), unit_of(problem, v)
    assert not now & pair
    unit = int(data.visit[v, UNIT])
    whole = reached(data, state, partial(insert_unit, data, state, unit, 0.1, 0, FAR), 6000)
    assert all(visits_of(problem, p) >= pair for p in whole)
    found = reached(data, state, partial(choose, data, state, FAR), 6000)
    assert {p for p in found if visits_of(problem, p) & pair} <= whole.keys()
    assert min(whole.items(), key=itemgetter(1)) in found.items()
    assert all(points == worth(problem, p) for p, points in found.items())
