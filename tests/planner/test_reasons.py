"""Each reason a visit may have for being unplanned, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.check import check
from planner.domain import Instance, Level, Means, Mode, Reason, Visit
from planner.messages import Lang
from planner.reason_texts import REASONS, describe_reason
from planner.reasons import why_unplanned
from planner.travel.times import TravelTimes
from tests.builders import (
    Entry,
    at,
    citizen,
    delegation,
    grid_times,
    instance,
    link,
    pause,
    pin,
    plan_of,
    shift,
    visit,
    window,
    worker,
)

LINE = grid_times(["B", "A1", "A2", "A3", "A4"])


def why(
    i: Instance, sequences: Mapping[str, Sequence[Entry]] | None = None, travel: TravelTimes = LINE
) -> list[Reason]:
    """The reasons of V1 when the others lie as given. Each must have its words in both languages."""
    reasons = why_unplanned(i, travel, plan_of(i, travel, sequences or {}))["V1"]
    for reason in reasons:
        for lang in Lang:
            assert "{" not in describe_reason(reason, lang)
    return list(reasons)


def codes(reasons: list[Reason]) -> list[str]:
    return [r.code for r in reasons]


# who could come at all


def test_address_unreachable_unless_by_screen() -> None:
    mainland = grid_times(["B", "A2"])
    i = instance([visit()], [shift()])
    (reason,) = why(i, travel=mainland)
    assert (reason.code, reason.params) == ("address_unreachable", {"address": "A1"})
    assert codes(why(instance([visit(screen_seconds=300)], [shift()]), travel=mainland)) == ["fits"]


def test_no_shift_has_time_in_the_window() -> None:
    """Ten minutes of care from 14:50 are just over at 15:00; from 14:51 they are not."""
    (reason,) = why(instance([visit("V1", None, window("14:51", "20:00"))], [shift()]))
    assert (reason.code, reason.params) == ("no_shift_in_window", {"window": "14:51-20:00"})
    assert codes(why(instance([visit("V1", None, window("14:50", "20:00"))], [shift()]))) == ["too_far"]


def test_no_shift_serves_the_mode() -> None:
    only_screen = shift(modes=frozenset({Mode.SCREEN}), start_address=None, end_address=None)
    (reason,) = why(instance([visit()], [only_screen]))
    assert reason.code == "no_shift_serves_mode"
    assert describe_reason(reason, Lang.EN) == "No shift 07:00-15:00 serves the mode physical visit."
    assert codes(why(instance([visit(screen_seconds=300)], [only_screen]))) == ["fits"]


def test_no_worker_with_delegation_names_task_and_shift() -> None:
    """S1 is on from 07 to 09 without, S2 has it but starts when the window is over."""
    i = instance(
        [visit("V1", None, window("07:00", "08:00"), delegated_tasks=frozenset({"insulin"}))],
        [shift("S1", end="09:00"), shift("S2", start="08:30")],
        delegations=(delegation("W2", "C1", "insulin"), delegation("W1", "C2", "insulin")),
    )
    (reason,) = why(i)
    assert reason.code == "no_worker_delegation"
    assert describe_reason(reason, Lang.EN) == (
        "No worker with delegation for insulin for citizen C1 on shift 07:00-09:00."
    )
    nurse = instance(i.visits, i.shifts, workers=[worker("W1", Level.NURSE)])
    assert codes(why(nurse)) == ["fits"]


@pytest.mark.parametrize(
    ("asked", "home", "expected"),
    [
        ({"level": Level.NURSE}, {}, ["no_worker_level"]),
        ({"certificates": frozenset({"catheter"})}, {}, ["no_worker_certificate"]),
        ({}, {"required_workers": frozenset({"W9"})}, ["required_off_duty"]),
        ({}, {"forbidden_workers": frozenset({"W1", "W2"})}, ["only_forbidden"]),
        ({}, {"forbidden_workers": frozenset({"W1"})}, ["fits"]),
        ({"level": Level.SSA}, {"forbidden_workers": frozenset({"W2"})}, ["no_worker_with_all"]),
        (
            {"level": Level.NURSE, "certificates": frozenset({"catheter"})},
            {},
            ["no_worker_certificate", "no_worker_level"],
        ),
    ],
)
def test_who_may_come(asked: dict[str, Any], home: dict[str, Any], expected: list[str]) -> None:
    """W1 is SSH, W2 is SSA."""
    i = instance(
        [visit(**asked)],
        [shift("S1"), shift("S2")],
        workers=[worker("W1"), worker("W2", Level.SSA), worker("W9")],
        citizens=[citizen(**home)],
    )
    assert codes(why(i)) == expected


def test_double_staffing_with_one() -> None:
    """Two shifts of one worker are one worker; with a second one it fits."""
    one = instance([visit(staff_required=2)], [shift("S1", "W1"), shift("S2", "W1", "08:00")])
    (reason,) = why(one)
    assert (reason.code, reason.params["could"]) == ("double_staffing", 1)
    two = instance([visit(staff_required=2)], [shift("S1"), shift("S2", start="08:00")])
    (reason,) = why(two)
    # W2 leaves at 08:00 and is at work in the home 60 + 200 s later
    assert (reason.code, reason.params) == ("fits", {"shift": "S1 + S2", "start": "08:04:20"})


# pins


@pytest.mark.parametrize(
    ("lock", "expected"),
    [
        ({"shift_id": "S9"}, ["pin_shift_unknown"]),
        ({"shift_id": "S3"}, ["pinned_shift", "no_shift_in_window"]),
        ({"shift_id": "S1"}, ["fits"]),
        ({"start": at("06:59")}, ["pin_start", "no_shift_in_window"]),
        ({"start": at("15:10")}, ["pin_start", "no_shift_in_window"]),
        ({"start": at("07:00")}, ["too_far"]),
        ({"start": at("09:00")}, ["fits"]),
        ({"mode": Mode.SCREEN}, ["pin_mode"]),
        ({"after": "V3"}, ["pin_after"]),
        ({"after": "V2"}, ["fits"]),
        ({"after": "V2", "shift_id": "S4"}, ["pinned_shift", "not_after"]),
    ],
)
def test_pins(lock: dict[str, Any], expected: list[str]) -> None:
    """V2 is planned on S1 and V3 is not; S3 begins when V1's window is over, S4 is free."""
    i = instance(
        [visit(), visit("V2"), visit("V3")],
        [shift("S1"), shift("S3", start="15:30", end="22:00"), shift("S4")],
        pins=(pin("V1", **lock),),
    )
    assert codes(why(i, {"S1": ["V2"]})) == expected


