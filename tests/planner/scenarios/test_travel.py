"""Means of travel, speeds and the time of a stop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.domain import Instance, Means, StopOverhead
from planner.planning import plan_day
from planner.travel.times import TravelTimes
from solvers.base import Budget
from tests.builders import address, citizen, grid_times, instance, shift, visit
from tests.planner.scenarios.days import codes, made, refused, told, town

CAR, BICYCLE, WALKING = Means.CAR, Means.BICYCLE, Means.WALKING


def drivers(count: int = 4) -> tuple[Instance, TravelTimes]:
    """So many drive from B to C1 and C2; only cars are in the table."""
    day = instance([visit("V1"), visit("V2")], [shift(f"S{k}") for k in range(1, count + 1)])
    times = grid_times(day)
    return day, replace(times, seconds={CAR: times.seconds[CAR]}, metres={CAR: times.metres[CAR]})


def by(day: Instance) -> list[Means]:
    return [s.means for s in day.shifts]


def test_bicycles_by_the_table() -> None:
    """180 s a step by bicycle; the operator has no means to change."""
    found = made(town(), {"edit": "means", "to": "bicycle", "workers": ["W1", "W2"]})
    assert by(found.instance)[:3] == [BICYCLE, BICYCLE, CAR]
    assert found.travel.leg_of(found.instance.shift["S1"], "B", "A1") == (180, 500)
    assert found.workers == {"W1", "W2"}


def test_an_e_bike_is_a_bicycle_at_three_quarters_of_the_time() -> None:
    """15 km/h against 20: 180 s become 135; other bicycles keep 180."""
    before = made(town(), {"edit": "means", "to": "bicycle", "workers": ["W2"]})
    found = made((before.instance, before.travel), {"edit": "means", "to": "e_bike", "workers": ["W1"]})
    legs = [found.travel.leg_of(found.instance.shift[s], "B", "A1")[0] for s in ("S1", "S2", "S3")]
    assert legs == [135, 180, 60]
    assert told(found, "means_changed")["pace"] == 75


def test_own_speed() -> None:
    """25 km/h: 15 / 25 = 60 %."""
    found = made(town(), {"edit": "means", "to": "e_bike", "kmh": 25, "workers": ["W1"]})
    assert found.travel.paces == {"S1": 60}


def test_a_car_follows_the_roads() -> None:
    cycling = {"edit": "means", "to": "bicycle"}
    assert codes(
        refused(town(), cycling, {"edit": "means", "before": "bicycle", "to": "car", "kmh": 40})
    ) == ["scenario_car_kmh"]


def test_a_means_without_a_table_takes_the_distances_of_the_means_before() -> None:
    """500 m at 15 km/h = 120 s; by e-bike 90. It is told, and makes a plan that the checker accepts: four steps, to A2 and back."""
    found = made(drivers(1), {"edit": "means", "to": "e_bike"})
    assert found.travel.leg(BICYCLE, "B", "A1") == (120, 500)
    assert found.travel.leg_of(found.instance.shift["S1"], "B", "A1") == (90, 500)
    assert told(found, "means_borrowed") == {"means": "bicycle", "like": "car", "kmh": 15.0}
    plan = plan_day(found.instance, found.travel, budget=Budget(iterations=300))
    assert not check(found.instance, found.travel, plan)
    (route,) = plan.routes
    assert sum(a.travel_seconds for a in route.activities) + route.return_travel_seconds == 4 * 90


@settings(derandomize=True, max_examples=15, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 5))
def test_whoever_is_among_a_share_is_among_a_larger_one(one: float, other: float, seed: int) -> None:
    shares = sorted((round(one, 2), round(other, 2)))
    few, many = (
        made(drivers(7), {"edit": "means", "to": "bicycle", "share": s}, seed=seed).workers for s in shares
    )
    assert few <= many
    assert abs(len(many) - 7 * shares[1]) <= 0.5


def test_beyond_reach_they_do_not_go() -> None:
    """Steps of 500 m: A1 is 500 m away, A2 1,000. The car's worker may go on everywhere; who requires W1 alone keeps W1."""
    day = instance(
        [visit("V1"), visit("V2"), visit("V3", "C3")],
        [shift("S1"), shift("S2")],
        citizens=[
            citizen("C1"),
            citizen("C2", forbidden_workers=frozenset({"W9"})),
            citizen("C3", address_id="A2", required_workers=frozenset({"W1"})),
        ],
    )
    edit = {"edit": "means", "to": "bicycle", "workers": ["W1"], "reach_km": 0.6}
    found = made((day, grid_times(["B", "A1", "A2"])), edit)
    assert [c.forbidden_workers for c in found.instance.citizens] == [set(), {"W1", "W9"}, set()]
    assert told(found, "reach") == {"km": 0.6, "citizens": 1}
    assert told(found, "reach_required")["count"] == 1
    exactly = made((day, grid_times(["B", "A1", "A2"])), {**edit, "reach_km": 1.0})
    assert exactly.instance.citizens == day.citizens


