"""How much a place is like each of the districts that were studied, by how densely people live.

The way between neighbouring stops grows with the root of the area per stop: a shortest tour through n random points of an area A is
about 0.71 x sqrt(n x A) (Beardwood, Halton and Hammersley 1959, doi:10.1017/S0305004100034095), so each is as sqrt(A / n). A place
is put on the scale of 1 / sqrt(inhabitants per km2), between the two districts nearest to it there. Beyond the most and the least
densely peopled of them it is taken to be like that one: nothing is extended past what was studied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isfinite, sqrt


def weights(studied: Sequence[float], density: float) -> tuple[float, ...]:
    """Return the weight of each of the `studied` densities for a place of `density`, all in inhabitants per km2; they sum to 1.

    Districts of the same density share a weight evenly.

    >>> weights((100.0, 400.0), 200.0)
    (0.41..., 0.58...)

    Raises ValueError for a density that is not positive, or none studied.
    """
    if not studied or any(not isfinite(d) or d <= 0 for d in (*studied, density)):
        raise ValueError(f"densities must be positive: {(*studied, density)}")
    ends = _between(sorted({_spread(d) for d in studied}), _spread(density))
    alike = Counter(_spread(d) for d in studied)
    return tuple(ends.get(_spread(d), 0.0) / alike[_spread(d)] for d in studied)


def _spread(density: float) -> float:
    return 1 / sqrt(density)


def _between(points: Sequence[float], at: float) -> dict[float, float]:
    """The weights of the points on either side of `at`; all on an end beyond which it lies."""
    inside = min(max(at, points[0]), points[-1])
    low = max(p for p in points if p <= inside)
    high = min(p for p in points if p >= inside)
    if high == low:
        return {low: 1.0}
    share = (inside - low) / (high - low)
    return {low: 1 - share, high: share}
