"""Which moves the annealing keeps: Metropolis acceptance, decided by one random number that is drawn before the move."""

from __future__ import annotations

import math

import numpy as np
import pytest

from solvers.cost import cost
from solvers.kernels.anneal import DEAR, anneal
from solvers.kernels.arrays import ROUTE, SHARED_COST, TOTAL, Data, Ints, State, lay_out, new_state
from solvers.kernels.bridge import load, plan_cost, read
from solvers.kernels.plans import restore
from solvers.kernels.random import random_unit
from solvers.problem import Solution, problem_builder
from tests.solvers.days import full_day, planned
from tests.solvers.problems import in_the_way

FROZEN = 1e-9  # a temperature at which nothing may become dearer by a single point


class Annealing:
    """A plan that is annealed a few moves at a time; `best` and `best_rows` are what the search kept."""

    def __init__(self, data: Data, state: State) -> None:
        self.data, self.state = data, state
        self.best_rows: Ints = state.rows.copy()
        self._best = np.array([self.value])

    @property
    def value(self) -> int:
        return int(self.state.scalar[TOTAL] + self.state.scalar[SHARED_COST])

    @property
    def best(self) -> int:
        return int(self._best[0])

    def run(self, moves: int, heat: float, swap_heat: float = FROZEN, ruin_share: float = 0.0) -> int:
        """Make so many moves at one temperature; the cost then."""
        anneal(
            self.data, self.state, self.best_rows, self._best, moves, heat, heat, ruin_share, swap_heat, False
        )
        return self.value


def one_way_or_the_other() -> tuple[Data, State]:
    """One visit and two shifts: the way there and back costs 100 by shift 0, which has it, and 200 by shift 1."""
    problem = problem_builder(
        [[0, 50], [50, 0]],
        visits=1,
        option_visit=[0],
        option_place=[1],
        option_duration=[60],
        shifts=2,
        travel_rate=[1, 2],
    )
    data = lay_out(problem)
    state = new_state(data, 1)
    load(data, state, Solution(((0,), ()), ((50,), ())))
    assert state.scalar[TOTAL] == 100
    return data, state


@pytest.mark.parametrize("heat", [30.0, 100.0, 300.0])
def test_a_dearer_plan_is_kept_as_often_as_the_temperature_says(heat: float) -> None:
    """A move to the shift that costs 100 more is kept just if 100 <= T x -log(1 - u), u being the first number drawn: with
    probability exp(-100 / T). Which moves would change the shift is seen at a temperature that allows all of them. Of n such moves
    the share that is kept is off by less than four standard deviations, 4 x sqrt(p (1 - p) / n).
    """
    data, state = one_way_or_the_other()
    annealing, start = Annealing(data, state), state.rows.copy()
    proposed, kept = 0, 0
    for _ in range(15_000):
        draws = state.rng.copy()
        if annealing.run(1, 1e9) == 100:
            continue
        restore(data, state, start)
        state.rng[:] = draws
        allowed = int(heat * -math.log(1 - random_unit(draws)))
        assert annealing.run(1, heat) == (200 if allowed >= 100 else 100)
        proposed, kept = proposed + 1, kept + (allowed >= 100)
        restore(data, state, start)
    likely = math.exp(-100 / heat)
    assert proposed > 200
    assert abs(kept / proposed - likely) < 4 * math.sqrt(likely * (1 - likely) / proposed)
    assert state.rows[0, ROUTE] == 0


@pytest.mark.parametrize("features", [{}, {"shared": 1, "waiting": 50}], ids=str)
def test_a_frozen_plan_never_becomes_dearer(features: dict[str, int]) -> None:
    """Neither by small moves nor by large ones, over 200 looks of 20 moves each; and it does become cheaper."""
    annealing = Annealing(*planned(full_day(1, **features)))
    seen = [annealing.value, *(annealing.run(20, FROZEN, ruin_share=0.1) for _ in range(200))]
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] < seen[0]
    assert annealing.best == seen[-1]


@pytest.mark.parametrize("features", [{}, {"shared": 1, "waiting": 50}], ids=str)
def test_the_best_plan_met_is_kept_whatever_comes_after(features: dict[str, int]) -> None:
    """Hot enough for the cost to rise now and then: after every move the best is the least of all costs seen. One run of as many
    moves from the same random numbers copies a plan only when it is about to be lost; it keeps one of that cost too, which the plan
    does cost by the plain code."""
    problem = full_day(1, **features)
    annealing = Annealing(*planned(problem))
    least, rises, last = annealing.value, 0, annealing.value
    for _ in range(2000):
        value = annealing.run(1, 100_000.0, 100_000.0, 0.1)
        rises += value > last
        least, last = min(least, value), value
        assert annealing.best == least
    assert rises > 3
    assert last > least
    at_once = Annealing(*planned(problem))
    assert at_once.run(2000, 100_000.0, 100_000.0, 0.1) == last
    assert at_once.best == least
    restore(at_once.data, at_once.state, at_once.best_rows)
    assert plan_cost(problem, at_once.data, at_once.best_rows, least) == cost(
        problem, read(at_once.data, at_once.state)
    )


SWAP = 100  # points; a visit must cost DEAR times as much to leave out


@pytest.mark.parametrize(
    ("worth", "swap_heat", "swapped"),
    [(DEAR * SWAP, SWAP, True), (DEAR * SWAP, FROZEN, False), (DEAR * SWAP - 1, SWAP, False)],
)
def test_who_is_left_out_is_decided_at_a_temperature_of_its_own(
    worth: int, swap_heat: float, swapped: bool
) -> None:
    """Visit 1 is left out at `worth`; to plan it in the place of visit 0 costs 40 more. In a frozen plan that happens if the
    temperature of such moves allows it, exp(-40 / 100) of the times, and the visit is dear enough to be worth a try."""
    data = lay_out(in_the_way((worth + 40, worth)))
    state = new_state(data, 1)
    load(data, state, Solution(((0, 2),), ((100, 1000),)))
    annealing = Annealing(data, state)
    seen = {annealing.run(1, FROZEN, float(swap_heat)) for _ in range(5000)}
    assert seen == ({worth, worth + 40} if swapped else {worth})
    assert annealing.best == worth
