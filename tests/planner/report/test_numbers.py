"""Numbers and dates read as Danes and the English write them."""

from __future__ import annotations

from datetime import date

import pytest

from planner.messages import Lang
from planner.report import numbers

DA, EN = Lang.DA, Lang.EN


@pytest.mark.parametrize(
    ("value", "digits", "danish", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (0, 0, "0", "0"),
        (1_000_000, 0, "1.000.000", "1,000,000"),
        (-3.25, 2, "−3,25", "−3.25"),  # a minus sign, not a hyphen
    ],
)
def test_decimal_sign_and_thousands(value: float, digits: int, danish: str, english: str) -> None:
    """The Danish comma is the English point and the other way round."""
    assert numbers.decimal(value, digits, DA) == danish
    assert numbers.decimal(value, digits, EN) == english


def test_percent_has_its_space_in_danish_only() -> None:
    """Danish writes 24,6 % with a space that must not break."""
    assert numbers.percent(0.2463, DA) == "24,6\u00a0%"
    assert numbers.percent(0.2463, EN) == "24.6%"


def test_hours_round_to_the_minute() -> None:
    """2 h 59 min 31 s is three hours, not "2 t 60 min"."""
    assert numbers.hours(2 * 3600 + 59 * 60 + 31, DA) == "3\u00a0t\u00a000\u00a0min"
    assert numbers.hours(65 * 60, EN) == "1\u00a0h\u00a005\u00a0min"
    assert numbers.hours(-10, EN) == "0\u00a0h\u00a000\u00a0min"  # no minus in front of nothing
    assert numbers.hours(-3600, EN) == "−1\u00a0h\u00a000\u00a0min"


def test_distance_and_minutes() -> None:
    """Metres become kilometres with one decimal, seconds whole minutes."""
    assert numbers.kilometres(1_185_940, DA) == "1.185,9\u00a0km"
    assert numbers.minutes(90 * 60, EN) == "90\u00a0min"


def test_dates_in_words() -> None:
    """2 March 2026 is a Monday."""
    day = date(2026, 3, 2)
    assert numbers.long_date(day, DA) == "mandag den 2. marts 2026"
    assert numbers.long_date(day, EN) == "Monday 2 March 2026"
    assert (numbers.short_date(day, DA), numbers.short_date(day, EN)) == ("man. 2/3", "Mon 2/3")
