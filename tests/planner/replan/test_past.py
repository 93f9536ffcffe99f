"""What of a plan is done or under way at an instant."""

from __future__ import annotations

from planner.replan.past import Cut, past_of
from tests.builders import at, grid_times, instance, plan_of, shift, visit, window
from tests.planner.replan.samples import two_routes


def done(now: str, **cuts: Cut) -> list[str]:
    """Visits of S1 that stay at `now`."""
    past = past_of(*two_routes(), at(now), cuts)
    return [a.visit_id or "" for a in past.standings["S1"].done]


def test_nothing_is_done_before_anybody_sets_out() -> None:
    """The route leaves the base at 07:00."""
    assert done("06:59:59") == []
    assert done("07:00") == ["V1"]


def test_who_is_on_the_way_goes_there() -> None:
    """V2 starts at 07:20:38; less 200 s at the door and 60 s of way that is 07:16:18, when V1 is left."""
    assert done("07:16:17") == ["V1"]
    assert done("07:16:18") == ["V1", "V2"]


def test_where_the_worker_is_and_when_free() -> None:
    """V1 ends 07:14:20 and takes 118 s to leave."""
    standing = past_of(*two_routes(), at("07:10")).standings["S1"]
    assert standing.place == "A1"
    assert standing.ready == at("07:16:18")


def test_who_has_time_sets_out_as_late_as_that_allows() -> None:
    """V2 may not start before 09:00: the plan waits at the door, but nobody needs to set out before 08:55:40."""
    given = instance([visit("V1"), visit("V2", None, window("09:00", "10:00"))], [shift("S1")])
    travel = grid_times(given)
    plan = plan_of(given, travel, {"S1": ["V1", "V2"]})
    assert len(past_of(given, travel, plan, at("08:55:39")).standings["S1"].done) == 1
    assert len(past_of(given, travel, plan, at("08:55:40")).standings["S1"].done) == 2


def test_a_stop_goes_on_where_coming_back_would_be_too_late() -> None:
    """V2 and V3 are behind one door, V3 right after V2: who does V2 does V3 too, from 07:13:20 on, when going out (118 s) and in
    again (200 s) would end after V3's start."""
    given = instance([visit("V2"), visit("V3", "C2")], [shift("S1")])
    travel = grid_times(given)  # V2 07:04:20-07:14:20, V3 07:14:20-07:24:20
    plan = plan_of(given, travel, {"S1": ["V2", "V3"]})
    assert len(past_of(given, travel, plan, at("07:05")).standings["S1"].done) == 2


def test_a_visit_missed_is_not_done_and_the_rest_still_is() -> None:
    """V2 was not carried out; V3 has begun."""
    past = past_of(*two_routes(), at("07:40"), missed=frozenset({"V2"}))
    assert past.visits >= {"V1", "V3"}
    assert "V2" not in past.visits


def test_who_goes_home_begins_nothing_more() -> None:
    """V2 starts at 07:20:38."""
    assert done("07:40", S1=Cut(begins_by=at("07:20:38"))) == ["V1", "V2"]
    assert done("07:40", S1=Cut(begins_by=at("07:20:37"))) == ["V1"]


def test_who_is_on_the_way_when_the_car_breaks_does_not_arrive() -> None:
    """V2 is reached at 07:17:18."""
    assert done("07:17", S1=Cut(arrives_by=at("07:17:18"))) == ["V1", "V2"]
    assert done("07:17", S1=Cut(arrives_by=at("07:17:17"))) == ["V1"]


def test_who_comes_late_has_done_what_could_be_reached_from_the_base() -> None:
    """From the base to A2 are 120 s and 200 s at the door: V2 at 07:20:38 is done by who sets out at 07:15:18."""
    assert done("07:25", S1=Cut(not_before=at("07:15:18"))) == ["V2"]
    assert done("07:25", S1=Cut(not_before=at("07:15:19"))) == []


def test_of_two_workers_neither_has_done_what_one_could_not() -> None:
    """V1 needs two; W2 is sick before it begins, so that W1 has not done it either."""
    given = instance([visit("V1", staff_required=2)], [shift("S1"), shift("S2")])
    travel = grid_times(given)
    plan = plan_of(given, travel, {"S1": ["V1"], "S2": [("V1", 1)]})
    assert past_of(given, travel, plan, at("07:10")).visits == {"V1"}
    assert past_of(given, travel, plan, at("07:10"), {"S2": Cut(begins_by=at("07:00"))}).visits == set()
