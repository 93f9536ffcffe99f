"""The minutes in which calls are at risk, and what failed calls are expected to cost."""

from __future__ import annotations

import pytest

from planner.domain import Instance, Plan
from planner.travel.times import TravelTimes
from tests.builders import plan_of, shift, visit, window
from tests.planner.fallback.days import call_at, clock, covered, day, rules

Given = tuple[Instance, TravelTimes, Plan]


def two_calls(**fields: object) -> Given:
    """V5 at A5 at 08:00 and V9 at A9 at 08:30:30; S1, idle at the base, works until 09:00.

    V5: known 08:05, care 08:05 + 300 + 200 = 08:13:20-08:28:20, out 08:30:18, home 08:35:18: covered, 600 s and 5,000 m there and
    back, 318 s of overhead, 900 s of care. V9: known 08:35:30, care 08:35:30 + 540 + 200 = 08:47:50-08:57:50, home 09:08:48: not.
    """
    late = visit("V9", None, window("08:30:30", "08:30:30"), screen_seconds=300)
    i, travel, _ = day([call_at(), late], [shift("S1", end="09:00")], {}, settings=rules(**fields))
    return i, travel, plan_of(i, travel, {"S9": [("V5", "screen"), ("V9", "screen")]})


def test_the_minutes_of_a_day() -> None:
    """V5 is at risk from 08:00 until 09:05, V9 from within 08:30 until within 09:35: 96 minutes, both in 35 of them."""
    minutes = covered(two_calls()).minutes
    assert [clock(minutes[k].at) for k in (0, 30, 64, 65, -1)] == [
        "08:00:00", "08:30:00", "09:04:00", "09:05:00", "09:35:00",
    ]  # fmt: skip
    assert [minutes[k][1:] for k in (0, 29, 30, 64, 65, -1)] == [
        (1, 1), (1, 1), (2, 1), (2, 1), (1, 0), (1, 0),
    ]  # fmt: skip
    assert (len(minutes), sum(m.at_risk for m in minutes), sum(m.covered for m in minutes)) == (96, 131, 65)


def test_minutes_without_a_call_are_told_too() -> None:
    """With the door reached within ten minutes: V5 until 08:15, V9 until 08:45:30, nothing in the quarter between."""
    minutes = covered(two_calls(fallback_within=600)).minutes
    assert [m.at_risk for m in minutes] == [1] * 15 + [0] * 15 + [1] * 16


def test_the_expected_day() -> None:
    """p = 0.08 x 0.5 = 0.04. Driving: V5 600 s; V9, which nobody reaches, a drive of its own 1,080 s: 0.04 x 28 min = 1.12 min,
    and 0.04 x 14 km. Overhead 0.04 x 2 x 318 s; care 0.04 x (900 + 600) s = 1 min. Attempts: 2 x 0.08 x 1 x 60 s = 0.16 min."""
    found = covered(two_calls())
    e = found.expected
    assert (e.fallbacks, e.uncovered) == pytest.approx((0.08, 0.04))
    assert (e.driving_minutes, e.driving_kilometres) == pytest.approx((1.12, 0.56))
    assert (e.overhead_minutes, e.service_minutes, e.attempt_minutes) == pytest.approx((0.424, 1.0, 0.16))
    assert (e.field_minutes, e.minutes) == pytest.approx((2.544, 2.704))
    assert found.share_covered == 0.5
    assert [c.visit_id for c in found.uncovered] == ["V9"]


def test_one_attempt_is_repeated_by_nobody_and_fails_as_often_as_it_is_unanswered() -> None:
    e = covered(two_calls(attempts=1)).expected
    assert (e.fallbacks, e.attempt_minutes) == pytest.approx((0.16, 0))


def test_nothing_to_expect_of_a_day_without_calls() -> None:
    i, travel, _ = day([call_at()], [shift("S1")], {})
    found = covered((i, travel, plan_of(i, travel, {"S1": ["V5"]})))
    assert (found.calls, found.minutes, found.expected.minutes, found.share_covered) == ((), (), 0, None)


def test_where_nobody_goes_out_the_stop_is_still_priced() -> None:
    """No shift goes to citizens: no base to drive from, one stop by car of 318 s and 900 s of care, 0.04 times."""
    e = covered(day([call_at()], [], {})).expected
    assert (e.driving_minutes, e.overhead_minutes, e.service_minutes) == pytest.approx((0, 0.212, 0.6))
