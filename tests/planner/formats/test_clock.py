"""Wall-clock times: the two nights of summer time, nights without dates, and how dates and times may be written."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.formats.cells import parse
from planner.formats.clock import WallTime, place, wall_of, written
from planner.formats.schema import Kind
from tests.planner.formats.tables_of import clean, codes, put, read, save

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def test_skipped_hour_is_missing_and_its_neighbours_are_not() -> None:
    """On 29 March 2026 the clock goes from 02:00 to 03:00."""
    day = date(2026, 3, 29)
    assert place(WallTime(time(2, 0)), day, COPENHAGEN).missing
    assert place(WallTime(time(2, 59)), day, COPENHAGEN).missing
    before, after = (place(WallTime(t), day, COPENHAGEN) for t in (time(1, 59), time(3, 0)))
    assert not before.missing
    assert not after.missing
    assert after.instant - before.instant == timedelta(minutes=1)


def test_repeated_hour_takes_the_first_unless_the_offset_is_given() -> None:
    """On 25 October 2026 the clock goes from 03:00 back to 02:00; 02:30 is 00:30 UTC first and 01:30 UTC then."""
    day = date(2026, 10, 25)
    first = place(WallTime(time(2, 30)), day, COPENHAGEN)
    assert first.ambiguous
    assert first.instant == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = place(parse(Kind.CLOCK, "02:30+01:00"), day, COPENHAGEN)
    assert not second.ambiguous
    assert second.instant == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.integers(0, 366 * 24 * 60).map(lambda m: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=m)))
def test_every_instant_of_a_year_is_written_and_read_back(instant: datetime) -> None:
    for zone in (COPENHAGEN, ZoneInfo("America/New_York")):
        wall = wall_of(instant, zone)
        text = written(wall, wall.date)
        again = place(parse(Kind.CLOCK, text), wall.date or date.min, zone)
        assert again.instant == instant
        assert not again.ambiguous
        assert not again.missing


@pytest.mark.parametrize(
    "text", ["07:30", "7:30", "07.30", "07:30:00", "2026-03-02 07:30", "02-03-2026 07:30"]
)
def test_times_of_day(text: str) -> None:
    assert parse(Kind.CLOCK, text).time == time(7, 30)


@pytest.mark.parametrize("text", ["2026-03-02", "02-03-2026", "2.3.2026", "02/03/2026"])
def test_dates_have_the_day_first_or_the_year_first(text: str) -> None:
    assert parse(Kind.DATE, text) == date(2026, 3, 2)


@pytest.mark.parametrize("text", ["7", "0730", "7.3", "24:00", "07:60", "07:00-09:00", "kl. 7"])
def test_what_is_no_time(text: str) -> None:
    assert parse(Kind.CLOCK, text).code == "bad_time"


def test_night_shift_ends_the_next_day_when_that_is_at_most_twelve_hours(tmp_path: Path) -> None:
    """19:00-07:00 is twelve hours and is taken; 18:59-07:00 is a minute more and is a fault."""
    tables = clean()
    put(tables, "vagter", 3, "start", "19:00")
    put(tables, "vagter", 3, "slut", "07:00")
    loaded = read(save(tables, tmp_path / "twelve"))
    assert loaded.instance.shift["V2"].end == datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
    put(tables, "vagter", 3, "start", "18:59")
    loaded = read(save(tables, tmp_path / "more"))
    assert "shift_end_unclear" in codes(loaded.issues)
    assert "V2" not in loaded.instance.shift


def test_end_date_decides(tmp_path: Path) -> None:
    tables = clean()
    put(tables, "vagter", 3, "slutdato", "2026-03-03")
    put(tables, "vagter", 3, "start", "18:59")
    put(tables, "vagter", 3, "slut", "07:00")
    shift = read(save(tables, tmp_path)).instance.shift["V2"]
    assert shift.end - shift.start == timedelta(hours=12, minutes=1)


def test_break_of_a_night_shift_falls_after_midnight(tmp_path: Path) -> None:
    """The first 23:30 after 23:00 is the same evening, the first 02:00 the next morning."""
    tables = clean()
    put(tables, "vagter", 2, "start", "23:00")
    put(tables, "vagter", 2, "slut", "07:00")
    put(tables, "pauser", 2, "tidligst", "23:30")
    put(tables, "pauser", 2, "senest", "02:00")
    pause = read(save(tables, tmp_path)).instance.shift["V1"].breaks[0]
    assert pause.start_earliest == datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
    assert pause.start_latest == datetime(2026, 3, 3, 1, 0, tzinfo=UTC)


def test_window_across_midnight_is_written_with_dates(tmp_path: Path) -> None:
    tables = clean()
    put(tables, "besoeg", 3, "vinduer", "11:00-12:00/12:15|2026-03-02 23:00-2026-03-03 01:00")
    windows = read(save(tables, tmp_path)).instance.visit["BS2"].windows
    assert windows[0].end_latest == datetime(2026, 3, 2, 11, 15, tzinfo=UTC)
    assert windows[1].start_latest - windows[1].start_earliest == timedelta(hours=2)


def test_summer_night_shift_is_an_hour_short(tmp_path: Path) -> None:
    """23:00 on 28 March to 07:00 on 29 March 2026 is seven hours of work."""
    tables = clean()
    for column, value in (("dato", "2026-03-28"), ("start", "23:00"), ("slut", "07:00")):
        put(tables, "vagter", 3, column, value)
    shift = read(save(tables, tmp_path)).instance.shift["V2"]
    assert shift.end - shift.start == timedelta(hours=7)
