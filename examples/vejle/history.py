"""What each citizen has had so far this week, kept from one day's plan to the next day's input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from examples.vejle.district import may_be_called
from planner.calendar_days import in_due_order, week_of
from planner.day import visit_dates
from planner.domain import Instance, Mode, Plan, ScreenRecord


def with_later(week: Instance, day: Instance, last: date) -> Instance:
    """Return the day with the physical visits that are sure to come after `last` in its week: those that no service allows by
    screen."""
    dates = visit_dates(week)
    sure = Counter(
        v.citizen_id
        for v in week.visits
        if last < dates[v.visit_id] and week_of(dates[v.visit_id]) == week_of(last) and not may_be_called(v)
    )
    return _changed(day, lambda c, r: r.model_copy(update={"physical_later_this_week": sure[c]}))


def after(week: Instance, day: Instance, plan: Plan, on: date) -> Instance:
    """Return the week as it stands when the plan of one day has been carried out: a citizen's physical visits of the week, the
    screen visits since the last one, and its date. A visit left out counts as physical: somebody came after all."""
    called = {a.visit_id for r in plan.routes for a in r.activities if a.mode is Mode.SCREEN}
    visits: dict[str, list[bool]] = {}
    for visit in in_due_order(day.visits):
        visits.setdefault(visit.citizen_id, []).append(visit.visit_id in called)

    def lived(citizen_id: str, record: ScreenRecord) -> ScreenRecord:
        by_screen = visits.get(citizen_id, [])
        there = by_screen.count(False)
        since = by_screen[::-1].index(False) if there else record.screen_in_a_row + len(by_screen)
        return record.model_copy(
            update={
                "physical_this_week": record.physical_this_week + there,
                "screen_in_a_row": since,
                "last_physical": on if there else record.last_physical,
            }
        )

    return _changed(week, lived)


def _changed(instance: Instance, change: Callable[[str, ScreenRecord], ScreenRecord]) -> Instance:
    citizens = tuple(
        c if c.screen is None else c.model_copy(update={"screen": change(c.citizen_id, c.screen)})
        for c in instance.citizens
    )
    return instance.model_copy(update={"citizens": citizens})
