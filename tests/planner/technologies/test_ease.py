"""Other times, and one worker instead of two."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.technologies import Use
from planner.technologies.acts.ease import widened
from tests.builders import at, pin, window
from tests.planner.technologies.samples import brought, care, notes, seconds, situation, visits

FREE = {"earlier_minutes": 15, "later_minutes": 30, "toilet_factor": 1}


def test_toilet_visits_follow_the_citizen_s_rhythm() -> None:
    """15 minutes earlier and 30 later; what was promised moves with the later end."""
    given = situation(
        care("V1", "toilet", windows=(window("09:00", "10:00", "10:30"),), promised_latest=at("09:30"))
    )
    after = visits(brought(given, Use(technology="sensorble_assens", uptake=1, parameters=FREE)))["V1"]
    assert after.windows == (window("08:45", "10:30", "11:00"),)
    assert after.promised_latest == at("10:00")


def test_a_mixed_visit_keeps_its_time() -> None:
    """The hygiene has an hour of its own."""
    given = situation(care("V1", "toilet", "hygiene"))
    assert (
        brought(given, Use(technology="sensorble_assens", uptake=1, parameters=FREE)).instance
        is given.instance
    )


def test_without_a_figure_the_times_stay_and_it_is_said() -> None:
    given = situation(care("V1", "toilet"))
    after = brought(given, "sensorble_assens")
    assert visits(after)["V1"].windows == given.instance.visit["V1"].windows
    assert {n["parameter"] for n in notes(after, "technology_left_out")} == {
        "earlier_minutes",
        "later_minutes",
    }
    assert seconds(after, "V1") == 450


def test_windows_that_meet_become_one() -> None:
    """08-09 and 09:20-10, each 15 minutes wider either way; those that do not meet stay two. An end stays only if both had one."""
    quarter = timedelta(minutes=15)
    meeting = (window("08:00", "09:00", "09:30"), window("09:20", "10:00", "10:30"))
    assert widened(meeting, quarter, quarter) == (window("07:45", "10:15", "10:45"),)
    assert widened((meeting[0], window("09:20", "10:00")), quarter, quarter) == (window("07:45", "10:15"),)
    assert len(widened((meeting[0], window("10:00", "11:00")), quarter, quarter)) == 2


@pytest.mark.parametrize(("share", "staff"), [(1.0, 1), (0.0, 2)])
def test_one_worker_instead_of_two(share: float, staff: int) -> None:
    use = Use(technology="two_to_one_slagelse", uptake=1, parameters={"share": share})
    given = situation(
        care("V1", "transfer", staff_required=2, second_on_screen=True),
        pins=(pin("V1", shift_id="S1"), pin("V1", shift_id="S1", seat=1)),
    )
    after = brought(given, use)
    found = visits(after)["V1"]
    assert (found.staff_required, found.second_on_screen) == (staff, staff == 2)
    assert [p.seat for p in after.instance.pins] == list(range(staff))
    assert len(notes(after, "technology_nursing_home")) == 1


def test_only_those_with_two_workers_are_asked() -> None:
    use = Use(technology="two_to_one_slagelse", uptake=1, parameters={"share": 1})
    after = brought(situation(care("V1", "transfer"), care("V2", "cleaning", staff_required=2)), use)
    assert notes(after, "technology_users")[0]["eligible"] == 0
