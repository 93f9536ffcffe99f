"""Copies of a plan with one thing changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from benchmarks.case import Verdict
from benchmarks.formats.plans import CarePlan, Route, Stop


def with_stop(plan: CarePlan, caregiver: str, index: int, **changes: Any) -> CarePlan:
    """One stop changed."""
    return _each(
        plan, caregiver, lambda stops: [*stops[:index], replace(stops[index], **changes), *stops[index + 1 :]]
    )


def with_more(plan: CarePlan, caregiver: str, *more: Stop) -> CarePlan:
    """Stops added at the end of a route, which is made if there is none."""
    if caregiver not in {r.caregiver for r in plan.routes}:
        return CarePlan((*plan.routes, Route(caregiver, more)))
    return _each(plan, caregiver, lambda stops: [*stops, *more])


def without(plan: CarePlan, caregiver: str, index: int) -> CarePlan:
    """One stop taken out."""
    return _each(plan, caregiver, lambda stops: [*stops[:index], *stops[index + 1 :]])


def rules(verdict: Verdict) -> list[str]:
    """The names of the broken rules."""
    return [fault.rule for fault in verdict.faults]


def _each(plan: CarePlan, caregiver: str, change: Any) -> CarePlan:
    return CarePlan(
        tuple(
            Route(r.caregiver, tuple(change(list(r.stops)))) if r.caregiver == caregiver else r
            for r in plan.routes
        )
    )
