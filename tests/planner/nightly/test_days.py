"""Which days a night plans, by the local clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from planner.nightly.days import days_from, first_day

DANISH = "Europe/Copenhagen"


@pytest.mark.parametrize(
    ("utc", "first"),
    [
        (datetime(2026, 3, 1, 11, 0, tzinfo=UTC), date(2026, 3, 2)),  # 12:00: the next day's night
        (datetime(2026, 3, 1, 10, 59, tzinfo=UTC), date(2026, 3, 1)),  # 11:59: still this day's
        (datetime(2026, 3, 1, 22, 30, tzinfo=UTC), date(2026, 3, 2)),  # 23:30
        (datetime(2026, 3, 1, 23, 30, tzinfo=UTC), date(2026, 3, 2)),  # 00:30, the run begun again
        (
            datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
            date(2026, 3, 29),
        ),  # 00:30 of the day when summer time begins
        (datetime(2026, 3, 29, 10, 0, tzinfo=UTC), date(2026, 3, 30)),  # 12:00 summer time
        (datetime(2026, 10, 25, 10, 30, tzinfo=UTC), date(2026, 10, 25)),  # 11:30 of the day when it ends
    ],
)
def test_a_night_is_of_the_day_that_dawns(utc: datetime, first: date) -> None:
    assert first_day(utc, DANISH) == first


def test_days_run_on_and_a_clock_without_offset_is_refused() -> None:
    assert days_from(date(2026, 2, 27), 3) == (date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1))
    with pytest.raises(ValueError, match="UTC offset"):
        first_day(datetime(2026, 3, 1, 11, 0), DANISH)
