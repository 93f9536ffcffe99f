"""Records of screen visits move on from day to day as they would if the days were planned together."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.continuity import PlannedDay, carried
from planner.day import of_date
from planner.domain import Instance, Mode, Plan, ScreenRecord, Visit
from planner.planning import plan_day
from solvers.base import Budget
from tests.builders import citizen, consenting, grid_times, instance, run_info, shift, visit, window
from tests.planner.continuity.samples import on, planned

SURE: dict[str, Any] = {"must_be_physical": True}


def call(name: str, day: int, clock: str = "08:00", **fields: Any) -> Visit:
    """A visit of C1 that could be by screen as well."""
    return visit(name, "C1", window(clock, clock, day=day), screen_seconds=300, **fields)


def days(*visits: Visit, last: int = 6, **record: object) -> Instance:
    """One citizen and one shift a day from Monday on; nothing is known of earlier visits."""
    known = consenting(**{"physical_this_week": 0, "last_physical": None, **record})
    return instance(
        visits,
        [shift(f"S{d}", "W1", day=d) for d in range(last + 1)],
        citizens=[citizen("C1", screen=known)],
    )


def record(given: Instance) -> ScreenRecord:
    found = given.citizen["C1"].screen
    assert found is not None
    return found


def part(week: Instance, day: int, *entries: object) -> PlannedDay:
    """A day of the week with what its shift does."""
    return planned(day, of_date(week, on(day)), {f"S{day}": entries})  # type: ignore[dict-item]


def test_one_day_counts_visits_at_home_and_calls_in_a_row() -> None:
    """Monday: home, screen, screen. Before Tuesday: 1 at home this week, the last on Monday, 2 calls since."""
    week = days(call("A", 0, "08:00"), call("B", 0, "10:00"), call("C", 0, "12:00"), call("D", 1))
    monday = part(week, 0, "A", ("B", "screen"), ("C", "screen"))
    found = record(carried(week, [monday], on(1)))
    assert (found.physical_this_week, found.screen_in_a_row, found.last_physical) == (1, 2, on(0))


def test_calls_in_a_row_go_on_over_days_without_a_visit_at_home() -> None:
    """3 before the plan, 1 on Monday, 1 on Tuesday: 5 before Wednesday, and nobody has come."""
    week = days(call("A", 0), call("B", 1), call("C", 2), screen_in_a_row=3)
    made = [part(week, 1, ("B", "screen")), part(week, 0, ("A", "screen"))]
    found = record(carried(week, made, on(2)))
    assert (found.screen_in_a_row, found.physical_this_week, found.last_physical) == (5, 0, None)


def test_a_week_begins_on_monday() -> None:
    """2 before Sunday and 1 on Sunday make 3 in that week; before Monday the new week has 0, and Sunday is still the last day."""
    week = days(call("A", 6), call("B", 7), last=7, physical_this_week=2)
    sunday = part(week, 6, "A")
    assert record(carried(week, [], on(6), since=on(6))).physical_this_week == 2
    found = record(carried(week, [sunday], on(7), since=on(6)))
    assert (found.physical_this_week, found.last_physical) == (0, on(6))


def test_days_before_the_records_are_left_aside() -> None:
    """The records stand before Tuesday: Monday's visit is in them already."""
    week = days(call("A", 0), call("B", 1), physical_this_week=1)
    monday = part(week, 0, "A")
    assert record(carried(week, [monday], on(1), since=on(1))).physical_this_week == 1
    assert record(carried(week, [monday], on(1), since=on(0))).physical_this_week == 2


def test_a_visit_left_out_is_one_at_home_but_not_sure_to_be_the_first() -> None:
    week = days(call("A", 0), call("B", 1), first_visit_done=False, screen_in_a_row=4)
    left_out = record(carried(week, [part(week, 0)], on(1)))
    assert (left_out.physical_this_week, left_out.screen_in_a_row, left_out.first_visit_done) == (1, 0, False)
    assert record(carried(week, [part(week, 0, "A")], on(1))).first_visit_done


def test_later_visits_count_where_nothing_allows_them_by_screen() -> None:
    """After Monday: Tuesday must be at home, Wednesday is a bath, Thursday could be by screen, next Monday is another week: 2."""
    week = days(
        call("A", 0), call("B", 1, **SURE), call("C", 2, services=("bath",)), call("D", 3), call("E", 7, **SURE),
        last=7,
    )  # fmt: skip
    assert record(carried(week, [], on(0))).physical_later_this_week == 2
    assert record(carried(week, [], on(2))).physical_later_this_week == 0


def test_what_the_record_knows_beyond_the_input_counts_in_its_last_week_alone() -> None:
    """Days 0 to 8: the 3 visits after day 8 are in the second week, so they count on day 7 and not on day 6."""
    week = days(call("A", 6), call("B", 7), call("C", 8), last=8, physical_later_this_week=3)
    assert record(carried(week, [], on(6))).physical_later_this_week == 0
    assert record(carried(week, [], on(7))).physical_later_this_week == 3


def test_a_citizen_without_a_record_stays_without() -> None:
    week = days(call("A", 0), call("B", 1))
    bare = week.model_copy(update={"citizens": (citizen("C1", screen=None),)})
    assert carried(bare, [], on(1)).citizen["C1"].screen is None


def as_one(week: Instance, made: list[PlannedDay]) -> Plan:
    routes = {r.shift_id: r for each in made for r in each.plan.routes}
    return Plan(routes=tuple(routes[s.shift_id] for s in week.shifts), run=run_info())


@pytest.mark.parametrize(("carry", "broken"), [(True, False), (False, True)])
def test_days_planned_one_by_one_keep_the_rules_of_the_week(carry: bool, broken: bool) -> None:
    """Two at home are asked for each week, and a call is worth a lot. Carried, days 0 and 1 are at home; not carried, every
    day's record says that two are sure to come later, and all seven are by screen: the rule of the week is broken."""
    week = days(*(call(f"V{d}", d) for d in range(7)), last_physical=on(-1))
    dear = week.settings.weights.model_copy(update={"screen_value": 100_000})
    week = week.model_copy(update={"settings": week.settings.model_copy(update={"weights": dear})})
    travel = grid_times(week)
    made: list[PlannedDay] = []
    for number in range(7):
        if carry:
            day = carried(week, made, on(number))
        else:
            hopeful = record(week).model_copy(update={"physical_later_this_week": 2})
            alone = of_date(week, on(number))
            day = alone.model_copy(update={"citizens": (citizen("C1", screen=hopeful),)})
        plan = plan_day(day, travel, solver="greedy", budget=Budget(iterations=1))
        made.append(PlannedDay(on(number), day, plan))
    rules = {v.rule for v in check(week, travel, as_one(week, made))}
    assert ("screen_week_physical" in rules) is broken
    modes = [a.mode for each in made for r in each.plan.routes for a in r.activities]
    assert modes.count(Mode.PHYSICAL) == (2 if carry else 0)
