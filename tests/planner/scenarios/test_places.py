"""Depots, borders between districts, and travel times for what is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.check import check
from planner.domain import Instance, Means
from planner.planning import plan_day
from planner.roads import Basis, Sources, choose_ways
from planner.scenarios.ways import ways_for, with_wanted
from planner.travel.table import write_travel_times
from planner.travel.times import TravelTimes
from solvers.base import Budget
from tests.builders import (
    address,
    citizen,
    grid_times,
    instance,
    operator,
    pause,
    shift,
    visit,
)
from tests.planner.scenarios.days import codes, made, refused, scenario, told

CAR = Means.CAR


def two_districts(**lists: frozenset[str]) -> tuple[Instance, TravelTimes]:
    """On a line B, A1, A2, A3, A4, D, H: W1 and W2 from B, W3 and W4 from D, W5 from home at H, nearest to D; O1 calls. C1 and C2
    belong to B, C3 and C4 to D. `lists` are those of C1."""
    day = instance(
        [visit(f"V{k}") for k in range(1, 5)],
        [shift(f"S{k}", start_address=b, end_address=b) for k, b in enumerate("BBDDH", start=1)]
        + [operator()],
        citizens=[citizen("C1", **lists)],
    )
    return day, grid_times(["B", "A1", "A2", "A3", "A4", "D", "H"])


def forbidden(day: Instance) -> list[set[str]]:
    return [set(c.forbidden_workers) for c in day.citizens]


def required(day: Instance) -> set[str]:
    return set(day.citizen["C1"].required_workers)


def test_a_border_keeps_the_other_districts_workers_out() -> None:
    """The operator may call everywhere."""
    found = made(two_districts(), {"edit": "districts_drawn"})
    assert forbidden(found.instance) == [{"W3", "W4", "W5"}] * 2 + [{"W1", "W2"}] * 2
    assert told(found, "districts_drawn") == {"bases": "B, D", "citizens": 4, "wishes": 0}
    assert found.citizens == {"C1", "C2", "C3", "C4"}


def test_a_citizen_who_chose_workers_keeps_them() -> None:
    given = two_districts(required_workers=frozenset({"W3"}))
    found = made(given, {"edit": "districts_drawn"})
    assert forbidden(found.instance)[0] == set()
    assert told(found, "districts_drawn")["wishes"] == 1


def test_merged_districts_lose_the_border_and_nothing_else() -> None:
    """C1's own no to W4 alone is no border."""
    given = two_districts(forbidden_workers=frozenset({"W4"}))
    after = made(given, {"edit": "districts_merged"})
    assert after.instance == given[0]
    assert told(after, "districts_merged") == {"bases": "B, D", "citizens": 4, "opened": 0}
    plain = two_districts()
    back = made(plain, {"edit": "districts_drawn"}, {"edit": "districts_merged"})
    assert back.instance == plain[0]
    assert told(back, "districts_merged")["opened"] == 4


def test_a_border_written_as_required_workers_is_widened() -> None:
    """All of B's own are on C1's list: a border. Only W1: C1's wish. With W2 forbidden, W1 is all who may come."""
    district = two_districts(required_workers=frozenset({"W1", "W2"}))
    assert required(made(district, {"edit": "districts_merged"}).instance) == {"W1", "W2", "W3", "W4", "W5"}
    wish = two_districts(required_workers=frozenset({"W1"}))
    assert required(made(wish, {"edit": "districts_merged"}).instance) == {"W1"}
    without = two_districts(required_workers=frozenset({"W1"}), forbidden_workers=frozenset({"W2"}))
    assert required(made(without, {"edit": "districts_merged"}).instance) == {"W1", "W3", "W4", "W5"}


def test_merging_lets_a_plan_cross_the_border() -> None:
    """Only W3 of the other district is at work: with the border C1 gets nobody."""
    away = {"edit": "absent", "workers": ["W1", "W2"]}
    drawn, merged = {"edit": "districts_drawn"}, {"edit": "districts_merged"}
    left_out = []
    for edits in ((drawn, away), (drawn, merged, away)):
        found = made(two_districts(), *edits)
        plan = plan_day(found.instance, found.travel, budget=Budget(iterations=300))
        assert not check(found.instance, found.travel, plan)
        left_out.append([u.visit_id for u in plan.unplanned])
    assert left_out == [["V1", "V2"], []]


def test_districts_by_name() -> None:
    assert codes(refused(two_districts(), {"edit": "districts_drawn", "bases": ["B", "H"]})) == [
        "scenario_unknown_base"
    ]
    assert codes(refused(two_districts(), {"edit": "districts_merged", "bases": ["B"]})) == [
        "scenario_one_district"
    ]


def test_a_depot_moves_to_an_address() -> None:
    day = instance(
        [visit("V1"), visit("V2")],
        [shift("S1", breaks=(pause(address_id="B"),)), shift("S2", start_address="A2", end_address="B")],
    )
    found = made((day, grid_times(day)), {"edit": "depot", "base": "B", "address": "A1"})
    assert [(s.start_address, s.end_address) for s in found.instance.shifts] == [("A1", "A1"), ("A2", "A1")]
    assert found.instance.shift["S1"].breaks[0].address_id == "A1"
    assert told(found, "depot")["shifts"] == 2
    assert found.workers == {"W1", "W2"}


