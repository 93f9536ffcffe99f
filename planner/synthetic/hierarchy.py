"""Which roads are the big ones: shortest paths between places are upgraded, and big roads attract the next
path."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra, minimum_spanning_tree
from scipy.spatial.distance import cdist

from planner.synthetic.country_lanes import gabriel_pairs
from planner.synthetic.settlements import Settlements
from planner.synthetic.street_graph import PATH, PRIMARY, SECONDARY, TERTIARY, Ints, StreetGraph

Floats = NDArray[np.float64]

# What a metre of each class feels like when a route is chosen, primary to path.
_COST = {0: 1.0, PRIMARY: 0.6, SECONDARY: 0.7, TERTIARY: 0.8, 5: 1.0, 6: 1.3, 7: 2.0, 8: 2.0, PATH: 1e6}
SECONDARY_FROM, PRIMARY_FROM = 450, 1000  # inhabitants


def upgrade_roads(graph: StreetGraph, towns: Settlements) -> StreetGraph:
    """Return the graph with tertiary roads between neighbouring places, secondary between those of 450
    inhabitants or more, and primary between those of 1,000 or more."""
    hub = np.array([_hub(graph, place) for place in range(len(towns.centre))])
    graph = _upgrade(graph, hub, gabriel_pairs(towns.centre), TERTIARY)
    graph = _upgrade(graph, hub, _spanning_pairs(towns, SECONDARY_FROM), SECONDARY)
    return _upgrade(graph, hub, _spanning_pairs(towns, PRIMARY_FROM), PRIMARY)


def _hub(graph: StreetGraph, place: int) -> int:
    """The node in the middle of a place's main street."""
    node = np.unique(graph.ends[(graph.place == place) & (graph.highway == TERTIARY)])
    middle = graph.point[node].mean(axis=0)
    return int(node[np.hypot(*(graph.point[node] - middle).T).argmin()])


def _spanning_pairs(towns: Settlements, smallest: int) -> Ints:
    member = np.flatnonzero(towns.population >= smallest)
    tree = minimum_spanning_tree(cdist(towns.centre[member], towns.centre[member])).tocoo()
    return member[np.column_stack((tree.row, tree.col)).astype(np.int64)]


def _upgrade(graph: StreetGraph, hub: Ints, pair: Ints, highway: int) -> StreetGraph:
    cost = graph.length() * np.array([_COST[h] for h in graph.highway.tolist()])
    size = len(graph.point)
    table = coo_array((cost, (graph.ends[:, 0], graph.ends[:, 1])), shape=(size, size)).tocsr()
    start = np.unique(pair[:, 0])
    _, before = dijkstra(table, directed=False, indices=hub[start], return_predecessors=True)
    edge_of = {frozenset(e): k for k, e in enumerate(graph.ends.tolist())}
    upgraded = graph.highway.copy()
    for a, b in pair.tolist():
        row = before[int(np.searchsorted(start, a))]
        node = int(hub[b])
        while row[node] >= 0:
            k = edge_of[frozenset((node, int(row[node])))]
            upgraded[k] = min(upgraded[k], highway)
            node = int(row[node])
    return replace(graph, highway=upgraded)
