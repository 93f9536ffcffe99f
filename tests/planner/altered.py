"""Plans with one thing changed, for tests that a checker sees it."""

from __future__ import annotations

from string import Formatter
from typing import Any

from planner.check_texts import VIOLATIONS
from planner.domain import Activity, Plan, Route
from planner.errors import Violation
from tests.builders import after

INSTANTS = ("arrival", "start", "end", "departure")
COMES_BEFORE = {  # the first instant that each length moves
    "travel_seconds": "arrival",
    "arriving_seconds": "start",
    "wait_seconds": "start",
    "care": "end",
    "leaving_seconds": "departure",
}


def with_route(plan: Plan, shift_id: str, **fields: Any) -> Plan:
    """The plan with fields of one route changed, and nothing else."""
    routes = tuple(r.model_copy(update=fields) if r.shift_id == shift_id else r for r in plan.routes)
    return plan.model_copy(update={"routes": routes})


def with_activity(plan: Plan, shift_id: str, number: int, **fields: Any) -> Plan:
    """The plan with fields of one activity changed, and nothing else."""
    activities = list(route(plan, shift_id).activities)
    activities[number] = activities[number].model_copy(update=fields)
    return with_route(plan, shift_id, activities=tuple(activities))


def stretched(plan: Plan, shift_id: str, number: int, what: str, seconds: int) -> Plan:
    """The plan with one length of an activity changed and all that follows it moved, so that times agree.

    `what` is a field of `Activity` in seconds, or "care".
    """
    own = route(plan, shift_id)
    changed = []
    for k, a in enumerate(own.activities):
        moved = INSTANTS[INSTANTS.index(COMES_BEFORE[what]) :] if k == number else INSTANTS
        fields: dict[str, Any] = {i: after(getattr(a, i), seconds) for i in moved} if k >= number else {}
        if k == number and what != "care":
            fields[what] = getattr(a, what) + seconds
        changed.append(a.model_copy(update=fields))
    return with_route(plan, shift_id, activities=tuple(changed), return_time=after(own.return_time, seconds))


def route(plan: Plan, shift_id: str) -> Route:
    """One route of the plan."""
    return next(r for r in plan.routes if r.shift_id == shift_id)


def call(plan: Plan, shift_id: str, number: int) -> Activity:
    """One activity of the plan."""
    return route(plan, shift_id).activities[number]


def said(violations: list[Violation]) -> list[tuple[str, tuple[str, ...], float, str]]:
    """Rule, ids, amount and unit of each violation; its parameters must fill its text."""
    for v in violations:
        named = {field for _, field, _, _ in Formatter().parse(VIOLATIONS[v.rule].da) if field}
        assert named <= {*v.params, "amount"}, v
    return [(v.rule, v.ids, v.amount, v.unit) for v in violations]
