"""Calls of units whose seats come and go: when each shift may start one, in arrays and in plans."""

from __future__ import annotations

import numpy as np
import pytest

from planner.check import check as domain_check
from planner.compile import Compiled, compile_problem, decode, encode
from planner.domain import Instance, Mode, Pin, ScreenRules, ScreenUnit, Settings, Shift, Visit, VisitMode
from planner.planning import plan_day
from solvers.base import Budget
from solvers.check import check as engine_check
from tests.builders import at, grid_times, instance, operator, pin, plan_of, screen_unit, shift, visit, window

SCREEN = Mode.SCREEN
FREE = Settings(
    screen=ScreenRules(min_physical_per_week=0, max_days_without_physical=None, max_in_a_row=None)
)


def by_screen(visit_id: str = "V1", start: str = "07:10", end: str = "10:00") -> Visit:
    """Five minutes, by screen only; the call is set up for 60 s and written down for 120 s."""
    only = (VisitMode(mode=SCREEN, service_duration=300),)
    return visit(visit_id, None, window(start, end)).model_copy(update={"modes": only})


def day(shifts: list[Shift], *units: ScreenUnit, pins: tuple[Pin, ...] = ()) -> Instance:
    return instance([by_screen()], shifts, units=units, pins=pins, settings=FREE)


def starts(c: Compiled) -> list[tuple[set[str], list[tuple[str, str]]]]:
    """Of each option: its shifts, and when they may start it, as clocks."""
    p, found = c.problem, []
    for o in range(p.num_options):
        rows = range(int(p.window_offset[o]), int(p.window_offset[o + 1]))
        clocks = [
            (f"{c.instant(int(p.window_early[w])):%H:%M}", f"{c.instant(int(p.window_late[w])):%H:%M}")
            for w in rows
        ]
        takers = {c.instance.shifts[s].shift_id for s in np.flatnonzero(p.eligible[o])}
        found.append((takers, clocks))
    return found


def compiled(given: Instance) -> Compiled:
    return compile_problem(given, grid_times(given))


def test_a_call_starts_while_its_unit_has_a_seat() -> None:
    """From 08:00 on: set-up of one minute first. Closed 09:00-09:30: five minutes and two to write down before it."""
    unit = screen_unit("U", ("08:00", 1), ("09:00", 0), ("09:30", 2), ("09:45", 1))
    given = day([operator("U1"), operator("U2")], unit)
    assert starts(compiled(given)) == [({"U1", "U2"}, [("08:01", "08:53"), ("09:31", "10:00")])]


def test_a_unit_with_seats_all_the_time_leaves_the_windows_whole() -> None:
    """One option for all, as without a unit: a route, a unit without rows, and one that is open throughout."""
    shifts = [shift("S1"), operator("U1"), operator("U2", "free")]
    given = day(shifts, screen_unit("U", ("06:00", 1)), screen_unit("free"))
    assert starts(compiled(given)) == [({"S1", "U1", "U2"}, [("07:10", "10:00")])]


def test_each_unit_has_its_own_times_and_others_have_all() -> None:
    shifts = [operator("U1"), operator("U2", "late"), shift("S1"), operator("U3", "free")]
    units = (screen_unit("U", ("08:00", 1)), screen_unit("late", ("09:00", 1)), screen_unit("free"))
    assert starts(compiled(day(shifts, *units))) == [
        ({"U1"}, [("08:01", "10:00")]),
        ({"U2"}, [("09:01", "10:00")]),
        ({"S1", "U3"}, [("07:10", "10:00")]),
    ]


def test_there_are_options_only_for_shifts_that_could_take_the_call() -> None:
    """S1 may not call; U2 starts it too late for its unit; locked to U1, nobody else is asked."""
    home = shift("S1", modes=frozenset({Mode.PHYSICAL}))
    units = (screen_unit("U", ("08:00", 1)), screen_unit("late", ("10:00", 1)))
    shifts = [home, operator("U1"), operator("U2", "late")]
    assert starts(compiled(day(shifts, *units))) == [({"U1"}, [("08:01", "10:00")])]
    locked = day([shift("S1"), *shifts[1:]], *units, pins=(pin("V1", shift_id="U1"),))
    assert starts(compiled(locked)) == [({"U1"}, [("08:01", "10:00")])]


@pytest.mark.parametrize(("clock", "takers"), [("07:30", {"S1"}), ("08:30", {"S1", "U1"})])
def test_a_locked_start_asks_for_a_seat_then(clock: str, takers: set[str]) -> None:
    lock = (pin("V1", start=at(clock)),)
    given = day([shift("S1"), operator()], screen_unit("U", ("08:00", 1)), pins=lock)
    assert starts(compiled(given)) == [(takers, [(clock, clock)])]


def test_a_call_that_no_seat_is_there_for_stays_unplanned() -> None:
    given = day([operator()], screen_unit("U", ("09:59", 1), ("10:01", 0)))
    assert [takers for takers, _ in starts(compiled(given))] == [set()]
    plan = plan_day(given, grid_times(given), budget=Budget(iterations=20))
    assert [u.visit_id for u in plan.unplanned] == ["V1"]


def test_every_way_of_a_visit_counts_in_its_limits() -> None:
    """At most one of two visits by screen: of both, the operator's option and the route's."""
    visits = [visit(f"V{n}", screen_seconds=300) for n in (1, 2)]
    settings = FREE.model_copy(update={"screen": FREE.screen.model_copy(update={"max_visits": 1})})
    unit = screen_unit("U", ("08:00", 1))
    c = compiled(instance(visits, [shift("S1"), operator()], units=(unit,), settings=settings))
    calls = [o for o, mode in enumerate(c.modes) if mode is SCREEN]
    assert len(calls) == 4
    assert sorted(c.problem.quota_option.tolist()) == calls
    assert c.problem.quota_max.tolist() == [1]


@pytest.mark.parametrize("shift_id", ["S1", "U1"])
def test_a_plan_and_back(shift_id: str) -> None:
    """Each shift's call is read as the option that this shift may take."""
    unit = screen_unit("U", ("08:00", 1))
    given = day([shift("S1"), operator()], unit)
    at_nine = given.model_copy(update={"pins": (pin("V1", start=at("09:00")),)})
    plan = plan_of(at_nine, grid_times(given), {shift_id: ["V1"]})
    c = compiled(given)
    solution = encode(c, plan)
    assert c.problem.num_options == 2
    assert engine_check(c.problem, solution) == []
    called = [(r.shift_id, a.visit_id, a.mode, a.start) for r in decode(c, solution) for a in r.activities]
    assert called == [(shift_id, "V1", SCREEN, at("09:00"))]


@pytest.mark.parametrize("solver", ["search", "greedy", "cpsat"])
def test_solvers_wait_for_the_unit_to_open(solver: str) -> None:
    """Closed until 08:00, and again over the lunch hour that V2 falls into: 08:01 and 12:31."""
    unit = screen_unit("U", ("08:00", 1), ("12:00", 0), ("12:30", 1))
    given = instance(
        [by_screen(), by_screen("V2", "11:58", "14:00")], [operator()], units=(unit,), settings=FREE
    )
    travel = grid_times(given)
    plan = plan_day(given, travel, solver=solver, budget=Budget(iterations=200, seconds=20))
    called = {a.visit_id: f"{a.start:%H:%M}" for r in plan.routes for a in r.activities}
    assert called == {"V1": "08:01", "V2": "12:31"}
    assert domain_check(given, travel, plan) == []
