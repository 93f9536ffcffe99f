"""A later visit that nobody could do takes no earlier one down; every other lock of order stays a tie."""

from __future__ import annotations

import pytest

from planner.compile import Compiled, Seat, compile_problem
from planner.domain import Instance, Level, Pin, Visit
from planner.planning import plan_day
from solvers.base import Budget
from solvers.problem import DIFFERENT_WORKER
from tests.builders import citizen, grid_times, instance, pause, pin, shift, visit, window

NURSE = {"level": Level.NURSE}


def tied(given: Instance) -> set[tuple[str, str]]:
    """(earlier, later) of the locks that are kept."""
    c = compile_problem(given, grid_times(given))
    p = c.problem
    rows = [k for k in range(p.num_links) if p.link_together[k] and p.link_worker[k] != DIFFERENT_WORKER]
    return {(c.seats[int(p.link_first[k])].visit_id, c.seats[int(p.link_second[k])].visit_id) for k in rows}


def barred(c: Compiled) -> set[str]:
    """Visits of which some seat may be taken by nobody."""
    p = c.problem
    rows = {v: p.eligible[p.option_visit == v].any() for v in range(p.num_visits)}
    return {c.seats[v].visit_id for v, may in rows.items() if not may}


def planned(given: Instance) -> set[str]:
    plan = plan_day(given, grid_times(given), solver="greedy", budget=Budget(iterations=1))
    return {a.visit_id for r in plan.routes for a in r.activities if a.visit_id}


@pytest.mark.parametrize("later", [{}, NURSE])
def test_a_later_visit_that_nobody_may_do_frees_the_earlier_one(later: dict[str, Level]) -> None:
    """W1 is no nurse: V2 stays out and V1 is planned; without that demand both are."""
    given = instance([visit("V1"), visit("V2", **later)], [shift("S1")], pins=(pin("V2", after="V1"),))
    assert tied(given) == (set() if later else {("V1", "V2")})
    assert planned(given) == ({"V1"} if later else {"V1", "V2"})
    assert barred(compile_problem(given, grid_times(given))) == ({"V2"} if later else set())


@pytest.mark.parametrize(("latest", "kept"), [("07:20", False), ("07:21", True)])
def test_the_later_visit_must_be_possible_in_time(latest: str, kept: bool) -> None:
    """V1 at A1 starts 07:04:20 (60 + 200 s), is left at 07:16:18; V2 at A2 starts 260 s later, 07:20:38."""
    given = instance(
        [visit("V1"), visit("V2", None, window("07:00", latest))],
        [shift("S1")],
        pins=(pin("V2", after="V1"),),
    )
    assert bool(tied(given)) is kept
    assert planned(given) == ({"V1", "V2"} if kept else {"V1"})


@pytest.mark.parametrize(("end", "kept"), [("07:34:35", False), ("07:34:36", True)])
def test_the_worker_must_be_back_in_time(end: str, kept: bool) -> None:
    """V2 starts 07:20:38 and is left 718 s later, 07:32:36; home is two minutes away: 07:34:36."""
    given = instance([visit("V1"), visit("V2")], [shift("S1", end=end)], pins=(pin("V2", after="V1"),))
    assert bool(tied(given)) is kept
    assert planned(given) == ({"V1", "V2"} if kept else {"V1"})


def test_two_visits_at_one_address_need_no_way_between_them() -> None:
    """07:04:20 + 600 s = 07:14:20 is in time for a window that closes then."""
    visits = [visit("V1"), visit("V2", "C1", window("07:00", "07:14:20"))]
    assert tied(instance(visits, [shift("S1")], pins=(pin("V2", after="V1"),)))


def test_a_screen_visit_may_come_first_or_last() -> None:
    """By screen V2 starts 60 s after V1 is left at 07:16:18, and ends 07:22:18; documented 07:24:18, and 200 s
    later, 07:27:38, V3 may start: where the worker calls from is open, so the way there is not counted. From
    V2 in the home, 07:14:20, it would be 07:14:20 + 600 + 118 + 60 + 200 s = 07:30:38.
    """
    base = [visit("V1"), visit("V2", "C1", window("07:00", "07:17:18"), screen_seconds=300)]
    for latest, kept in [("07:27:37", False), ("07:27:38", True)]:
        visits = [*base, visit("V3", "C2", window("07:00", latest))]
        given = instance(visits, [shift("S1")], pins=(pin("V2", after="V1"), pin("V3", after="V2")))
        assert (("V2", "V3") in tied(given)) is kept
        assert ("V1", "V2") in tied(given)


