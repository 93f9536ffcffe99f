"""From the outcomes of paired seeds to figures: what differs, how much, and whether it is more than chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from statistics import variance
from typing import Literal

from scipy.stats import t as student

from planner.savings.gains import FTE_EFFECTIVE_HOURS, FTE_GROSS_HOURS, HOUR, WEEKS_PER_YEAR
from planner.savings.interval import CONFIDENCE, estimate
from planner.savings.records import Estimate
from planner.whatif.records import FIGURES, Figure, Outcome, Scaled

Period = Literal["day", "week", "year"]
TINY = 1e-6
"""A difference this small comes from adding in another order, in any unit."""


def value(name: str, outcome: Outcome) -> float:
    """Return one of `FIGURES` of an outcome. Raises AttributeError for another name."""
    parts = outcome.parts
    if name == "total":
        return parts.all_in + outcome.response_field + outcome.response_unit
    if name == "covered_share":
        return parts.covered / parts.screen_visits if parts.screen_visits else 0.0
    if name in ("response_field", "response_unit"):
        return float(getattr(outcome, name))
    return float(getattr(parts, name))


def figures(base: Sequence[Outcome], scenario: Sequence[Outcome]) -> tuple[Figure, ...]:
    """Return every figure of both, seed by seed, and its difference.

    Raises ValueError unless both have the same seeds in the same order.
    """
    _require_pairs(base, scenario)
    return tuple(
        _figure(name, unit, [value(name, o) for o in base], [value(name, o) for o in scenario])
        for name, unit in FIGURES.items()
    )


def within_noise(difference: Estimate) -> bool:
    """Whether zero lies within the interval; without one there is nothing to tell a difference from chance by."""
    if difference.half_width is None:
        return True
    return abs(difference.mean) <= difference.half_width + TINY


def unpaired_half_width(base: Sequence[float], scenario: Sequence[float]) -> float | None:
    """Return half the width of the 95 % interval of a difference of means that are not paired; None from fewer than two each.

    Welch's: t(f) x sqrt(v / n + w / m), with variances v and w, and f by Welch-Satterthwaite.

    >>> unpaired_half_width([1.0, 2.0, 3.0], [11.0, 12.0, 13.0])
    2.266957...
    """
    if min(len(base), len(scenario)) < 2:
        return None
    shares = [variance(v) / len(v) for v in (base, scenario)]
    if not sum(shares):
        return 0.0
    parts = [s * s / (len(v) - 1) for s, v in zip(shares, (base, scenario), strict=True)]
    freedom = sum(shares) ** 2 / sum(parts)
    return float(student.ppf((1 + CONFIDENCE) / 2, freedom)) * sqrt(sum(shares))


def periods(
    base: Sequence[Outcome],
    scenario: Sequence[Outcome],
    *,
    days: int = 1,
    days_per_week: float,
    kroner_per_hour: float,
) -> tuple[Scaled, ...]:
    """Return the difference of a day, a week and a year of such days, in hours.

    `days`: how many days the instance has; the difference is shared out evenly over them. A week is `days_per_week` days, a year
    52 weeks (domain.md 3.1). Raises ValueError unless both have the same seeds in the same order.
    """
    _require_pairs(base, scenario)
    per_week = days_per_week / days
    times: dict[Period, float] = {"day": 1 / days, "week": per_week, "year": per_week * WEEKS_PER_YEAR}
    return tuple(_scaled(period, base, scenario, n, kroner_per_hour) for period, n in times.items())


def _figure(name: str, unit: str, before: Sequence[float], after: Sequence[float]) -> Figure:
    difference = estimate([a - b for b, a in zip(before, after, strict=True)])
    return Figure(
        name=name,
        unit=unit,
        base=estimate(before),
        scenario=estimate(after),
        difference=difference,
        unpaired=unpaired_half_width(before, after),
        noise=within_noise(difference),
    )


def _scaled(
    period: Period, base: Sequence[Outcome], scenario: Sequence[Outcome], times: float, rate: float
) -> Scaled:
    def more(measure: Callable[[Outcome], float], unit: float = HOUR) -> Estimate:
        pairs = zip(base, scenario, strict=True)
        return estimate([times * (measure(after) - measure(before)) / unit for before, after in pairs])

    def total(outcome: Outcome) -> float:
        return value("total", outcome)

    year = period == "year"
    return Scaled(
        period=period,
        driving_hours=more(lambda o: o.parts.driving),
        overhead_hours=more(lambda o: o.parts.stop_overhead),
        care_hours=more(lambda o: o.parts.physical_care),
        kilometres=more(lambda o: o.parts.distance_metres, 1000),
        field_hours=more(lambda o: o.parts.field),
        unit_hours=more(lambda o: o.parts.unit),
        fallback_hours=more(lambda o: o.parts.fallback),
        left_out_hours=more(lambda o: o.parts.left_out),
        response_hours=more(lambda o: o.response_field + o.response_unit),
        total_hours=more(total),
        kroner=more(total, HOUR / rate) if rate else estimate([0.0] * len(base)),
        fte_gross=more(total, HOUR * FTE_GROSS_HOURS) if year else None,
        fte_effective=more(total, HOUR * FTE_EFFECTIVE_HOURS) if year else None,
    )


def _require_pairs(base: Sequence[Outcome], scenario: Sequence[Outcome]) -> None:
    if [o.seed for o in base] != [o.seed for o in scenario]:
        raise ValueError(
            f"outcomes are paired by seed, got {[o.seed for o in base]} and {[o.seed for o in scenario]}"
        )