# ties to other visits


def test_a_gap_that_cannot_be_kept() -> None:
    """V2 starts at 07:05:20 (120 + 200 s). Four hours later is 11:05:20; V1 closes at 11:00, or at 12:00."""
    ties = (link("V2", "V1", 4 * 3600),)
    (reason,) = why(
        instance([visit("V1", None, window("07:00", "11:00")), visit("V2")], [shift()], links=ties),
        {"S1": ["V2"]},
    )
    assert (reason.code, reason.params["visit"], reason.params["start"]) == ("link_gap", "V2", "07:05:20")
    free = instance([visit("V1", None, window("07:00", "12:00")), visit("V2")], [shift()], links=ties)
    (reason,) = why(free, {"S1": ["V2"]})
    assert (reason.code, reason.params["start"]) == ("fits", "11:05:20")


@pytest.mark.parametrize(
    ("kind", "shifts", "expected"),
    [
        ("same", [shift("S1"), shift("S2")], ["fits"]),
        ("same", [shift("S1", end="09:00"), shift("S2")], ["link_same_worker"]),
        ("different", [shift("S1"), shift("S2")], ["fits"]),
        ("different", [shift("S1")], ["link_different_worker"]),
    ],
)
def test_a_tied_worker(kind: str, shifts: list[Any], expected: list[str]) -> None:
    """V2 is W1's; V1 is from ten."""
    i = instance(
        [visit("V1", None, window("10:00")), visit("V2")], shifts, links=(link("V2", "V1", worker=kind),)
    )
    assert codes(why(i, {"S1": ["V2"]})) == expected


