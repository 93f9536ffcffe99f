"""Which weeks are solved, and how the others are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.horizon.weeks import chosen_weeks, draw


def test_every_fourth_week_with_the_first_and_the_last() -> None:
    """1, 5, ..., 49 are every fourth; the 52nd is there so that the year's end is solved and not drawn."""
    assert chosen_weeks(52, 4) == (*range(1, 50, 4), 52)
    assert len(chosen_weeks(52, 4)) == 14


def test_the_last_is_not_solved_twice() -> None:
    assert chosen_weeks(9, 4) == (1, 5, 9)
    assert chosen_weeks(1, 4) == (1,)
    assert chosen_weeks(3, 1) == (1, 2, 3)


@pytest.mark.parametrize(("weeks", "every"), [(0, 4), (52, 0)])
def test_no_weeks_are_a_bad_call(weeks: int, every: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        chosen_weeks(weeks, every)


def test_on_a_straight_line() -> None:
    """From 0 in week 1 to 8 in week 5: 2 more each week; from 8 to 4 in week 7: 2 fewer."""
    drawn = draw((1, 5, 7), np.array([0.0, 8.0, 4.0]), 9, "linear")
    assert drawn.tolist() == [0, 2, 4, 6, 8, 6, 4, 4, 4]


def test_as_the_last_solved() -> None:
    drawn = draw((1, 5, 7), np.array([0.0, 8.0, 4.0]), 9, "last")
    assert drawn.tolist() == [0, 0, 0, 0, 8, 8, 4, 4, 4]


def test_before_the_first_as_the_first() -> None:
    assert draw((3, 5), np.array([2.0, 6.0]), 5, "linear").tolist() == [2, 2, 2, 4, 6]
    assert draw((3, 5), np.array([2.0, 6.0]), 5, "last").tolist() == [2, 2, 2, 2, 6]


def test_seeds_are_drawn_each_by_itself() -> None:
    values = np.array([[[0.0], [10.0]], [[4.0], [30.0]]])  # two solved weeks, two seeds, one figure
    assert draw((1, 3), values, 3, "linear")[1].tolist() == [[2.0], [20.0]]


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=8, unique=True),
    st.sampled_from(["linear", "last"]),
    st.data(),
)
@settings(max_examples=30, derandomize=True, deadline=None)
def test_solved_weeks_keep_their_values_and_no_drawn_one_is_outside(weeks: list[int], between, data) -> None:
    solved = tuple(sorted(weeks))
    values = np.array(data.draw(st.lists(st.floats(-1e6, 1e6), min_size=len(solved), max_size=len(solved))))
    drawn = draw(solved, values, solved[-1] + 2, between)
    assert [drawn[w - 1] for w in solved] == values.tolist()
    assert drawn.min() >= values.min() - 1e-6
    assert drawn.max() <= values.max() + 1e-6


@pytest.mark.parametrize("solved", [(), (2, 1), (1, 1), (1, 2, 3)])
def test_weeks_that_do_not_fit_their_values(solved: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must ascend"):
        draw(solved, np.zeros(2 if solved else 0), 5, "linear")
