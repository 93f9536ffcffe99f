"""Time saved for each unit, with the interval of the paired seeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from planner.potential.records import AMOUNTS, Amounts
from planner.savings.interval import estimate
from planner.savings.records import Estimate, Parts

HOUR = 3600


@dataclass(frozen=True)
class Seed:
    """One seed's two plans: without and with what is studied; `response` seconds of each that no plan holds."""

    before: Parts
    after: Parts
    response_before: float = 0.0
    response_after: float = 0.0


_WAYS: dict[str, Callable[[Parts, float], float]] = {
    "driving": lambda p, _: p.driving,
    "stop_overhead": lambda p, _: p.stop_overhead,
    "way": lambda p, _: p.driving + p.stop_overhead,
    "physical_care": lambda p, _: p.physical_care,
    "route_calls": lambda p, _: p.route_calls,
    "field": lambda p, _: p.field,
    "unit": lambda p, _: p.unit,
    "fallback": lambda p, _: p.fallback,
    "left_out": lambda p, _: p.left_out,
    "response": lambda _, response: response,
    "net": lambda p, response: p.all_in + response,
}


def converted(seeds: Sequence[Seed]) -> list[float]:
    """Return how many more visits are by screen, seed by seed."""
    return [float(s.after.screen_visits - s.before.screen_visits) for s in seeds]


def amounts(seeds: Sequence[Seed], per: Sequence[float] | None = None, times: float = 1.0) -> Amounts:
    """Return hours saved, times `times`; for each of `per` units, one number for each seed, where that is given.

    Raises ValueError without seeds, or where the units are none on average.
    """

    def of(name: str) -> Estimate:
        way = _WAYS[name]
        saved = [
            times * (way(s.before, s.response_before) - way(s.after, s.response_after)) / HOUR for s in seeds
        ]
        return estimate(saved) if per is None else ratio(saved, per)

    return Amounts(**{name: of(name) for name in AMOUNTS})


def ratio(totals: Sequence[float], units: Sequence[float]) -> Estimate:
    """Return sum of totals / sum of units, with the interval of the linearised ratio.

    With r the ratio and u the mean of the units, the values r + (total - r x unit) / u have mean r, and their spread is that of the
    ratio to first order (Cochran 1977, Sampling Techniques, chapter 6): where both are large under a seed, little is uncertain.

    >>> ratio([2.0, 4.0], [1.0, 2.0])
    Estimate(mean=2.0, half_width=0.0)

    Raises ValueError where the units are none on average, or there are none.
    """
    unit = fmean(units)
    if unit <= 0:
        raise ValueError(f"nothing to divide by: {unit} units on average")
    mean = fmean(totals) / unit
    return estimate([mean + (t - mean * u) / unit for t, u in zip(totals, units, strict=True)])


def times(value: Estimate, factor: float) -> Estimate:
    """Return the estimate `factor` times."""
    half = None if value.half_width is None else abs(factor) * value.half_width
    return Estimate(factor * value.mean, half)


def scaled(given: Amounts, factor: float) -> Amounts:
    """Return all amounts `factor` times."""
    return Amounts(**{name: times(getattr(given, name), factor) for name in AMOUNTS})


def weighted(given: Sequence[Amounts], weights: Sequence[float]) -> Amounts:
    """Return the weighted sum of amounts that were found independently.

    Half widths combine as the root of the sum of squares; there is none where one that counts has none.

    Raises ValueError where there are not as many weights as amounts.
    """

    def of(name: str) -> Estimate:
        parts = [
            times(getattr(a, name), weight) for a, weight in zip(given, weights, strict=True) if weight > 0
        ]
        halves = [p.half_width for p in parts]
        half = None if None in halves else sqrt(sum((h or 0.0) ** 2 for h in halves))
        return Estimate(sum(p.mean for p in parts), half)

    return Amounts(**{name: of(name) for name in AMOUNTS})
