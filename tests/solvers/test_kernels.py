"""The compiled search against its naive twins: whatever a move does, cost, times and rules must be those of the plain code."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.check import check
from solvers.cost import cost
from solvers.kernels.anneal import anneal, assert_consistent, plant, replant
from solvers.kernels.arrays import (
    ACT,
    NXT,
    OPTION_FIRST,
    POOL,
    ROUTE,
    SHARED_COST,
    SLACK,
    TOTAL,
    UNPLANNED_COST,
    Data,
    State,
    lay_out,
    new_state,
)
from solvers.kernels.breaks import move_break
from solvers.kernels.bridge import fill, load, plan_cost, read
from solvers.kernels.choice import drop, removal_gain, trade
from solvers.kernels.edits import begin, commit, rollback
from solvers.kernels.insertion import best_insertion, insertion_price, try_attach
from solvers.kernels.modes import change_mode, change_unit, exchange_modes
from solvers.kernels.moves import relocate, relocate_anywhere, swap
from solvers.kernels.plans import restore
from solvers.kernels.price import INFINITE
from solvers.kernels.routes import open_route
from solvers.kernels.ruin import ruin_and_recreate
from solvers.kernels.schedule import propagate
from solvers.kernels.segments import exchange_segments, exchange_tails, move_segment, split_route
from solvers.problem import Problem, Solution, problem_builder
from solvers.schedule import earliest_starts
from tests.solvers.days import full_day

SEEDS = (1, 2, 3)
NO_LIMIT_SLACK = 10**15


def prepared(seed: int, **features: int) -> tuple[Problem, Data, State]:
    """A day with every feature, planned by regret insertion."""
    problem = full_day(seed, **features)
    data = lay_out(problem)
    state = new_state(data, seed)
    fill(data, state)
    return problem, data, state


def assert_plain(problem: Problem, data: Data, state: State) -> Solution:
    """The state's cost, rules and starts are those of the plain code; breaks of unused shifts excepted."""
    solution = read(data, state)
    assert plan_cost(problem, data, state.rows, value(state)) == cost(problem, solution)
    assert [b for b in check(problem, solution) if b.rule != "required_unplanned"] == []
    assert_consistent(data, state)
    return solution


@pytest.mark.parametrize("seed", SEEDS)
def test_regret_insertion_is_priced_as_the_plain_cost(seed: int) -> None:
    problem, data, state = prepared(seed)
    solution = assert_plain(problem, data, state)
    assert sum(len(route) for route in solution.routes) > 0


def value(state: State) -> int:
    """What the plan costs inside the kernels."""
    return int(state.scalar[TOTAL] + state.scalar[SHARED_COST])


FEATURES = (
    {}, {"waiting": 50}, {"shared": 1}, {"waiting": 50, "shared": 1, "continuity": 500}, {"modes": 1},
    {"modes": 1, "waiting": 50, "shared": 1}, {"waiting": 50, "same_window": 1},
)  # fmt: skip


@pytest.mark.parametrize("features", FEATURES, ids=str)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_kept_move_costs_what_recomputation_says(seed: int, features: dict[str, int]) -> None:
    """Delta = recomputation, exactly, after each of some hundred annealing steps taken one at a time."""
    problem, data, state = prepared(seed, **features)
    best, best_cost = state.rows.copy(), np.array([value(state)])
    last = value(state)
    moved = 0
    for _ in range(1500):
        anneal(data, state, best, best_cost, 1, 100_000.0, 100_000.0, 0.1, 100_000.0, True)
        if value(state) != last:
            last = value(state)
            moved += 1
            assert_plain(problem, data, state)
    assert moved > 8


@pytest.mark.parametrize("seed", SEEDS)
def test_many_unchecked_moves_end_consistent(seed: int) -> None:
    problem, data, state = prepared(seed, continuity=500)
    best, best_cost = state.rows.copy(), np.array([state.scalar[TOTAL]])
    anneal(data, state, best, best_cost, 20_000, 30_000.0, 100.0, 0.01, 30_000.0, False)
    assert_plain(problem, data, state)
    restore(data, state, best)
    assert cost(problem, assert_plain(problem, data, state)) == int(best_cost[0])


