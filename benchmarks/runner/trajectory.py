"""Cost over time, from a solver's signs of life."""

from __future__ import annotations

from collections.abc import Callable

from solvers.base import Progress

Point = tuple[float, float]

SAME = 1e-6
"""Costs that differ by less than this part are one: the engine's unit is coarser than a judge's decimals."""


class Trajectory:
    """Collects (seconds, cost) each time the best became better; costs are in the benchmark's unit."""

    def __init__(self, cost_of: Callable[[int], float]) -> None:
        """`cost_of` turns the engine's points into the benchmark's unit."""
        self._cost_of = cost_of
        self._points: list[Point] = []

    def __call__(self, sign: Progress) -> None:
        cost = self._cost_of(sign.cost)
        if not self._points or cost < self._points[-1][1]:
            self._points.append((round(sign.seconds, 3), cost))

    def ending_at(self, seconds: float, cost: float) -> list[Point]:
        """Return the points with the judged `cost` as the last one.

        The judge has the last word: where a solver's own figure was lower (a format that it can only be steered by), it counts
        as the judged cost from then on.
        """
        limit = cost + SAME * abs(cost)
        before = [point for point in self._points if point[1] > limit]
        reached = [s for s, c in self._points if c <= limit]
        return [*before, (reached[0] if reached else round(seconds, 3), cost)]
