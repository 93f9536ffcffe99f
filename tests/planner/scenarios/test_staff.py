"""Workers absent and added, and shifts moved."""

from __future__ import annotations

from datetime import timedelta

from planner.domain import Level, Means, Mode
from tests.builders import (
    at,
    citizen,
    delegation,
    grid_times,
    instance,
    pause,
    pin,
    shift,
    visit,
    worker,
)
from tests.planner.scenarios.days import ROAD, codes, made, refused, told, town, week


def shifts_of(situation, worker_id: str = "") -> list[str]:
    """Ids of the shifts there are, of one worker or all."""
    return [s.shift_id for s in situation.instance.shifts if not worker_id or s.worker_id == worker_id]


def test_absent_by_name() -> None:
    found = made(town(), {"edit": "absent", "workers": ["W2"]})
    assert shifts_of(found) == ["S1", "S3", "U1"]
    assert "W2" in found.instance.worker
    assert found.workers == {"W2"}
    assert told(found, "absent") == {"count": 1, "ids": "W2", "shifts": 1, "hours": 8.0}


def test_absent_by_number_takes_the_first_by_id_on_the_road() -> None:
    """O1 comes before W1 by id, and sits at a desk."""
    assert shifts_of(made(town(), {"edit": "absent", "count": 2})) == ["S3", "U1"]
    assert shifts_of(made(town(), {"edit": "absent", "count": 1, "level": "ssa"})) == ["S1", "S2", "U1"]


def test_more_absent_than_there_are() -> None:
    (found,) = refused(town(), {"edit": "absent", "count": 3, "level": "ssh"})
    assert (found.code, found.value, found.params["found"]) == ("scenario_too_few_workers", "3", 2)


def test_absent_on_one_date() -> None:
    assert shifts_of(made(week(), {"edit": "absent", "workers": ["W1"], "date": "2026-03-03"})) == [
        "S0",
        "S2",
    ]
    assert codes(refused(week(), {"edit": "absent", "workers": ["W1"], "date": "2026-03-09"})) == [
        "scenario_unknown_date"
    ]


def test_a_worker_named_who_is_not_at_work_then_is_a_fault() -> None:
    (found,) = refused(town(), {"edit": "absent", "workers": ["W1", "W3"], "level": "ssh"})
    assert (found.code, found.value) == ("scenario_no_shift", "W3")


def test_locks_to_an_absent_shift_are_opened() -> None:
    """The lock of V1 held the shift and the time, of which the time stays; that of V2 held the shift alone."""
    day = instance(
        [visit("V1"), visit("V2"), visit("V3")],
        [shift("S1"), shift("S2")],
        pins=(
            pin("V1", shift_id="S1", start=at("08:00")),
            pin("V2", shift_id="S1"),
            pin("V3", shift_id="S2"),
        ),
    )
    found = made((day, grid_times(day)), {"edit": "absent", "workers": ["W1"]})
    assert found.instance.pins == (pin("V1", start=at("08:00")), pin("V3", shift_id="S2"))
    assert told(found, "locks_opened")["count"] == 2


def test_citizens_who_take_nobody_else_are_named() -> None:
    day = instance(
        [visit("V1"), visit("V2")],
        [shift("S1"), shift("S2")],
        citizens=[
            citizen("C1", required_workers=frozenset({"W1"})),
            citizen("C2", required_workers=frozenset({"W1", "W2"})),
        ],
    )
    assert told(made((day, grid_times(day)), {"edit": "absent", "workers": ["W1"]}), "required_away") == {
        "count": 1,
        "ids": "C1",
    }


def test_a_worker_like_another() -> None:
    """Twice: shifts, level and delegations, under ids of their own."""
    found = made(town(), {"edit": "added", "like": "W1", "count": 2})
    assert shifts_of(found, "W1+1") == ["S1+1"]
    assert shifts_of(found, "W1+2") == ["S1+2"]
    assert found.instance.worker["W1+2"].level is Level.SSH
    handed = [d.citizen_id for d in found.instance.delegations if d.worker_id == "W1+1"]
    assert handed == ["C1", "C2"]
    assert found.workers == {"W1+1", "W1+2"}


def test_another_operator_gets_a_seat() -> None:
    """One seat from 07 to 15, none after."""
    found = made(town(), {"edit": "added", "like": "O1"})
    assert [s.count for s in found.instance.units[0].seats] == [2, 0]


def test_nobody_can_be_like_one_without_shifts() -> None:
    away = {"edit": "absent", "workers": ["W1"]}
    assert codes(refused(town(), away, {"edit": "added", "like": "W1"})) == ["scenario_no_shift"]
    assert codes(refused(town(), {"edit": "added", "like": "W9"})) == ["scenario_unknown_worker"]