# distance and room


@pytest.mark.parametrize(
    ("means", "expected"), [(Means.CAR, "fits"), (Means.BICYCLE, "fits"), (Means.WALKING, "too_far")]
)
def test_too_far(means: Means, expected: str) -> None:
    """A4 is 240 s by car, 720 s by bicycle, 2,400 s on foot. Start by 07:20; on foot 07:40 + 200 s =
    07:43:20.
    """
    i = instance([visit("V1", "C4", window("07:00", "07:20"))], [shift(means=means)])
    (reason,) = why(i)
    assert reason.code == expected
    if expected == "too_far":
        assert reason.params["lack_seconds"] == 23 * 60 + 20
        assert "23 min 20 s" in describe_reason(reason, Lang.DA)


def test_routes_are_full_and_by_how_much() -> None:
    """S1 has V2 at A1 from 07:04:20, out at 07:16:18; V1 at A2 must start by 07:15: 07:16:18 + 60 + 200 =
    07:20:38. Before V2 it starts 07:05:20 and is left 07:17:18; V2 then at 07:21:38, but must start by
    07:10: 11 min 38 s.
    """
    visits = [visit("V1", "C2", window("07:00", "07:15")), visit("V2", "C1", window("07:00", "07:10"))]
    (reason,) = why(instance(visits, [shift()]), {"S1": ["V2"]})
    assert reason.code == "routes_full"
    assert (reason.params["workers"], reason.params["shift"]) == (1, "S1")
    assert reason.params["lack_seconds"] == 5 * 60 + 38
    assert "1 worker could take it" in describe_reason(reason, Lang.EN)


def test_a_screen_visit_goes_between_two_stops() -> None:
    """In the home V1 is out of reach; by screen it starts when V2 is left: 07:16:18 + 60 s."""
    far = visit("V1", "C4", window("07:00", "07:18"), screen_seconds=300)
    i = instance([far, visit("V2", "C1", window("07:00", "07:05"))], [shift()])
    (reason,) = why(i, {"S1": ["V2"]})
    assert (reason.code, reason.params["start"]) == ("fits", "07:17:18")


def test_the_break_must_still_be_taken() -> None:
    """A free shift of 22 min holds the 16 min 18 s of V1 and its travel, but not ten minutes of break as
    well.
    """
    free = shift(end="07:22")
    assert codes(why(instance([visit()], [free]))) == ["fits"]
    with_break = shift(end="07:22", breaks=(pause("07:00", "15:00", 600),))
    (reason,) = why(instance([visit()], [with_break]))
    # 120 + 200 + 600 + 118 + 600 = 1,638 s, and there are 1,320
    assert (reason.code, reason.params["lack_seconds"]) == ("routes_full", 318)


def test_breaks_already_taken_keep_their_own_windows() -> None:
    """The short break is taken first, though the long one may begin earlier: V1 fits at the end of it all."""
    breaks = (pause("07:00", "14:00", 1800), pause("07:10", "07:20", 300))
    i = instance([visit(), visit("V2", "C1")], [shift(breaks=breaks[::-1])])
    sequence = {"S1": ["break", "V2", "break"]}
    assert check(i, LINE, plan_of(i, LINE, {**sequence, "S1": ["break", "V2", "break", "V1"]})) == []
    assert codes(why(i, sequence)) == ["fits"]


def test_the_workers_other_route_is_in_the_way() -> None:
    """W1 is out on S2 from 07:10: S1 has ten minutes, and V1 takes 978 + 60 s with the way home."""
    i = instance(
        [visit("V1", None, window("07:00", "07:30")), visit("V2")],
        [shift("S1", "W1"), shift("S2", "W1", "07:10")],
    )
    (reason,) = why(i, {"S2": ["V2"]})
    # S1: 60 + 200 + 600 + 118 + 60 = 1,038 s, 438 too many; on S2 before V2 it fits from 07:14:20
    assert (reason.code, reason.params) == ("fits", {"shift": "S2", "start": "07:14:20"})


