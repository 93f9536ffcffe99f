"""The figures of a plan, with their arithmetic."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from planner.domain import Instance, Means, Plan
from planner.figures import Tally, figures, share
from planner.travel.times import TravelTimes
from tests.builders import at, citizen, grid_times, instance, pause, plan_of, shift, visit, window
from tests.planner.test_check_times import right_plans


def test_four_visits_on_one_route(four_visits: Instance, four_times: TravelTimes) -> None:
    """B-A1-A2-(A2)-A3-B by car, departure 07:00, return 08:01:54."""
    f = figures(four_visits, four_times, plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]}))
    t = f.total
    assert t.paid_seconds == 8 * 3600  # S2 is not used
    assert t.driving_seconds == 60 + 60 + 0 + 60 + 180
    assert t.stop_overhead_seconds == 3 * 318  # V2 and V3 are one stop
    assert (t.stops, t.physical_calls, t.screen_calls) == (3, 4, 0)
    assert (t.care_physical_seconds, t.care_screen_seconds, t.care_seconds) == (2400, 0, 2400)
    assert t.metres == {Means.CAR: 3000, Means.BICYCLE: 0, Means.WALKING: 0}  # 6 steps of 500 m
    assert t.distance_metres == 3000
    assert (t.idle_start_seconds, t.idle_end_seconds) == (0, 28800 - 3714)  # 01:01:54 = 3,714 s
    assert (t.waiting_seconds, t.break_seconds, t.overtime_seconds) == (0, 0, 0)
    assert (t.routes_used, t.routes_unused, t.unused_shift_seconds) == (1, 1, 28800)
    assert t.driving_share == pytest.approx(360 / 28800)
    assert t.care_share == t.direct_share == pytest.approx(2400 / 28800)
    assert t.driving_minutes_per_visit == pytest.approx(1.5)  # 360 s / 4 visits
    assert (f.planned, f.unplanned) == ({1: 0, 2: 0, 3: 4, 4: 0, 5: 0}, {1: 0, 2: 0, 3: 0, 4: 0, 5: 0})


def test_screen_work_is_apart_from_stop_overhead(four_visits: Instance, four_times: TravelTimes) -> None:
    """V4 by screen: five minutes of care, one to set up, two to write; no stop, no driving to A3."""
    t = figures(
        four_visits,
        four_times,
        plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", ("V4", "screen")]}),
    ).total
    assert (t.care_physical_seconds, t.care_screen_seconds, t.screen_work_seconds) == (1800, 300, 180)
    assert (t.stops, t.stop_overhead_seconds) == (2, 636)
    assert t.driving_seconds == 60 + 60 + 120
    assert (t.care_share, t.direct_share) == (pytest.approx(1800 / 28800), pytest.approx(2100 / 28800))


def test_a_stop_is_ended_by_a_screen_visit(four_visits: Instance, four_times: TravelTimes) -> None:
    plan = plan_of(four_visits, four_times, {"S1": ["V2", ("V4", "screen"), "V3"]})
    assert figures(four_visits, four_times, plan).total.stops == 2


def test_breaks_waiting_and_overtime() -> None:
    """Paid: 2 h, less an unpaid break of 10 min, plus the overtime."""
    i = instance(
        [visit("V1", None, window("08:30"))],
        [shift(end="09:00", breaks=(pause("07:00", "08:00", 600, paid=False), pause("07:00", "08:00", 300)))],
    )
    travel = grid_times(i)
    t = figures(i, travel, plan_of(i, travel, {"S1": ["break", "break", "V1"]}, {"S1": "07:20"})).total
    # breaks 07:20-07:35, in the home 07:36 + 200 s = 07:39:20, waits until 08:30 (3,040 s), care until 08:40,
    # + 118 s, home 60 s later: 08:42:58. With forty minutes of care it is 09:12:58, 778 s late.
    assert (t.break_seconds, t.unpaid_break_seconds, t.waiting_seconds) == (900, 600, 3040)
    assert (t.overtime_seconds, t.idle_start_seconds, t.idle_end_seconds) == (0, 1200, 1022)
    assert t.paid_seconds == 7200 - 600
    long = instance([visit("V1", None, window("08:30"), seconds=2400)], i.shifts)
    t = figures(long, travel, plan_of(long, travel, {"S1": ["break", "break", "V1"]}, {"S1": "07:20"})).total
    assert (t.overtime_seconds, t.idle_end_seconds, t.paid_seconds) == (778, 0, 7200 - 600 + 778)


def test_punctuality_counts_a_double_visit_once() -> None:
    """V1 at 07:04:20 by two is 80 s late, V2 at 07:20:38 is 38 s late, V3 is in time, V4 promises nothing."""
    i = instance(
        [
            visit("V1", staff_required=2, promised_latest=at("07:03")),
            visit("V2", promised_latest=at("07:20")),
            visit("V3", "C2", promised_latest=at("07:30:38")),
            visit("V4", "C2"),
        ],
        [shift("S1"), shift("S2")],
    )
    travel = grid_times(i)
    f = figures(i, travel, plan_of(i, travel, {"S1": ["V1", "V2", "V3", "V4"], "S2": ["V1"]}))
    p = f.punctuality
    assert (p.visits, p.late_visits, p.late_seconds, p.max_late_seconds) == (4, 2, 80 + 38, 80)
    assert p.share == 0.5
    assert [r.punctuality.late_visits for r in f.routes] == [2, 1]
    assert f.total.physical_calls == 5
    assert sum(f.planned.values()) == 4


def test_priorities_of_planned_and_unplanned() -> None:
    i = instance([visit("V1", priority=1), visit("V2", priority=5), visit("V3", priority=5)], [shift()])
    travel = grid_times(i)
    f = figures(i, travel, plan_of(i, travel, {"S1": ["V1", "V2"]}))
    assert f.planned == {1: 1, 2: 0, 3: 0, 4: 0, 5: 1}
    assert f.unplanned == {1: 0, 2: 0, 3: 0, 4: 0, 5: 1}


def test_continuity_and_preferred_workers() -> None:
    """C1 prefers W1: met in two of three calls. C2 prefers nobody. C1 meets two workers, C2 one: mean 1.5."""
    i = instance(
        [visit("V1"), visit("V2", "C1"), visit("V3", "C1"), visit("V4", "C2")],
        [shift("S1"), shift("S2")],
        citizens=[citizen(preferred_workers=frozenset({"W1"}))],
    )
    travel = grid_times(["B", "A1", "A2"])
    c = figures(i, travel, plan_of(i, travel, {"S1": ["V1", "V2"], "S2": ["V3", "V4"]})).continuity
    assert c.workers_by_citizen == {"C1": 2, "C2": 1}
    assert (c.mean_workers, c.max_workers) == (1.5, 2)
    assert (c.preferred_calls, c.asked_calls, c.preferred_share) == (2, 3, pytest.approx(2 / 3))


def test_load_spread() -> None:
    """W1 two shifts of a visit at A1 (120 s of travel, 600 s of care), W2 one at A3 (360 + 600), W3 is not
    used.
    """
    i = instance(
        [visit("V1"), visit("V2", "C1"), visit("V3")],
        [shift("S1"), shift("S1b", "W1", "09:00"), shift("S2"), shift("S3")],
    )
    travel = grid_times(["B", "A1", "A2", "A3"])
    load = figures(i, travel, plan_of(i, travel, {"S1": ["V1"], "S1b": ["V2"], "S2": ["V3"]})).load
    assert load.seconds_by_worker == {"W1": 1440, "W2": 960}
    assert (load.min_seconds, load.max_seconds) == (960, 1440)
    assert load.std_seconds == 240  # both are 240 from the mean of 1,200


def test_days_are_local_dates_of_the_shifts() -> None:
    """A shift from 00:30 Danish time on 3 March starts on 2 March in UTC, and belongs to the 3rd."""
    i = instance(
        [visit("V1"), visit("V2", "C1", window("00:30", "05:00", day=1))],
        [shift("S1"), shift("S2", start="00:30", end="06:30", day=1)],
    )
    travel = grid_times(i)
    f = figures(i, travel, plan_of(i, travel, {"S1": ["V1"], "S2": ["V2"]}))
    assert [(d.day, d.tally.paid_seconds) for d in f.days] == [
        (date(2026, 3, 2), 8 * 3600),
        (date(2026, 3, 3), 6 * 3600),
    ]
    assert f.days[0].tally + f.days[1].tally == f.total
    assert [d.punctuality.visits for d in f.days] == [1, 1]


def test_means_of_travel_and_attribution() -> None:
    i = instance(
        [visit("V1"), visit("V2", "C1")],
        [shift("S1", means=Means.BICYCLE), shift("S2", means=Means.WALKING)],
    )
    lines = grid_times(i)
    travel = TravelTimes(lines.address_ids, lines.seconds, lines.metres, "© OpenStreetMap contributors")
    f = figures(i, travel, plan_of(i, travel, {"S1": ["V1"], "S2": ["V2"]}))
    assert f.total.metres == {Means.CAR: 0, Means.BICYCLE: 1000, Means.WALKING: 1000}
    assert f.attribution == "© OpenStreetMap contributors"


def test_an_empty_plan_has_shares_of_nothing() -> None:
    i = instance([visit()], [shift()])
    travel = grid_times(i)
    f = figures(i, travel, plan_of(i, travel, {}))
    assert f.total == Tally(unused_shift_seconds=28800, routes_unused=1)
    assert (f.total.driving_share, f.punctuality.share, f.continuity.preferred_share) == (0, 0, 0)
    assert (f.continuity.mean_workers, f.load.max_seconds, f.load.std_seconds) == (0, 0, 0)
    assert (share(1, 4), share(1, 0)) == (0.25, 0.0)


@given(right_plans())
@settings(derandomize=True, max_examples=40, deadline=None)
def test_the_paid_time_adds_up(day: tuple[Instance, TravelTimes, Plan]) -> None:
    """Every second of a used shift is travel, overhead, care, screen work, waiting, break or idle."""
    f = figures(*day)
    for t in [f.total, *(d.tally for d in f.days), *(r.tally for r in f.routes)]:
        spent = t.idle_start_seconds + t.driving_seconds + t.stop_overhead_seconds + t.care_seconds
        spent += t.screen_work_seconds + t.waiting_seconds + t.break_seconds + t.idle_end_seconds
        assert t.paid_seconds + t.unpaid_break_seconds == spent
