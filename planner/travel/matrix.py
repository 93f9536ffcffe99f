"""Many-to-many fastest journeys on a road graph, by engines that must agree to the last unit.

Fastest is counted in whole milliseconds; among equally fast journeys the shortest counts, in whole
decimetres. With ties broken by that rule the answer does not depend on who computes it.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from planner.travel.roadgraph import Int64Array, RoadGraph

EngineName = Literal["auto", "scipy", "pyroutingkit"]

UNREACHED = -1
_ROWS = 64  # block of origins: memory is rows x nodes x 8 bytes
_DECIMETRE_BITS = 24  # 1,677 km; 29 bits are left for milliseconds (149 hours) in a float's exact 53
_UNIT = 1 << _DECIMETRE_BITS


class Journeys(NamedTuple):
    """`milliseconds`, `decimetres` int64 (num_origins, num_points) between terminals; -1 where there is no
    way.
    """

    milliseconds: Int64Array
    decimetres: Int64Array


class Engine(Protocol):
    """Computes journeys between all terminals of a graph."""

    def journeys(self, graph: RoadGraph) -> Journeys:
        """Return the fastest journeys, the shortest among equals; shape (num_points, num_points)."""
        ...


class ScipyEngine:
    """Dijkstra's algorithm from scipy, one origin at a time; time and length folded into one exact number.

    O(n (arcs + nodes log nodes)) for n points: about 2 ms per origin on a municipality.
    """

    def journeys(self, graph: RoadGraph) -> Journeys:
        """See `Engine`. Raises ValueError if the network is too large for the folded weights."""
        return self.journeys_from(graph, np.arange(len(graph.terminals)))

    def journeys_from(self, graph: RoadGraph, origins: NDArray[np.intp]) -> Journeys:
        """Return the journeys from some points, numbered as in `terminals`, to all."""
        matrix = folded(graph)
        result = np.empty((len(origins), len(graph.terminals)), dtype=np.int64)
        for start in range(0, len(origins), _ROWS):
            block = graph.terminals[origins[start : start + _ROWS]]
            weights = dijkstra(matrix, directed=True, indices=block)[:, graph.terminals]
            result[start : start + _ROWS] = np.where(np.isfinite(weights), weights, UNREACHED).astype(
                np.int64
            )
        reached = result >= 0
        journeys = Journeys(
            np.where(reached, result >> _DECIMETRE_BITS, UNREACHED),
            np.where(reached, result & (_UNIT - 1), UNREACHED),
        )
        _refuse_overflow(graph, int(journeys.milliseconds.max(initial=0)))
        return journeys


def engine_named(name: EngineName) -> Engine:
    """Return the engine; "auto" takes `pyroutingkit` when it is installed, for it is faster and gives the
    same.

    Raises
    ------
    ValueError
        For an unknown name.
    ImportError
        For `pyroutingkit` when it is not installed.
    """
    if name not in ("auto", "scipy", "pyroutingkit"):
        raise ValueError(f"unknown matrix engine {name!r}; there are auto, scipy and pyroutingkit")
    installed = find_spec("pyroutingkit") is not None
    if name == "scipy" or (name == "auto" and not installed):
        return ScipyEngine()
    if not installed:
        raise ImportError("the engine pyroutingkit is not installed; install homecare-planner[fast]")
    from planner.travel.hierarchy import HierarchyEngine

    return HierarchyEngine()


def folded(graph: RoadGraph) -> csr_array:
    """Return the graph with weights of milliseconds x 2^24 + decimetres: the least sum is the fastest, then
    shortest.
    """
    num_nodes = len(graph.latitude)
    weights = (graph.milliseconds * _UNIT + graph.decimetres).astype(np.float64)
    indptr = np.searchsorted(graph.tail, np.arange(num_nodes + 1)).astype(np.int32)
    return csr_array((weights, graph.head.astype(np.int32), indptr), shape=(num_nodes, num_nodes))


def _refuse_overflow(graph: RoadGraph, milliseconds: int) -> None:
    if graph.longest(milliseconds) >= _UNIT or milliseconds >= 1 << (53 - _DECIMETRE_BITS):
        raise ValueError("the network is too large: some journeys may be longer than 1,677 km or 149 hours")
