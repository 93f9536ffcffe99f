"""Moves that open a route, on days small enough to reckon by hand."""

from __future__ import annotations

from solvers.base import Budget, Task
from solvers.cost import cost
from solvers.kernels.anneal import assert_consistent
from solvers.kernels.arrays import POOL, TOTAL, Data, State, lay_out, new_state
from solvers.kernels.bridge import fill, load, read
from solvers.kernels.edits import begin, commit
from solvers.kernels.moves import FAR
from solvers.kernels.routes import open_route
from solvers.kernels.schedule import propagate
from solvers.kernels.segments import split_route
from solvers.problem import Problem, Solution, problem_builder
from solvers.search.run import run

# west (1) is 10 from the base (0), so is east (2) on its other side
ROAD = [[0, 10, 10], [10, 0, 20], [10, 20, 0]]


def there_and_back(shifts: int) -> tuple[Problem, Data, State]:
    """Four visits, west and east in turn, all in one route: 10 + 20 + 20 + 20 + 10 = 80."""
    problem = problem_builder(
        ROAD,
        visits=4,
        option_visit=[0, 1, 2, 3],
        option_place=[1, 2, 1, 2],
        option_duration=[1] * 4,
        window_early=[0, 100, 200, 300],
        window_late=[1000] * 4,
        shifts=shifts,
        shift_latest=[2000] * shifts,
    )
    data = lay_out(problem)
    state = new_state(data, 1)
    idle: tuple[tuple[int, ...], ...] = ((),) * (shifts - 1)
    load(data, state, Solution(((0, 1, 2, 3), *idle), ((10, 100, 200, 300), *idle)))
    return problem, data, state


def far_away(shifts: int, worth: int = 15) -> tuple[Problem, Data, State]:
    """Three visits in the west that may be left out at 15 each: 20 for the way is too much for one of them."""
    problem = problem_builder(
        ROAD,
        visits=3,
        option_visit=[0, 1, 2],
        option_place=[1, 1, 1],
        option_duration=[1] * 3,
        required=[False] * 3,
        unplanned_cost=[worth] * 3,
        shifts=shifts,
        shift_latest=[2000] * shifts,
    )
    data = lay_out(problem)
    return problem, data, new_state(data, 1)


def test_a_new_route_draws_visits_from_an_old_one() -> None:
    """The new one goes east and back, the old one west and back: 20 + 20 = 40."""
    problem, data, state = there_and_back(2)
    begin(state)
    assert open_route(data, state, 1)
    assert propagate(data, state)
    commit(data, state)
    assert_consistent(data, state)
    assert state.scalar[TOTAL] == cost(problem, read(data, state)) == 40


def test_no_route_is_opened_where_every_shift_is_used() -> None:
    _, data, state = there_and_back(1)
    assert not open_route(data, state, 1)
    assert not split_route(data, state, 1, FAR)
    assert state.scalar[TOTAL] == 80


def test_a_new_route_draws_unplanned_visits() -> None:
    """All three left out cost 45, all three planned 20."""
    _, data, state = far_away(1)
    begin(state)
    assert open_route(data, state, 0)
    assert propagate(data, state)
    commit(data, state)
    assert (state.scalar[TOTAL], state.scalar[POOL]) == (20, 0)


def test_a_split_leaves_the_second_half_to_an_unused_shift() -> None:
    """Behind the second visit: 10 + 20 + 10 for each half, no dearer than before, but nothing cheaper than 80 is allowed."""
    _, data, state = there_and_back(2)
    assert not split_route(data, state, 1, -1)
    begin(state)
    assert split_route(data, state, 1, 0)
    assert propagate(data, state)
    commit(data, state)
    assert_consistent(data, state)
    assert sorted(read(data, state).routes) == [(0, 1), (2, 3)]
    assert state.scalar[TOTAL] == 80


def test_filling_leaves_out_what_costs_more_than_it_is_worth() -> None:
    """Nothing is planned at 20 for a worth of 15, unless asked for as a beginning; at a worth of 25 all are."""
    for worth, at_a_loss, left_out in [(15, False, 3), (15, True, 0), (25, False, 0)]:
        _, data, state = far_away(1, worth)
        fill(data, state, at_a_loss=at_a_loss)
        assert state.scalar[POOL] == left_out


def test_a_given_start_is_not_made_dearer() -> None:
    """Leaving all three out costs 45; a start that does so is not filled up at a loss."""
    problem, _, _ = far_away(3)
    empty = Solution.empty(problem)
    outcome = run(problem, Task(Budget(iterations=1), start=empty))
    assert cost(problem, outcome.solution) <= cost(problem, empty) == 45
