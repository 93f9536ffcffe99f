"""A session answers like a search of the changed problem, without laying it out again."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.base import Budget
from solvers.check import check
from solvers.cost import cost
from solvers.problem import NO_PLACE, Problem, problem_builder
from solvers.search.session import Kept, Session
from solvers.solve import solve
from tests.solvers.problems import line
from tests.solvers.test_modes import modes_day, two_ways


def toggled(problem: Problem) -> Problem:
    """With one more quota per call: 1 allows it, 0 forbids it."""
    calls = np.flatnonzero(problem.option_place == NO_PLACE)
    return problem.replace(
        quota_offset=np.concatenate(
            [problem.quota_offset, problem.quota_offset[-1] + 1 + np.arange(len(calls))]
        ),
        quota_option=np.concatenate([problem.quota_option, calls]),
        quota_max=np.concatenate([problem.quota_max, np.ones(len(calls), dtype=np.int64)]),
    )


def assert_true(session: Session, kept: Kept, limits: np.ndarray) -> None:
    limited = session.problem.replace(quota_max=limits)
    solution = session.solution(kept)
    assert check(limited, solution) == []
    assert cost(limited, solution) == kept.cost


def test_calls_are_taken_away_and_given_back() -> None:
    """The last place 2000 s further out: 1794 with that call, 1752 + 4000 without (see `two_ways`)."""
    problem = toggled(two_ways())
    travel = problem.travel_time.copy()
    travel[0, 4, :4] += 2000
    travel[0, :4, 4] += 2000
    session = Session(problem.replace(travel_time=travel, distance=travel))
    best = session.improve(None, 3000, heat=0.5)
    assert best.cost == 1794
    session.limit([1, 1, 1, 0])
    without = session.improve(best, 500)
    assert without.cost == 5752
    assert_true(session, without, np.array([1, 1, 1, 0]))
    session.limit([1, 1, 1, 1])
    assert session.improve(without, 500).cost == 1794
    assert session.improve(best, 0).cost == 1794  # nothing to mend, nothing changed


@pytest.mark.parametrize("seed", range(3))
def test_every_answer_is_feasible_and_costs_what_it_says(seed: int) -> None:
    problem = toggled(modes_day(seed, visits=24))
    rng = np.random.default_rng(seed)
    session, kept = Session(problem, seed), None
    for _ in range(6):
        limits = problem.quota_max.copy()
        limits[-8:] = rng.integers(0, 2, 8)
        session.limit(limits)
        kept = session.improve(kept, 2000)
        assert_true(session, kept, limits)


def test_a_session_is_as_good_as_a_search_of_the_changed_problem() -> None:
    problem = toggled(modes_day(2))
    session = Session(problem)
    start = session.improve(None, 100_000, heat=0.5)
    limits = problem.quota_max.copy()
    limits[-3:] = 0
    session.limit(limits)
    again = solve(problem.replace(quota_max=limits), "search", budget=Budget(iterations=100_000))
    assert session.improve(start, 40_000, heat=0.3).cost == again.cost


def test_the_same_questions_get_the_same_answers() -> None:
    answers = []
    for _ in range(2):
        session = Session(toggled(modes_day(1)), seed=4)
        first = session.improve(None, 5000)
        answers.append((first.cost, session.improve(first, 5000).cost, session.solution(first).routes))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("shifts", [0, 1])
def test_nothing_to_plan_or_nobody_to_plan_for(shifts: int) -> None:
    """Without visits, or without shifts, there is nothing to move."""
    visits = 1 - shifts
    nothing = problem_builder(
        line(2), visits=visits, option_visit=[0] * visits, option_place=[1] * visits, option_duration=[600] * visits,
        shifts=shifts, shift_worker=np.zeros(shifts, dtype=int), required=[False] * visits, unplanned_cost=[7] * visits,
        preference=np.zeros((visits, 1)),
    )  # fmt: skip
    assert Session(nothing).improve(None, 100).cost == 7 * visits


def test_a_solution_is_taken_up_and_limits_must_fit() -> None:
    problem = toggled(two_ways())
    found = solve(problem, "search", budget=Budget(iterations=2000))
    session = Session(problem)
    assert session.keep(found.solution).cost == found.cost
    with pytest.raises(ValueError, match="4 limits"):
        session.limit([1, 1])
    with pytest.raises(ValueError, match="not negative"):
        session.limit([1, 1, 1, -1])
