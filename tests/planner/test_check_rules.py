"""Coverage, modes, breaks, competence, double staffing, links and pins: each rule biting, and its neighbour
not."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.domain import (
    Break,
    Citizen,
    Instance,
    Level,
    Means,
    Mode,
    Pin,
    Plan,
    Unplanned,
    VisitLink,
    Worker,
)
from planner.travel.times import TravelTimes
from tests.builders import (
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
from tests.planner.altered import call, route, said, stretched, with_activity, with_route

CATHETER, INSULIN, EYE_DROPS = (frozenset({task}) for task in ("catheter", "insulin", "eye drops"))

Said = list[tuple[str, tuple[str, ...], float, str]]


@pytest.fixture
def plan(four_visits: Instance, four_times: TravelTimes) -> Plan:
    """All four visits on S1."""
    return plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]})


# coverage


def test_a_shift_without_a_route(plan: Plan, four_visits: Instance, four_times: TravelTimes) -> None:
    less = plan.model_copy(update={"routes": plan.routes[:1]})
    assert said(check(four_visits, four_times, less)) == [("route_missing", ("S2",), 1, "routes")]


def test_a_shift_with_two_routes(plan: Plan, four_visits: Instance, four_times: TravelTimes) -> None:
    more = plan.model_copy(update={"routes": (*plan.routes, plan.routes[1])})
    assert said(check(four_visits, four_times, more)) == [("route_repeated", ("S2",), 1, "routes")]


def test_a_route_of_no_shift(plan: Plan, four_visits: Instance, four_times: TravelTimes) -> None:
    stray = plan.routes[1].model_copy(update={"shift_id": "S9"})
    more = plan.model_copy(update={"routes": (*plan.routes, stray)})
    assert said(check(four_visits, four_times, more)) == [("shift_unknown", ("S9",), 1, "routes")]


def test_a_route_with_another_worker_or_means(
    plan: Plan, four_visits: Instance, four_times: TravelTimes
) -> None:
    lent = with_route(plan, "S1", worker_id="W2")
    assert said(check(four_visits, four_times, lent)) == [("route_worker", ("S1", "W2", "W1"), 1, "workers")]
    cycled = with_route(plan, "S1", means=Means.BICYCLE)
    assert said(check(four_visits, four_times, cycled)) == [("route_means", ("S1",), 1, "routes")]


def test_visits_planned_and_left_out(plan: Plan, four_visits: Instance, four_times: TravelTimes) -> None:
    """V4 left out is right when it is listed once; not listed, listed twice, or listed while planned, it is
    wrong.
    """
    left_out = Unplanned(visit_id="V4", priority=3)
    three = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3"]})
    assert three.unplanned == (left_out,)
    cases: list[tuple[Plan, tuple[Unplanned, ...], Said]] = [
        (three, (left_out,), []),
        (three, (), [("visit_missing", ("V4",), 1, "visits")]),
        (three, (left_out, left_out), [("unplanned_repeated", ("V4",), 1, "visits")]),
        (plan, (left_out,), [("visit_both", ("V4",), 1, "visits")]),
        (plan, (Unplanned(visit_id="V9", priority=3),), [("unplanned_unknown", ("V9",), 1, "visits")]),
        (
            three,
            (left_out.model_copy(update={"priority": 5}),),
            [("unplanned_priority", ("V4",), 2, "classes")],
        ),
    ]
    for base, unplanned, expected in cases:
        judged = check(four_visits, four_times, base.model_copy(update={"unplanned": unplanned}))
        assert said(judged) == expected


def test_a_visit_that_does_not_exist(four_visits: Instance, four_times: TravelTimes) -> None:
    """The instance loses V4 after the plan was made; the way there and on is judged by what the plan says of
    it.
    """
    plan = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"]})
    without = four_visits.model_copy(update={"visits": four_visits.visits[:3]})
    fresh = Instance(**{name: getattr(without, name) for name in Instance.model_fields})
    assert said(check(fresh, four_times, plan)) == [("visit_unknown", ("V4", "S1"), 1, "visits")]


def test_seats_of_a_single_visit(plan: Plan, four_visits: Instance, four_times: TravelTimes) -> None:
    second = with_activity(plan, "S1", 0, seat=1)
    assert said(check(four_visits, four_times, second)) == [
        ("seat_unknown", ("V1",), 1, "workers"),
        ("seat_missing", ("V1",), 1, "workers"),
    ]
    twice = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", "V4"], "S2": [("V1", 0)]})
    assert said(check(four_visits, four_times, twice)) == [("seat_repeated", ("V1",), 1, "workers")]


# modes


def test_a_mode_that_the_visit_does_not_offer(
    plan: Plan, four_visits: Instance, four_times: TravelTimes
) -> None:
    """V4 by screen needs the visit's consent: the same plan is wrong when only the physical mode is
    offered.
    """
    screen = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", ("V4", "screen")]})
    assert check(four_visits, four_times, screen) == []
    strict = instance([*four_visits.visits[:3], visit("V4", "C3")], four_visits.shifts)
    assert said(check(strict, four_times, screen)) == [("mode_not_offered", ("V4", "S1"), 1, "visits")]


def test_a_mode_that_the_shift_does_not_serve(four_visits: Instance, four_times: TravelTimes) -> None:
    screen = plan_of(four_visits, four_times, {"S1": ["V1", "V2", "V3", ("V4", "screen")]})
    shifts = [shift("S1", modes=frozenset({Mode.PHYSICAL})), shift("S2")]
    i = instance(four_visits.visits, shifts)
    assert said(check(i, four_times, screen)) == [("mode_not_served", ("V4", "S1"), 1, "visits")]


# breaks


def with_breaks(*breaks: Break) -> tuple[Instance, TravelTimes]:
    i = instance([visit()], [shift(breaks=breaks)])
    return i, grid_times(i)


def test_a_break_in_place_time_and_length() -> None:
    """V1 is left at 07:16:18; the break is at base from 07:17:18 (60 s away), for half an hour."""
    i, travel = with_breaks(pause("07:00", "07:17:18", address_id="B"))
    plan = plan_of(i, travel, {"S1": ["V1", "break"]})
    assert call(plan, "S1", 1).start == at("07:17:18")
    assert check(i, travel, plan) == []
    short = stretched(plan, "S1", 1, "care", -300)
    assert said(check(i, travel, short)) == [("break_length", ("S1",), 300, "seconds")]
    late = stretched(plan, "S1", 1, "wait_seconds", 5)
    assert said(check(i, travel, late)) == [("break_window", ("S1",), 5, "seconds")]


def test_a_break_too_early_or_elsewhere() -> None:
    i, travel = with_breaks(pause("07:20", "09:00"))
    plan = plan_of(i, travel, {"S1": ["V1", "break"]})  # waits from 07:16:18 to 07:20
    early = stretched(plan, "S1", 1, "wait_seconds", -100)
    assert said(check(i, travel, early)) == [("break_window", ("S1",), 100, "seconds")]
    at_base, travel = with_breaks(pause("07:20", "09:00", address_id="B"))
    assert said(check(at_base, travel, plan)) == [("break_place", ("S1",), 1, "breaks")]


def test_breaks_missing_and_extra() -> None:
    none, travel = with_breaks()
    one, _ = with_breaks(pause("07:00", "12:00"))
    without, having = plan_of(one, travel, {"S1": ["V1"]}), plan_of(one, travel, {"S1": ["V1", "break"]})
    assert said(check(one, travel, without)) == [("break_missing", ("S1",), 1, "breaks")]
    assert said(check(none, travel, having)) == [("break_extra", ("S1",), 1, "breaks")]
    assert check(one, travel, having) == []


def test_an_unused_shift_takes_no_break() -> None:
    i = instance([visit()], [shift("S1"), shift("S2", breaks=(pause("07:00", "12:00"),))])
    travel = grid_times(i)
    assert check(i, travel, plan_of(i, travel, {"S1": ["V1"]})) == []
    idle = plan_of(i, travel, {"S1": ["V1"], "S2": ["break"]})
    assert said(check(i, travel, idle)) == [("break_unused", ("S2",), 1, "breaks")]


def test_two_breaks_in_either_order_get_the_kindest_reading() -> None:
    """A long and a short break whose windows overlap: no activity says which it is, and both orders are
    right.
    """
    long, short = pause("07:00", "12:00", 1800), pause("07:00", "12:00", 600)
    i, travel = with_breaks(long, short)
    plan = plan_of(i, travel, {"S1": ["break", "V1", "break"]})
    swapped, _ = with_breaks(short, long)
    assert check(i, travel, plan) == check(swapped, travel, plan) == []


def test_a_break_is_not_a_visit() -> None:
    i, travel = with_breaks(pause("07:00", "12:00"))
    plan = with_activity(plan_of(i, travel, {"S1": ["V1", "break"]}), "S1", 1, mode=Mode.SCREEN)
    assert said(check(i, travel, plan)) == [("break_with_visit", ("S1",), 1, "breaks")]


# who may come


@pytest.mark.parametrize(
    ("asked", "who", "expected"),
    [
        ({"level": Level.SSA}, worker("W1", Level.SSH), ("level", 1, "levels")),
        ({"level": Level.NURSE}, worker("W1", Level.UNSKILLED), ("level", 3, "levels")),
        ({"level": Level.SSA}, worker("W1", Level.SSA), None),
        ({"level": Level.SSA}, worker("W1", Level.NURSE), None),
        ({"certificates": CATHETER}, worker(), ("certificate", 1, "certificates")),
        ({"certificates": CATHETER}, worker("W1", Level.NURSE), ("certificate", 1, "certificates")),
        ({"certificates": CATHETER}, worker(certificates=CATHETER), None),
        ({"delegated_tasks": INSULIN}, worker(), ("delegation", 1, "tasks")),
        ({"delegated_tasks": INSULIN}, worker("W1", Level.NURSE), None),
        ({"delegated_tasks": EYE_DROPS}, worker(), None),
        ({"citizen_id": "C2", "delegated_tasks": EYE_DROPS}, worker(), ("delegation", 1, "tasks")),
    ],
)  # fmt: skip
def test_competence(asked: dict[str, Any], who: Worker, expected: tuple[str, int, str] | None) -> None:
    """W1 has been handed the eye drops of C1, and of nobody else."""
    i = instance(
        [visit(**asked)], [shift()], workers=[who], delegations=(delegation("W1", "C1", "eye drops"),)
    )
    travel = grid_times(i)
    found = said(check(i, travel, plan_of(i, travel, {"S1": ["V1"]})))
    assert found == ([(expected[0], ("V1", "S1", "W1"), *expected[1:])] if expected else [])


@pytest.mark.parametrize(
    ("who", "rule"),
    [
        (citizen(required_workers=frozenset({"W2"})), "required_worker"),
        (citizen(required_workers=frozenset({"W1", "W2"})), None),
        (citizen(forbidden_workers=frozenset({"W1"})), "forbidden_worker"),
        (citizen(forbidden_workers=frozenset({"W2"}), preferred_workers=frozenset({"W2"})), None),
    ],
)
def test_the_citizens_workers(who: Citizen, rule: str | None) -> None:
    i = instance([visit()], [shift("S1"), shift("S2")], citizens=[who])
    travel = grid_times(i)
    found = said(check(i, travel, plan_of(i, travel, {"S1": ["V1"]})))
    assert found == ([(rule, ("V1", "S1", "W1"), 1, "workers")] if rule else [])


# double staffing


def double(**fields: Any) -> tuple[Instance, TravelTimes]:
    shifts = [shift("S1", fields.get("first", "W1"), "07:00", "09:00"), shift("S2", "W2", "07:00", "15:00")]
    i = instance([visit(staff_required=2), visit("V2")], shifts)
    return i, grid_times(i)


def test_double_staffing_starts_together() -> None:
    i, travel = double()
    plan = plan_of(i, travel, {"S1": ["V1"], "S2": ["V2", "V1"]})
    # W2 comes from V2 at A2 (120 + 200 + 600 + 118 = 07:17:18), 60 s away: in at 07:18:18 + 200 = 07:21:38
    assert [call(plan, "S1", 0).start, call(plan, "S2", 1).start] == [at("07:21:38")] * 2
    assert check(i, travel, plan) == []
    apart = stretched(plan, "S1", 0, "wait_seconds", -90)
    assert said(check(i, travel, apart)) == [("double_start", ("V1", "S1", "S2"), 90, "seconds")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("physical", "physical", []),
        ("screen", "screen", [("both_on_screen", ("V1", "S1", "S2"), 1, "visits")]),
        ("physical", "screen", [("double_mode", ("V1", "S1", "S2"), 1, "visits")]),
        ("screen", "physical", [("double_mode", ("V1", "S1", "S2"), 1, "visits")]),
    ],
)
def test_double_staffing_is_in_one_mode(first: str, second: str, expected: Said) -> None:
    """Whoever is on the spot is so at 07:04:20, and whoever calls waits for it: only the mode differs. Nothing says that both
    may call.
    """
    i = instance([visit(staff_required=2, screen_seconds=600)], [shift("S1"), shift("S2")])
    travel = grid_times(i)
    plan = plan_of(i, travel, {"S1": [("V1", first)], "S2": [("V1", second)]})
    assert call(plan, "S1", 0).start == call(plan, "S2", 0).start
    assert said(check(i, travel, plan)) == expected


def test_a_single_visit_or_one_worker_of_two_has_one_mode() -> None:
    """A lone worker lacks the second one, but not the mode; two visits may be in two modes."""
    i = instance(
        [visit(staff_required=2, screen_seconds=600), visit("V2", screen_seconds=600), visit("V3")],
        [shift("S1"), shift("S2")],
    )
    travel = grid_times(i)
    plan = plan_of(i, travel, {"S1": [("V1", "screen"), "V3"], "S2": [("V2", "screen")]})
    assert [v.rule for v in check(i, travel, plan)] == ["seat_missing"]


def test_double_staffing_by_one() -> None:
    i, travel = double()
    alone = plan_of(i, travel, {"S1": ["V1", "V2"]})
    assert said(check(i, travel, alone)) == [("seat_missing", ("V1",), 1, "workers")]
    neither = plan_of(i, travel, {"S1": ["V2"]})
    assert check(i, travel, neither) == []


def test_double_staffing_by_one_worker_twice() -> None:
    """Two shifts of W2 at once cannot be had without an overlap, which is named too."""
    i, travel = double(first="W2")
    plan = plan_of(i, travel, {"S1": ["V1"], "S2": ["V1", "V2"]})
    # S1 is back at 07:17:18; both left at 07:00
    assert said(check(i, travel, plan)) == [
        ("worker_overlap", ("W2", "S1", "S2"), 17 * 60 + 18, "seconds"),
        ("double_same_worker", ("V1", "S1", "S2"), 1, "workers"),
    ]


# links


@pytest.mark.parametrize(
    ("tie", "expected"),
    [
        # V1 starts 07:04:20; V2: 07:16:18 + 60 + 200 = 07:20:38, which is 978 s later
        (link("V1", "V2", 978), []),
        (link("V1", "V2", 979), [("gap_short", ("V1", "V2"), 1, "seconds")]),
        (link("V1", "V2", 0, 978), []),
        (link("V1", "V2", 0, 977), [("gap_long", ("V1", "V2"), 1, "seconds")]),
        (link("V2", "V1"), [("gap_short", ("V2", "V1"), 978, "seconds")]),
        (link("V1", "V2", worker="same"), []),
        (link("V1", "V2", worker="different"), [("link_different_worker", ("V1", "V2"), 1, "workers")]),
        (link("V1", "V9", 99999), []),
    ],
)
def test_links_between_visits_of_one_route(tie: VisitLink, expected: Said) -> None:
    """The plan is laid out without the link, so that it does not wait for it."""
    free = instance([visit("V1"), visit("V2")], [shift("S1"), shift("S2")])
    travel = grid_times(free)
    plan = plan_of(free, travel, {"S1": ["V1", "V2"]})
    tied = instance(free.visits, free.shifts, links=(tie,))
    assert said(check(tied, travel, plan)) == expected


def test_links_between_workers_and_with_a_double_visit() -> None:
    """V1 by W1 and W2, V2 by W1: some worker does both, so they are neither different nor without a same
    one.
    """
    for kind, sequences, expected in [
        ("same", {"S1": ["V1", "V2"], "S2": ["V1"]}, []),
        ("different", {"S1": ["V1", "V2"], "S2": ["V1"]}, ["link_different_worker"]),
        ("same", {"S1": ["V1"], "S2": ["V1"], "S3": ["V2"]}, ["link_same_worker"]),
        ("different", {"S1": ["V1"], "S2": ["V1"], "S3": ["V2"]}, []),
    ]:
        i = instance(
            [visit(staff_required=2), visit("V2")],
            [shift("S1"), shift("S2"), shift("S3")],
            links=(link("V1", "V2", worker=kind),),
        )
        travel = grid_times(i)
        assert [v.rule for v in check(i, travel, plan_of(i, travel, sequences))] == expected


def test_a_link_to_a_visit_that_is_left_out() -> None:
    i = instance([visit("V1"), visit("V2")], [shift()], links=(link("V1", "V2", 99999, worker="different"),))
    travel = grid_times(i)
    assert check(i, travel, plan_of(i, travel, {"S1": ["V2"]})) == []


# pins


@pytest.mark.parametrize(
    ("lock", "expected"),
    [
        (pin("V2", shift_id="S1"), []),
        (pin("V2", shift_id="S2"), [("pin_shift", ("V2", "S1"), 1, "visits")]),
        (pin("V2", start=at("07:20:38")), []),
        (pin("V2", start=at("07:20")), [("pin_start", ("V2", "S1"), 38, "seconds")]),
        (pin("V2", mode=Mode.PHYSICAL), []),
        (pin("V2", mode=Mode.SCREEN), [("pin_mode", ("V2", "S1"), 1, "visits")]),
        (pin("V2", after="V1"), []),
        (pin("V3", after="V1"), []),
        (pin("V1", after="V2"), [("pin_after", ("V1", "S1"), 1, "visits")]),
        (pin("V2", after="V4"), [("pin_after", ("V2", "S1"), 1, "visits")]),
        (pin("V2", seat=1, shift_id="S2"), []),
        (pin("V9", shift_id="S2"), []),
    ],
)
def test_pins(lock: Pin, expected: Said, plan: Plan, four_times: TravelTimes) -> None:
    """V1, V2, V3 on S1 and V4 on S2; V2 starts 07:20:38. A lock that is kept, or means nobody here, is
    silent.
    """
    base = instance(
        [visit("V1"), visit("V2"), visit("V3", "C2"), visit("V4", "C3")], [shift("S1"), shift("S2")]
    )
    plan = plan_of(base, four_times, {"S1": ["V1", "V2", "V3"], "S2": ["V4"]})
    i = instance(base.visits, base.shifts, pins=(lock,))
    assert said(check(i, four_times, plan)) == expected


def test_a_pin_means_one_seat_of_a_double_visit() -> None:
    i = instance(
        [visit(staff_required=2)], [shift("S1"), shift("S2")], pins=(pin("V1", shift_id="S2", seat=1),)
    )
    travel = grid_times(i)
    assert check(i, travel, plan_of(i, travel, {"S1": [("V1", 0)], "S2": [("V1", 1)]})) == []
    swapped = plan_of(i, travel, {"S1": [("V1", 1)], "S2": [("V1", 0)]})
    assert said(check(i, travel, swapped)) == [("pin_shift", ("V1", "S1"), 1, "visits")]


def test_nothing_is_changed_or_printed(
    plan: Plan, four_visits: Instance, four_times: TravelTimes, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan.model_dump_json()
    assert check(four_visits, four_times, plan) == check(four_visits, four_times, plan) == []
    assert plan.model_dump_json() == before
    assert route(plan, "S1").activities
    assert capsys.readouterr() == ("", "")


def test_an_empty_day() -> None:
    i = instance([visit("V1", None, window())])
    travel = grid_times(i)
    assert check(i, travel, plan_of(i, travel, {})) == []
    assert check(Instance(), grid_times([]), plan_of(Instance(), grid_times([]), {})) == []
