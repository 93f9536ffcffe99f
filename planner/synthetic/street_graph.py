"""The streets while they are being made: an undirected drawing in metres, and its conversion to a
`RoadNetwork`."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from planner.synthetic.projection import to_wgs84
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PRIMARY, SECONDARY, TERTIARY, UNCLASSIFIED, RESIDENTIAL, SERVICE, PATH = (
    HIGHWAY_CLASSES.index(c)
    for c in ("primary", "secondary", "tertiary", "unclassified", "residential", "service", "path")
)
COUNTRY = -1  # the `place` of an edge outside every settlement


@dataclass(frozen=True, eq=False)
class StreetGraph:
    """Streets as an undirected graph. Lengths in metres east and north of the made-up origin.

    `point` (n, 2) node positions. Edge k joins `ends[k]` (m, 2) and is drawn through `shape[k]` (points, 2),
    both ends included. `highway` (m,) index into `HIGHWAY_CLASSES`. `place` (m,) settlement number or
    `COUNTRY`; `line` (m,) which street of the place it belongs to. `oneway` (m,): only from `ends[k, 0]` to
    `ends[k, 1]`.
    """

    point: Floats
    ends: Ints
    shape: list[Floats]
    highway: Ints
    place: Ints
    line: Ints
    oneway: NDArray[np.bool_]

    def length(self) -> Floats:
        """Metres along each edge, shape (m,)."""
        counts = np.array([len(s) for s in self.shape], dtype=np.int64)
        points = np.concatenate(self.shape)
        steps = np.hypot(*np.diff(points, axis=0).T)
        owner = np.repeat(np.arange(len(counts)), counts)
        inner = owner[1:] == owner[:-1]  # a step from one edge's last point to the next edge's first is none
        metres = np.bincount(owner[1:][inner], weights=steps[inner], minlength=len(counts))
        return metres.astype(np.float64)

    def driveable(self) -> NDArray[np.bool_]:
        """Which edges a car may use, shape (m,)."""
        return self.highway != PATH


def straight(point: Floats, ends: Ints, highway: Ints, place: Ints, line: Ints) -> StreetGraph:
    """Return a graph of straight two-way edges; arguments as the fields of `StreetGraph`."""
    shape = list(point[ends]) if len(ends) else []
    return StreetGraph(point, ends, shape, highway, place, line, np.zeros(len(ends), dtype=bool))


def merge(parts: list[StreetGraph]) -> StreetGraph:
    """Return the graphs side by side; nodes are renumbered in the order given."""
    shift = np.cumsum([0] + [len(p.point) for p in parts[:-1]])
    return StreetGraph(
        np.concatenate([p.point for p in parts]),
        np.concatenate([p.ends + s for p, s in zip(parts, shift, strict=True)]),
        [s for p in parts for s in p.shape],
        np.concatenate([p.highway for p in parts]),
        np.concatenate([p.place for p in parts]),
        np.concatenate([p.line for p in parts]),
        np.concatenate([p.oneway for p in parts]),
    )


def pick_edges(graph: StreetGraph, keep: NDArray[np.bool_]) -> StreetGraph:
    """Return the graph with the edges where `keep` (m,) is true; nodes stay as they are."""
    return replace(
        graph,
        ends=graph.ends[keep],
        shape=[s for s, k in zip(graph.shape, keep, strict=True) if k],
        highway=graph.highway[keep],
        place=graph.place[keep],
        line=graph.line[keep],
        oneway=graph.oneway[keep],
    )


def components(num_nodes: int, ends: Ints, oneway: NDArray[np.bool_] | None = None) -> tuple[int, Ints]:
    """Return the number of connected components and each node's; strong ones where `oneway` (m,) is given."""
    tail, head = ends[:, 0], ends[:, 1]
    if oneway is not None:
        back = ~oneway
        tail, head = np.concatenate((tail, head[back])), np.concatenate((head, tail[back]))
    table = coo_array((np.ones(len(tail), dtype=np.int8), (tail, head)), shape=(num_nodes, num_nodes))
    count, label = connected_components(table, directed=oneway is not None, connection="strong")
    return int(count), label.astype(np.int64)


def largest_component(graph: StreetGraph) -> StreetGraph:
    """Return the largest part that a car can drive through; unused nodes are dropped."""
    car = graph.driveable()
    _, label = components(len(graph.point), graph.ends[car])
    inside = label == np.bincount(label).argmax()
    kept = pick_edges(graph, inside[graph.ends].all(axis=1))
    number = np.cumsum(inside) - 1
    return replace(kept, point=graph.point[inside], ends=number[kept.ends])


def _speed_limits(graph: StreetGraph, town_limit: float) -> NDArray[np.float32]:
    """km/h per edge. General Danish limits: 50 in built-up areas, 80 elsewhere; lanes that are too narrow for
    80 carry 60, as the usual fill-in for a missing sign does. Farm drives carry no sign (NaN)."""
    limit = np.full(len(graph.highway), 80.0, dtype=np.float32)
    limit[graph.highway == TERTIARY] = 60
    limit[graph.highway == UNCLASSIFIED] = 50
    limit[graph.place != COUNTRY] = 50
    limit[graph.highway == RESIDENTIAL] = town_limit
    limit[np.isin(graph.highway, (SERVICE, PATH))] = np.nan
    return limit


def to_network(graph: StreetGraph, name: str, town_limit: float) -> RoadNetwork:
    """Return the directed network: two arcs for each edge, forward arcs first.

    A one-way street's backward arc may be walked, not driven or cycled. `town_limit` km/h is for residential
    streets.
    """
    car, both_ways = graph.driveable(), ~graph.oneway
    shapes = graph.shape + [s[::-1] for s in graph.shape]
    latitude, longitude = to_wgs84(graph.point[:, 0], graph.point[:, 1])
    points = np.concatenate(shapes)
    shape_latitude, shape_longitude = to_wgs84(points[:, 0], points[:, 1])
    return RoadNetwork(
        latitude=latitude,
        longitude=longitude,
        tail=np.concatenate((graph.ends[:, 0], graph.ends[:, 1])).astype(np.int32),
        head=np.concatenate((graph.ends[:, 1], graph.ends[:, 0])).astype(np.int32),
        metres=np.tile(graph.length(), 2),
        highway=np.tile(graph.highway, 2).astype(np.uint8),
        speed_limit=np.tile(_speed_limits(graph, town_limit), 2),
        car=np.concatenate((car, car & both_ways)),
        bicycle=np.concatenate((np.ones_like(car), both_ways)),
        walking=np.ones(2 * len(car), dtype=bool),
        shape_offset=np.concatenate(([0], np.cumsum([len(s) for s in shapes]))).astype(np.int64),
        shape_latitude=shape_latitude.astype(np.float32),
        shape_longitude=shape_longitude.astype(np.float32),
        name=name,
    )
