"""What the arc lists of a network leave implicit: which arcs are one street's two directions, and where
junctions are.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.domain import Means
from planner.travel.network import RoadNetwork

BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.intp]


class Streets(NamedTuple):
    """One row per street: a stretch of road between two nodes, in one or both directions.

    `forward` int (num_streets,): the arc whose shape the street has; `backward` int (num_streets,): the arc
    of the same shape the other way, -1 where there is none. `of_arc` int (num_arcs,): each arc's street.
    `along` bool (num_arcs,): whether the arc runs as `forward` does.
    """

    forward: IntArray
    backward: IntArray
    of_arc: IntArray
    along: BoolArray


def usable_arcs(network: RoadNetwork, means: Means) -> BoolArray:
    """Return which arcs `means` may use, shape (num_arcs,)."""
    return {Means.CAR: network.car, Means.BICYCLE: network.bicycle, Means.WALKING: network.walking}[means]


def pair_streets(network: RoadNetwork) -> Streets:
    """Pair arcs of equal shape and opposite direction."""
    num_arcs = len(network.tail)
    along = _runs_up(network)
    # Integer sums do not depend on the order of points, so a street and its reverse have the same key.
    starts, count = network.shape_offset[:-1], np.diff(network.shape_offset)
    sums = [
        np.add.reduceat(np.rint(s.astype(np.float64) * 1e6).astype(np.int64), starts) if num_arcs else starts
        for s in (network.shape_latitude, network.shape_longitude)
    ]
    low, high = np.minimum(network.tail, network.head), np.maximum(network.tail, network.head)
    keys = np.column_stack([low, high, count, *sums]).astype(np.int64)
    order = np.lexsort((np.arange(num_arcs), ~along, *keys.T[::-1]))
    new_group = np.any(np.diff(keys[order], axis=0, prepend=keys[order][:1] - 1) != 0, axis=1)
    group = np.cumsum(new_group) - 1
    # Twin arcs of one direction (a street mapped twice) are told apart by their rank among equals.
    new_run = new_group | np.diff(along[order].astype(np.int8), prepend=2).astype(bool)
    run_start = np.maximum.accumulate(np.where(new_run, np.arange(num_arcs), 0))
    rank = np.arange(num_arcs) - run_start
    _, street_sorted = np.unique(np.column_stack([group, rank]), axis=0, return_inverse=True)
    of_arc = np.empty(num_arcs, dtype=np.intp)
    of_arc[order] = street_sorted.reshape(-1)
    return _streets(of_arc, along)


def junction_nodes(network: RoadNetwork, usable: BoolArray) -> BoolArray:
    """Return which nodes are more than a bend for the arcs in `usable`, shape (num_nodes,).

    A node is a bend when it has exactly two neighbours and one arc in and one out, or two and two; everything
    else is a junction, a dead end or a change between one-way and two-way. The rule of topological
    simplification in G. Boeing, "Topological graph simplification", Transactions in GIS 29 (3), 2025,
    doi:10.1111/tgis.70037, without having to merge arcs that another means of travel needs apart.
    """
    num_nodes = len(network.latitude)
    tail, head = network.tail[usable].astype(np.int64), network.head[usable].astype(np.int64)
    out_degree = np.bincount(tail, minlength=num_nodes)
    in_degree = np.bincount(head, minlength=num_nodes)
    loops = np.bincount(tail[tail == head], minlength=num_nodes) > 0
    pairs = np.unique(np.concatenate([tail * num_nodes + head, head * num_nodes + tail]))
    neighbours = np.bincount(pairs // max(num_nodes, 1), minlength=num_nodes)
    degree = out_degree + in_degree
    bend = (neighbours == 2) & ((degree == 2) | (degree == 4)) & (in_degree > 0) & (out_degree > 0) & ~loops
    return (degree > 0) & ~bend


def network_size(network: RoadNetwork, means: Means) -> tuple[int, int, float]:
    """Return (junctions and ends, stretches between them counted per direction, street kilometres) for
    `means`.

    A street open in both directions counts once in the kilometres.
    """
    usable = usable_arcs(network, means)
    junction = junction_nodes(network, usable)
    streets = pair_streets(network)
    used = np.unique(streets.of_arc[usable])
    kilometres = float(network.metres[streets.forward[used]].sum()) / 1000
    return int(junction.sum()), int(junction[network.head[usable]].sum()), kilometres


def _runs_up(network: RoadNetwork) -> BoolArray:
    """Give each arc a direction that flips with its shape: by node number, for a loop by its second point."""
    up = network.tail < network.head
    loops = network.tail == network.head
    first, last = network.shape_offset[:-1][loops] + 1, network.shape_offset[1:][loops] - 2
    lat, lon = network.shape_latitude, network.shape_longitude
    up[loops] = (lat[first] < lat[last]) | ((lat[first] == lat[last]) & (lon[first] <= lon[last]))
    return up


def _streets(of_arc: IntArray, along: BoolArray) -> Streets:
    num_streets = int(of_arc.max()) + 1 if len(of_arc) else 0
    arcs = np.arange(len(of_arc))
    up = np.full(num_streets, -1, dtype=np.intp)
    down = np.full(num_streets, -1, dtype=np.intp)
    up[of_arc[along]] = arcs[along]
    down[of_arc[~along]] = arcs[~along]
    only_down = up < 0
    forward, backward = np.where(only_down, down, up), np.where(only_down, -1, down)
    return Streets(forward, backward, of_arc, along ^ only_down[of_arc])
