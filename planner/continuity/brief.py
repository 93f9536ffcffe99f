"""Continuity as the morning brief tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from planner.brief.records import Continuity, TradeOff
from planner.continuity.records import ContinuityFigures, CurvePoint


def for_brief(figures: ContinuityFigures, curve: Sequence[CurvePoint] = ()) -> Continuity:
    """Return figures, and the curve if one was drawn, as the brief's record; points without known faces to count are left out."""
    return Continuity(
        days=figures.days,
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
    )