OPENING = ("split_route", "open_route")  # these need shifts that are not used
MOVES = {
    "relocate": relocate,
    "relocate_anywhere": relocate_anywhere,
    "swap": swap,
    "exchange_tails": exchange_tails,
    "split_route": split_route,
    "drop": drop,
    "exchange_segments": exchange_segments,
    "trade": trade,
    "change_mode": change_mode,
}


@pytest.mark.parametrize(
    "name",
    [
        *MOVES,
        "move_segment",
        "move_break",
        "replant",
        "ruin_and_recreate",
        "plant",
        "exchange_modes",
        "change_unit_modes",
        "open_route",
    ],
)
def test_each_move_alone_agrees_with_the_plain_code(name: str) -> None:
    """Each move, tried many times: taken back it leaves no trace, kept it costs what the plain code says."""
    problem, data, state = prepared(
        4, visits=50, shifts=30 if name in OPENING else 8, modes=int("mode" in name)
    )
    done = 0
    for trial in range(800):
        v = trial % problem.num_visits
        before, total = state.rows.copy(), int(state.scalar[TOTAL])
        mark = begin(state)
        if name == "move_break":
            edited = move_break(data, state, problem.num_visits + trial % problem.num_breaks)
        elif name in ("plant", "trade") and state.scalar[POOL] < (1 if name == "plant" else 8):
            drop(data, state, v, NO_LIMIT_SLACK)
            propagate(data, state)
            commit(data, state)
            continue
        elif name == "plant":
            edited = plant(data, state, int(state.pool[0]), 2)
        elif state.rows[v, ROUTE] < 0:
            continue
        elif name == "move_segment":
            edited = move_segment(data, state, v, NO_LIMIT_SLACK)
        elif name in ("exchange_modes", "change_unit_modes"):
            edited = (exchange_modes if name == "exchange_modes" else change_unit)(data, state, v)
        elif name == "replant":
            edited = replant(data, state, v)
        elif name == "open_route":
            edited = open_route(data, state, v)
        elif name == "ruin_and_recreate":
            edited = ruin_and_recreate(data, state, v, 4, 0.01)
        else:
            edited = MOVES[name](data, state, v, NO_LIMIT_SLACK)
        if edited and propagate(data, state) and (trial % 3 > 0 or name == "plant"):
            commit(data, state)
            assert_plain(problem, data, state)
            done += 1
        else:
            rollback(state, mark)
            commit(data, state)
            assert np.array_equal(state.rows[:, :SLACK], before[:, :SLACK])
            assert int(state.scalar[TOTAL]) == total
            assert_consistent(data, state)
    assert done >= 1


@pytest.mark.parametrize("waiting", [0, 50])
@pytest.mark.parametrize("seed", SEEDS)
def test_insertion_bound_never_exceeds_the_real_increase(seed: int, waiting: int) -> None:
    problem, data, state = prepared(seed, waiting=waiting)
    tried = 0
    for v in range(problem.num_visits):
        if state.rows[v, ROUTE] < 0 or _linked(problem, v):
            continue
        option = int(state.rows[v, ACT])
        begin(state)
        drop(data, state, v, NO_LIMIT_SLACK)
        propagate(data, state)
        without = int(state.scalar[TOTAL]) - int(data.visit[v, UNPLANNED_COST])
        for shift in range(problem.num_shifts):
            if not problem.eligible[option, shift]:
                continue
            node = problem.num_visits + problem.num_breaks + shift
            while state.rows[node, NXT] >= 0:
                total = try_attach(data, state, v, node, option)
                bound = insertion_price(data, state, v, node, option, INFINITE)
                if total < INFINITE:
                    tried += 1
                    assert without + bound <= total
                node = int(state.rows[node, NXT])
        total, node, option = best_insertion(data, state, v, 0.0)
        assert total < INFINITE
        assert total == try_attach(data, state, v, node, option)
        commit(data, state)
    assert tried > 100


def _linked(problem: Problem, v: int) -> bool:
    return v in problem.link_first or v in problem.link_second


def test_removal_gain_is_exact_without_lateness() -> None:
    """Where no cost depends on time, removal gain is the change of cost."""
    problem = full_day(5).replace(
        soft_latest=np.full(full_day(5).num_visits, 2**40), shift_end=full_day(5).shift_latest
    )
    data = lay_out(problem)
    state = new_state(data, 1)
    fill(data, state)
    for v in range(problem.num_visits):
        if state.rows[v, ROUTE] < 0 or _linked(problem, v):
            continue
        gain, total = removal_gain(data, state, v), int(state.scalar[TOTAL])
        mark = begin(state)
        drop(data, state, v, NO_LIMIT_SLACK)
        assert propagate(data, state)
        assert int(state.scalar[TOTAL]) == total - gain + int(data.visit[v, UNPLANNED_COST])
        rollback(state, mark)


