"""Keep of a network only what each means of travel can both reach and leave."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from planner.domain import Means
from planner.travel.network import RoadNetwork
from planner.travel.streets import BoolArray, usable_arcs


def keep_reachable(network: RoadNetwork) -> RoadNetwork:
    """Close each means of travel outside its largest strongly connected part, then drop streets and nodes
    nobody uses.

    An island without a bridge, or a street that the map's edge has cut off, would make some journeys endless.
    """
    flags = {means: _largest_part(network, usable_arcs(network, means)) for means in Means}
    kept = np.flatnonzero(flags[Means.CAR] | flags[Means.BICYCLE] | flags[Means.WALKING])
    nodes, number = np.unique(np.concatenate([network.tail[kept], network.head[kept]]), return_inverse=True)
    ends = np.asarray(number, dtype=np.int32)
    lengths = np.diff(network.shape_offset)
    points = np.repeat(np.isin(np.arange(len(network.tail)), kept), lengths)
    return replace(
        network,
        latitude=network.latitude[nodes],
        longitude=network.longitude[nodes],
        tail=ends[: len(kept)],
        head=ends[len(kept) :],
        metres=network.metres[kept],
        highway=network.highway[kept],
        speed_limit=network.speed_limit[kept],
        car=flags[Means.CAR][kept],
        bicycle=flags[Means.BICYCLE][kept],
        walking=flags[Means.WALKING][kept],
        shape_offset=np.concatenate([[0], np.cumsum(lengths[kept])]).astype(np.int64),
        shape_latitude=network.shape_latitude[points],
        shape_longitude=network.shape_longitude[points],
    )


def _largest_part(network: RoadNetwork, usable: BoolArray) -> BoolArray:
    if not usable.any():
        return usable.copy()
    num_nodes = len(network.latitude)
    tail, head = network.tail[usable], network.head[usable]
    graph = coo_array((np.ones(len(tail), dtype=np.int8), (tail, head)), shape=(num_nodes, num_nodes))
    _, label = connected_components(graph.tocsr(), directed=True, connection="strong")
    used = np.unique(np.concatenate([tail, head]))
    largest = np.bincount(label[used]).argmax()
    return usable & (label[network.tail] == largest) & (label[network.head] == largest)
