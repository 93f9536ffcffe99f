"""For whom a plan is another: each kind of change biting and not biting, on plans laid out by hand."""

from __future__ import annotations

import pytest

from planner.domain import Instance, Plan
from planner.whatif.changes import TIME_LIMIT, count_citizens, visit_changes, worker_changes
from planner.whatif.records import VisitChange
from tests.builders import after, at, four_visits, grid_times, plan_of, shift, visit

DAY = four_visits()
TIMES = grid_times(DAY)
BEFORE = {"S1": ["V1", "V2", "V3"], "S2": ["V4"]}


def planned(sequences: dict, instance: Instance = DAY, **departures: object) -> tuple[Instance, Plan]:
    return instance, plan_of(instance, TIMES, sequences, departures or None)  # type: ignore[arg-type]


def changes(now: tuple[Instance, Plan], was: tuple[Instance, Plan] | None = None) -> dict[str, VisitChange]:
    return {c.visit_id: c for c in visit_changes(was or planned(BEFORE), now)}


def test_the_same_plan_changes_nothing_for_nobody() -> None:
    assert changes(planned(BEFORE)) == {}
    assert worker_changes(planned(BEFORE), planned(BEFORE)) == ()
    assert count_citizens([]) == {}


def test_another_worker() -> None:
    """V4 goes from S2 to the end of S1: another worker, and about forty minutes later."""
    found = changes(planned({"S1": ["V1", "V2", "V3", "V4"]}))
    assert found.keys() == {"V4"}
    assert found["V4"].kinds == ("worker", "time")
    assert (found["V4"].workers_before, found["V4"].workers_after) == (("W2",), ("W1",))
    assert found["V4"].before != found["V4"].after


@pytest.mark.parametrize(("late", "kinds"), [(TIME_LIMIT, None), (TIME_LIMIT + 1, ("time",))])
def test_another_time_is_more_than_a_quarter_of_an_hour(late: int, kinds: tuple | None) -> None:
    found = changes(planned(BEFORE, S2=after(at("07:00"), late)))
    assert {v: c.kinds for v, c in found.items()} == ({} if kinds is None else {"V4": kinds})


def test_another_mode() -> None:
    found = changes(planned({**BEFORE, "S2": [("V4", "screen")]}))
    assert found["V4"].kinds == ("mode",)
    assert (found["V4"].mode_before, found["V4"].mode_after) == ("physical", "screen")


def test_left_out_and_taken_in() -> None:
    without = planned({"S1": ["V1", "V2", "V3"]})
    assert changes(without)["V4"].kinds == ("left_out",)
    assert changes(planned(BEFORE), without)["V4"].kinds == ("taken_in",)
    assert changes(without, without) == {}
    assert changes(without)["V4"].after is None


def test_a_visit_that_only_one_of_the_days_has() -> None:
    fewer = DAY.model_copy(update={"visits": DAY.visits[:3]})
    gone = changes(planned({"S1": ["V1", "V2", "V3"]}, fewer))
    assert {v: c.kinds for v, c in gone.items()} == {"V4": ("gone",)}
    new = changes(planned(BEFORE), planned({"S1": ["V1", "V2", "V3"]}, fewer))
    assert {v: c.kinds for v, c in new.items()} == {"V4": ("new",)}
    assert new["V4"].citizen_id == "C3"


def test_a_new_visit_without_room_is_both() -> None:
    more = DAY.model_copy(update={"visits": (*DAY.visits, visit("V5", "C3"))})
    assert changes(planned(BEFORE, more))["V5"].kinds == ("new", "left_out")


def test_of_two_workers_either_counts_and_seats_do_not() -> None:
    """Both come to V1 either way round; then a third in the stead of one."""
    shifts = (*DAY.shifts, shift("S3"))
    double = four_visits().visit["V1"].model_copy(update={"staff_required": 2})
    day = DAY.model_copy(update={"visits": (double,), "shifts": shifts})
    day = day.model_copy(
        update={"workers": (*DAY.workers, DAY.workers[0].model_copy(update={"worker_id": "W3"}))}
    )
    first = planned({"S1": ["V1"], "S2": [("V1", 1)]}, day)
    turned = planned({"S2": ["V1"], "S1": [("V1", 1)]}, day)
    other = planned({"S1": ["V1"], "S3": [("V1", 1)]}, day)
    assert changes(turned, first) == {}
    assert changes(other, first)["V1"].kinds == ("worker",)
    assert changes(other, first)["V1"].workers_after == ("W1", "W3")


def test_citizens_are_counted_once_a_kind() -> None:
    """V2 and V3 are of C2: two visits, one citizen."""
    found = visit_changes(planned(BEFORE), planned({"S1": ["V1"], "S2": ["V4"]}))
    assert {c.visit_id for c in found} == {"V2", "V3"}
    assert count_citizens(found) == {"any": 1, "left_out": 1}


def test_a_worker_with_other_visits_and_one_who_is_away() -> None:
    """V1, 600 s of care with 318 s of stop and 2 x 60 s of driving: 1038 s. S2 has V4 at A3: 918 + 360 = 1278 s."""
    moved = worker_changes(planned(BEFORE), planned({"S1": ["V1"], "S2": ["V2", "V3", "V4"]}))
    assert [(w.worker_id, w.kind, w.visits_before, w.visits_after) for w in moved] == [
        ("W1", "visits", 3, 1),
        ("W2", "visits", 1, 3),
    ]
    assert moved[0].seconds_after == 1038
    assert moved[1].seconds_before == 1278
    without = DAY.model_copy(update={"shifts": DAY.shifts[:1]})
    away = worker_changes(planned(BEFORE), planned({"S1": ["V1", "V2", "V3"]}, without))
    assert [(w.worker_id, w.kind, w.visits_after) for w in away] == [("W2", "away", 0)]
    added = worker_changes(planned({"S1": ["V1", "V2", "V3"]}, without), planned(BEFORE))
    assert [(w.worker_id, w.kind, w.seconds_after) for w in added] == [("W2", "added", 1278)]


def test_a_call_is_work_without_a_way() -> None:
    """60 s of set-up, 300 s of care, 120 s of documentation."""
    called = worker_changes(planned({"S1": ["V1"]}), planned({"S1": ["V1"], "S2": [("V4", "screen")]}))
    assert [(w.worker_id, w.seconds_after) for w in called] == [("W2", 480)]
