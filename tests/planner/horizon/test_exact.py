"""Decimal figures that are rounded once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.horizon.exact import amount, level
from planner.horizon.overlap_records import FIGURES, MEANS
from planner.whatif import records as whatif


def test_every_compared_figure_has_its_places() -> None:
    assert set(FIGURES) == set(whatif.FIGURES)
    assert set(FIGURES) >= MEANS


def test_seconds_of_a_day_are_hours_of_a_week() -> None:
    """(3,600 + 3,612) / 2 = 3,606 s a day; x 7 / 3,600 = 7.01166... h a week."""
    assert level("driving", [3600, 3612], 7.0) == Decimal("7.01")
    assert level("driving", [3600, 3612], 3.5) == Decimal("3.51")  # two days of input: 3.5058


def test_metres_are_kilometres_and_visits_are_visits() -> None:
    assert level("distance_metres", [1000, 1001], 7.0) == Decimal("7.0")  # 7.0035
    assert level("screen_visits", [3, 4], 7.0) == Decimal("24.5")


def test_means_over_the_days_are_the_same_for_a_week() -> None:
    assert level("workers_met", [1.25, 1.375], 7.0) == Decimal("1.31")  # 1.3125
    assert level("covered_share", [0.5, 1.0], 7.0) == Decimal("0.750")


def test_a_half_is_rounded_to_the_even_digit() -> None:
    assert level("workers_met", [1.125], 7.0) == Decimal("1.12")
    assert level("workers_met", [1.375], 7.0) == Decimal("1.38")


def test_the_interval_is_in_the_same_unit() -> None:
    """Of 3,600 and 7,200 s a day: 12.706 x 2,545.58 / sqrt(2) = 22,871 s; x 7 / 3,600 = 44.47 h a week."""
    assert amount("driving", Decimal("10.50"), [3600, 7200], 7.0).half_width == Decimal("44.47")
    assert amount("driving", Decimal("7.00"), [3600], 7.0).half_width is None


def test_bad_calls() -> None:
    with pytest.raises(ValueError, match="no values"):
        level("driving", [], 7.0)
    with pytest.raises(KeyError):
        level("smiles", [1], 7.0)
