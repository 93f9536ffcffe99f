"""Calendars: the right instants, in the right zone, under names that stay."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from icalendar import Calendar

from planner.domain import Instance, Plan, Settings
from planner.exports.calendar import write_calendars
from planner.messages import Lang
from tests.builders import at, grid_times, instance, plan_of, shift, visit, window
from tests.planner.report.samples import mixed_day

STAMP = datetime(2026, 3, 1, 12, tzinfo=UTC)


def calendars(folder: Path, day: Instance, plan: Plan) -> dict[str, Calendar]:
    paths = write_calendars(folder, day, plan, lang=Lang.EN, stamp=STAMP)
    return {p.name: Calendar.from_ical(p.read_bytes()) for p in paths}


def test_one_file_per_worker_with_visits(tmp_path: Path) -> None:
    """W3 has nothing to do and gets no file."""
    day, _, plan = mixed_day()
    found = calendars(tmp_path, day, plan)
    assert list(found) == ["W1.ics", "W2.ics"]
    assert len(found["W1.ics"].walk("VEVENT")) == 6


def test_times_in_the_instances_zone(tmp_path: Path) -> None:
    """V2 is from 07:20:38 to 07:30:38 Danish time; the zone's rules are in the file."""
    day, _, plan = mixed_day()
    calendar = calendars(tmp_path, day, plan)["W1.ics"]
    event = calendar.walk("VEVENT")[1]
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert event["DTSTART"].dt == at("07:20:38")
    assert event["DTEND"].dt == at("07:30:38")
    assert [z["TZID"] for z in calendar.walk("VTIMEZONE")] == ["Europe/Copenhagen"]


def test_summer_time_is_followed(tmp_path: Path) -> None:
    """On 30 March 2026 Danish clocks are two hours ahead of UTC: 07:04:20 CET of the plan is 08:04:20."""
    day = instance(
        [visit("V1", None, window("07:00", "09:00", day=28))],
        [shift("S1", None, at("07:00", 28), at("15:00", 28))],
        settings=Settings(timezone="Europe/Copenhagen"),
    )
    (calendar,) = calendars(tmp_path, day, plan_of(day, grid_times(day), {"S1": ["V1"]})).values()
    start = calendar.walk("VEVENT")[0]["DTSTART"].dt
    assert (start.hour, start.minute, start.second) == (8, 4, 20)
    assert start == at("07:04:20", 28)


def test_nothing_personal_beyond_labels(tmp_path: Path) -> None:
    """Services and requirements stay out; label, address and kind of visit are in."""
    day, _, plan = mixed_day()
    calendars(tmp_path, day, plan)
    text = (tmp_path / "W1.ics").read_text()
    assert "hygiene" not in text
    assert "edicin" not in text
    events = {e["UID"]: e for e in Calendar.from_ical(text).walk("VEVENT")}
    assert events["V4-0-20260302@homecare-planner"]["SUMMARY"] == "Screen care: C4"
    assert "LOCATION" not in events["V4-0-20260302@homecare-planner"]
    assert events["V2-0-20260302@homecare-planner"]["LOCATION"].startswith("Strandvejen 2")


def test_uids_stay_when_the_visit_moves(tmp_path: Path) -> None:
    """V1 on S1 or on S2 is the same event, so a calendar moves it; the two workers of V5 have one each."""
    day = instance([visit("V1")], [shift("S1"), shift("S2")])
    uids = []
    for number, name in enumerate(("S1", "S2")):
        plan = plan_of(day, grid_times(day), {name: ["V1"]})
        (calendar,) = calendars(tmp_path / str(number), day, plan).values()
        uids.append(calendar.walk("VEVENT")[0]["UID"])
    assert uids[0] == uids[1]
    mixed, _, plan = mixed_day()
    every = [e["UID"] for c in calendars(tmp_path / "m", mixed, plan).values() for e in c.walk("VEVENT")]
    assert len(set(every)) == len(every) == 8
    assert {"V5-0-20260302@homecare-planner", "V5-1-20260302@homecare-planner"} <= set(every)


def test_same_plan_and_stamp_same_bytes(tmp_path: Path) -> None:
    """Nothing else of the moment is in the file."""
    day, _, plan = mixed_day()
    first = write_calendars(tmp_path / "a", day, plan, stamp=STAMP)[0].read_bytes()
    assert first == write_calendars(tmp_path / "b", day, plan, stamp=STAMP)[0].read_bytes()


def test_ids_that_are_no_file_names(tmp_path: Path) -> None:
    """A slash or two dots in an id cannot leave the folder, and ids that look alike do not share a file."""
    day = instance(
        [visit("V1"), visit("V2"), visit("V3")],
        [shift("S1", "../a b"), shift("S2", "a/b"), shift("S3", "A_B")],
    )
    plan = plan_of(day, grid_times(day), {"S1": ["V1"], "S2": ["V2"], "S3": ["V3"]})
    paths = write_calendars(tmp_path, day, plan, stamp=STAMP)
    assert {p.parent for p in paths} == {tmp_path}
    assert len({p.name.casefold() for p in paths}) == 3
