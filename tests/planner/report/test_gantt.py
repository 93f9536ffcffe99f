"""The time chart's segments and axis."""

from __future__ import annotations

from planner.domain import Settings, seconds_between
from planner.messages import Lang
from planner.report.gantt import Kind, Segment, chart_view, segments
from planner.report.reader import Reader
from tests.builders import SCREEN, at, four_visits, grid_times, instance, plan_of, shift, visit, window
from tests.planner.report.samples import big_day, mixed_day


def test_physical_screen_physical_second_by_second() -> None:
    """V1 at A1, V4 by screen, V2 at A2; B-A1 and A1-A2 60 s each, A2-B 120 s.

    07:00:00 travel 60, arriving 200, care 600, leaving 118 -> 978; set-up 60, call 300, notes 120 -> 1458;
    travel 60 from A1, not from nowhere, -> 1518; arriving 200, care 600, leaving 118 -> 2436; home 120 ->
    2556.
    """
    day = four_visits()
    plan = plan_of(day, grid_times(day), {"S1": ["V1", ("V4", SCREEN), "V2"]})
    found = segments(plan.routes[:1], at("07:00"))
    assert found == (
        Segment(Kind.TRAVEL, 0, 60, 0),
        Segment(Kind.OVERHEAD, 60, 260, 0),
        Segment(Kind.CARE, 260, 860, 0),
        Segment(Kind.OVERHEAD, 860, 978, 0),
        Segment(Kind.SCREEN_WORK, 978, 1038, 1),
        Segment(Kind.SCREEN, 1038, 1338, 1),
        Segment(Kind.SCREEN_WORK, 1338, 1458, 1),
        Segment(Kind.TRAVEL, 1458, 1518, 2),
        Segment(Kind.OVERHEAD, 1518, 1718, 2),
        Segment(Kind.CARE, 1718, 2318, 2),
        Segment(Kind.OVERHEAD, 2318, 2436, 2),
        Segment(Kind.TRAVEL, 2436, 2556, None),
    )


def test_segments_never_overlap_and_add_up_to_the_route() -> None:
    """On a day of 150 visits every route's segments follow each other without gap from departure to
    return."""
    _, _, plan = big_day(6, 150)
    for route in plan.routes:
        row = segments([route], route.departure)
        ends = [0, *(s.end for s in row)]
        assert [s.start for s in row] == ends[:-1], route.shift_id
        assert ends[-1] == seconds_between(route.departure, route.return_time)


def test_break_and_wait_have_their_own_kinds() -> None:
    """S1 of the mixed day waits for its break (17 min) and two windows."""
    _, _, plan = mixed_day()
    row = segments(plan.routes[:1], at("07:00"))
    assert [s.end - s.start for s in row if s.kind is Kind.BREAK] == [1800]
    assert [s.end - s.start for s in row if s.kind is Kind.WAIT] == [1044, 1740, 6400]


def test_axis_is_cut_at_full_hours_around_everything() -> None:
    """Shift 06:30-14:10: the axis runs from 06 to 15, nine hours and ten lines."""
    day = instance([visit()], [shift("S1", None, "06:30", "14:10")])
    chart = chart_view(Reader(day, plan_of(day, grid_times(day), {"S1": ["V1"]}), Lang.DA))
    assert chart is not None
    assert (chart.start, chart.seconds) == (at("06:00"), 9 * 3600)
    assert [t.label for t in chart.ticks] == [f"{h:02d}" for h in range(6, 16)]


def test_axis_skips_the_hour_that_summer_time_skips() -> None:
    """Danish clocks go from 02 to 03 on 29 March 2026 (27 days after 2 March): the labels follow, the
    seconds do not jump."""
    night = shift("S1", None, at("23:00", 26), at("05:00", 27))
    day = instance(
        [visit("V1", None, window("23:30", "23:50", day=26))],
        [night],
        settings=Settings(timezone="Europe/Copenhagen"),
    )
    chart = chart_view(Reader(day, plan_of(day, grid_times(day), {"S1": ["V1"]}), Lang.DA))
    assert chart is not None
    # 05:00 CET of the builder is 06:00 in summer time
    assert [t.label for t in chart.ticks] == ["23", "00", "01", "03", "04", "05", "06"]
    assert [t.second for t in chart.ticks] == [3600 * k for k in range(7)]


def test_no_routes_no_axis() -> None:
    """A plan without routes has no time chart."""
    day = instance()
    assert chart_view(Reader(day, plan_of(day, grid_times(day), {}), Lang.DA)) is None
