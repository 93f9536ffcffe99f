"""Closed roads and storms: what they slow, what they leave, and that what has been driven stays as it was."""

from __future__ import annotations

from itertools import pairwise

from planner.domain import Means
from planner.replan.doing.ways import NO_WAY
from tests.builders import address, at, grid_times, instance, plan_of, shift, visit
from tests.planner.replan.samples import after, codes, faults, replanned, two_routes


def test_in_a_storm_the_rest_of_every_shift_is_slower() -> None:
    """100 / 0.6 is a pace of 167 %: a step of 60 s takes 100.2 s, rounded up. What is done keeps its own time, in its own shift."""
    situation = after(two_routes(), "07:10", "storm")
    rest = situation.instance.shift[dict(situation.goes_on)["S1"]]
    assert situation.travel.leg_of(rest, "A1", "A2")[0] == 101
    assert situation.travel.leg_of(situation.instance.shift["S1"], "A1", "A2")[0] == 60
    assert (rest.start, rest.start_address) == (at("07:16:18"), "A1")


def test_a_shift_that_has_not_begun_is_slower_as_a_whole() -> None:
    """Nobody has set out: no shift is cut in two."""
    situation = after(two_routes(), "06:10", "storm")
    assert situation.goes_on == ()
    assert situation.travel.pace(situation.instance.shift["S1"]) == 167  # 100 / 0.6, rounded


def test_after_the_storm_travel_is_as_before() -> None:
    """From 07:00 to 11:00 is half of the shift: half at 100 %, half at 167 %."""
    situation = after(two_routes(), "06:10", "storm@11:00")
    assert situation.travel.pace(situation.instance.shift["S1"]) == 133


def test_a_storm_of_cars_leaves_bicycles_alone() -> None:
    """Nobody goes by bicycle here."""
    situation = after(two_routes(), "06:10", "storm:means=bicycle")
    assert situation.travel.paces == {}


def test_a_storm_that_is_over_is_a_fault() -> None:
    """It is 07:10."""
    assert codes(faults(two_routes(), "07:10", "storm@07:00")) == ["event_over_by_now"]


def test_plans_in_a_storm_are_right_and_keep_what_is_done() -> None:
    """Checked at two speeds in one day."""
    found = replanned(two_routes(), "07:10", "storm")
    assert all(not a.violations for a in found.alternatives)


def test_a_closed_road_leads_round_by_other_addresses() -> None:
    """B, A1, A2 on a line, 60 s a step: between A1 and A2 by way of B, 60 + 120 = 180 s."""
    situation = after(two_routes(), "06:10", "road_closed:between=A1|A2")
    assert situation.travel.leg(Means.CAR, "A1", "A2") == (180, 1500)
    assert situation.travel.leg(Means.CAR, "A1", "A3") == (120, 1000)


def test_a_road_closed_to_cars_is_open_to_bicycles() -> None:
    """180 s by bicycle as before."""
    situation = after(two_routes(), "06:10", "road_closed:between=A1|A2,means=car")
    assert situation.travel.leg(Means.BICYCLE, "A1", "A2")[0] == 180


def at_places():  # type: ignore[no-untyped-def]
    """A1 and A2 a kilometre west and east of a bridge, A3 far north of it; B is with A1."""
    places = {"B": (55.1, 14.9), "A1": (55.1, 14.9), "A2": (55.1, 14.93), "A3": (55.3, 14.915)}
    given = instance(
        [visit("V1"), visit("V2"), visit("V3")],
        [shift("S1")],
        addresses=[address(a, latitude=lat, longitude=lon) for a, (lat, lon) in places.items()],
    )
    travel = grid_times(given)
    return given, travel, plan_of(given, travel, {"S1": ["V1", "V2", "V3"]})


def test_all_ways_past_a_place_are_barred() -> None:
    """Over the bridge from A1 (and B) to A2; round by A3: 120 + 60 = 180 s. The way north does not pass."""
    event = "road_closed:latitude=55.1,longitude=14.915,metres=300"
    situation = after(at_places(), "06:10", event)
    assert situation.travel.leg(Means.CAR, "A1", "A2")[0] == 180
    assert situation.travel.leg(Means.CAR, "A2", "A3")[0] == 60


def test_an_address_on_the_closed_road_cannot_be_reached() -> None:
    """Every way to A3 ends there."""
    situation = after(at_places(), "06:10", "road_closed:A3")
    assert situation.travel.leg(Means.CAR, "A1", "A3")[0] == NO_WAY
    (alternative, *_) = replanned(at_places(), "06:10", "road_closed:A3").alternatives
    assert [u.visit_id for u in alternative.plan.unplanned] == ["V3"]


def test_a_road_that_nobody_takes_is_a_fault() -> None:
    """In the sea."""
    event = "road_closed:latitude=54.9,longitude=14.915"
    assert codes(faults(at_places(), "06:10", event)) == ["event_no_way"]


def test_what_has_been_driven_stays_and_is_closed_to_all_from_now() -> None:
    """W1 has driven from A1 to A2 when it closes; the plan is right, and nobody drives there again."""
    day = two_routes()
    situation = after(day, "07:25", "road_closed:between=A1|A2")
    assert situation.forbidden == {("car", "A1", "A2")}
    for alternative in replanned(day, "07:25", "road_closed:between=A1|A2").alternatives:
        assert alternative.violations == ()
        for route in alternative.plan.routes:
            if route.shift_id != "S1":
                spots = [a.address_id for a in route.activities]
                assert ("A1", "A2") not in pairwise(spots)


def test_nobody_is_shut_in_and_everybody_comes_home() -> None:
    """The road at the base closes: the ways there stay as they are, since there is no other."""
    situation = after(at_places(), "06:10", "road_closed:B")
    assert situation.travel.leg(Means.CAR, "A3", "B")[0] == 180
    first = replanned(at_places(), "06:10", "road_closed:B").alternatives[0]
    assert first.violations == ()
