"""Stop numbers: a run of visits at one address is one stop, and whatever takes the worker away ends it."""

from __future__ import annotations

from planner.report.stops import stop_numbers
from tests.builders import SCREEN, address, four_visits, grid_times, instance, pause, plan_of, shift, visit


def test_two_visits_in_a_row_at_one_address_are_one_stop() -> None:
    """V1 at A1 is stop 1; V2 and V3, both at A2, are stop 2; V4 at A3 is stop 3."""
    day = four_visits()
    plan = plan_of(day, grid_times(day), {"S1": ["V1", "V2", "V3", "V4"]})
    assert stop_numbers(plan.routes[:1]) == [[1, 2, 2, 3]]


def test_a_screen_visit_between_ends_the_stop_and_has_no_number() -> None:
    """V2, a call, V3 at the same address: the worker went out to the car, so V3 is a new stop."""
    day = four_visits()
    plan = plan_of(day, grid_times(day), {"S1": ["V2", ("V4", SCREEN), "V3"]})
    assert stop_numbers(plan.routes[:1]) == [[1, None, 2]]


def test_a_break_at_the_same_address_ends_the_stop() -> None:
    """A break is no visit, even where it is held at the address of the visits around it."""
    day = instance(
        [visit("V1"), visit("V2", "C1")],
        [shift("S1", breaks=(pause("07:00", "15:00", address_id="A1"),))],
        addresses=[address("A1")],
    )
    plan = plan_of(day, grid_times(day), {"S1": ["V1", "break", "V2"]})
    assert stop_numbers(plan.routes) == [[1, None, 2]]


def test_numbers_run_on_through_a_workers_routes() -> None:
    """The second route goes on where the first ended, also at the same address."""
    day = four_visits()
    plan = plan_of(day, grid_times(day), {"S1": ["V1", "V2"], "S2": ["V3", "V4"]})
    assert stop_numbers(plan.routes) == [[1, 2], [3, 4]]
