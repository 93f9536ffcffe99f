"""Prices of the moves that change more than one place: what is refused does cost more than the slack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

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
    Ints,
    State,
)  # fmt: skip
from solvers.kernels.choice import drop, trade
from solvers.kernels.edits import attach, begin, commit, detach, rollback
from solvers.kernels.moves import FAR, relocate, relocate_anywhere, reposition_price, swap
from solvers.kernels.price import INFINITE, open_pricing
from solvers.kernels.schedule import propagate
from solvers.kernels.segments import exchange_segments, exchange_tails, move_segment, split_route
from solvers.kernels.shared import shared_cost
from solvers.problem import NO_PLACE, Problem
from tests.solvers.days import full_day, planned, without_breaks, without_links
from tests.solvers.neighbours import is_linked

Move = Callable[[Data, State, int, int], bool]
MOVES = {
    "relocate": relocate,
    "relocate_anywhere": relocate_anywhere,
    "swap": swap,
    "move_segment": move_segment,
    "exchange_segments": exchange_segments,
    "exchange_tails": exchange_tails,
    "split_route": split_route,
    "trade": trade,
    "drop": drop,
}
every_move = pytest.mark.parametrize("name", MOVES)


def day_for(name: str, seed: int, **features: int) -> Problem:
    """A day in which this move finds something to do: spare shifts for a split, whose breaks would come first of all in them."""
    if name == "split_route":
        return without_breaks(full_day(seed, visits=40, shifts=20, **features))
    return full_day(seed, visits=40, shifts=6, **features)


def plan_for(name: str, problem: Problem) -> tuple[Data, State]:
    """A plan of the day; for a trade every fourth visit is left out."""
    data, state = planned(problem)
    if name == "trade":
        begin(state)
        for v in range(0, problem.num_visits, 4):
            if state.rows[v, ROUTE] >= 0:
                drop(data, state, v, FAR)
        assert propagate(data, state)
        commit(data, state)
    return data, state


def changed_by(data: Data, state: State, move: Move, v: int, slack: int, draws: Ints) -> int | None:
    """The change of cost by a move made with these random numbers, None if it is refused or breaks a rule; it is taken back."""
    state.rng[:] = draws
    before = int(state.scalar[TOTAL] + state.scalar[SHARED_COST])
    mark = begin(state)
    change = None
    if move(data, state, v, slack) and propagate(data, state):
        change = int(state.scalar[TOTAL] + shared_cost(data, state)) - before
    rollback(state, mark)
    return change


class Judged(NamedTuple):
    """A move that keeps the rules: is it made when its real change of cost is allowed, and refused when one point less is? `exact`:
    did its price claim to be exact?"""

    made: bool
    refused: bool
    exact: bool


def judged(data: Data, state: State, move: Move, visits: list[int], rounds: int = 40) -> Iterator[Judged]:
    """Draw moves from the plan as it stands, each thrice from the same random numbers: at any price, at its real one, and below.
    Each move counts once."""
    seen = set()
    for _ in range(rounds):
        for v in visits:
            draws = state.rng.copy()
            change = changed_by(data, state, move, v, FAR, draws)
            exact = state.scalar[INEXACT] == 0
            if change is not None and (v, change) not in seen:
                seen.add((v, change))
                made = changed_by(data, state, move, v, change, draws) == change
                below = changed_by(data, state, move, v, change - 1, draws)
                yield Judged(made, below is None, exact)


def planned_visits(problem: Problem, state: State) -> list[int]:
    return [v for v in range(problem.num_visits) if state.rows[v, ROUTE] >= 0]


def all_at_a_place(problem: Problem) -> Problem:
    """The problem without breaks, and without visits by screen."""
    at_a_place = (problem.option_place != NO_PLACE)[:, None]
    return without_breaks(problem).replace(allowed=problem.allowed & at_a_place)


@every_move
@pytest.mark.parametrize("features", [{}, {"waiting": 50}], ids=str)
def test_without_links_a_move_is_made_just_if_it_is_affordable(name: str, features: dict[str, int]) -> None:
    """The price is the change of cost to the point."""
    problem = all_at_a_place(without_links(day_for(name, 1, **features)))
    data, state = plan_for(name, problem)
    found = list(judged(data, state, MOVES[name], planned_visits(problem, state)))
    assert len(found) > 15
    assert all(move == Judged(True, True, True) for move in found)


@every_move
@pytest.mark.parametrize("seed", [1, 2])
def test_the_price_is_right_in_front_of_breaks_and_calls(name: str, seed: int) -> None:
    """They stand at no place, so the leg that is saved lies further on."""
    problem = without_links(day_for(name, seed))
    data, state = plan_for(name, problem)
    found = list(judged(data, state, MOVES[name], planned_visits(problem, state)))
    assert len(found) > 15
    assert all(move == Judged(True, True, True) for move in found)


@every_move
@pytest.mark.parametrize("term", ["lateness_max", "continuity"])
def test_no_move_is_refused_that_saves_what_only_the_whole_plan_shows(name: str, term: str) -> None:
    """Of the largest lateness and of workers per client the price assumes the best: it never exceeds the change of cost."""
    problem = all_at_a_place(without_links(day_for(name, 2)))
    problem = problem.replace(weights=problem.weights._replace(**{term: 1000}))
    data, state = plan_for(name, problem)
    found = list(judged(data, state, MOVES[name], planned_visits(problem, state)))
    assert len(found) > 15
    assert all(move.made for move in found)


def judged_with_links(name: str, seed: int) -> Iterator[Judged]:
    """What a linked visit that is left out leaves to its partners is not priced, so none is dropped or traded."""
    problem = day_for(name, seed)
    data, state = plan_for(name, problem)
    visits = planned_visits(problem, state)
    if name in ("drop", "trade"):
        visits = [v for v in visits if not is_linked(problem, v)]
    return judged(data, state, MOVES[name], visits)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_links_few_moves_are_refused_wrongly(seed: int) -> None:
    """Links make a price a lower bound, but for two things: a route that two links reach is followed for the first of them alone,
    and what partners in third routes save by starting earlier is not foreseen where pricing gives up. At most one move in twenty is
    refused for these, or made below a price that claimed to be exact.
    """
    found = [move for name in MOVES for move in judged_with_links(name, seed)]
    assert len(found) > 300
    assert sum(move.exact for move in found) > 100
    wrong = [move for move in found if not move.made or (move.exact and not move.refused)]
    assert len(wrong) <= len(found) // 20


def nodes_of(problem: Problem, state: State, shift: int) -> list[int]:
    """The start of a route and what follows it, its end left out."""
    nodes = [problem.num_visits + problem.num_breaks + shift]
    while state.rows[state.rows[nodes[-1], NXT], NXT] >= 0:
        nodes.append(int(state.rows[nodes[-1], NXT]))
    return nodes


def after_repositioning(data: Data, state: State, segment: list[int], after: int) -> int | None:
    """The change of cost when these nodes really follow `after` in their order here, None if that breaks a rule."""
    before = int(state.scalar[TOTAL])
    mark = begin(state)
    for n in segment:
        detach(data, state, n)
    for n in segment:
        attach(data, state, n, after, int(state.rows[n, ACT]))
        after = n
    possible = propagate(data, state)
    change = int(state.scalar[TOTAL]) - before if possible else None
    rollback(state, mark)
    return change


@pytest.mark.parametrize("waiting", [0, 50])
@pytest.mark.parametrize("turned", [False, True])
def test_the_price_of_a_segment_elsewhere_in_its_route_is_what_it_costs(turned: bool, waiting: int) -> None:
    """Every two or three visits in a row, in order or turned round, behind every other node of their route: the price is exact, and
    INFINITE just where a rule forbids it. Turned, they may also stay where they are."""
    problem = without_links(full_day(1, visits=40, shifts=6, waiting=waiting))
    data, state = planned(problem)
    possible = 0
    for shift in range(problem.num_shifts):
        nodes = nodes_of(problem, state, shift)
        for at, count in np.ndindex(len(nodes), 2):
            segment = nodes[at : at + count + 2]
            if at == 0 or len(segment) < count + 2 or max(segment) >= problem.num_visits:
                continue
            for after in set(nodes) - set(segment):
                if not turned and after == state.rows[segment[0], PRV]:
                    continue
                open_pricing(state)
                price = reposition_price(
                    data, state, segment[0], segment[-1], len(segment), after, -1, turned, FAR
                )
                real = after_repositioning(data, state, segment[::-1] if turned else segment, after)
                assert price == real if real is not None else price >= INFINITE
                possible += real is not None
    assert possible > 20