def spread() -> tuple[Instance, TravelTimes]:
    """B, and A1 0.01 degrees (636 m at this latitude) to the east; A2 far away."""
    spots = (("B", 14.70), ("A1", 14.71), ("A2", 15.20))
    day = instance(
        [visit("V1"), visit("V2")],
        [shift("S1")],
        addresses=[address(a, latitude=55.1, longitude=x) for a, x in spots],
    )
    return day, grid_times(day)


def test_a_depot_by_coordinates_borrows_the_nearest_address() -> None:
    """0.004 degrees east of B: 0.004 x 111,320 x cos 55.1 = 255 m; it travels as B does."""
    found = made(
        spread(), {"edit": "depot", "base": "B", "latitude": 55.1, "longitude": 14.704, "label": "Ny"}
    )
    new = found.instance.shift["S1"].start_address
    assert new == "55.10000 14.70400"
    assert found.instance.address[new].label == "Ny"
    assert found.travel.leg(CAR, new, "A1") == found.travel.leg(CAR, "B", "A1") == (60, 500)
    assert found.travel.leg(CAR, new, "B") == (0, 0)
    assert told(found, "place_borrowed")["like"] == "B"
    assert told(found, "place_borrowed")["metres"] == pytest.approx(255, abs=2)
    plan = plan_day(found.instance, found.travel, budget=Budget(iterations=200))
    assert not check(found.instance, found.travel, plan)
    assert not plan.unplanned


def test_a_place_too_far_from_every_known_one_needs_roads() -> None:
    """0.02 degrees south of B is 2.2 km."""
    (found,) = refused(spread(), {"edit": "depot", "base": "B", "latitude": 55.08, "longitude": 14.70})
    assert (found.code, found.params["nearest"], found.params["most"]) == ("scenario_far_place", "B", 1000)
    assert found.params["metres"] == pytest.approx(2227, abs=5)


def test_a_place_that_the_travel_times_know_is_itself() -> None:
    day, _ = spread()
    travel = grid_times(["B", "A1", "A2", "55.08000 14.70000"])
    found = made((day, travel), {"edit": "depot", "base": "B", "latitude": 55.08, "longitude": 14.70})
    assert found.travel is travel
    assert "55.08000 14.70000" in found.instance.address


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ({"address": "X"}, "scenario_unknown_address"),
        ({"address": "B"}, "scenario_same_place"),
        ({"address": "A2"}, "scenario_no_travel"),
    ],
)
def test_a_depot_that_cannot_be(place: dict[str, str], code: str) -> None:
    day, _ = spread()
    assert codes(refused((day, grid_times(["B", "A1"])), {"edit": "depot", "base": "B", **place})) == [code]


def test_a_place_is_an_address_or_two_coordinates() -> None:
    for place in ({}, {"latitude": 55.0}, {"address": "B", "latitude": 55.0, "longitude": 14.0}):
        with pytest.raises(ValueError, match="type=one_place"):
            made(spread(), {"edit": "depot", "base": "B", **place})


MOVE = {"edit": "depot", "base": "B", "latitude": 55.08, "longitude": 14.70}
BIKES = {"edit": "means", "to": "e_bike"}


def test_ways_cover_what_scenarios_want() -> None:
    """By the straight line: the input's own cells as without scenarios and in front, the new place and the bicycle beside them."""
    day, _ = spread()
    plain = choose_ways(day, Sources())
    ways = ways_for(day, [scenario(MOVE), scenario(BIKES)], Sources())
    assert ways.basis is Basis.STRAIGHT_LINE
    assert ways.travel.address_ids == (*plain.travel.address_ids, "55.08000 14.70000")
    assert np.array_equal(ways.travel.seconds[CAR][:3, :3], plain.travel.seconds[CAR])
    assert Means.BICYCLE in ways.travel.seconds
    found = made((day, ways.travel), MOVE, BIKES)
    assert {n.code for n in found.notes} == {"depot", "means_changed"}


def test_ways_without_wishes_and_of_a_ready_table_stay(tmp_path: Path) -> None:
    day, travel = spread()
    assert with_wanted(day, [scenario({"edit": "speeds", "factor": 2})]) is day
    write_travel_times(replace(travel), tmp_path / "times.npz")
    ways = ways_for(day, [scenario(MOVE)], Sources(matrix=tmp_path / "times.npz"))
    assert ways.travel.address_ids == travel.address_ids


def test_addresses_named_but_not_in_use_are_wanted() -> None:
    """A9 is nobody's home, and somebody is to start there."""
    day, _ = spread()
    day = day.model_copy(
        update={"addresses": (*day.addresses, address("A9", latitude=55.11, longitude=14.7))}
    )
    new = {
        "edit": "open_shifts",
        "shifts": [{"level": "ssh", "base": "A9", "start": "7", "end": "12", "means": "walking"}],
    }
    ways = ways_for(day, [scenario(new)], Sources())
    assert "A9" in ways.travel.index
    assert Means.WALKING in ways.travel.seconds
    assert made((day, ways.travel), new).instance.shift["NS1"].start_address == "A9"
