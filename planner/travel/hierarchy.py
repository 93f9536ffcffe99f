"""The engine of the optional extra `fast`: customizable contraction hierarchies (RoutingKit), 32-bit weights.

The weights are too narrow for time and length at once, so length is found by asking three times. With D the
least milliseconds, let f(k) = min(k x milliseconds + decimetres) - k x D over all journeys. f grows with k,
is concave, and ends at the length of the shortest among the fastest journeys, for a slower one costs ever
more. Where f(k) = f(2k) it has stopped growing, and the length is certain. The few pairs that are not certain
are computed by scipy.

J. Dibbelt, B. Strasser, D. Wagner, "Customizable contraction hierarchies", ACM Journal of Experimental
Algorithmics 21, 2016, doi:10.1145/2886843.
"""

from __future__ import annotations

import numpy as np
import pyroutingkit

from planner.travel.matrix import UNREACHED, Journeys, ScipyEngine
from planner.travel.roadgraph import Int64Array, RoadGraph

_LIMIT = int(pyroutingkit.INF_WEIGHT)


class HierarchyEngine:
    """Build the hierarchy once, weigh it three times; equal to `ScipyEngine` in every cell."""

    def journeys(self, graph: RoadGraph) -> Journeys:
        """See `planner.travel.matrix.Engine`. Raises ValueError if the network is too large."""
        if not len(graph.tail) or not len(graph.terminals):
            return ScipyEngine().journeys(graph)
        topology = _topology(graph)
        fastest = _least(topology, graph, graph.milliseconds)
        reached = fastest < _LIMIT
        factor = _factor(graph, int(fastest[reached].max(initial=0)))
        if factor < 1:
            return ScipyEngine().journeys(graph)
        narrow, wide = (
            _least(topology, graph, k * graph.milliseconds + graph.decimetres) - k * fastest
            for k in (factor, 2 * factor)
        )
        journeys = Journeys(np.where(reached, fastest, UNREACHED), np.where(reached, wide, UNREACHED))
        return _settled(graph, journeys, reached & (narrow != wide))


def _topology(graph: RoadGraph) -> pyroutingkit.CCHTopology:
    topology = pyroutingkit.CCHTopology()
    topology.build(
        graph.tail.astype(np.uint32),
        graph.head.astype(np.uint32),
        graph.latitude.astype(np.float32),
        graph.longitude.astype(np.float32),
        len(graph.latitude),
    )
    return topology


def _least(topology: pyroutingkit.CCHTopology, graph: RoadGraph, weights: Int64Array) -> Int64Array:
    metric = pyroutingkit.CCHMetric(topology)
    metric.customize(np.minimum(weights, _LIMIT - 1).astype(np.uint32))
    points = graph.terminals.astype(np.uint32)
    return metric.distances_many_to_many(points, points).astype(np.int64)


def _factor(graph: RoadGraph, milliseconds: int) -> int:
    """Return the largest k with which the weight 2k x milliseconds + decimetres of the longest journey stays
    in range.
    """
    decimetres = graph.longest(milliseconds)
    return (_LIMIT - 1 - decimetres) // (2 * max(milliseconds, 1))


def _settled(graph: RoadGraph, journeys: Journeys, doubtful: np.ndarray) -> Journeys:
    rows = np.flatnonzero(doubtful.any(axis=1))
    if len(rows):
        exact = ScipyEngine().journeys_from(graph, rows)
        journeys.milliseconds[rows] = exact.milliseconds
        journeys.decimetres[rows] = exact.decimetres
    return journeys
