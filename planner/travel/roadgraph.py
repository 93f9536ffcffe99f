"""The graph that journeys are sought on: one means of travel's arcs in whole numbers, with every point a node
of its own.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.domain import Means
from planner.travel.network import RoadNetwork
from planner.travel.snap import Snaps
from planner.travel.speeds import SpeedModel, arc_seconds
from planner.travel.streets import IntArray, Streets

Int64Array = NDArray[np.int64]


class RoadGraph(NamedTuple):
    """Arcs sorted by (tail, head), at most one per pair: the fastest, of equals the shortest; no loops.

    `tail`, `head` int (num_arcs,); `milliseconds`, `decimetres` int64 (num_arcs,). `terminals` int
    (num_points,): each point's node. `source` int (num_arcs,) the network arc that an arc is a piece of;
    `start`, `end` float (num_arcs,) from which fraction of it to which. `latitude`, `longitude` float
    (num_nodes,): where the nodes lie, roughly for the terminals. `top_speed`: decimetres per millisecond of
    the fastest arc.
    """

    tail: IntArray
    head: IntArray
    milliseconds: Int64Array
    decimetres: Int64Array
    terminals: IntArray
    source: IntArray
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    top_speed: float

    def longest(self, milliseconds: int) -> int:
        """Return a length in decimetres that no journey of `milliseconds` exceeds, rounding at every node
        allowed for.
        """
        return int(self.top_speed * milliseconds + (1 + self.top_speed) * len(self.latitude)) + 1


class _Pieces(NamedTuple):
    tail: NDArray
    head: NDArray
    source: NDArray
    start: NDArray
    end: NDArray


def road_graph(
    network: RoadNetwork, streets: Streets, snaps: Snaps, means: Means, model: SpeedModel
) -> RoadGraph:
    """Insert each snapped point as a node on its street, in the directions that are open.

    Several points on one street split it in order, so points on one street, one-way streets and ends need no
    special case. Pieces are rounded as differences of the running sum: together they weigh what the street
    weighs.

    Raises
    ------
    ValueError
        If a point has no street (`street` -1).
    """
    if np.any(snaps.street < 0):
        raise ValueError("every point must have been snapped onto a street")
    seconds = arc_seconds(network, means, model)
    pieces = _pieces(network, streets, snaps, np.flatnonzero(np.isfinite(seconds)))
    milliseconds, decimetres = (_rounded(total, pieces) for total in (seconds * 1000, network.metres * 10))
    timed = np.isfinite(seconds) & (seconds > 0)
    top_speed = float((network.metres[timed] / (100 * seconds[timed])).max(initial=0.0))
    return _compact(network, streets, snaps, pieces, milliseconds, decimetres, top_speed)


def _pieces(network: RoadNetwork, streets: Streets, snaps: Snaps, arcs: IntArray) -> _Pieces:
    """Cut `arcs` at the points on their streets; node num_nodes + i is point i."""
    num_points = len(snaps.street)
    by_place = np.lexsort((np.arange(num_points), snaps.fraction, snaps.street))
    street_sorted = snaps.street[by_place]
    first = np.searchsorted(street_sorted, streets.of_arc[arcs], side="left")
    last = np.searchsorted(street_sorted, streets.of_arc[arcs], side="right")
    whole = arcs[first == last]
    rows: list[tuple[int, int, int, float, float]] = []
    for arc, a, b in zip(arcs[first < last], first[first < last], last[first < last], strict=True):
        points = by_place[a:b] if streets.along[arc] else by_place[a:b][::-1]
        fractions = snaps.fraction[points] if streets.along[arc] else 1.0 - snaps.fraction[points]
        nodes = [network.tail[arc], *(len(network.latitude) + points), network.head[arc]]
        ends = [0.0, *fractions, 1.0]
        rows += [(nodes[k], nodes[k + 1], arc, ends[k], ends[k + 1]) for k in range(len(points) + 1)]
    cut = [np.array(c) for c in zip(*rows, strict=True)] if rows else [np.zeros(0)] * 5
    plain = (network.tail[whole], network.head[whole], whole, np.zeros(len(whole)), np.ones(len(whole)))
    columns = [np.concatenate(pair) for pair in zip(plain, cut, strict=True)]
    return _Pieces(*(c.astype(np.intp) for c in columns[:3]), *columns[3:])


def _rounded(total: NDArray[np.float64], pieces: _Pieces) -> Int64Array:
    weight = total[pieces.source]
    return np.rint(weight * pieces.end).astype(np.int64) - np.rint(weight * pieces.start).astype(np.int64)


def _compact(
    network: RoadNetwork,
    streets: Streets,
    snaps: Snaps,
    pieces: _Pieces,
    milliseconds: Int64Array,
    decimetres: Int64Array,
    top_speed: float,
) -> RoadGraph:
    order = np.lexsort((decimetres, milliseconds, pieces.head, pieces.tail))
    tail, head = pieces.tail[order], pieces.head[order]
    fresh = (np.diff(tail, prepend=-1) != 0) | (np.diff(head, prepend=-1) != 0)
    kept = order[fresh & (tail != head)]
    points = len(network.latitude) + np.arange(len(snaps.street))
    ends = np.concatenate([pieces.tail[kept], pieces.head[kept], points])
    nodes, number = np.unique(ends, return_inverse=True)
    # A point is put at the start of its street, which is near enough: only node orderings look at it.
    near = np.concatenate([np.arange(len(network.latitude)), network.tail[streets.forward[snaps.street]]])[
        nodes
    ]
    return RoadGraph(
        tail=number[: len(kept)],
        head=number[len(kept) : 2 * len(kept)],
        milliseconds=milliseconds[kept],
        decimetres=decimetres[kept],
        terminals=number[2 * len(kept) :],
        source=pieces.source[kept],
        start=pieces.start[kept],
        end=pieces.end[kept],
        latitude=network.latitude[near],
        longitude=network.longitude[near],
        top_speed=top_speed,
    )
