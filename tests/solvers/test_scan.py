"""Every place for visits in a plan: the compiled pass against plain scheduling, the rules and the one definition of cost."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from solvers.check import check
from solvers.cost import cost
from solvers.kernels.arrays import TOTAL, Data, Ints, State, lay_out, new_state
from solvers.kernels.bridge import fill, load, read
from solvers.kernels.edits import attach, begin, commit
from solvers.kernels.scan import BEGINS, COLUMNS, COST, scan
from solvers.kernels.schedule import propagate
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts
from tests.solvers.problems import by_screen, care_day, four_visits

ROWS = 500


def without(problem: Problem, visits: set[int]) -> tuple[Data, State]:
    """The problem planned in full by regret insertion, then some visits taken out."""
    data = lay_out(problem)
    full = new_state(data, 1)
    fill(data, full)
    planned = read(data, full)
    assert sum(not problem.is_break(a) for r in planned.routes for a in r) == problem.num_visits
    kept = tuple(
        tuple(a for a in r if problem.is_break(a) or int(problem.option_visit[a]) not in visits)
        for r in planned.routes
    )
    state = new_state(data, 1)
    load(data, state, Solution(kept, tuple((0,) * len(r) for r in kept)))
    return data, state


def places(data: Data, state: State, visits: list[int], rows: int = ROWS) -> Ints:
    """What the scan finds."""
    found = np.zeros((rows, COLUMNS + 2 * len(visits)), dtype=np.int64)
    own = np.array(visits, dtype=np.int64)
    return found[: scan(data, state, own, np.zeros(found.shape[1], dtype=np.int64), found)]


def plain_costs(problem: Problem, base: Solution, visit: int) -> list[int]:
    """What the plan costs with the visit at every feasible position, by trying all of them."""
    costs = []
    options = np.flatnonzero(np.asarray(problem.option_visit) == visit)
    for option, shift in product(options.tolist(), range(problem.num_shifts)):
        route = base.routes[shift] or tuple(
            problem.num_options + b for b in range(problem.num_breaks) if problem.break_shift[b] == shift
        )
        for k in range(len(route) + 1):
            routes = tuple(
                (*route[:k], option, *route[k:]) if s == shift else r for s, r in enumerate(base.routes)
            )
            starts = earliest_starts(problem, routes)
            if starts is not None and not check(problem, Solution(routes, starts)):
                costs.append(cost(problem, Solution(routes, starts)))
    return sorted(costs)


@pytest.mark.parametrize(
    ("problem", "visit"),
    [(four_visits(), 1), (four_visits(), 3), (by_screen(), 1), (care_day(1), 4), (care_day(2), 9)],
)
def test_every_place_is_found_at_its_cost(problem: Problem, visit: int) -> None:
    data, state = without(problem, {visit})
    found = places(data, state, [visit])
    expected = plain_costs(problem, read(data, state), visit)
    assert sorted(found[:, COST].tolist()) == expected
    assert expected


def test_the_places_of_a_small_plan_are_those_counted_by_hand() -> None:
    """Visit 1 into a round of 0, 2 and 3, each a step of 60 s further out; 2 is at the same place.

    Without it: 3 steps out and 3 home = 360, three stops x 318 = 954, cost 1314. On both sides of 2 it is the stop that is there:
    1314. On the way home from 3 it is one stop more and no way more: 1632. Before 0 also two steps more: 1752. In a route of its
    own there are 4 steps = 240 and a stop more: 1872.
    """
    data, state = without(four_visits(), {1})
    assert sorted(places(data, state, [1])[:, COST].tolist()) == [1314, 1314, 1632, 1752, 1872]


def test_the_plan_is_left_as_it_was() -> None:
    data, state = without(care_day(1), {0, 1})
    before, total = read(data, state), int(state.scalar[TOTAL])
    assert len(places(data, state, [0, 1])) > 0
    assert (read(data, state), int(state.scalar[TOTAL])) == (before, total)


def test_two_that_start_together_are_put_in_together() -> None:
    """Visits 0 and 1 of a care day are one double visit: what is written is where each of them stands, and that holds."""
    problem = care_day(1)
    data, state = without(problem, {0, 1})
    found = places(data, state, [0, 1])
    assert len(found) > 0
    base = read(data, state)
    for row in found:
        again = new_state(data, 1)
        load(data, again, base)
        begin(again)
        for visit, node, option in zip((0, 1), row[COLUMNS::2], row[COLUMNS + 1 :: 2], strict=True):
            attach(data, again, visit, node, option)
            assert propagate(data, again)
        commit(data, again)
        planned = read(data, again)
        assert check(problem, planned) == []
        assert cost(problem, planned) == row[COST]
        (start,) = {
            t
            for r, s in zip(planned.routes, planned.starts, strict=True)
            for a, t in zip(r, s, strict=True)
            if a in (0, 1)
        }
        assert start == row[BEGINS]


def test_what_there_are_no_rows_for_is_not_looked_for() -> None:
    data, state = without(four_visits(), {1})
    assert len(places(data, state, [1], rows=2)) == 2
