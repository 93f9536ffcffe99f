"""One day's plan becomes the next day's history, counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

from examples.vejle.district import may_be_called
from examples.vejle.history import after, with_later
from planner.domain import (
    Activity,
    Instance,
    Means,
    Mode,
    Plan,
    Route,
    RunInfo,
    ScreenRecord,
    TimeWindow,
    Visit,
    VisitMode,
)
from tests import builders
from tests.plans import at

MONDAY = date(2026, 3, 2)
BOTH = (VisitMode(service_duration=600), VisitMode(mode=Mode.SCREEN, service_duration=600))


def visit(name: str, day: int, hour: int, modes: tuple[VisitMode, ...] = BOTH) -> Visit:
    """A visit of citizen C1, `day` days after Monday, its services screen-able where it has the mode."""
    start = at(f"{hour:02d}:00", day)
    window = TimeWindow(start_earliest=start, start_latest=start + timedelta(hours=1))
    return Visit(visit_id=name, citizen_id="C1", windows=(window,), modes=modes)


def week(*visits: Visit, **record: object) -> Instance:
    base = builders.four_visits()
    citizen = base.citizens[0].model_copy(update={"citizen_id": "C1", "screen": ScreenRecord(**record)})
    return base.model_copy(update={"citizens": (citizen,), "visits": visits, "links": (), "shifts": ()})


def plan(*called: str) -> Plan:
    """A plan of which only the calls matter."""
    start = at("10:00")
    activities = tuple(
        Activity(
            kind="visit", visit_id=v, mode=Mode.SCREEN, address_id=None, travel_seconds=0, travel_metres=0, arrival=start,
            arriving_seconds=0, wait_seconds=0, start=start, end=start, leaving_seconds=0, departure=start,
        )
        for v in called
    )  # fmt: skip
    route = Route(
        shift_id="S", worker_id="W", means=Means.CAR, departure=start, activities=activities, return_travel_seconds=0,
        return_travel_metres=0, return_time=start,
    )  # fmt: skip
    run = RunInfo(solver="search", seed=1, iterations=0, seconds=0, status="feasible", cost=0, terms={})
    return Plan(routes=(route,), run=run)


def record_of(instance: Instance) -> ScreenRecord:
    record = instance.citizen["C1"].screen
    assert record is not None
    return record


def test_calls_since_the_last_physical_visit_are_counted_in_due_order() -> None:
    """Physical, call, call: two since, one physical, whatever the order of the input."""
    day = week(
        visit("c", 0, 18), visit("a", 0, 8), visit("b", 0, 12), physical_this_week=1, screen_in_a_row=4
    )
    found = record_of(after(day, day, plan("b", "c"), MONDAY))
    assert (found.screen_in_a_row, found.physical_this_week, found.last_physical) == (2, 2, MONDAY)


def test_a_day_of_calls_only_adds_to_the_row() -> None:
    day = week(visit("a", 0, 8), visit("b", 0, 12), physical_this_week=1, screen_in_a_row=4)
    found = record_of(after(day, day, plan("a", "b"), MONDAY))
    assert (found.screen_in_a_row, found.physical_this_week, found.last_physical) == (6, 1, None)


def test_a_day_without_visits_changes_nothing() -> None:
    whole = week(visit("a", 1, 8), screen_in_a_row=4)
    assert record_of(after(whole, week(), plan(), MONDAY)) == record_of(whole)


def test_only_what_no_call_can_replace_is_sure_to_come() -> None:
    """After Monday: Tuesday's at home only, Wednesday's could be a call, next Monday is another week. Before it: Monday's own."""
    home = BOTH[:1]
    visits = visit("mo", 0, 8, home), visit("tu", 1, 8, home), visit("we", 2, 8), visit("next", 7, 8, home)
    whole = week(*visits)
    assert record_of(with_later(whole, whole, MONDAY)).physical_later_this_week == 1
    assert record_of(with_later(whole, whole, MONDAY + timedelta(days=6))).physical_later_this_week == 0


def test_a_visit_named_physical_is_never_called() -> None:
    assert may_be_called(visit("a", 0, 8))
    assert not may_be_called(visit("a", 0, 8).model_copy(update={"must_be_physical": True}))
    assert not may_be_called(visit("a", 0, 8, BOTH[:1]))