def test_reach_is_for_those_who_cycle_in_all_their_shifts() -> None:
    day = instance([visit("V1")], [shift("S1", "W1", "07:00", "10:00"), shift("S2", "W1", "11:00", "15:00")])
    edit = {"edit": "means", "to": "bicycle", "shifts": ["S1"], "reach_km": 0.1}
    found = made((day, grid_times(day)), edit)
    assert not found.instance.citizen["C1"].forbidden_workers
    assert told(found, "reach_mixed") == {"count": 1, "ids": "W1"}


def test_nobody_by_that_means() -> None:
    assert codes(refused(town(), {"edit": "means", "to": "car", "before": "bicycle"})) == [
        "scenario_no_shift_by"
    ]


def test_storm_is_six_tenths_of_every_speed() -> None:
    """60 / 0.6 = 100 exactly, though 0.6 is not exact in binary; distances stay; the table of nobody's means too."""
    found = made(town(), {"edit": "speeds", "weather": "storm"})
    assert found.travel.leg(CAR, "B", "A1") == (100, 500)
    assert found.travel.leg(BICYCLE, "B", "A1") == (180, 500)
    assert told(found, "speeds") == {"factor": 0.6, "means": "car"}


def test_speeds_of_some_means() -> None:
    cycling = {"edit": "means", "to": "bicycle", "workers": ["W1"]}
    found = made(town(), cycling, {"edit": "speeds", "factor": 2, "means": ["bicycle"]})
    assert (found.travel.leg(CAR, "B", "A1")[0], found.travel.leg(BICYCLE, "B", "A1")[0]) == (60, 90)
    assert codes(refused(town(), {"edit": "speeds", "factor": 2, "means": ["walking"]})) == [
        "scenario_no_shift_by"
    ]


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.integers(1, 40))
def test_seconds_at_another_speed_are_rounded_up(tenths: int) -> None:
    """The least whole number that is no less than seconds / factor: times the factor it is in [seconds, seconds + factor)."""
    usual, factor = town()[1].seconds[CAR], tenths / 10
    found = made(town(), {"edit": "speeds", "factor": factor}).travel.seconds[CAR]
    assert bool((found * factor >= usual - 1e-6).all())
    assert bool((found * factor < usual + factor).all())


def slices() -> tuple[Instance, TravelTimes]:
    """S1 07-15, S2 07-09, S3 15-23."""
    day = instance(
        [visit("V1")], [shift("S1"), shift("S2", end="09:00"), shift("S3", start="15:00", end="23:00")]
    )
    return day, grid_times(day)


