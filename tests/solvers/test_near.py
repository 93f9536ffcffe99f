"""Which visits are worth standing next to each other, and the tables that ask for it quickly."""

from __future__ import annotations

import numba
import numpy as np
import pytest

from solvers.kernels.anneal import LARGE, NEIGHBOURHOOD, STAY, anneal, draw_visit
from solvers.kernels.arrays import COST, TOTAL, Data, Ints, State, lay_out, new_state
from solvers.kernels.bridge import fill
from solvers.kernels.legs import may_take
from solvers.kernels.near import candidates
from solvers.problem import NO_LIMIT, NO_PLACE, Problem, problem_builder
from tests.solvers.days import full_day


def proximity(p: Problem, v: int, u: int, means: int) -> int:
    """The plain twin: five times travel + 0.2 x unavoidable wait + unavoidable lateness, in the better of both orders."""

    def in_order(a: int, b: int) -> int:
        first, second = p.option_offset[a], p.option_offset[b]
        place_a, place_b = p.option_place[first], p.option_place[second]
        travel = 0 if NO_PLACE in (place_a, place_b) else int(p.travel_time[means, place_a, place_b])
        after = int(p.option_duration[first]) + travel
        early_a, early_b = (int(p.window_early[p.window_offset[o]]) for o in (first, second))
        late_a, late_b = (
            min(int(p.window_late[p.window_offset[o + 1] - 1]), int(p.soft_latest[w]))
            for o, w in ((first, a), (second, b))
        )
        return 5 * travel + max(0, early_b - after - late_a) + 5 * max(0, early_a + after - late_b)

    options = [np.flatnonzero(p.option_visit == w) for w in (v, u)]
    shared = (p.eligible[options[0]].any(axis=0) & p.eligible[options[1]].any(axis=0)).any()
    return min(in_order(v, u), in_order(u, v)) + (0 if shared else NO_LIMIT)


@pytest.mark.parametrize("seed", range(3))
def test_candidates_are_the_nearest_in_order(seed: int) -> None:
    """Sorted by the plain twin's distance, the lower number first among equals."""
    problem = full_day(seed)
    means = int(np.bincount(problem.shift_means).argmax())
    found = candidates(problem, problem.eligible, 5)
    for v in range(problem.num_visits):
        others = [u for u in range(problem.num_visits) if u != v]
        wanted = sorted(others, key=lambda u: (proximity(problem, v, u, means), u))
        assert found[v].tolist() == wanted[: found.shape[1]]


def test_bits_say_what_the_table_says() -> None:
    """Also in the second word of a row: 40 shifts take two words of 32 bits."""
    problem = full_day(1, shifts=40)
    data = lay_out(problem)
    for option in range(problem.num_options):
        for shift in range(problem.num_shifts):
            assert may_take(data, option, shift) == data.eligible[option, shift]


def along_a_road(visits: int) -> Problem:
    """Visits along a road, one step apart, numbered at random."""
    at = np.random.default_rng(1).permutation(visits)
    return problem_builder(
        np.abs(at[:, None] - at[None, :]),
        visits=visits,
        option_visit=np.arange(visits),
        option_place=np.arange(visits),
        option_duration=np.ones(visits),
        shifts=2,
    )


@numba.njit(_nrt=False)
def draw_a_turn(data: Data, state: State, drawn: Ints) -> None:
    """Compiled, as handing the arrays over at every single draw would take a hundred times as long as the draws."""
    for k in range(STAY):
        drawn[k] = draw_visit(data, state)


def test_moves_stay_in_a_neighbourhood_and_come_everywhere() -> None:
    """1,500 visits on a road: STAY draws in a row fall within NEIGHBOURHOOD consecutive visits of the tour, and 60 such turns, each
    beginning up to a NEIGHBOURHOOD further on than the last, reach all."""
    data = lay_out(along_a_road(1_500))
    state = new_state(data, 1)
    where = np.argsort(data.tour)
    seen: set[int] = set()
    drawn = np.empty(STAY, dtype=np.int64)
    for _ in range(60):
        draw_a_turn(data, state, drawn)
        spots = np.sort(where[np.unique(drawn)])
        gaps = np.diff(np.append(spots, spots[0] + len(where)))
        assert len(where) - gaps.max() < NEIGHBOURHOOD
        seen.update(drawn.tolist())
    assert len(seen) == 1_500


def test_small_problems_draw_from_all_visits() -> None:
    """Up to LARGE visits one turn reaches them all."""
    data = lay_out(along_a_road(LARGE))
    state = new_state(data, 1)
    drawn = np.empty(STAY, dtype=np.int64)
    draw_a_turn(data, state, drawn)
    assert set(drawn.tolist()) == set(range(LARGE))


@pytest.mark.parametrize("seed", range(3))
def test_the_best_plan_is_kept_whole(seed: int) -> None:
    """Only what changed is copied; still the costs of the kept rows add up to the cost kept with them (no shared costs here)."""
    data = lay_out(full_day(seed))
    state = new_state(data, seed)
    fill(data, state)
    rows, best = state.rows.copy(), np.array([state.scalar[TOTAL]])
    for _ in range(5):
        anneal(data, state, rows, best, 400, 3_000.0, 1_000.0, 0.3, 3_000.0, False)
        assert rows[:, COST].sum() == best[0]
