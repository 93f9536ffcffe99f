"""Country roads are not straight: each gets a long arc and two shorter swings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.synthetic.street_graph import COUNTRY, StreetGraph

POINT_EVERY = 120.0  # metres between drawn points
# Standard deviation of the half, full and one-and-a-half waves, as a share of length.
SWING = (0.05, 0.025, 0.016)


def bend_lanes(rng: np.random.Generator, graph: StreetGraph) -> StreetGraph:
    """Return the graph with every country road drawn through a bent line; nodes and town streets stay."""
    length = graph.length()
    swing = rng.normal(0, 1, (len(length), len(SWING))) * SWING
    shape = list(graph.shape)
    for k in np.flatnonzero(graph.place == COUNTRY).tolist():
        shape[k] = _bent(shape[k][0], shape[k][-1], float(length[k]), swing[k])
    return replace(graph, shape=shape)


def _bent(
    start: NDArray[np.float64], end: NDArray[np.float64], length: float, swing: NDArray[np.float64]
) -> NDArray[np.float64]:
    along = np.linspace(0, 1, max(2, round(length / POINT_EVERY) + 1))
    aside = sum(size * np.sin((wave + 1) * np.pi * along) for wave, size in enumerate(swing))
    normal = np.array([start[1] - end[1], end[0] - start[0]])
    line = start + np.outer(along, end - start) + np.outer(aside, normal)
    line[0], line[-1] = start, end  # exact, so that roads meet
    return line
