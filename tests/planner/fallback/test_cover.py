"""Which route takes a failed call over: by the clock, on days small enough to reckon by hand.

A line of addresses, 60 s and 500 m a step from the base B to A1, A2, ...; overhead 200 s before and 118 s after; the call V5
at A5 starts at 08:00, has failed at 08:05 (a second attempt 300 s later), and somebody must begin at A5 by 09:05.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter
from typing import Any

import pytest

from planner.domain import Instance, Level, Mode, Plan, VisitSplit
from planner.fallback import ScreenCall, Takeover
from planner.fallback.texts import MISSES, describe_miss
from planner.messages import Lang
from planner.travel.times import TravelTimes
from tests.builders import (
    Entry,
    at,
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
from tests.planner.fallback.days import call_at, caller, clock, covered, day, on_screen, only_call, rules

Given = tuple[Instance, TravelTimes, Plan]


def the(call: ScreenCall) -> Takeover:
    """Its one takeover."""
    (takeover,) = call.takeovers
    return takeover


def two_routes(**fields: Any) -> Given:
    """S1 is at A3 (V2, 08:30) when the call fails, S2 at A7 (V4, from 08:04:00) and at A8 from 08:40 to 08:45 (V6).

    S1: V2 08:30-08:40, out 08:41:58, A5 at 08:43:58, care 08:47:18-09:02:18, out 09:04:16, home 09:09:16 instead of 08:44:58.
    S2: V4 08:04-08:14, out 08:15:58, A5 at 08:17:58, care 08:21:18-08:36:18, out 08:38:16, A8 three steps on at 08:41:16, V6
    from 08:44:36 instead of 08:40, 24 s before its window ends; home 09:04:34. After V6 it would be home 09:20:16, and its shift
    ends at 09:10.
    """
    visits = [
        visit("V2", "C3", window("08:30", "08:30")),
        visit("V4", "C7", window("08:04", "08:04")),
        visit("V6", "C8", window("08:40", fields.pop("until", "08:45"))),
        fields.pop("call", call_at()),
    ]
    shifts = [fields.pop("first", shift("S1")), shift("S2", end="09:10")]
    return day(visits, shifts, {"S1": ["V2"], "S2": ["V4", "V6"]}, **fields)


def test_the_cheapest_route_that_is_in_time_takes_it() -> None:
    """S1 drives A3-A5-B instead of A3-B: 120 + 300 - 180 = 240 s; S2 A7-A5-A8 instead of A7-A8: 120 + 180 - 60 = 240 s
    as well. S2 begins first. Each pays one more stop of 318 s."""
    call = only_call(two_routes())
    assert [clock(t) for t in (call.start, call.known_at, call.deadline)] == [
        "08:00:00",
        "08:05:00",
        "09:05:00",
    ]
    assert (call.visit_id, call.shift_id, call.able, call.miss) == ("V5", "S9", ("S2", "S1"), None)
    assert clock(the(call).start) == "08:21:18"
    assert the(call) == Takeover(
        shift_id="S2", worker_id="W2", position=1, start=the(call).start, travel_seconds=240, travel_metres=2000,
        overhead_seconds=318, service_seconds=900, delay_seconds=276,
    )  # fmt: skip


def test_the_window_behind_says_no() -> None:
    """V6 would start 08:44:36. Until 08:44 leaves S1 alone; its way home is 09:09:16 - 08:44:58 = 1,458 s later."""
    call = only_call(two_routes(until="08:44"))
    assert call.able == ("S1",)
    assert (clock(the(call).start), the(call).delay_seconds) == ("08:47:18", 1458)


def test_waiting_is_used_up_before_a_window_behind_is_missed() -> None:
    """V6 itself would be 276 s late, V8 at A8 after it starts at 09:10 in any case: no delay gets so far."""
    visits = [
        visit("V4", "C7", window("08:04", "08:04")),
        visit("V6", "C8", window("08:40", "08:45")),
        visit("V8", "C9", window("09:10", "09:10")),
        call_at(),
    ]
    call = only_call(day(visits, [shift("S2")], {"S2": ["V4", "V6", "V8"]}))
    assert the(call).delay_seconds == 276
    tight = [*visits[:2], visit("V8", "C9", window("08:40", "08:54")), call_at()]
    # V6 08:44:36-08:54:36: V8 comes 08:54:36 + 118 + 60 + 200 = 09:00:54 instead of 08:56:18, and after 08:56.
    tight[2] = visit("V8", "C9", window("08:40", "09:00"))
    call = only_call(day(tight, [shift("S2")], {"S2": ["V4", "V6", "V8"]}))
    assert not call.covered
    assert call.miss is not None
    assert (call.miss.code, call.miss.params) == (
        "window",
        {"shift": "S2", "visit": "V8", "lack_seconds": 54},
    )


def test_nobody_else_has_the_certificate() -> None:
    """Both could be there in time, neither may come; with the certificate S1 does."""
    needs = call_at(certificates=frozenset({"stoma"}))
    call = only_call(two_routes(call=needs))
    assert call.takeovers == ()
    assert call.miss is not None
    assert call.miss.code == "certificate"
    assert (call.miss.params["shift"], call.miss.params["certificate"]) == ("S1", "stoma")
    able = worker("W1", certificates=frozenset({"stoma"}))
    assert only_call(two_routes(call=needs, workers=[able])).able == ("S1",)


@pytest.mark.parametrize(
    ("needs", "citizen", "code"),
    [
        ({"level": Level.NURSE}, {}, "level"),
        ({"delegated_tasks": frozenset({"insulin"})}, {}, "delegation"),
        ({}, {"required_workers": frozenset({"W9"})}, "required_worker"),
        ({}, {"forbidden_workers": frozenset({"W1", "W2"})}, "forbidden_worker"),
    ],
)
def test_whoever_comes_must_be_allowed_to(needs: dict, citizen: dict, code: str) -> None:
    call = only_call(two_routes(call=call_at(**needs), citizens=[on_screen("C5", **citizen)]))
    assert call.miss is not None
    assert call.miss.code == code


def test_who_may_come_comes() -> None:
    """A nurse needs no delegation; a delegation, being required, or not being the one forbidden does as well."""
    insulin = call_at(delegated_tasks=frozenset({"insulin"}))
    nurse = two_routes(call=insulin, workers=[worker("W1", Level.NURSE)])
    handed = two_routes(call=insulin, delegations=(delegation("W1", "C5", "insulin"),))
    required = two_routes(citizens=[on_screen("C5", required_workers=frozenset({"W1"}))])
    forbidden = two_routes(citizens=[on_screen("C5", forbidden_workers=frozenset({"W2"}))])
    for given in (nurse, handed, required, forbidden):
        assert only_call(given).able == ("S1",)


def test_the_shift_ends() -> None:
    """S1 would be home 09:09:16: with its shift over at 09:09 it lacks 16 s; 16 s of overtime are enough."""
    short = shift("S1", end="09:09")
    call = only_call(two_routes(until="08:44", first=short))
    assert not call.covered
    assert call.miss is not None
    assert (call.miss.code, call.miss.params) == ("shift_end", {"shift": "S1", "lack_seconds": 16})
    longer = shift("S1", end="09:09", max_overtime=16)
    assert only_call(two_routes(until="08:44", first=longer)).able == ("S1",)


def test_the_workers_next_shift_begins() -> None:
    """S3 of the same worker leaves at 09:05: S1 must be back by then, and would be 09:09:16."""
    given = day(
        [visit("V2", "C3", window("08:30", "08:30")), visit("V7", "C1", window("09:09", "09:30")), call_at()],
        [shift("S1"), shift("S3", "W1", "09:05", "15:00")],
        {"S1": ["V2"], "S3": ["V7"]},
    )
    call = only_call(given)
    assert call.miss is not None
    # S3 at A1 08:05 on is too late for the call: it leaves 09:05 and would start 09:05 + 300 + 200.
    assert (call.miss.code, call.miss.params) == ("shift_end", {"shift": "S1", "lack_seconds": 256})


def test_the_deadline_is_five_minutes() -> None:
    """Known 08:05, due 08:10: S2, the nearer one, begins 08:21:18. At 16 min 18 s it is in time."""
    call = only_call(two_routes(settings=rules(fallback_within=300)))
    assert call.miss is not None
    assert (call.miss.code, call.miss.params["shift"], call.miss.params["lack_seconds"]) == (
        "late",
        "S2",
        678,
    )
    assert only_call(two_routes(settings=rules(fallback_within=978))).able == ("S2",)
    assert not only_call(two_routes(settings=rules(fallback_within=977))).covered


def test_one_attempt_is_known_at_once() -> None:
    """S2 begins V4 at 08:04, on the way since before 08:00: nothing changes but the instants."""
    call = only_call(two_routes(settings=rules(attempts=1)))
    assert (call.known_at, clock(call.deadline)) == (call.start, "09:00:00")


def test_what_has_begun_is_done_first() -> None:
    """S1 leaves the base 07:50 for V2 at A3 (08:30), and so is on its way or waiting there when the call fails at 08:05.

    Leaving at 08:06 instead, it is still at the base: A5 at 08:10, care 08:13:20-08:28:20, out 08:30:18, A3 at 08:32:18,
    V2 from 08:35:38.
    """
    visits = [visit("V2", "C3", window("08:30", "08:36")), call_at()]
    i, travel, _ = day(visits, [shift("S1")], {"S1": ["V2"]})
    early = plan_of(i, travel, {"S1": ["V2"], "S9": [("V5", "screen")]}, {"S1": "07:50"})
    assert the(only_call((i, travel, early))).position == 1
    late = plan_of(i, travel, {"S1": ["V2"], "S9": [("V5", "screen")]}, {"S1": "08:06"})
    first = the(only_call((i, travel, late)))
    # 300 + 120 - 180 s either way round; before V2 care begins 08:05 + 300 + 200 = 08:13:20, V2 338 s later than planned.
    assert (first.position, clock(first.start), first.travel_seconds, first.delay_seconds) == (
        0,
        "08:13:20",
        240,
        338,
    )


def test_a_break_in_between_may_be_late_as_far_as_it_goes() -> None:
    """V4 at A7 08:04-08:14, a break of 30 min wherever one is from 08:15:58, V6 at A8 from 08:55 to 09:30.

    After V4: care 08:21:18-08:36:18, out 08:38:16: a break that must start by 08:38 is 16 s late; by 08:39 it is not, and V6 is
    ready 08:38:16 + 1,800 + 180 + 200 = 09:14:36, 1,176 s later than planned. After the break, which ends 08:45:58, care
    begins 08:45:58 + 120 + 200 = 08:51:18, out 09:08:16, and V6 starts 09:14:36 too; before the break it begins sooner.
    """
    visits = [
        visit("V4", "C7", window("08:04", "08:04")),
        visit("V6", "C8", window("08:55", "09:30")),
        call_at(),
    ]

    def with_break(latest: str) -> ScreenCall:
        rest = shift("S2", breaks=(pause("08:00", latest),))
        return only_call(day(visits, [rest], {"S2": ["V4", "break", "V6"]}))

    assert (the(with_break("08:39")).position, the(with_break("08:39")).delay_seconds) == (1, 1338)
    assert (the(with_break("08:38")).position, clock(the(with_break("08:38")).start)) == (2, "08:51:18")


def test_a_neighbour_shares_the_stop() -> None:
    """S1 is with the neighbour at A5 (V7, 08:30-08:40), and then goes home: no driving, no overhead, care from 08:40.

    Once the worker has left care, at 08:40, the stop is over; the call fails at 08:41 then, in the doorway, so to speak,
    while the next visit, at A6, has not begun. Nobody turns round: it is done on the way back.
    """
    other = [visit("V7", "C5", window("08:30", "08:30"))]
    shared = the(only_call(day([*other, call_at()], [shift("S1")], {"S1": ["V7"]})))
    assert (shared.travel_seconds, shared.overhead_seconds, clock(shared.start)) == (0, 0, "08:40:00")
    before = [visit("V7", "C5", window("08:45", "09:00"))]
    i, travel, _ = given = day([*before, call_at()], [shift("S1")], {"S1": ["V7"]})
    late = plan_of(i, travel, {"S1": ["V7"], "S9": [("V5", "screen")]}, {"S1": "08:30"})
    first = the(only_call((i, travel, late)))
    assert (first.position, first.travel_seconds, first.overhead_seconds) == (0, 0, 0)
    assert (clock(first.start), first.delay_seconds) == ("08:13:20", 0)  # 08:05 + 300 + 200
    assert given[0] is i
    gone = day([*other, call_at("08:36")], [shift("S1")], {"S1": ["V7"]})
    # Known 08:41; S1 left care at 08:40 and is home at 08:41:58 + 300 = 08:46:58, and sets out again: 600 s, a whole stop.
    again = the(only_call(gone))
    assert (again.from_base, again.travel_seconds, again.overhead_seconds) == (True, 600, 318)
    assert clock(again.start) == "08:55:18"


def test_a_stop_that_is_split_pays_twice() -> None:
    """V1 and V2 both at A3, 08:00 and 08:40 sharp... between them A5: out of A3 and in again, 318 s more than the stop at A5."""
    visits = [
        visit("V1", "C3", window("08:02", "08:02")),
        visit("V2", "C3", window("08:12", "08:45")),
        visit("V3", "C4", window("09:20", "09:20"), seconds=3600),
        call_at(),
    ]
    i, travel, plan = day(
        visits, [shift("S1", end="10:30")], {"S1": ["V1", "V2", "V3"]}, settings=rules(fallback_within=1200)
    )
    # V1 ends 08:12; out 08:13:58, A5 08:15:58, care 08:19:18-08:34:18, out 08:36:16, A3 08:38:16, V2 from 08:41:36.
    # After V2 (08:22) care would begin 08:27:18, past the deadline 08:25.
    found = the(only_call((i, travel, plan)))
    assert (found.position, found.travel_seconds, found.overhead_seconds) == (1, 240, 636)
    assert (clock(found.start), found.delay_seconds) == ("08:19:18", 1776)


def test_a_double_visit_behind_stays_where_it_is() -> None:
    """V6 with S3 at 08:40 may not move by a second, though its window would let it: S2 cannot; alone it can."""
    visits = [
        visit("V4", "C7", window("08:04", "08:04")),
        visit("V6", "C8", window("08:40", "08:50"), staff_required=2),
    ]
    late_start = shift("S3", start="08:20", end="09:00")
    call = only_call(day([*visits, call_at()], [shift("S2"), late_start], {"S2": ["V4", "V6"], "S3": ["V6"]},
                         settings=rules(fallback_within=1500)))  # fmt: skip
    assert call.miss is not None
    assert (call.miss.code, call.miss.params["visit"], call.miss.params["lack_seconds"]) == (
        "double",
        "V6",
        276,
    )


@pytest.mark.parametrize(("most", "able"), [(3875, False), (3876, True)])
def test_a_gap_behind_allows_what_it_allows(most: int, able: bool) -> None:
    """V6 starts 3,600 s after V1 (07:40, on another route), and would then start 3,876 s after it."""
    visits = [
        visit("V1", None, window("07:40", "07:40")),
        visit("V4", "C7", window("08:04", "08:04")),
        visit("V6", "C8", window("08:40", "08:50")),
        call_at(),
    ]
    given = day(visits, [shift("S1", end="08:05"), shift("S2")], {"S1": ["V1"], "S2": ["V4", "V6"]},
                links=(link("V1", "V6", 0, most),), settings=rules(fallback_within=1500))  # fmt: skip
    call = only_call(given)
    assert call.covered is able
    if call.miss is not None:
        assert (call.miss.code, call.miss.params["other_visit"]) == ("gap", "V1")


def test_a_locked_start_behind_does_not_move() -> None:
    given = two_routes(pins=(pin("V6", start=at("08:40")),), settings=rules(fallback_within=1500))
    call = only_call(given)
    assert call.miss is not None
    assert (call.miss.code, call.miss.params["lack_seconds"]) == ("pin", 276)


@pytest.mark.parametrize(("least", "able"), [(1122, True), (1123, False)])
def test_the_calls_own_gap_is_kept(least: int, able: bool) -> None:
    """V6 at 08:40 must be 1,122 s after the care of V5, which S2 begins 08:21:18: as late as it goes (the next medicine)."""
    given = two_routes(until="09:00", links=(link("V5", "V6", least),), first=shift("S1", end="08:45"))
    call = only_call(given)
    assert call.covered is able
    if call.miss is not None:
        assert (call.miss.code, call.miss.params["other_visit"]) == ("own_gap", "V6")


def test_ties_to_a_worker_hold_for_whoever_comes() -> None:
    """V5 and V4 by different workers: not S2, who does V4. By the same: not S1."""
    for kind, able in (("different", ("S1",)), ("same", ("S2",))):
        assert only_call(two_routes(links=(link("V4", "V5", worker=kind),))).able == able


def test_somebody_without_visits_goes_from_the_base() -> None:
    """S1 has no visits: out at 08:05, care from 08:13:20, there and back 600 s."""
    idle = the(only_call(day([call_at()], [shift("S1")], {})))
    assert (idle.idle, idle.travel_seconds, idle.travel_metres, clock(idle.start)) == (
        True,
        600,
        5000,
        "08:13:20",
    )
    assert idle.delay_seconds == 0


def test_a_break_of_somebody_without_visits_is_kept() -> None:
    """An hour's break from 08:06, no later than 08:10. After it care begins 09:06 + 500 s, 560 s past the deadline; before it
    the break would start after 08:13:20-08:28:20 and 118 s, at 08:30:18. By 08:31 it may."""

    def resting(latest: str) -> ScreenCall:
        return only_call(day([call_at()], [shift("S1", breaks=(pause("08:06", latest, 3600),))], {}))

    miss = resting("08:10").miss
    assert miss is not None
    assert (miss.code, miss.params["lack_seconds"]) == ("late", 560)
    assert (the(resting("08:31")).position, the(resting("08:31")).delay_seconds) == (0, 1458)


def test_nobody_is_at_work() -> None:
    """S1 ends at 08:04 or begins at 09:05; or goes to nobody's home."""
    for s in (
        shift("S1", end="08:04"),
        shift("S1", start="09:05"),
        shift("S1", modes=frozenset({Mode.SCREEN})),
    ):
        call = only_call(day([call_at()], [s], {}))
        assert call.miss is not None
        assert call.miss.code == "nobody_at_work"