@pytest.mark.parametrize("seed", SEEDS)
def test_starts_are_the_earliest_possible(seed: int) -> None:
    """The incremental timetable reaches the same least starts as repeated passes over everything."""
    problem, data, state = prepared(seed)
    solution = read(data, state)
    assert earliest_starts(problem, solution.routes) == solution.starts


@pytest.mark.parametrize("seed", SEEDS)
def test_loading_what_was_read_gives_the_same_plan(seed: int) -> None:
    _, data, state = prepared(seed)
    solution = read(data, state)
    again = new_state(data, 99)
    load(data, again, solution)
    assert read(data, again) == solution
    assert int(again.scalar[TOTAL]) == int(state.scalar[TOTAL])


def test_loading_an_infeasible_plan_keeps_what_can_be_kept() -> None:
    """Every visit on shift 0 in index order breaks windows and skills; the rest is loaded and the plan is feasible."""
    problem = full_day(1)
    options = tuple(int(o) for o in problem.option_offset[:-1])
    solution = Solution(
        (options, *[()] * (problem.num_shifts - 1)), (options, *[()] * (problem.num_shifts - 1))
    )
    data = lay_out(problem)
    state = new_state(data, 1)
    load(data, state, solution)
    kept = assert_plain(problem, data, state)
    assert 0 < sum(len(r) for r in kept.routes) < problem.num_visits


def test_linked_visits_in_a_circle_are_refused() -> None:
    """Two pairs that must start together, in opposite order on two routes, wait for each other for ever."""
    problem = problem_builder(
        [[0, 5], [5, 0]], visits=4, option_visit=range(4), option_place=[1, 1, 1, 1], option_duration=[10] * 4, shifts=2,
        link_first=[0, 1], link_second=[2, 3], link_min=[0, 0], link_max=[0, 0],
    )  # fmt: skip
    assert earliest_starts(problem, ((0, 1), (3, 2))) is None
    assert earliest_starts(problem, ((0, 1), (2, 3))) == ((5, 15), (5, 15))
    data = lay_out(problem)
    state = new_state(data, 1)
    load(data, state, Solution(((0, 1), (3, 2)), ((0, 0), (0, 0))))
    assert len(state.pool[: state.scalar[POOL]]) == 1
    assert_consistent(data, state)
    assert data.visit[2, OPTION_FIRST] == 2


def test_an_unused_shift_with_a_break_is_consistent() -> None:
    """A break of a shift that nobody can use has no times of its own."""
    problem = problem_builder(
        [[0, 5], [5, 0]], visits=1, option_visit=[0], option_place=[1], option_duration=[10], shifts=2,
        allowed=[[True, False]], break_shift=[0, 1], break_duration=[5, 5],
    )  # fmt: skip
    data = lay_out(problem)
    state = new_state(data, 1)
    fill(data, state)
    assert_plain(problem, data, state)


@pytest.mark.parametrize("name", ["relocate", "swap", "exchange_tails"])
def test_moves_that_save_continuity_or_preference_are_not_cut_off(name: str) -> None:
    """With no slack at all, some move of each kind still passes where a strong dislike can be saved."""
    problem = full_day(6, visits=50, shifts=8, continuity=10**6).replace(
        soft_latest=np.full(50, 2**40), shift_end=full_day(6, visits=50, shifts=8).shift_latest
    )
    data = lay_out(problem)
    state = new_state(data, 1)
    fill(data, state)
    shaken, cost_of_it = state.rows.copy(), np.array([state.scalar[TOTAL]])
    anneal(data, state, shaken, cost_of_it, 3_000, 1e7, 1e7, 0.0, 1e7, False)
    better = 0
    for trial in range(5000):
        v = trial % problem.num_visits
        if state.rows[v, ROUTE] < 0:
            continue
        total = int(state.scalar[TOTAL])
        mark = begin(state)
        if (
            MOVES[name](data, state, v, 0)
            and propagate(data, state)
            and int(state.scalar[TOTAL]) < total - 900_000
        ):
            better += 1
        rollback(state, mark)
    assert better > 0