def test_a_slice_of_the_day_weighs_by_the_hours_of_the_shift_in_it() -> None:
    """At half the speed a journey takes 200 %. S1 has 2 of 8 hours in 07-09: 75 % x 100 + 25 % x 200 = 125; S2 all; S3 none."""
    found = made(slices(), {"edit": "speeds", "factor": 0.5, "start": "07:00", "end": "09:00"})
    assert found.travel.paces == {"S1": 125, "S2": 200}
    assert np.array_equal(found.travel.seconds[CAR], slices()[1].seconds[CAR])
    assert told(found, "speeds_in_slice") | {"means": "", "start": "", "end": ""} == {
        "factor": 0.5, "wholly": 1, "partly": 1, "least": 125, "most": 200, "means": "", "start": "", "end": "",
    }  # fmt: skip


def test_a_slice_over_midnight_and_two_slices_after_each_other() -> None:
    """22-06: S3 has one of eight hours, 112.5 -> 112 (to even). Then 15-23 at half again: 224."""
    night = {"edit": "speeds", "factor": 0.5, "start": "22:00", "end": "06:00"}
    evening = {"edit": "speeds", "factor": 0.5, "start": "15:00", "end": "23:00"}
    assert made(slices(), night).travel.paces == {"S3": 112}
    assert made(slices(), night, evening).travel.paces == {"S3": 224}


def test_a_slice_that_nobody_works_in() -> None:
    (found,) = refused(slices(), {"edit": "speeds", "factor": 0.5, "start": "02:00", "end": "04:00"})
    assert (found.code, found.value) == ("scenario_slice_empty", "02:00-04:00")


def test_another_means_after_a_slice_sets_the_pace_anew_and_tells() -> None:
    snow = {"edit": "speeds", "factor": 0.5, "start": "07:00", "end": "15:00"}
    found = made(slices(), snow, {"edit": "means", "to": "e_bike", "workers": ["W1"]})
    assert found.travel.paces == {"S1": 75, "S2": 200}
    assert told(found, "pace_replaced")["count"] == 1


def test_a_stop_takes_another_time_in_the_old_proportion() -> None:
    """200 + 118 = 318 s; eight minutes = 480: 302 + 178 (480 x 200 / 318 = 301.9)."""
    found = made(town(), {"edit": "stop_overhead", "minutes": 8})
    assert found.instance.settings.overhead[CAR] == StopOverhead(arriving=302, leaving=178)
    assert told(found, "stop_overhead") == {"minutes": 8.0, "means": "car", "least": 5.3, "most": 5.3}


def test_a_stop_by_one_means_and_at_addresses_of_their_own() -> None:
    own = {CAR: StopOverhead(arriving=60, leaving=0), BICYCLE: StopOverhead(arriving=30, leaving=30)}
    day = instance(
        [visit("V1")], [shift("S1"), shift("S2", means=BICYCLE)], addresses=[address("A1", overhead=own)]
    )
    found = made((day, grid_times(day)), {"edit": "stop_overhead", "minutes": 2, "means": ["car"]}).instance
    assert found.address["A1"].overhead == {CAR: StopOverhead(arriving=120, leaving=0), BICYCLE: own[BICYCLE]}
    assert found.settings.overhead[BICYCLE] == StopOverhead()


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"edit": "means", "to": "car"}, "same_means"),
        ({"edit": "speeds"}, "one_factor"),
        ({"edit": "speeds", "factor": 0.5, "weather": "storm"}, "one_factor"),
        ({"edit": "speeds", "factor": 0.5, "start": "07:00"}, "half_slice"),
        ({"edit": "speeds", "factor": 0.5, "start": "07:00", "end": "7.00"}, "empty_slice"),
        ({"edit": "speeds", "factor": 0}, "greater_than"),
        ({"edit": "stop_overhead", "minutes": -1}, "greater_than_equal"),
    ],
)
def test_what_an_edit_cannot_say(edit: dict[str, Any], code: str) -> None:
    with pytest.raises(ValueError, match=rf"type={code}\b"):
        made(town(), edit)