def test_no_shift_for_both_frees_the_earlier_one() -> None:
    """V1 is W1's and V2 is W2's alone: V2 cannot come after V1 in anybody's route."""
    given = instance(
        [visit("V1"), visit("V2")],
        [shift("S1"), shift("S2")],
        citizens=[
            citizen("C1", required_workers=frozenset({"W1"})),
            citizen("C2", required_workers=frozenset({"W2"})),
        ],
        pins=(pin("V2", after="V1"),),
    )
    assert tied(given) == set()
    assert planned(given) == {"V1"}


def test_a_chain_ends_where_it_breaks() -> None:
    """V4 after V3 after V2 after V1, and nobody may do V3: V4 cannot follow it, V1 and V2 stay tied."""
    visits = [visit("V1"), visit("V2"), visit("V3", **NURSE), visit("V4")]
    pins = tuple(pin(f"V{k + 1}", after=f"V{k}") for k in (3, 1, 2))
    given = instance(visits, [shift("S1")], pins=pins)
    assert tied(given) == {("V1", "V2")}
    assert planned(given) == {"V1", "V2"}


def test_of_two_that_exclude_each_other_the_dearer_stays() -> None:
    """V2 is locked to S1 and V3 to S2, both after V1; V3 is priority 1."""
    given = instance(
        [visit("V1"), visit("V2"), visit("V3", priority=1)],
        [shift("S1"), shift("S2")],
        pins=(pin("V2", after="V1", shift_id="S1"), pin("V3", after="V1", shift_id="S2")),
    )
    assert tied(given) == {("V1", "V3")}
    assert planned(given) == {"V1", "V3"}


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        (shift("S2"), True),
        (shift("S2", "W1", "15:00", "20:00"), False),  # one worker cannot sit on both seats
        (shift("S2", None, "12:00", "15:00"), True),
        (shift("S2", None, "15:00", "20:00"), False),  # W2 comes when W1 has gone home
    ],
)
def test_a_double_visit_needs_two_at_one_time(second: object, kept: bool) -> None:
    """Seat 0 of V2 is locked after V1; without a second worker V2 is out and V1 is not."""
    given = instance(
        [visit("V1"), visit("V2", None, window("07:00", "20:00"), staff_required=2)],
        [shift("S1"), second],  # type: ignore[list-item]
        pins=(pin("V2", after="V1"), pin("V1", shift_id="S1")),
    )
    assert bool(tied(given)) is kept
    assert planned(given) == ({"V1", "V2"} if kept else {"V1"})


@pytest.mark.parametrize(("staff", "kept"), [(1, False), (2, True)])
def test_both_seats_after_one_visit(staff: int, kept: bool) -> None:
    """Both workers of V2 come from V1: possible if V1 is double too, never if one worker does V1."""
    pins: tuple[Pin, ...] = (pin("V2", after="V1"), pin("V2", after="V1", seat=1))
    visits: list[Visit] = [visit("V1", staff_required=staff), visit("V2", staff_required=2)]
    given = instance(visits, [shift("S1"), shift("S2")], pins=pins)
    assert bool(tied(given)) is kept
    assert planned(given) == ({"V1", "V2"} if kept else {"V1"})


def test_breaks_and_full_routes_are_no_ground_to_bar() -> None:
    """A break of eight hours leaves no time for anything, but that is for the search to find."""
    day = shift("S1", breaks=(pause("07:00", "07:00", 8 * 3600),))
    given = instance([visit("V1"), visit("V2")], [day], pins=(pin("V2", after="V1"),))
    assert tied(given) == {("V1", "V2")}


def test_a_circle_of_locks_stays_as_it_is() -> None:
    pins = (pin("V1", after="V2"), pin("V2", after="V1"))
    given = instance([visit("V1"), visit("V2")], [shift("S1")], pins=pins)
    assert tied(given) == {("V1", "V2"), ("V2", "V1")}
    assert compile_problem(given, grid_times(given)).seats == (Seat("V1", 0), Seat("V2", 0))
