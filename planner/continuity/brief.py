"""Continuity and fair lists as the morning brief tells of them."""

from __future__ import annotations

from collections.abc import Sequence

from planner.brief.people import Continuity, Fairness, TradeOff, WorkerLists
from planner.continuity.days import PlannedDay
from planner.continuity.records import ContinuityFigures, CurvePoint, FairnessFigures


def for_brief(
    figures: ContinuityFigures,
    curve: Sequence[CurvePoint] = (),
    *,
    plan: PlannedDay | None = None,
    command: str = "",
) -> Continuity:
    """Return figures, and the curve if one was drawn, as the brief's record; points without known faces to count are left out.

    `plan`: the day that the figures end with, to tell what known faces cost in it. `command`: what draws the curve.
    """
    return Continuity(
        days=figures.days,
        planned_days=figures.planned_days,
        citizens=figures.citizens,
        median_workers=figures.median_workers,
        most_workers=figures.most_workers,
        limit=figures.limit,
        over_limit=figures.over_limit,
        known_share=figures.known_share,
        worst={m.citizen_id: m.workers for m in figures.worst},
        trade_off=tuple(
            TradeOff(weight=p.weight, known_share=p.known_share, driving_seconds=p.driving_seconds)
            for p in curve
            if p.known_share is not None
        ),
        worth_seconds=None if plan is None else _seconds(plan, plan.instance.settings.weights.preference),
        paid_seconds=None if plan is None else _seconds(plan, plan.plan.run.terms.get("preference", 0)),
        curve=command,
    )


def fairness_for_brief(figures: FairnessFigures) -> Fairness:
    """Return figures as the brief's record."""
    workers = [
        WorkerLists(
            worker_id=w.worker_id,
            days=w.days,
            heavy=w.heavy,
            most_heavy=w.most_heavy_a_day,
            care_seconds=w.care_seconds,
        )
        for w in figures.workers
    ]
    return Fairness(
        days=figures.days,
        limit=figures.cap,
        over=len(figures.heavy_lists),
        longest_day=figures.longest_day,
        workers=tuple(sorted(workers, key=lambda w: (-w.heavy_a_day, -w.care_a_day, w.worker_id))),
    )


def _seconds(plan: PlannedDay, points: int) -> int | None:
    """Seconds of travel that cost as much; None where travel costs nothing."""
    price = plan.instance.settings.weights.travel_time
    return round(points / price) if price else None
