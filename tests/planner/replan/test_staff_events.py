"""Workers who are sick, late, or without a car: what it changes, and when it changes nothing."""

from __future__ import annotations

import pytest

from planner.domain import Means
from planner.errors import InputError
from tests.builders import at, grid_times, instance, pause, pin, plan_of, shift, visit
from tests.planner.replan.samples import after, codes, faults, held, replanned, two_routes, worker_of


def test_who_is_sick_before_the_shift_has_none() -> None:
    """All three visits go to others."""
    situation = after(two_routes(), "06:10", "sick:W1@06:10")
    assert "S1" not in situation.instance.shift
    assert situation.struck == {"V1", "V2", "V3"}


def test_who_goes_home_sick_has_done_what_has_begun() -> None:
    """At 07:25 V2 is under way until 07:30:38, left at 07:32:36; two steps home are 120 s."""
    situation = after(two_routes(), "07:25", "sick:W1")
    assert held(situation) >= {"V1", "V2"}
    assert situation.instance.shift["S1"].end == at("07:34:36")
    assert situation.struck == {"V3"}
    assert situation.ended == {"S1"}


def test_who_is_going_to_be_sick_does_what_fits_before() -> None:
    """From 07:40 on, V3 (to 07:46:56) does not."""
    situation = after(two_routes(), "07:10", "sick:W1@07:40")
    assert situation.struck == {"V3"}
    assert situation.instance.shift["S1"].end == at("07:40")


def test_a_lock_to_a_shift_that_ends_is_opened() -> None:
    """V3 is locked to S1; others may take it now. What is done keeps its lock."""
    situation = after(two_routes(pins=(pin("V3", shift_id="S1"),)), "07:25", "sick:W1")
    assert [p.visit_id for p in situation.instance.pins if p.visit_id == "V3"] == []
    assert {p.visit_id for p in situation.instance.pins} >= {"V1", "V2"}


def test_others_stay_as_they_are_when_somebody_is_sick() -> None:
    """S2 has begun V4 and keeps its hours."""
    situation = after(two_routes(), "07:10", "sick:W1")
    assert situation.instance.shift["S2"] == situation.before.shift["S2"]


def test_who_is_late_sets_out_later() -> None:
    """All visits that were to start before 07:35 are hit: V1 and V2."""
    situation = after(two_routes(), "07:00", "late:W1@07:35")
    assert situation.instance.shift["S1"].start == at("07:35")
    assert situation.struck == {"V1", "V2"}
    assert held(situation) == {"V4"}


def test_who_is_not_due_yet_is_not_late() -> None:
    """The shift begins at 07:00."""
    assert codes(faults(two_routes(), "06:10", "late:W1@06:50")) == ["event_not_late"]


def test_a_break_that_has_no_room_any_more_is_told() -> None:
    """It was to begin by 08:00, and the worker comes at 09:00."""
    given = instance([visit("V1")], [shift("S1", breaks=(pause("07:30", "08:00"),))])
    travel = grid_times(given)
    situation = after(
        (given, travel, plan_of(given, travel, {"S1": ["V1", "break"]})), "06:30", "late:W1@09:00"
    )
    assert situation.instance.shift["S1"].breaks == ()
    assert [n.code for n in situation.notes] == ["breaks_gone", "late"]


def test_a_broken_car_ends_the_shift() -> None:
    """V2 would be reached at 07:17:18, but the car breaks at 07:17."""
    situation = after(two_routes(), "07:17", "car_broken:W1")
    assert situation.struck == {"V2", "V3"}
    assert situation.ended == {"S1"}


def test_without_the_car_the_shift_goes_on_by_bicycle() -> None:
    """From where V1 was left, A1, at 07:17; what is done stays by car. A step by bicycle takes 180 s."""
    situation = after(two_routes(), "07:17", "car_broken:W1,to=bicycle")
    done, rest = situation.instance.shift["S1"], situation.instance.shift[dict(situation.goes_on)["S1"]]
    assert (done.means, done.end, done.end_address) == (Means.CAR, at("07:16:18"), "A1")
    assert (rest.means, rest.start, rest.start_address) == (Means.BICYCLE, at("07:17"), "A1")
    found = replanned(two_routes(), "07:17", "car_broken:W1,to=bicycle")
    assert all(not a.violations for a in found.alternatives)


