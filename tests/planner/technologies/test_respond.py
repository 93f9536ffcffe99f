"""Alarms, missed doses and findings: expected work that no plan holds."""

from __future__ import annotations

import pytest

from planner.technologies import Use
from tests.builders import instance, operator, screen_unit, shift, window
from tests.planner.technologies.samples import brought, care, notes, situation


def robot(all_may: str, **fields: float) -> Use:
    own = {"refill_merge": 0, **fields}
    return Use(technology="robot_aalborg", uptake=1, screening=all_may, parameters=own)


def test_a_hundred_doses_a_day(all_may: str) -> None:
    """1 % of 100 doses: one alarm of 5 minutes, and 0.2 visits of 5.3 + 9.15 + 9 = 23.45 minutes: 300 + 281.4 s, all by those on
    the road where there is no unit."""
    given = situation(*(care(f"V{n}", "medicine") for n in range(100)))
    after = brought(given, robot(all_may))
    assert (after.extra.field_seconds, after.extra.unit_seconds) == (pytest.approx(581.4), 0)
    told = notes(after, "technology_response")[0]
    assert (told["calls"], told["visits"], told["minutes"]) == (1.0, 0.2, 9.7)


def test_the_unit_answers_where_there_is_one(all_may: str) -> None:
    """300 s of calls by the unit, 281.4 s of visits by the others."""
    doses = [care(f"V{n}", "medicine") for n in range(100)]
    given = situation(given=instance(doses, [shift("S1"), operator()], units=[screen_unit()]))
    after = brought(given, robot(all_may))
    assert (after.extra.field_seconds, after.extra.unit_seconds) == (pytest.approx(281.4), pytest.approx(300))


def test_seconds_are_a_day_s(all_may: str) -> None:
    """The same hundred doses over two days: half as much a day."""
    doses = [care(f"V{n}", "medicine", windows=(window(day=n % 2),)) for n in range(100)]
    given = situation(given=instance(doses, [shift("S1"), shift("S2", day=1)]))
    assert brought(given, robot(all_may)).extra.field_seconds == pytest.approx(290.7)


def test_only_doses_raise_alarms(all_may: str) -> None:
    """The robot takes over the dispensing too; that is not missed."""
    given = situation(care("V1", "medicine"), care("V2", "dispensing", citizen="C1"))
    after = brought(given, robot(all_may, missed_rate=1, share_needing_visit=0))
    assert after.extra.field_seconds == 300


def test_a_device_that_is_not_there_raises_none(all_may: str) -> None:
    after = brought(situation(care("V1", "medicine")), robot(all_may).model_copy(update={"uptake": 0}))
    assert after.extra.field_seconds == 0
    assert notes(after, "technology_response") == []


def test_findings_are_counted_by_citizen_and_day() -> None:
    """Ten citizens x 0.1 = one finding a day: 12 minutes, and half a visit of 5.3 + 9.15 + 20 = 34.45 minutes."""
    given = situation(*(care(f"V{n}", "supervision") for n in range(10)))
    own = {"finding_rate": 0.1, "handling_minutes": 12, "share_needing_visit": 0.5}
    after = brought(given, Use(technology="early_detection_gentofte", uptake=1, parameters=own))
    assert after.extra.field_seconds == pytest.approx(60 * (12 + 0.5 * 34.45))
    assert after.instance is given.instance


def test_work_adds_up_over_technologies(all_may: str) -> None:
    """What was expected before is still expected; devices are counted by their technology."""
    given = situation(care("V1", "medicine"), care("V2", "wound"))
    first = brought(given, robot(all_may, missed_rate=1, share_needing_visit=0))
    clinic = Use(technology="clinic_soroe", uptake=1, parameters={"mobile_share": 1})
    both = brought(first, clinic)
    assert both.extra.field_seconds == 300 + 1500
    assert both.extra.devices == {"robot_aalborg": 1, "clinic_soroe": 1}
