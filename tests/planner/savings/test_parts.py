"""The parts of plans laid out by hand, and whose they are."""

from __future__ import annotations

from collections import defaultdict

from planner.domain import Mode
from planner.savings.parts import lateness, parts_of, visits_on_screen
from planner.savings.shares import shares_of
from tests.builders import Entry, at, plan_of, visit, window
from tests.planner.savings.days import screen_day


def laid_out(**sequences: list[Entry]):  # type: ignore[no-untyped-def]
    day, travel = screen_day()
    return day, travel, plan_of(day, travel, sequences)


def test_a_plan_at_home() -> None:
    """S1: B to A1, A2, A3 and back is 6 steps of 300 s and 500 m; three stops of 318 s; three visits of 600 s."""
    day, travel, plan = laid_out(S1=["V1", "V2", "V3"])
    parts = parts_of(day, travel, plan)
    assert (parts.driving, parts.distance_metres) == (1800, 3000)
    assert (parts.stop_overhead, parts.physical_care) == (954, 1800)
    assert (parts.route_calls, parts.unit, parts.fallback) == (0, 0, 0)
    assert parts.field == 4554
    assert (parts.routes_used, parts.physical_visits, parts.screen_visits) == (1, 3, 0)
    assert (parts.unplanned_visits, parts.left_out) == (3, 3 * (600 + 318 + 549))
    assert parts.all_in == 4554 + 4401
    assert parts.workers_met == 1


def test_calls_by_the_unit_and_by_a_route_worker() -> None:
    """A call is 60 + 120 + 120 = 300 s. S1 drives to A1 and back, 600 s, and calls V2 in between; the operator calls V3."""
    day, travel, plan = laid_out(S1=["V1", ("V2", "screen")], O1=[("V3", "screen")])
    parts = parts_of(day, travel, plan)
    assert (parts.route_calls, parts.unit, parts.driving) == (300, 300, 600)
    assert parts.field == 600 + 318 + 600 + 300
    assert (parts.physical_visits, parts.screen_visits, parts.covered) == (1, 2, 2)
    assert parts.fallback > 0
    assert visits_on_screen(plan) == {"V2", "V3"}


def test_who_calls_from_a_desk_is_no_route_worker() -> None:
    """The shift of screen visits only, without a unit, and the one without places: their calls are a unit's, 300 s each."""
    for change in ({"unit_id": None}, {"unit_id": None, "modes": frozenset(Mode)}):
        day, travel, plan = laid_out(O1=[("V3", "screen")])
        desk = day.shifts[2].model_copy(update=change)
        parts = parts_of(day.model_copy(update={"shifts": (*day.shifts[:2], desk)}), travel, plan)
        assert (parts.unit, parts.route_calls) == (300, 0)


def test_overtime_waiting_and_lateness() -> None:
    """V1 was promised by 07:05 and is reached at 07:05 + 200 s of overhead: 200 s late. V2 may not begin before 14:50: S1 waits,
    ends care at 15:00, leaves 118 s and two steps later: 718 s of overtime."""
    day, travel = screen_day()
    late = day.visits[0].model_copy(update={"promised_latest": at("07:05")})
    last = visit("V2", "C2", window("14:50", "15:00"))
    day = day.model_copy(update={"visits": (late, last)})
    plan = plan_of(day, travel, {"S1": ["V1", "V2"]})
    parts = parts_of(day, travel, plan)
    assert lateness(day, plan) == {"V1": 200}
    assert (parts.lateness, parts.overtime) == (200, 718)
    # free at 07:05 + 200 + 600 + 118 = 07:20:18, at A2 07:25:18, ready 07:28:38; 14:50 less that is 26,482 s
    assert parts.waiting == 26_482


def test_a_second_belongs_to_one_visit() -> None:
    """At home, by screen, at home at one address: the call ends the stop. Leg and both overheads of each stop go to its visit."""
    day, travel = screen_day()
    twice = visit("V7", "C1")
    day = day.model_copy(update={"visits": (*day.visits, twice)})
    plan = plan_of(day, travel, {"S1": ["V1", ("V2", "screen"), "V7", "V3"]})
    share = {s.visit_id: s for s in shares_of(day, plan)}
    assert (share["V1"].driving, share["V1"].field) == (300, 300 + 318 + 600)
    assert (share["V2"].driving, share["V2"].field) == (0, 300)
    assert (share["V7"].driving, share["V7"].field) == (0, 318 + 600)
    assert (share["V3"].driving, share["V3"].field) == (
        600 + 900,
        1500 + 318 + 600,
    )  # the way home is the last stop's


def test_a_stop_is_its_first_visits() -> None:
    day, travel = screen_day()
    twice = visit("V7", "C1")
    day = day.model_copy(update={"visits": (*day.visits, twice)})
    plan = plan_of(day, travel, {"S1": ["V1", "V7"]})
    share = {s.visit_id: s for s in shares_of(day, plan)}
    assert (share["V1"].field, share["V7"].field) == (600 + 318 + 600, 600)


def test_shares_add_up_to_the_plan() -> None:
    day, travel, plan = laid_out(
        S1=["V4", ("V2", "screen"), "V1"], S2=["V6"], O1=[("V3", "screen"), ("V5", "screen")]
    )
    parts, total = parts_of(day, travel, plan), defaultdict(int)
    for share in shares_of(day, plan):
        total["driving"] += share.driving
        total["field"] += share.field
        total["unit"] += share.unit
    assert total == {"driving": parts.driving, "field": parts.field, "unit": parts.unit}
