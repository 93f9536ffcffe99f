"""The budget of a night, shared out by size and by gain: the arithmetic."""

from __future__ import annotations

import pytest

from planner.nightly.config import Search
from planner.nightly.share import as_budget, by_gain, by_size, gain, total_of
from solvers.base import Budget


def test_by_size_each_gets_its_part_and_what_is_done_keeps_its_own_unspent() -> None:
    """100 s over 200, 100 and 100 visits, the last done before: 50, 25, and 25 not spent."""
    assert by_size(100, {"a": 200, "b": 100}, among=400) == {"a": 50, "b": 25}
    assert by_size(100, {"a": 0}, among=0) == {"a": 0}


def test_by_gain_in_proportion() -> None:
    """40 s, equal sizes; gains 3 and 1 a second: 30 and 10. Who gains nothing gets nothing."""
    sizes = {"a": 100, "b": 100, "c": 100}
    assert by_gain(40, {"a": 3.0, "b": 1.0, "c": 0.0}, sizes) == {"a": 30, "b": 10}
    assert by_gain(40, {"a": 0.0, "b": 0.0}, sizes) == {}


def test_by_gain_nobody_draws_it_all() -> None:
    """Four units of equal size, 40 s: 10 each by size, so at most 30. a gains 1,000 times what b and c do: 30 for a, and the 10
    left are shared by b and c, 5 each."""
    sizes = dict.fromkeys("abcd", 50)
    assert by_gain(40, {"a": 1000.0, "b": 1.0, "c": 1.0, "d": 0.0}, sizes) == {"a": 30, "b": 5, "c": 5}
    assert by_gain(40, {"a": 1000.0, "b": 0.0}, sizes) == {"a": 30}  # the rest is not spent


def test_gain_is_of_the_second_half() -> None:
    """From 1,000 halfway to 900 at the end of 20 s: 100 points in 10 s."""
    assert gain(1000, 900, 20) == 10
    assert gain(900, 900, 20) == 0
    assert gain(1000, 900, 0) == 0


def test_parts_are_in_what_the_budget_is_given_in() -> None:
    assert as_budget(Search(seconds=10), 2.5) == Budget(seconds=2.5)
    assert as_budget(Search(iterations=10), 2.5) == Budget(iterations=2)
    assert (total_of(Search(seconds=10)), total_of(Search(iterations=7))) == (10, 7)
    with pytest.raises(ValueError, match="seconds or iterations"):
        Search()
