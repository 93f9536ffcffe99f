"""Instants follow from each other, care keeps its length and window, routes keep to their shift."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.domain import Instance, Mode, Plan, Visit
from planner.travel.times import TravelTimes
from tests.builders import Entry, after, at, grid_times, instance, pause, plan_of, shift, visit, window
from tests.planner.altered import call, route, said, stretched, with_activity, with_route


@pytest.fixture
def plan(four_visits: Instance, four_times: TravelTimes) -> Plan:
    """V1 starts 07:04:20, V2 07:20:38, V3 07:30:38, V4 07:46:56; back at 08:01:54."""
    return plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]})


@pytest.mark.parametrize(
    ("field", "rules"),
    [
        # an instant disagrees with what leads to it and with what follows from it
        ("arrival", ["arrival", "start"]),
        ("start", ["start", "care_length"]),
        ("end", ["departure", "care_length"]),
        ("departure", ["arrival", "departure"]),
        ("wait_seconds", ["start"]),
    ],
)
def test_one_instant_wrong_by_a_second(
    field: str, rules: list[str], plan: Plan, four_visits: Instance, four_times: TravelTimes
) -> None:
    value = getattr(call(plan, "S1", 0), field)
    wrong = with_activity(plan, "S1", 0, **{field: value + 1 if isinstance(value, int) else after(value, 1)})
    found = check(four_visits, four_times, wrong)
    assert [v.rule for v in found] == rules
    assert {v.amount for v in found} == {1}
    assert {v.unit for v in found} == {"seconds"}


def test_a_negative_wait(plan: Plan, four_visits: Instance, four_times: TravelTimes) -> None:
    """Only a copy with changes can hold one: times agree, and yet care would start before the worker is
    in.
    """
    early = stretched(plan, "S1", 0, "wait_seconds", -20)
    assert said(check(four_visits, four_times, early)) == [("wait_negative", ("V1", "S1"), 20, "seconds")]


def test_the_return_follows_the_last_departure(
    plan: Plan, four_visits: Instance, four_times: TravelTimes
) -> None:
    wrong = with_route(plan, "S1", return_time=at("08:01:00"))  # 54 s before the way home is over
    assert said(check(four_visits, four_times, wrong)) == [("return_time", ("S1",), 54, "seconds")]


def test_departure_before_the_shift(four_visits: Instance, four_times: TravelTimes) -> None:
    """Leaving at 06:56 brings V1 to 07:00:20, inside its window: only the departure is wrong, by 240 s."""
    sequences = {"S1": ["V1", "V2", "V3", "V4"]}
    early = plan_of(four_visits, four_times, sequences, {"S1": "06:56"})
    assert said(check(four_visits, four_times, early)) == [("departure_early", ("S1",), 240, "seconds")]
    assert check(four_visits, four_times, plan_of(four_visits, four_times, sequences, {"S1": "07:10"})) == []


@pytest.mark.parametrize(("max_overtime", "over"), [(37, 1), (38, 0)])
def test_overtime_cap(max_overtime: int, over: int) -> None:
    """14:46 + 60 + 200 + 600 + 118 + 60 = 15:03:18, and the shift ends 15:02:40: 38 s of overtime."""
    i = instance([visit()], [shift(end="15:02:40", max_overtime=max_overtime)])
    travel = grid_times(i)
    found = check(i, travel, plan_of(i, travel, {"S1": ["V1"]}, {"S1": "14:46"}))
    assert said(found) == [("overtime_cap", ("S1",), 1, "seconds")] * over


@pytest.mark.parametrize(
    "fields",
    [
        {"departure": at("07:00:10"), "return_time": at("07:00:10")},
        {"return_time": at("07:00:10")},
        {"return_travel_seconds": 10},
    ],
)
def test_a_route_without_visits_stands_still(
    fields: dict[str, Any], plan: Plan, four_visits: Instance, four_times: TravelTimes
) -> None:
    assert route(plan, "S2").activities == ()
    assert check(four_visits, four_times, plan) == []
    wrong = with_route(plan, "S2", **fields)
    assert said(check(four_visits, four_times, wrong)) == [("unused_moves", ("S2",), 10, "seconds")]


@pytest.mark.parametrize(("second", "overlap"), [("07:17:00", 18), ("07:17:18", 0)])
def test_a_worker_is_on_one_route_at_a_time(second: str, overlap: int) -> None:
    """Anna's first route is back at 07:16:18 + 60 = 07:17:18; leaving again at 07:17:00 overlaps 18 s."""
    shifts = [shift("S1", "Anna", "07:00", "11:00"), shift("S2", "Anna", "07:00", "15:00")]
    i = instance([visit("V1"), visit("V2", "C1")], shifts)
    travel = grid_times(i)
    plan = plan_of(i, travel, {"S1": ["V1"], "S2": ["V2"]}, {"S2": second})
    expected = [("worker_overlap", ("Anna", "S1", "S2"), 18, "seconds")]
    assert said(check(i, travel, plan)) == (expected if overlap else [])


def test_care_lasts_exactly_its_length(plan: Plan, four_visits: Instance, four_times: TravelTimes) -> None:
    hurried = stretched(plan, "S1", 3, "care", -60)
    assert said(check(four_visits, four_times, hurried)) == [("care_length", ("V4", "S1"), 60, "seconds")]


