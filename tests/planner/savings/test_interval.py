"""Means and intervals against tables of Student's t."""

from __future__ import annotations

import pytest

from planner.savings.interval import estimate
from planner.savings.records import Estimate


def test_the_interval_is_students() -> None:
    """Of 1, 2, 3, 4, 5: mean 3, s = sqrt(2.5) = 1.5811; t(4) = 2.776; 2.776 x 1.5811 / sqrt(5) = 1.963."""
    found = estimate([1, 2, 3, 4, 5])
    assert found.mean == 3
    assert found.half_width == pytest.approx(1.963, abs=0.001)
    assert (found.low, found.high) == pytest.approx((1.037, 4.963), abs=0.001)


def test_equal_values_have_no_spread_and_one_has_no_interval() -> None:
    assert estimate([7.0, 7.0]) == Estimate(7.0, 0.0)
    assert estimate([7.0]) == Estimate(7.0, None)
    assert estimate([7.0]).low == estimate([7.0]).high == 7.0


def test_of_nothing_there_is_no_mean() -> None:
    with pytest.raises(ValueError, match="no values"):
        estimate([])
