"""Means over seeds with the interval that so few of them allow."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev

from scipy.stats import t as student

from planner.savings.records import Estimate

CONFIDENCE = 0.95


def estimate(values: Sequence[float]) -> Estimate:
    """Return the mean and half the width of its 95 % interval: t(n - 1) x s / sqrt(n), Student's t over n values.

    Of one value there is no interval. Raises ValueError for none.

    >>> estimate([1.0, 2.0, 3.0])
    Estimate(mean=2.0, half_width=2.484137712...)
    """
    if not values:
        raise ValueError("no values to estimate from")
    mean, count = fmean(values), len(values)
    if count < 2:
        return Estimate(mean)
    quantile = float(student.ppf((1 + CONFIDENCE) / 2, count - 1))
    return Estimate(mean, quantile * stdev(values) / sqrt(count))