def test_two_workers_with_room_at_different_times() -> None:
    """W1 is free before eight, W2 after nine: each has room for V1, but never together."""
    visits = [
        visit("V1", "C1", window("07:00", "12:00"), staff_required=2),
        visit("V2", "C1", window("08:00", "08:00"), seconds=6 * 3600),
        visit("V3", "C1", window("07:00", "07:05"), seconds=2 * 3600),
    ]
    (reason,) = why(instance(visits, [shift("S1"), shift("S2")]), {"S1": ["V2"], "S2": ["V3"]})
    assert (reason.code, reason.params["workers"]) == ("routes_apart", 2)


def test_a_fixed_double_visit_is_not_moved() -> None:
    """V2 is double at 07:21:38 with W2, who is held up by V3. V1 at A1 fits before it on S1 only if it is
    short.
    """
    for seconds, expected in [(300, "fits"), (2400, "routes_full")]:
        visits = [
            visit("V1", "C1", window("07:00", "07:10"), seconds=seconds),
            visit("V2", "C1", staff_required=2),
            visit("V3", "C2"),
        ]
        i = instance(visits, [shift("S1"), shift("S2", start="07:00")])
        # only W1 may come to V1
        tied = instance(visits, i.shifts, links=(link("V1", "V3", worker="different"),))
        assert codes(why(tied, {"S1": ["V2"], "S2": ["V3", "V2"]})) == [expected]


def test_times_carry_dates_when_there_are_several_days() -> None:
    i = instance([visit("V1", None, window("16:00", "17:00"))], [shift("S1"), shift("S2", day=1)])
    (reason,) = why(i)
    assert reason.params["window"] == "02.03.2026 16:00-17:00"


def test_only_what_is_unplanned_and_known_is_explained(
    four_visits: Instance, four_times: TravelTimes
) -> None:
    plan = plan_of(four_visits, four_times, {"S1": ["V1", "V2"]})
    assert list(why_unplanned(four_visits, four_times, plan)) == ["V3", "V4"]
    stray = plan.model_copy(
        update={"unplanned": (*plan.unplanned, plan.unplanned[0].model_copy(update={"visit_id": "V9"}))}
    )
    assert list(why_unplanned(four_visits, four_times, stray)) == ["V3", "V4"]


def test_both_languages_use_the_same_parameters() -> None:
    for code, text in REASONS.items():
        names = [{field for _, field, _, _ in Formatter().parse(t) if field} for t in text]
        assert names[0] == names[1], code


@st.composite
def short_days(draw: st.DrawFn) -> tuple[list[Visit], list[str]]:
    """Up to four visits in half-hour windows, of which all but V1 are on one route in some order."""
    number = draw(st.integers(1, 4))
    visits = []
    for k in range(1, number + 1):
        begin = draw(st.integers(0, 5)) * 10
        visits.append(
            visit(f"V{k}", f"C{draw(st.integers(1, 4))}", window(f"07:{begin:02d}", f"08:{begin:02d}"))
        )
    return visits, draw(st.permutations([v.visit_id for v in visits[1:]]))


@given(short_days())
@settings(derandomize=True, max_examples=80, deadline=None)
def test_what_is_said_to_fit_fits_and_what_is_full_is_full(day: tuple[list[Visit], list[str]]) -> None:
    """Against the checker: some position of the route takes V1 without a broken rule, exactly when `fits` is
    said.
    """
    visits, order = day
    i = instance(visits, [shift(end="08:30")])
    if check(i, LINE, plan_of(i, LINE, {"S1": order})):
        return
    tried = [plan_of(i, LINE, {"S1": [*order[:k], "V1", *order[k:]]}) for k in range(len(order) + 1)]
    room = any(not check(i, LINE, p) for p in tried)
    assert (codes(why(i, {"S1": order})) == ["fits"]) == room