def test_a_visit_that_is_never_at_home_has_no_fallback() -> None:
    talk = call_at().model_copy(update={"modes": call_at().modes[1:]})
    call = only_call(day([talk], [shift("S1")], {}))
    assert call.miss is not None
    assert (call.miss.code, call.service_seconds) == ("not_at_home", 0)


def test_a_route_worker_who_calls_takes_over_himself() -> None:
    """The call is made between V2 and the way home: 08:00-08:05 and 120 s of documentation. At 08:05 it has failed; from 08:07
    on the way: A3-A5 120 + 200 s."""
    i, travel, _ = day(
        [visit("V2", "C3", window("07:30", "07:30")), call_at()], [shift("S1")], {"S1": ["V2"]}
    )
    plan = plan_of(i, travel, {"S1": ["V2", ("V5", "screen")]})
    own = the(only_call((i, travel, plan)))
    assert (own.shift_id, own.position, clock(own.start)) == ("S1", 2, "08:12:20")


def test_who_waits_for_a_call_of_his_own_is_free_until_its_set_up() -> None:
    """S1 is done at A3 at 07:41:58 and calls V6 at 08:30, from wherever: A5 08:05 + 120 + 200 s, care 08:10:20-08:25:20, out
    08:27:18, set up 08:28:18. The call is not late; the way home is A5-B, 120 s more. Until 08:29 that was free to do."""
    visits = [visit("V2", "C3", window("07:30", "07:30")), call_at("08:30", "V6", citizen_id="C6"), call_at()]
    i, travel, plan = day(visits, [shift("S1")], {"S1": ["V2", ("V6", "screen")]})
    first = next(c for c in covered((i, travel, plan)).calls if c.visit_id == "V5")
    assert (the(first).position, clock(the(first).start), the(first).delay_seconds) == (1, "08:10:20", 120)


