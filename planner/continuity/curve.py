"""What known faces cost in driving: the same day planned under several weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from planner.continuity.days import PlannedDay
from planner.continuity.enrich import DEFAULT_PRICES, Prices, enrich
from planner.continuity.figures import faces_of
from planner.continuity.history import History
from planner.continuity.records import CurvePoint
from planner.domain import Instance, Plan
from planner.planning import solve_day
from planner.travel.times import TravelTimes
from solvers.base import Budget

WEIGHTS: Final = (0, 10_000, 30_000, 90_000)
"""Points for a visit by a stranger: nothing, a third of the default, the default, and three times it."""


def trade_off(
    instance: Instance,
    travel: TravelTimes,
    history: History,
    *,
    budget: Budget,
    weights: Sequence[int] = WEIGHTS,
    prices: Prices = DEFAULT_PRICES,
    solver: str = "search",
    seed: int = 1,
) -> tuple[CurvePoint, ...]:
    """Plan a day once for each weight of known faces; return what each plan comes to, by ascending weight.

    Parameters
    ----------
    instance
        The day that `history` ends before, without its prices; all but the weight is as `enrich` makes it with `prices`.
    budget
        Of each plan, made from nothing: from another's plan a short search stays where that one was.

    Returns
    -------
    tuple of CurvePoint
        Every plan is checked. Under each weight the cheapest of all plans found counts, so that more weight never means more
        strangers; what a plan costs under another weight is exact, for only the strangers' price differs.

    Raises
    ------
    ValueError
        If no weight is given, or as `solve_day` and `faces_of`.
    PlanRefutedError
        As `solve_day`.
    """
    if not weights:
        raise ValueError("a curve needs at least one weight")
    plans: list[tuple[Plan, int, int]] = []
    for weight in sorted(set(weights)):
        day = enrich(instance, history, replace(prices, preference=weight))
        plan = solve_day(day, travel, solver=solver, budget=budget, seed=seed).plan
        strangers = _strangers(day, plan)
        plans.append((plan, strangers, plan.run.cost - weight * strangers))
    points = []
    for weight in sorted(set(weights)):
        # ties go to the plan with fewer strangers, then to the earlier one
        plan, strangers, rest = min(
            plans, key=lambda p: (p[0].run.status == "infeasible", p[2] + weight * p[1], p[1])
        )
        points.append(_point(weight, PlannedDay(history.before, instance, plan), history, strangers, rest))
    return tuple(points)


def _strangers(day: Instance, plan: Plan) -> int:
    """Visits that `Weights.preference` is paid for: each worker counts, and each part of a split visit."""
    return sum(
        bool(liked) and route.worker_id not in liked
        for route in plan.routes
        for act in route.activities
        if act.visit_id is not None
        for liked in (day.citizen[day.visit[act.visit_id].citizen_id].preferred_workers,)
    )


def _point(weight: int, day: PlannedDay, history: History, strangers: int, rest: int) -> CurvePoint:
    faces, routes = faces_of(history, day), day.plan.routes
    return CurvePoint(
        weight=weight,
        known_share=faces.known_share,
        new_faces=faces.new,
        strangers=strangers,
        driving_seconds=sum(
            r.return_travel_seconds + sum(a.travel_seconds for a in r.activities) for r in routes
        ),
        driving_metres=sum(
            r.return_travel_metres + sum(a.travel_metres for a in r.activities) for r in routes
        ),
        left_out=len(day.plan.unplanned),
        cost=rest + weight * strangers,
    )