@pytest.mark.parametrize(
    ("windows", "missed"),
    [
        ([("07:00", "07:04:20")], 0),  # the start of V1 is 07:04:20, and both ends belong to the window
        ([("07:00", "07:04:19")], 1),
        ([("07:00", "07:03"), ("07:30", "09:00")], 80),  # nearest edge is 07:03
        ([("06:00", "07:00"), ("07:04:20", "09:00")], 0),
    ],
)
def test_care_starts_in_one_of_its_windows(windows: list[tuple[str, str]], missed: int) -> None:
    """The plan is laid out for a wide window and judged by the narrow ones, so that it waits for none."""
    wide = instance([visit()], [shift()])
    i = instance([visit("V1", None, *(window(*w) for w in windows))], [shift()])
    travel = grid_times(i)
    found = check(i, travel, plan_of(wide, travel, {"S1": ["V1"]}))
    assert said(found) == ([("window", ("V1", "S1"), missed, "seconds")] if missed else [])


def test_care_that_starts_too_early() -> None:
    wide, i = (instance([visit("V1", None, window(w))], [shift()]) for w in ("07:00", "07:05"))
    travel = grid_times(i)
    found = check(i, travel, plan_of(wide, travel, {"S1": ["V1"]}))  # 07:04:20 is 40 s before 07:05
    assert said(found) == [("window", ("V1", "S1"), 40, "seconds")]


@pytest.mark.parametrize(("end_latest", "late"), [("07:14:20", 0), ("07:14", 20)])
def test_care_ends_in_its_window(end_latest: str, late: int) -> None:
    """07:04:20 + 600 s = 07:14:20."""
    i = instance([visit("V1", None, window("07:00", "15:00", end_latest))], [shift()])
    travel = grid_times(i)
    found = check(i, travel, plan_of(i, travel, {"S1": ["V1"]}))
    assert said(found) == ([("end_latest", ("V1", "S1"), late, "seconds")] if late else [])


def test_lateness_is_no_violation() -> None:
    i = instance([visit(promised_latest=at("07:00"))], [shift()])
    travel = grid_times(i)
    assert check(i, travel, plan_of(i, travel, {"S1": ["V1"]})) == []


def test_times_across_the_change_to_summer_time() -> None:
    """The night to 29 March 2026 has no hour from 02 to 03; elapsed seconds know nothing of it."""
    night = window("01:50", "06:00", day=27)
    i = instance([visit("V1", None, night)], [shift(start="01:00", end="07:00", day=27)])
    travel = grid_times(i)
    assert check(i, travel, plan_of(i, travel, {"S1": ["V1"]})) == []


@st.composite
def right_plans(draw: st.DrawFn) -> tuple[Instance, TravelTimes, Plan]:
    """A few visits, some by screen, some double, in any order on two shifts, with breaks anywhere or at
    base.
    """
    number = draw(st.integers(1, 6))
    visits: list[Visit] = []
    lists: dict[str, list[Entry]] = {"S1": [], "S2": []}
    for k in range(number):
        begin = f"{draw(st.integers(7, 10)):02d}:{draw(st.integers(0, 59)):02d}"
        double = draw(st.booleans()) and draw(st.booleans())
        home = f"C{draw(st.integers(1, 4))}"
        visits.append(
            visit(
                f"V{k}", home, window(begin, "23:00"), screen_seconds=200, staff_required=1 + double,
                seconds=draw(st.integers(0, 2000)),
            )
        )  # fmt: skip
        # two come, where nothing else is said
        mode = Mode.PHYSICAL if double else draw(st.sampled_from(Mode))
        entry = (f"V{k}", mode.value)
        for s in ("S1", "S2") if double else (draw(st.sampled_from(["S1", "S2"])),):
            lists[s].insert(draw(st.integers(0, len(lists[s]))), entry)
    shifts = []
    for s in ("S1", "S2"):
        place = draw(st.sampled_from([None, "B"]))
        breaks = (pause("07:00", "23:30", 900, address_id=place),) if draw(st.booleans()) else ()
        shifts.append(shift(s, breaks=breaks, max_overtime=12 * 3600))
        if lists[s] and breaks:
            lists[s].insert(draw(st.integers(0, len(lists[s]))), "break")
    i = instance(visits, shifts)
    travel = grid_times(["B", "A1", "A2", "A3", "A4"], step_seconds=draw(st.integers(0, 600)))
    try:
        return i, travel, plan_of(i, travel, lists)
    except ValueError:  # two double visits in opposite orders wait for each other
        assume(False)
        raise


@given(right_plans())
@settings(derandomize=True, max_examples=60, deadline=None)
def test_a_plan_laid_out_from_first_principles_is_right(day: tuple[Instance, TravelTimes, Plan]) -> None:
    assert check(*day) == []


@given(right_plans(), st.data())
@settings(derandomize=True, max_examples=150, deadline=None)
def test_any_single_wrong_number_is_seen(
    day: tuple[Instance, TravelTimes, Plan], data: st.DataObject
) -> None:
    """One instant, leg or length of a right plan is changed, and the checker finds it."""
    i, travel, plan = day
    own = data.draw(st.sampled_from(plan.routes))
    number = data.draw(st.integers(-1, len(own.activities) - 1))
    target: Any = own if number < 0 else own.activities[number]
    names = ["departure", "return_time", "return_travel_seconds", "return_travel_metres"]
    if number >= 0:
        names = [n for n in type(target).model_fields if n.endswith(("_seconds", "_metres"))]
        names += ["arrival", "start", "end", "departure"]
    name = data.draw(st.sampled_from(names))
    change = data.draw(st.integers(-900, 900).filter(bool))
    value = getattr(target, name)
    wrong = {name: value + change if isinstance(value, int) else after(value, change)}
    if number < 0:
        altered = with_route(plan, own.shift_id, **wrong)
    else:
        altered = with_activity(plan, own.shift_id, number, **wrong)
    assert check(i, travel, altered) != []
