"""Where the time of one plan goes, read from the plan alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import fmean

from planner.domain import Activity, Instance, Mode, Plan, Route, seconds_between
from planner.fallback import coverage
from planner.savings.left_out import left_out_of
from planner.savings.operators import is_operator
from planner.savings.records import Parts
from planner.travel.times import TravelTimes


def parts_of(instance: Instance, travel: TravelTimes, plan: Plan) -> Parts:
    """Return the parts of a plan; expected fallbacks and coverage by `planner.fallback`.

    Raises KeyError if the plan names a shift or visit that the instance does not have.
    """
    fallback = coverage(instance, travel, plan)
    return Parts(
        driving=sum(_driving(r) for r in plan.routes),
        stop_overhead=sum(a.arriving_seconds + a.leaving_seconds for r in plan.routes for a in _physical(r)),
        physical_care=sum(_care(a) for r in plan.routes for a in _physical(r)),
        route_calls=sum(calls_seconds(r) for r in plan.routes if not by_unit(instance, r)),
        unit=sum(calls_seconds(r) for r in plan.routes if by_unit(instance, r)),
        fallback=60 * fallback.expected.minutes,
        waiting=sum(a.wait_seconds for r in plan.routes for a in r.activities),
        overtime=sum(_overtime(instance, r) for r in plan.routes),
        lateness=sum(lateness(instance, plan).values()),
        distance_metres=sum(
            r.return_travel_metres + sum(a.travel_metres for a in r.activities) for r in plan.routes
        ),
        routes_used=sum(any(_physical(r)) for r in plan.routes),
        physical_visits=len(visits_in(plan) - visits_on_screen(plan)),
        screen_visits=len(visits_on_screen(plan)),
        unplanned_visits=len(plan.unplanned),
        workers_met=_workers_met(instance, plan),
        covered=sum(call.covered for call in fallback.calls),
        left_out=sum(left_out_of(instance, plan).values()),
    )


def by_unit(instance: Instance, route: Route) -> bool:
    """Whether the route is an operator's."""
    return is_operator(instance.shift[route.shift_id])


def calls_seconds(route: Route) -> int:
    """Set-up, care and documentation of the calls of a route, in seconds."""
    return sum(call_seconds(a) for a in route.activities if a.mode is Mode.SCREEN)


def call_seconds(call: Activity) -> int:
    """Set-up, care and documentation of one call, in seconds."""
    return call.arriving_seconds + _care(call) + call.leaving_seconds


def visits_in(plan: Plan) -> set[str]:
    """Return the ids of all planned visits."""
    return {a.visit_id for r in plan.routes for a in r.activities if a.visit_id is not None}


def visits_on_screen(plan: Plan) -> set[str]:
    """Return the ids of the visits of which anything is by screen."""
    return {
        a.visit_id
        for r in plan.routes
        for a in r.activities
        if a.mode is Mode.SCREEN and a.visit_id is not None
    }


def lateness(instance: Instance, plan: Plan) -> dict[str, int]:
    """Return seconds after `promised_latest` of each late visit; a double-staffed one counts once."""
    late = {}
    for activity in (a for r in plan.routes for a in r.activities if a.visit_id is not None):
        promised = instance.visit[activity.visit_id or ""].promised_latest
        if promised is not None and activity.start > promised:
            late[activity.visit_id or ""] = seconds_between(promised, activity.start)
    return late


def _physical(route: Route) -> Iterable[Activity]:
    return (a for a in route.activities if a.mode is Mode.PHYSICAL)


def _driving(route: Route) -> int:
    return route.return_travel_seconds + sum(a.travel_seconds for a in route.activities)


def _care(activity: Activity) -> int:
    return seconds_between(activity.start, activity.end)


def _overtime(instance: Instance, route: Route) -> int:
    used = any(a.kind == "visit" for a in route.activities)
    return max(0, seconds_between(instance.shift[route.shift_id].end, route.return_time)) if used else 0


def _workers_met(instance: Instance, plan: Plan) -> float:
    met: dict[str, set[str]] = defaultdict(set)
    for route in plan.routes:
        for activity in (a for a in route.activities if a.visit_id is not None):
            met[instance.visit[activity.visit_id or ""].citizen_id].add(route.worker_id)
    return fmean(len(workers) for workers in met.values()) if met else 0.0