def test_two_on_screen_need_two_at_the_door() -> None:
    """S1 at A3 is free 08:41:58, S2 at A7 08:15:58: both begin 08:47:18, the later of the two. One of them is not enough."""
    visits = [visit("V2", "C3", window("08:30", "08:30")), visit("V4", "C7", window("08:04", "08:04"))]
    pair = call_at(staff_required=2)
    shifts = [shift("S1"), shift("S2"), shift("S8", start_address=None, end_address=None)]
    i, travel, _ = day([*visits, pair], shifts, {"S1": ["V2"], "S2": ["V4"]})
    sequences: dict[str, Sequence[Entry]] = {
        "S1": ["V2"],
        "S2": ["V4"],
        "S8": [("V5", "screen")],
        "S9": [("V5", "screen")],
    }
    call = only_call((i, travel, plan_of(i, travel, sequences)))
    assert sorted((t.shift_id, clock(t.start)) for t in call.takeovers) == [
        ("S1", "08:47:18"),
        ("S2", "08:47:18"),
    ]
    fewer = i.model_copy(update={"shifts": tuple(s for s in i.shifts if s.shift_id != "S2")})
    alone = only_call(
        (fewer, travel, plan_of(fewer, travel, {k: v for k, v in sequences.items() if k != "S2"}))
    )
    assert alone.miss is not None
    assert (alone.miss.code, alone.able, alone.takeovers) == ("second_worker", ("S1",), ())


