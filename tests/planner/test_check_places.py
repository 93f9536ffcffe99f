"""Travel, stops and screen work: physical - screen - physical first, where naive code is wrong."""

from __future__ import annotations

import pytest

from planner.check import check
from planner.domain import Instance, Means, Settings, StopOverhead
from planner.travel.times import TravelTimes
from tests.builders import (
    SCREEN,
    address,
    at,
    grid_times,
    instance,
    pause,
    plan_of,
    shift,
    visit,
)
from tests.planner.altered import call, route, said, stretched, with_activity, with_route


def test_physical_screen_physical(four_visits: Instance, four_times: TravelTimes) -> None:
    """Travel passes the screen visit by, and both homes pay their overhead in full."""
    plan = plan_of(four_visits, four_times, {"S1": ["V1", ("V4", "screen"), "V2"], "S2": ["V3"]})
    # V1 at A1: 07:00 + 60 travel + 200 arriving = 07:04:20, 600 care = 07:14:20, + 118 leaving = 07:16:18
    # V4 by screen, in the car at A1: + 60 set-up = 07:17:18, + 300 care = 07:22:18, + 120 notes = 07:24:18
    # V2 at A2: + 60 travel from A1 = 07:25:18, + 200 arriving = 07:28:38
    assert call(plan, "S1", 1).start == at("07:17:18")
    assert call(plan, "S1", 1).departure == at("07:24:18")
    assert call(plan, "S1", 2).start == at("07:28:38")
    assert check(four_visits, four_times, plan) == []


def test_physical_screen_physical_at_one_address_pays_twice(
    four_visits: Instance, four_times: TravelTimes
) -> None:
    """V2 and V3 share A2: with a call between them the worker goes out and in again."""
    plan = plan_of(four_visits, four_times, {"S1": ["V2", ("V4", "screen"), "V3"], "S2": ["V1"]})
    assert (call(plan, "S1", 0).leaving_seconds, call(plan, "S1", 2).arriving_seconds) == (118, 200)
    assert check(four_visits, four_times, plan) == []
    stays = stretched(plan, "S1", 0, "leaving_seconds", -118)
    assert said(check(four_visits, four_times, stays)) == [("stop_leaving", ("V2", "S1"), 118, "seconds")]


def test_travel_from_the_screen_visit_is_caught(four_visits: Instance, four_times: TravelTimes) -> None:
    """A screen visit that sends the worker back to base makes the next leg B-A2 = 120 s, not A1-A2 = 60 s."""
    plan = plan_of(four_visits, four_times, {"S1": ["V1", ("V4", "screen"), "V2"], "S2": ["V3"]})
    naive = stretched(plan, "S1", 2, "travel_seconds", 60)
    assert said(check(four_visits, four_times, naive)) == [("travel_seconds", ("V2", "S1"), 60, "seconds")]


def test_two_visits_in_a_row_at_one_address_are_one_stop(
    four_visits: Instance, four_times: TravelTimes
) -> None:
    plan = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]})
    overheads = [(a.arriving_seconds, a.leaving_seconds) for a in route(plan, "S1").activities]
    assert overheads == [(200, 118), (200, 0), (0, 118), (200, 118)]
    assert check(four_visits, four_times, plan) == []
    twice = stretched(plan, "S1", 2, "arriving_seconds", 200)
    assert said(check(four_visits, four_times, twice)) == [("stop_arriving", ("V3", "S1"), 200, "seconds")]


@pytest.mark.parametrize("place", [None, "A2"])
def test_a_break_ends_a_stop(place: str | None) -> None:
    """Anywhere or at the very address: the overhead is paid before and after."""
    i = instance(
        [visit("V1", "C2"), visit("V2", "C2")], [shift(breaks=(pause("07:00", "09:00", address_id=place),))]
    )
    travel = grid_times(["B", "A1", "A2"])
    plan = plan_of(i, travel, {"S1": ["V1", "break", "V2"]})
    assert [a.leaving_seconds for a in route(plan, "S1").activities] == [118, 0, 118]
    assert check(i, travel, plan) == []


@pytest.mark.parametrize(
    ("number", "field", "rule", "ids"),
    [
        (0, "travel_seconds", "travel_seconds", ("V1", "S1")),
        (0, "arriving_seconds", "stop_arriving", ("V1", "S1")),
        (0, "leaving_seconds", "stop_leaving", ("V1", "S1")),
        (1, "travel_seconds", "travel_seconds", ("V4", "S1")),
        (1, "arriving_seconds", "screen_setup", ("V4", "S1")),
        (1, "leaving_seconds", "screen_documentation", ("V4", "S1")),
        (2, "travel_seconds", "travel_seconds", ("S1",)),
        (2, "arriving_seconds", "break_overhead", ("S1",)),
        (2, "leaving_seconds", "break_overhead", ("S1",)),
    ],
)
def test_a_length_that_is_wrong_by_ten_seconds(
    number: int, field: str, rule: str, ids: tuple[str, ...]
) -> None:
    """V1 in the home, V4 by screen, a break at base: all later instants agree, only the length is named."""
    i = instance(
        [visit("V1"), visit("V4", screen_seconds=300)],
        [shift(breaks=(pause("07:00", "09:00", address_id="B"),))],
    )
    travel = grid_times(i)
    plan = plan_of(i, travel, {"S1": ["V1", ("V4", "screen"), "break"]})
    assert check(i, travel, plan) == []
    assert said(check(i, travel, stretched(plan, "S1", number, field, 10))) == [(rule, ids, 10, "seconds")]