def test_a_broken_car_does_not_stop_who_cycles() -> None:
    """W1 goes by bicycle."""
    given = instance([visit("V1")], [shift("S1", means=Means.BICYCLE)])
    travel = grid_times(given)
    day = given, travel, plan_of(given, travel, {"S1": ["V1"]})
    assert codes(faults(day, "06:30", "car_broken:W1")) == ["event_no_car"]


def test_who_is_sick_is_left_out_of_every_alternative() -> None:
    """The others have room for all."""
    for alternative in replanned(two_routes(), "06:10", "sick:W1").alternatives:
        assert alternative.plan.unplanned == ()
        assert worker_of(alternative.plan, "V1") == ["W2"]


def test_all_faults_are_told_at_once() -> None:
    """An unknown worker, one whose shift is over, an unknown visit, an unknown address."""
    found = faults(two_routes(), "15:30", "sick:W9", "sick:W1", "cancelled:V9", "road_closed:A9")
    assert codes(found) == [
        "event_unknown_worker",
        "event_no_shift",
        "event_unknown_visit",
        "event_unknown_near",
    ]
    assert found[0].column == "event 1: worker"


def test_who_comes_after_the_shift_is_over_does_nothing() -> None:
    """The shift ends at 15:00: none of the three visits can stay with W1."""
    situation = after(two_routes(), "06:30", "late:W1@16:00")
    assert situation.struck == {"V1", "V2", "V3"}
    assert "S1" not in situation.instance.shift


def test_who_is_sick_in_a_storm_is_sick() -> None:
    """In a storm the shift goes on as another; its visits are hit all the same, in whatever order it is told."""
    for events in (("storm", "sick:W1"), ("sick:W1", "storm")):
        situation = after(two_routes(), "07:25", *events)
        assert situation.struck == {"V3"}
        assert {s.worker_id for s in situation.instance.shifts if s.end > at("07:40")} == {"W2"}


def test_who_goes_home_takes_no_break_that_makes_them_late() -> None:
    """V2 is left at 07:32:36: half an hour of break and two steps home end at 08:04:36, too late for 08:00 and not for 08:10."""
    given = instance([visit("V1"), visit("V2")], [shift("S1", breaks=(pause("07:30", "09:00"),))])
    travel = grid_times(given)
    day = given, travel, plan_of(given, travel, {"S1": ["V1", "V2", "break"]})
    for clock, breaks in (("08:00", 0), ("08:10", 1)):
        situation = after(day, "07:25", f"sick:W1@{clock}")
        assert len(situation.instance.shift["S1"].breaks) == breaks


def test_a_car_does_not_take_over_from_the_car_that_broke() -> None:
    """Said when the event is read."""
    with pytest.raises(InputError) as error:
        after(two_routes(), "07:17", "car_broken:W1,to=car")
    assert codes(error.value.issues) == ["event_still_a_car"]


def test_faults_are_told_in_the_order_of_the_events() -> None:
    """Although those of storms and roads are found after those of workers and visits."""
    found = faults(two_routes(), "09:00", "storm@08:00", "sick:W9", "road_closed:A99", "cancelled:V9")
    assert [issue.column for issue in found] == [
        "event 1: until",
        "event 2: worker",
        "event 3: near",
        "event 4: visit",
    ]


def test_the_same_event_counts_once() -> None:
    """Two report that W1 is late, and two that V6 takes ten minutes more."""
    given = two_routes()
    once = after(given, "07:00", "extended:V6+10", "late:W1@07:35")
    twice = after(given, "07:00", "extended:V6+10", "late:W1@07:35", "extended:V6+10", "late:W1@07:35")
    assert twice.instance == once.instance
    assert [n.params for n in twice.notes if n.code == "twice"] == [
        {"event": "extended", "number": 3},
        {"event": "late", "number": 4},
    ]