def test_a_second_worker_on_screen_does_not_count() -> None:
    """The first is there in person: no call to cover."""
    pair = call_at(staff_required=2, second_on_screen=True)
    i, travel, _ = day([pair], [shift("S1")], {})
    plan = plan_of(i, travel, {"S1": [("V5", "physical", 0)], "S9": [("V5", "screen", 1)]})
    assert covered((i, travel, plan)).calls == ()
    assert covered((i, travel, plan)).share_covered is None


def test_the_part_of_a_split_visit_takes_what_the_rest_leaves_of_it() -> None:
    """Fifteen minutes at home, of which ten remain there anyway: five more. Without a length at home: as long as on screen."""
    split = call_at(split=VisitSplit(services=("talk",), screen_duration=240, physical_duration=600))
    i, travel, plan = day([split], [shift("S1")], {})
    assert only_call((i, travel, _in_parts(plan))).service_seconds == 300
    bare = split.model_copy(update={"modes": split.modes[1:]})
    i, travel, plan = day([bare], [shift("S1")], {})
    assert only_call((i, travel, _in_parts(plan))).service_seconds == 240


def _in_parts(plan: Plan) -> Plan:
    routes = tuple(
        r.model_copy(
            update={"activities": tuple(a.model_copy(update={"part": "screen"}) for a in r.activities)}
        )
        for r in plan.routes
    )
    return plan.model_copy(update={"routes": routes})


def test_an_address_without_a_way() -> None:
    given = instance([call_at()], [shift("S1"), caller()], citizens=[on_screen("C5")], settings=rules())
    travel = grid_times(["B"])
    call = only_call((given, travel, plan_of(given, travel, {"S9": [("V5", "screen")]})))
    assert call.miss is not None
    assert call.miss.code == "unreachable"


def test_every_miss_has_its_sentence() -> None:
    """In both languages, with the same parameters, and filled for a real miss."""
    for code, text in MISSES.items():
        names = [{field for _, field, _, _ in Formatter().parse(t) if field} for t in text]
        assert names[0] == names[1], code
    i, _, _ = given = two_routes(settings=rules(fallback_within=300))
    miss = only_call(given).miss
    assert miss is not None
    assert (
        describe_miss(miss, i, Lang.DA) == "Vagt S2 er nærmest, men når frem 11 min 18 s efter fristen 08:10."
    )
    assert (
        describe_miss(miss, i, Lang.EN)
        == "Shift S2 comes nearest, but gets there 11 min 18 s after the deadline 08:10."
    )
