"""Which weeks are solved, and how those between them are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from planner.horizon.records import Between

Hours = npt.NDArray[np.float64]


def chosen_weeks(weeks: int, every: int, beside: Iterable[int] = ()) -> tuple[int, ...]:
    """Return the weeks to solve out of 1 to `weeks`: the first, each `every`-th from there on, the last, and those of `beside`.

    Raises ValueError for numbers below 1.

    >>> chosen_weeks(12, 4)
    (1, 5, 9, 12)
    """
    if min(weeks, every) < 1:
        raise ValueError(f"weeks and every must be at least 1, got {weeks} and {every}")
    return tuple(sorted({*range(1, weeks + 1, every), weeks, *beside}))


def draw(solved: tuple[int, ...], values: Hours, weeks: int, between: Between) -> Hours:
    """Return values of weeks 1 to `weeks`, (weeks, ...), from those of the solved ones, (len(solved), ...).

    Between two solved weeks on a straight line ("linear"), or as the earlier ("last"). Before the first as the first, after the
    last as the last. Raises ValueError unless `solved` ascends and is as long as `values`.
    """
    if len(solved) != len(values) or not solved or any(b <= a for a, b in pairwise(solved)):
        raise ValueError(f"{len(values)} rows of values for weeks {solved}, which must ascend")
    at = np.asarray(solved)
    weeks_of = np.arange(1, weeks + 1)
    before = np.clip(np.searchsorted(at, weeks_of, side="right") - 1, 0, None)
    if between == "last":
        return values[before]
    after = np.clip(np.searchsorted(at, weeks_of, side="left"), None, len(solved) - 1)
    width = np.maximum(at[after] - at[before], 1)
    share = np.clip((weeks_of - at[before]) / width, 0.0, 1.0)
    share = share.reshape((-1, *[1] * (values.ndim - 1)))
    return (1 - share) * values[before] + share * values[after]