def test_metres_and_the_way_home(four_visits: Instance, four_times: TravelTimes) -> None:
    plan = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]})
    far = with_activity(plan, "S1", 1, travel_metres=620)  # A1-A2 is 500 m
    assert said(check(four_visits, four_times, far)) == [("travel_metres", ("V2", "S1"), 120, "metres")]
    home = with_route(plan, "S1", return_travel_metres=0)  # A3-B is 1,500 m
    assert said(check(four_visits, four_times, home)) == [("travel_metres", ("S1",), 1500, "metres")]
    late = with_route(
        plan, "S1", return_travel_seconds=190, return_time=at("08:02:04")
    )  # A3-B is 180 s: 08:01:54
    assert said(check(four_visits, four_times, late)) == [("travel_seconds", ("S1",), 10, "seconds")]


def test_overhead_of_an_address_and_of_a_means() -> None:
    """A1 has its own for cars; by bicycle it keeps the instance's, which differs from the car's."""
    own = address("A1", overhead={Means.CAR: StopOverhead(arriving=30, leaving=20)})
    overhead = {Means.CAR: StopOverhead(), Means.BICYCLE: StopOverhead(arriving=50, leaving=40)}
    i = instance(
        [visit("V1"), visit("V2", "C1"), visit("V3", "C3")],
        [shift("S1"), shift("S2", means=Means.BICYCLE)],
        addresses=[own],
        settings=Settings(overhead=overhead),
    )
    travel = grid_times(["B", "A1", "A2", "A3"])
    plan = plan_of(i, travel, {"S1": ["V1", "V3"], "S2": ["V2"]})
    paid = [(a.arriving_seconds, a.leaving_seconds) for r in plan.routes for a in r.activities]
    assert paid == [(30, 20), (200, 118), (50, 40)]
    assert check(i, travel, plan) == []
    silent = i.model_copy(update={"settings": Settings(overhead={Means.BICYCLE: overhead[Means.BICYCLE]})})
    assert check(silent, travel, plan) == []  # settings that do not name the car: the field's 200 + 118


def test_a_place_that_is_not_the_citizens(four_visits: Instance, four_times: TravelTimes) -> None:
    plan = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]})
    elsewhere = with_activity(plan, "S1", 0, address_id="A3")
    assert said(check(four_visits, four_times, elsewhere)) == [("place", ("V1", "S1"), 1, "visits")]
    screen = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", ("V4", "screen")]})
    at_home = with_activity(screen, "S1", 3, address_id="A3")
    assert said(check(four_visits, four_times, at_home)) == [("place", ("V4", "S1"), 1, "visits")]


def test_an_address_without_travel_times(four_visits: Instance, four_times: TravelTimes) -> None:
    """A3 is an island: V4 can be done by screen there, but not in the home."""
    mainland = grid_times(["B", "A1", "A2"])
    physical = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]})
    assert said(check(four_visits, mainland, physical)) == [("place_unreachable", ("V4", "S1"), 1, "visits")]
    screen = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", ("V4", "screen")]})
    assert check(four_visits, mainland, screen) == []


def test_a_base_or_a_means_without_travel_times(four_visits: Instance, four_times: TravelTimes) -> None:
    plan = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]})
    no_base = grid_times(["A1", "A2", "A3"])
    assert said(check(four_visits, no_base, plan)) == [("base_unreachable", ("S1",), 1, "routes")]
    no_car = TravelTimes(
        four_times.address_ids,
        {Means.WALKING: four_times.seconds[Means.WALKING]},
        {Means.WALKING: four_times.metres[Means.WALKING]},
    )
    assert said(check(four_visits, no_car, plan)) == [("means_unknown", ("S1",), 1, "routes")]


def test_a_shift_of_screen_visits_needs_no_place() -> None:
    i = instance([visit(screen_seconds=300)], [shift(start_address=None, end_address=None)])
    travel = grid_times(i)
    plan = plan_of(i, travel, {"S1": [("V1", "screen")]})
    assert call(plan, "S1", 0).mode is SCREEN
    assert check(i, travel, plan) == []
