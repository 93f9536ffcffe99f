"""The arithmetic of the sources gives the numbers that were worked out by hand (domain.md 3.7)."""

from __future__ import annotations

import pytest

from planner.reference import (
    EFFECTIVE_HOURS_PER_FTE,
    GROSS_HOURS_PER_FTE,
    closing_core_minutes,
    entry_hours_week,
    fte,
    hours_per_citizen_year,
    hours_year,
    saved_hours_week,
    saved_minutes_per_visit,
    travel_minutes_per_visit,
    visits_per_month,
)
from planner.reference.arithmetic import claimed_minutes_per_visit, saved_hours_year, weekly_hours_year
from planner.reference.digirehab import FIGURES as DIGIREHAB

near = pytest.approx


def test_entry_overhead_a_week() -> None:
    """223 x 5.3 / 60 = 1181.9 / 60."""
    assert entry_hours_week(223, 5.3) == near(19.698, abs=0.01)


def test_driving_per_visit() -> None:
    """34 x 60 / 223 = 2040 / 223."""
    assert travel_minutes_per_visit(34, 223) == near(9.148, abs=0.01)


def test_driving_and_entry_per_visit() -> None:
    """9.148 + 5.3."""
    assert saved_minutes_per_visit(34, 223, 5.3) == near(14.448, abs=0.01)
    assert saved_hours_week(34, 223, 5.3) == near(53.70, abs=0.01)


def test_hours_per_citizen_a_year_are_not_what_is_claimed() -> None:
    """(34 + 19.698) x 52 / 40 = 2792.3 / 40; the source has 113."""
    assert saved_hours_year(34, 223, 5.3) == near(2792, abs=0.5)
    assert hours_per_citizen_year(34, 223, 5.3, 40) == near(69.81, abs=0.01)


def test_full_time_equivalents_name_their_hours() -> None:
    assert fte(69.81 * 40, 1924) == near(1.451, abs=0.01)  # the source has 2.4
    assert fte(310 * 113, GROSS_HOURS_PER_FTE) == near(18.207, abs=0.01)
    assert fte(18_000 * 113, GROSS_HOURS_PER_FTE) == near(1057.17, abs=0.01)
    assert fte(78 * 27, GROSS_HOURS_PER_FTE) == near(1.0946, abs=0.01)
    assert fte(200 * 52, GROSS_HOURS_PER_FTE) == near(5.405, abs=0.01)
    assert (GROSS_HOURS_PER_FTE, EFFECTIVE_HOURS_PER_FTE) == (37 * 52, 1400)
    with pytest.raises(TypeError):
        fte(1924)  # type: ignore[call-arg]


def test_what_closes_the_claim() -> None:
    """113 x 40 / 52 = 86.923 h a week, less 53.698 = 33.225 h = 8.939 minutes for each of 223 visits."""
    assert closing_core_minutes(113, 40, 34, 223, 5.3) == near(8.939, abs=0.01)
    assert claimed_minutes_per_visit(113, 40, 223) == near(23.39, abs=0.01)
    assert closing_core_minutes(69.808, 40, 34, 223, 5.3) == near(0, abs=0.01)


def test_driving_counted_twice_fits_the_claim_as_well() -> None:
    """2 x 34 + 19.7 = 87.7 h a week, x 52 / 40 = 114.0."""
    assert hours_per_citizen_year(2 * 34, 223, 5.3, 40) == near(114.0, abs=0.05)


def test_visits_of_a_month() -> None:
    assert visits_per_month(12, 2, 364) == 728.0


def test_sums_of_the_pilot_budget() -> None:
    budget = next(f for f in DIGIREHAB if f.code == "digirehab.budget")
    assert budget.value == 1_030_830.84


def test_hours_of_many() -> None:
    assert hours_year(18_000, 113) == 2_034_000
    assert weekly_hours_year(4_770, 1) == 248_040
