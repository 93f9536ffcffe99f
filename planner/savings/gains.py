"""From pairs of plans to figures: what is saved, over seeds, and in hours, kroner and full-time posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from statistics import fmean
from typing import Literal

from planner.savings.interval import estimate
from planner.savings.records import LINES, Estimate, Gain, Line, Pair, Parts, Scaled

Period = Literal["day", "week", "year"]
HOUR = 3600
WEEKS_PER_YEAR = 52  # domain.md 3.1
DAYS_PER_WEEK = 7.0  # assumed: every day of the week like this one
FTE_GROSS_HOURS, FTE_EFFECTIVE_HOURS = 1924, 1400  # a year; domain.md 3.2
KRONER_PER_HOUR = 490.0  # settlement price of home care by day, Lejre 2026; domain.md 6.3


def mean_pair(runs: Sequence[Pair]) -> Pair:
    """Return one seed's pair, every figure the mean over its runs. Raises ValueError without runs."""

    def mean(parts: Sequence[Parts]) -> Parts:
        return Parts(**{f.name: fmean(getattr(p, f.name) for p in parts) for f in fields(Parts)})

    if not runs:
        raise ValueError("no runs to take the mean of")
    return Pair(
        seed=runs[0].seed,
        baseline=mean([r.baseline for r in runs]),
        plan=mean([r.plan for r in runs]),
        baseline_cost=fmean(r.baseline_cost for r in runs),
        plan_cost=fmean(r.plan_cost for r in runs),
        runs=len(runs),
    )


def gain(pairs: Sequence[Pair]) -> Gain:
    """Return what the plans save against their baselines. Raises ValueError without pairs."""

    def saved(measure: Callable[[Parts], float]) -> Estimate:
        return estimate([measure(p.baseline) - measure(p.plan) for p in pairs])

    return Gain(
        field_freed=saved(lambda parts: parts.field),
        unit_used=estimate([float(p.plan.unit - p.baseline.unit) for p in pairs]),
        fallback=estimate([p.plan.fallback - p.baseline.fallback for p in pairs]),
        net=estimate([net(p) for p in pairs]),
        driving_saved=saved(lambda parts: parts.driving),
        screen_visits=estimate([float(p.plan.screen_visits) for p in pairs]),
        left_out=estimate([float(p.plan.left_out - p.baseline.left_out) for p in pairs]),
    )


def net(pair: Pair) -> float:
    """Net seconds that a plan saves: field freed less unit used, expected fallbacks and what is left out."""
    return pair.baseline.all_in - pair.plan.all_in


def lines(pairs: Sequence[Pair]) -> tuple[Line, ...]:
    """Return every figure before, after and saved."""
    return tuple(_line(name, unit, pairs) for name, unit in LINES.items())


def _line(name: str, unit: str, pairs: Sequence[Pair]) -> Line:
    before, after = ([_value(name, parts) for parts in arm] for arm in _arms(pairs))
    saved = [b - a for b, a in zip(before, after, strict=True)]
    return Line(name, unit, estimate(before), estimate(after), estimate(saved))


def _arms(pairs: Sequence[Pair]) -> tuple[list[Parts], list[Parts]]:
    return [p.baseline for p in pairs], [p.plan for p in pairs]


def _value(name: str, parts: Parts) -> float:
    if name == "net":
        return parts.all_in
    if name == "covered_share":
        return parts.covered / parts.screen_visits if parts.screen_visits else 0.0
    return float(getattr(parts, name))


def scaled(
    pairs: Sequence[Pair], *, days: int = 1, days_per_week: float, kroner_per_hour: float
) -> tuple[Scaled, ...]:
    """Return the saving of a day, a week and a year of such days.

    `days`: how many days the instance has; what it saves is shared out evenly over them. A week is `days_per_week` days, a year
    52 weeks (domain.md 3.1).
    """
    per_week = days_per_week / days
    return (
        _scaled("day", pairs, 1 / days, kroner_per_hour),
        _scaled("week", pairs, per_week, kroner_per_hour),
        _scaled("year", pairs, per_week * WEEKS_PER_YEAR, kroner_per_hour),
    )


def _scaled(period: Period, pairs: Sequence[Pair], times: float, rate: float) -> Scaled:
    def hours(measure: Callable[[Pair], float], unit: float = HOUR) -> Estimate:
        return estimate([times * measure(p) / unit for p in pairs])

    year = period == "year"
    return Scaled(
        period=period,
        driving_hours=hours(lambda p: p.baseline.driving - p.plan.driving),
        overhead_hours=hours(lambda p: p.baseline.stop_overhead - p.plan.stop_overhead),
        care_hours=hours(lambda p: p.baseline.physical_care - p.plan.physical_care),
        kilometres=hours(lambda p: p.baseline.distance_metres - p.plan.distance_metres, 1000),
        field_freed_hours=hours(lambda p: p.baseline.field - p.plan.field),
        unit_used_hours=hours(lambda p: p.plan.unit - p.baseline.unit),
        fallback_hours=hours(lambda p: p.plan.fallback - p.baseline.fallback),
        net_hours=hours(net),
        left_out_hours=hours(lambda p: p.plan.left_out - p.baseline.left_out),
        kroner=hours(lambda p: rate * net(p)),
        fte_gross=hours(net, HOUR * FTE_GROSS_HOURS) if year else None,
        fte_effective=hours(net, HOUR * FTE_EFFECTIVE_HOURS) if year else None,
    )