def test_a_worker_described() -> None:
    """07-15 is more than six hours: a break from 09:40 to 12:20, the middle third. W1 is the SSH who has tasks delegated."""
    edit = {
        "edit": "added",
        "level": "ssh",
        "base": "B",
        "start": "7:00",
        "end": "15.00",
        "certificates": ["medicine"],
    }
    found = made(town(), edit)
    new = found.instance.shift["NS1"]
    assert (new.worker_id, new.start, new.end, new.means) == ("N1", at("07:00"), at("15:00"), Means.CAR)
    assert [(b.start_earliest, b.start_latest, b.duration) for b in new.breaks] == [
        (at("09:40"), at("12:20"), 29 * 60)
    ]
    assert new.modes == ROAD
    assert found.instance.worker["N1"].certificates == {"medicine"}
    assert [d.citizen_id for d in found.instance.delegations if d.worker_id == "N1"] == ["C1", "C2"]
    assert told(found, "hired") == {"count": 1, "ids": "N1", "hours": 8.0}


def test_tasks_are_handed_by_level_and_only_if_asked() -> None:
    described = {"edit": "added", "base": "B", "start": "7:00", "end": "13:00"}
    for fields in ({"level": "ssa"}, {"level": "ssh", "delegated": False}):
        found = made(town(), {**described, **fields})
        assert not [d for d in found.instance.delegations if d.worker_id == "N1"]
        assert not found.instance.shift["NS1"].breaks  # six hours, not more


def test_open_shifts_each_become_a_worker_on_their_date() -> None:
    """The first on every date of three, and over midnight; the second on Tuesday alone."""
    shifts = [
        {"level": "ssh", "base": "B", "start": "23:00", "end": "07:00", "label": "Nat"},
        {
            "level": "nurse",
            "base": "A1",
            "start": "17",
            "end": "22:30",
            "date": "2026-03-03",
            "calls": True,
            "means": "bicycle",
        },
    ]
    found = made(week(), {"edit": "open_shifts", "shifts": shifts})
    night = [s for s in found.instance.shifts if s.worker_id == "N1"]
    assert [(s.start, s.end) for s in night] == [(at("23:00", d), at("07:00", d + 1)) for d in range(3)]
    (evening,) = [s for s in found.instance.shifts if s.worker_id == "N2"]
    assert (evening.start, evening.start_address, evening.modes) == (at("17:00", 1), "A1", frozenset(Mode))
    assert found.instance.worker["N1"].label == "Nat"
    assert told(found, "hired")["hours"] == 3 * 8 + 5.5


def test_a_new_shift_needs_a_base_with_travel_times() -> None:
    day, _ = town()
    edit = {"edit": "added", "level": "ssh", "start": "7", "end": "9"}
    assert codes(refused(town(), {**edit, "base": "X"})) == ["scenario_unknown_base"]
    assert codes(refused((day, grid_times(["B", "A1"])), {**edit, "base": "A2"})) == ["scenario_no_travel"]


def test_shifts_move_with_their_breaks() -> None:
    day = instance([visit("V1")], [shift("S1", breaks=(pause("10:00", "12:00"),))])
    moved = made((day, grid_times(day)), {"edit": "shifts_moved", "minutes": -30}).instance.shift["S1"]
    assert (moved.start, moved.end) == (at("06:30"), at("14:30"))
    assert [(b.start_earliest, b.start_latest) for b in moved.breaks] == [(at("09:30"), at("11:30"))]


def test_shorter_shifts_keep_their_breaks_where_there_is_room() -> None:
    """Until 11: the break of half an hour starts by 10:30. Until 10:29 there is none."""
    day = instance([visit("V1")], [shift("S1", breaks=(pause("10:00", "12:00"),))])
    given = day, grid_times(day)
    (kept,) = made(given, {"edit": "shifts_moved", "end": -240}).instance.shift["S1"].breaks
    assert (kept.start_earliest, kept.start_latest) == (at("10:00"), at("10:30"))
    found = made(given, {"edit": "shifts_moved", "end": -271})
    assert not found.instance.shift["S1"].breaks
    assert told(found, "breaks_gone")["count"] == 1
    assert told(found, "shifts_moved")["hours"] == -4.52


def test_longer_by_the_level_and_base_named() -> None:
    day = instance(
        [visit("V1")],
        [shift("S1"), shift("S2"), shift("S3", start_address="A1", end_address="A1")],
        workers=[worker("W1"), worker("W2", Level.NURSE), worker("W3")],
    )
    found = made((day, grid_times(day)), {"edit": "shifts_moved", "level": "ssh", "base": "B", "start": -60})
    assert [s.end - s.start for s in found.instance.shifts] == [timedelta(hours=h) for h in (9, 8, 8)]
    assert found.workers == {"W1"}


def test_a_shift_cannot_end_before_it_begins() -> None:
    assert codes(refused(town(), {"edit": "shifts_moved", "workers": ["W1"], "end": -480})) == [
        "scenario_shift_empty"
    ]
    assert made(town(), {"edit": "shifts_moved", "workers": ["W1"], "end": -479}).instance.shift[
        "S1"
    ].start == at("07:00")


def test_delegations_of_a_twin_are_its_own() -> None:
    """A twin of a twin, and ids that are taken."""
    day = instance(
        [visit("V1")],
        [shift("S1"), shift("S1+1", "W1+1")],
        delegations=(delegation("W1", "C1", "insulin"),),
    )
    found = made((day, grid_times(day)), {"edit": "added", "like": "W1"})
    assert shifts_of(found, "W1+2") == ["S1+2"]
    assert found.instance.delegations[-1].worker_id == "W1+2"
