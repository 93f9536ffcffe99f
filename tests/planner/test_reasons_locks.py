"""Reasons where the planner has locked something, or two workers go together: never "there is room" in vain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from planner.domain import Instance, Level, Mode, Reason
from planner.messages import Lang
from planner.planning import plan_day
from planner.reason_texts import describe_reason
from planner.reasons import why_unplanned
from solvers.base import Budget
from tests.builders import (
    Entry,
    at,
    citizen,
    grid_times,
    instance,
    link,
    pause,
    pin,
    plan_of,
    shift,
    visit,
    window,
)

LINE = grid_times(["B", "A1", "A2", "A3", "A4"])
SCREEN_ONLY = {"modes": frozenset({Mode.SCREEN})}


def why(i: Instance, sequences: Mapping[str, Sequence[Entry]] | None = None) -> dict[str, list[str]]:
    """Codes by visit; a reason about another visit is written "code V2"."""
    found = why_unplanned(i, LINE, plan_of(i, LINE, sequences or {}))
    return {visit_id: [_short(r) for r in reasons] for visit_id, reasons in found.items()}


def _short(reason: Reason) -> str:
    assert all("{" not in describe_reason(reason, lang) for lang in Lang)
    about = reason.params.get("visit")
    return reason.code if about is None else f"{reason.code} {about}"


def solved(i: Instance) -> tuple[set[str], dict[str, list[str]]]:
    """What the greedy solver plans, and why not the rest."""
    plan = plan_day(i, LINE, solver="greedy", budget=Budget(iterations=1))
    planned = {a.visit_id for r in plan.routes for a in r.activities if a.visit_id is not None}
    return planned, {u.visit_id: [_short(r) for r in u.reasons] for u in plan.unplanned}


# locked after one another


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level.NURSE, {"V1": ["fits"], "V2": ["no_worker_level"]}),
        (Level.SSH, {"V1": ["fits"], "V2": ["pin_after V1"]}),
    ],
)
def test_a_later_visit_that_nobody_may_do_holds_nothing_back(
    level: Level, expected: dict[str, list[str]]
) -> None:
    """With nothing planned V1 has room; V2 after it has its own ground, or else none but that V1 is out."""
    i = instance([visit("V1"), visit("V2", level=level)], [shift()], pins=(pin("V2", after="V1"),))
    assert why(i) == expected
    planned, reasons = solved(i)
    assert planned == ({"V1"} if level is Level.NURSE else {"V1", "V2"})
    assert reasons == ({"V2": ["no_worker_level"]} if level is Level.NURSE else {})


def test_a_later_visit_without_room_holds_the_earlier_one_back() -> None:
    """V3 at A1 takes from 07:30 to 11:30, V4 from 12:00 to 15:00 less the way home: V2, of an hour, finds no
    room, V1 of ten minutes does: 07:04:20.
    """
    visits = [
        visit("V1", "C1"),
        visit("V2", "C1", seconds=3600),
        visit("V3", "C1", window("07:30", "07:30"), seconds=4 * 3600),
        visit("V4", "C1", window("12:00", "12:00"), seconds=10620 - 118 - 60),
    ]
    i = instance(visits, [shift()], pins=(pin("V2", after="V1"),))
    routes = {"S1": ["V3", "V4"]}
    assert why(i, routes) == {"V1": ["held_back V2"], "V2": ["routes_full"]}
    free = instance(visits, [shift()])
    assert why(free, routes) == {"V1": ["fits"], "V2": ["routes_full"]}


def test_an_earlier_visit_without_room_is_the_reason_of_the_later_one() -> None:
    """The other way about: V1 takes an hour, V2 ten minutes."""
    visits = [
        visit("V1", "C1", seconds=3600),
        visit("V2", "C1"),
        visit("V3", "C1", window("07:30", "07:30"), seconds=7 * 3600),
    ]
    i = instance(visits, [shift()], pins=(pin("V2", after="V1"),))
    assert why(i, {"S1": ["V3"]}) == {"V1": ["routes_full"], "V2": ["pin_after V1"]}


def test_each_has_room_but_not_one_after_the_other() -> None:
    """Before V3, which begins 07:30, there is room for either (07:04:20 to 07:30) of 20 minutes, not for
    both; after V3 it is 14:40, too late.
    """
    visits = [
        visit("V1", "C1", seconds=1200),
        visit("V2", "C1", seconds=1200),
        visit("V3", "C1", window("07:30", "07:30"), seconds=7 * 3600 + 600),
    ]
    i = instance(visits, [shift()], pins=(pin("V2", after="V1"),))
    assert why(i, {"S1": ["V3"]}) == {"V1": ["held_back V2"], "V2": ["no_room_after V1"]}


def test_the_culprit_at_the_end_of_a_chain() -> None:
    """V3 is locked after V2 and V2 after V1, and only V3, of an hour, has no room in the half hour there is."""
    visits = [
        visit("V1", "C1", seconds=300),
        visit("V2", "C1", seconds=300),
        visit("V3", "C1", seconds=3600),
        visit("V4", "C1", window("07:30", "07:30"), seconds=7 * 3600),
    ]
    i = instance(visits, [shift()], pins=(pin("V2", after="V1"), pin("V3", after="V2")))
    assert why(i, {"S1": ["V4"]}) == {"V1": ["held_back V3"], "V2": ["pin_after V1"], "V3": ["routes_full"]}


def test_a_chain_with_room_for_all() -> None:
    """Nothing is planned: the first has room, and the others wait for the one before."""
    pins = (pin("V2", after="V1"), pin("V3", after="V2"))
    i = instance([visit("V1"), visit("V2"), visit("V3")], [shift()], pins=pins)
    assert why(i) == {"V1": ["fits"], "V2": ["pin_after V1"], "V3": ["pin_after V2"]}
    assert why(i, {"S1": ["V1"]}) == {"V2": ["fits"], "V3": ["pin_after V2"]}


def test_locks_in_a_circle_come_to_an_end() -> None:
    i = instance([visit("V1"), visit("V2")], [shift()], pins=(pin("V2", after="V1"), pin("V1", after="V2")))
    assert why(i) == {"V1": ["pin_after V2"], "V2": ["pin_after V1"]}


def test_no_shift_for_both() -> None:
    """V1 is W1's and V2 is W2's: V1 is free of it and planned, and V2 is told that nobody comes from V1."""
    i = instance(
        [visit("V1"), visit("V2")],
        [shift("S1"), shift("S2")],
        citizens=[
            citizen("C1", required_workers=frozenset({"W1"})),
            citizen("C2", required_workers=frozenset({"W2"})),
        ],
        pins=(pin("V2", after="V1"),),
    )
    assert solved(i) == ({"V1"}, {"V2": ["not_after V1"]})
    assert why(i)["V1"] == ["fits"]


def test_a_lock_after_a_visit_that_does_not_exist() -> None:
    i = instance([visit("V1")], [shift()], pins=(pin("V1", after="V9"),))
    assert why(i) == {"V1": ["pin_after V9"]}


# two workers


@pytest.mark.parametrize(
    ("lock", "expected"),
    [(None, ["no_shift_serves_mode"]), (Mode.SCREEN, ["fits"]), (Mode.PHYSICAL, ["no_shift_serves_mode"])],
)
def test_a_double_visit_that_may_be_physical_is_physical(lock: Mode | None, expected: list[str]) -> None:
    """Both shifts only call. As the engine has it: physical unless locked to the screen."""
    pins = () if lock is None else (pin("V1", mode=lock),)
    v = visit("V1", staff_required=2, screen_seconds=300)
    i = instance([v], [shift("S1", **SCREEN_ONLY), shift("S2", **SCREEN_ONLY)], pins=pins)
    assert why(i) == {"V1": expected}
    planned, reasons = solved(i)
    assert planned == ({"V1"} if expected == ["fits"] else set())
    assert reasons == ({} if planned else {"V1": expected})


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("S1", "S1", ["pinned_shift", "pinned_shift", "double_staffing"]),
        ("S1", "S3", ["pinned_shift", "pinned_shift", "double_staffing"]),  # W1 has both
        ("S1", "S2", ["fits"]),
        ("S1", None, ["fits"]),
        (None, "S2", ["fits"]),
    ],
)
def test_each_seat_has_its_own_lock(first: str | None, second: str | None, expected: list[str]) -> None:
    locks = tuple(pin("V1", shift_id=s, seat=k) for k, s in ((0, first), (1, second)) if s is not None)
    shifts = [shift("S1", end="11:00"), shift("S2"), shift("S3", "W1", "11:00")]
    i = instance([visit("V1", staff_required=2)], shifts, pins=locks)
    assert why(i) == {"V1": expected}
    assert bool(solved(i)[0]) == (expected == ["fits"])


@pytest.mark.parametrize(("seat_of", "fits"), [("S2", True), ("S3", False)])
def test_the_locked_seat_decides_where_there_must_be_room(seat_of: str, fits: bool) -> None:
    """S3 is at V2 all day; with a seat locked to it there is no room, though S1 and S2 are free."""
    busy = visit("V2", None, window("07:10", "07:10"), seconds=27500)
    i = instance(
        [visit("V1", staff_required=2), busy],
        [shift("S1"), shift("S2"), shift("S3")],
        pins=(pin("V1", shift_id=seat_of, seat=1),),
    )
    assert why(i, {"S3": ["V2"]})["V1"] == (["fits"] if fits else ["pinned_shift", "routes_full"])


@pytest.mark.parametrize(
    "locks",
    [
        (pin("V1", start=at("08:00")), pin("V1", start=at("09:00"), seat=1)),
        (pin("V1", mode=Mode.PHYSICAL), pin("V1", mode=Mode.SCREEN, seat=1)),
    ],
)
def test_two_seats_locked_apart(locks: tuple[object, object]) -> None:
    """They start together, in one mode: a lock on one seat is a lock on both."""
    v = visit("V1", staff_required=2, screen_seconds=300)
    i = instance([v], [shift("S1"), shift("S2")], pins=locks)
    assert why(i) == {"V1": ["pins_differ"]}
    assert solved(i) == (set(), {"V1": ["pins_differ"]})


# locked starts


def test_a_locked_start_outside_its_window_leaves_room_for_others() -> None:
    """V2 is planned at 12:00 by lock, an hour after its window. V1 fits before it all the same: at 07:04:20."""
    i = instance(
        [visit("V1", "C1"), visit("V2", "C1", window("07:00", "11:00"))],
        [shift()],
        pins=(pin("V2", start=at("12:00")),),
    )
    assert why(i, {"S1": ["V2"]}) == {"V1": ["fits"]}


@pytest.mark.parametrize(
    ("start", "expected"), [("15:10", ["fits"]), ("16:50", ["pin_start", "no_shift_in_window"])]
)
def test_a_locked_start_replaces_the_windows(start: str, expected: list[str]) -> None:
    """The window is 07-15 and the shift till 17: at 15:10 there is room, at 16:50 not for the way home too."""
    i = instance([visit("V1", seconds=900)], [shift(end="17:00")], pins=(pin("V1", start=at(start)),))
    assert why(i) == {"V1": expected}
    assert bool(solved(i)[0]) == (expected == ["fits"])


def test_a_locked_start_and_a_link() -> None:
    """V2 starts 07:04:20; V1 at least nine hours later is 16:04:20, outside its window but as locked."""
    for start, expected in [("16:05", ["fits"]), ("16:04", ["pin_start", "link_gap V2"])]:
        i = instance(
            [visit("V1", "C1"), visit("V2", "C1")],
            [shift(end="17:00")],
            links=(link("V2", "V1", 9 * 3600),),
            pins=(pin("V1", start=at(start)),),
        )
        assert why(i, {"S1": ["V2"]}) == {"V1": expected}


def test_breaks_are_known_by_their_windows() -> None:
    """Of two breaks of half an hour 07:00-09:00 may be either, 12:00 is only the one due till 14:00: both
    stay where they are, and V1 has room.
    """
    breaks = (pause("07:00", "14:00"), pause("07:10", "09:00"))
    i = instance([visit("V1"), visit("V2", "C1")], [shift(breaks=breaks)])
    laid_out = instance(i.visits, [shift(breaks=(pause("07:10", "09:00"), pause("12:00", "14:00")))])
    plan = plan_of(laid_out, LINE, {"S1": ["break", "V2", "break"]})
    assert [r.code for r in why_unplanned(i, LINE, plan)["V1"]] == ["fits"]
