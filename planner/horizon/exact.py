"""Figures of plans as decimal numbers that are rounded once and add up ever after."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from planner.horizon.overlap_records import FIGURES, MEANS, Amount
from planner.savings.interval import estimate


def level(name: str, values: Sequence[float], per_week: float) -> Decimal:
    """Return the mean of a figure over the seeds, in the unit and places of `FIGURES`; `per_week`: how often a week has the days.

    The mean is taken without rounding, and rounded once, halves to the even digit. Raises KeyError for an unknown name, ValueError
    without values.

    >>> level("driving", [3600, 3612], 7.0)
    Decimal('7.01')
    """
    if not values:
        raise ValueError("no values to take the mean of")
    kind = FIGURES[name]
    mean = sum(map(Fraction, values), Fraction()) / len(values) * _scale(name, per_week)
    return Decimal(round(mean * 10**kind.places)).scaleb(-kind.places)


def amount(name: str, value: Decimal, by_seed: Sequence[float], per_week: float) -> Amount:
    """Return a derived figure with the interval of its values under each seed, in the plan's own units."""
    half = estimate([float(v) for v in by_seed]).half_width
    if half is None:
        return Amount(value)
    kind = FIGURES[name]
    scaled = Fraction(half) * _scale(name, per_week)
    return Amount(value, Decimal(round(scaled * 10**kind.places)).scaleb(-kind.places))


def _scale(name: str, per_week: float) -> Fraction:
    return (Fraction(1) if name in MEANS else Fraction(per_week)) / FIGURES[name].per
