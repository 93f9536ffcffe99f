"""Nights as their results tell of them, and the four visits planned in different ways."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from planner.brief import Brief, DayOfBrief, morning_brief
from planner.domain import Instance, Plan
from planner.nightly.records import Fault, NightResult, Outcome, Setback, Standing, Step, UnitResult
from planner.store.records import Kind
from tests.builders import Entry, four_visits, grid_times, plan_of

DAY = date(2026, 3, 2)
BEGAN = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
MORNING = BEGAN + timedelta(hours=9)
CRASH = Setback(step=Step.SOLVE, fault=Fault.CRASH, solver="search", detail="-9", seconds=12.5)


def standing(plan_id: int = 7, hours: int = 0, **fields: Any) -> Standing:
    """A plan that stands, made so many hours before the night began, and not in it."""
    made_at = BEGAN - timedelta(hours=hours)
    given = {"kind": Kind.NIGHTLY, "made_at": made_at, "age_seconds": 3600 * hours, "tonight": not hours}
    return Standing.model_validate({"plan_id": plan_id, **given, **fields})


def unit(
    district: str = "Nord", outcome: Outcome = Outcome.MADE, day: date = DAY, **fields: Any
) -> UnitResult:
    """A unit that was made tonight as plan 7, unless told otherwise."""
    given: dict[str, Any] = {
        "plan_id": 7,
        "standing": standing(),
        "folder": f"{day}/{district}",
        "solver": "search",
    }
    return UnitResult.model_validate(
        {"district": district, "day": day, "outcome": outcome, **given, **fields}
    )


def night(*units: UnitResult, **fields: Any) -> NightResult:
    """A night of one hour."""
    given: dict[str, Any] = {
        "started_at": BEGAN,
        "ended_at": BEGAN + timedelta(hours=1),
        "days": tuple(sorted({u.day for u in units})),
        "timezone": "Europe/Copenhagen",
        "place": "plans.sqlite",
        "version": "1.2.3",
        "solver": "search",
        "seed": 1,
        "executor": "local",
        "jobs": 2,
        "budget_seconds": 100.0,
        "units": units,
    }
    return NightResult.model_validate(given | fields)


def told(
    order: dict[str, list[Entry]] | None = None, instance: Instance | None = None, **fields: Any
) -> DayOfBrief:
    """A day of Nord: the four visits at home, all in one list, unless told otherwise."""
    instance = four_visits() if instance is None else instance
    plan = planned(instance, order or {"S1": ["V1", "V2", "V3", "V4"]})
    given: dict[str, Any] = {"district": "Nord", "day": DAY, "plan_id": 7, "travel": grid_times(instance)}
    return DayOfBrief(**{"instance": instance, "plan": plan, **given, **fields})


def planned(instance: Instance, order: dict[str, list[Entry]]) -> Plan:
    """A plan of those routes."""
    return plan_of(instance, grid_times(instance), order)


def brief(*days: DayOfBrief, units: tuple[UnitResult, ...] = (unit(),), **fields: Any) -> Brief:
    """The brief of a night of Nord, written at six o'clock in the morning."""
    return morning_brief(night(*units), days, lambda: MORNING, copies="/mnt/noed", **fields)
