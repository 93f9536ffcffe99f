"""The least number of minutes that is enough."""

from __future__ import annotations

from collections.abc import Callable

from planner.suggest.records import Suggestion


def least_minutes(works: Callable[[int], Suggestion | None], limit: int) -> tuple[int, Suggestion] | None:
    """Return the least number of minutes from 1 to `limit` that works, and what it gives; None if `limit` itself does not.

    By bisection: what works with so many minutes is taken to work with more.
    """
    best = works(limit)
    if best is None:
        return None
    low, high = 0, limit
    while high - low > 1:
        middle = (low + high) // 2
        found = works(middle)
        if found is None:
            low = middle
        else:
            high, best = middle, found
    return high, best
