"""Road geometry for drawing: the way each leg takes, and the street network as a map's background."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from scipy.sparse.csgraph import dijkstra

from planner.domain import Address, Means
from planner.travel.build import REFUSE_METRES
from planner.travel.location import location_issues
from planner.travel.matrix import folded
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork
from planner.travel.roadgraph import RoadGraph, road_graph
from planner.travel.snap import projection, snap, street_lines
from planner.travel.speeds import SpeedModel
from planner.travel.streets import BoolArray, Streets, pair_streets

Leg = tuple[Means, str, str]
"""Means of travel, origin address id, destination address id."""

Line = NDArray[np.float64]
"""Points of a line, shape (num_points, 2): latitude, longitude."""

MAIN_CLASSES = HIGHWAY_CLASSES[: HIGHWAY_CLASSES.index("living_street") + 1]
"""What a map shows everywhere: streets that lead somewhere, not drives, tracks and footways."""

_NO_PREDECESSOR = -9999  # scipy's mark


def leg_shapes(
    network: RoadNetwork,
    addresses: Sequence[Address],
    legs: Iterable[Leg],
    model: SpeedModel | None = None,
) -> dict[Leg, list[tuple[float, float]]]:
    """Return for each leg the points (latitude, longitude) of its fastest way, door to door.

    A leg from or to an address that has no usable street, or between which there is no way, is a straight
    line. What is drawn shows the network's data: show `network.attribution` with it.

    Raises
    ------
    KeyError
        If a leg names an address that is not among `addresses`.
    """
    place = {a.address_id: a for a in addresses}
    wanted: dict[Means, set[tuple[str, str]]] = defaultdict(set)
    for means, origin, destination in legs:
        place[origin], place[destination]
        wanted[means].add((origin, destination))
    _, located = location_issues(network, list(place.values()))
    streets = pair_streets(network)
    shapes: dict[Leg, list[tuple[float, float]]] = {}
    for means in sorted(wanted):
        ways = _ways(network, streets, located, sorted(wanted[means]), means, model or SpeedModel())
        for origin, destination in sorted(wanted[means]):
            ends = [(place[i].latitude, place[i].longitude) for i in (origin, destination)]
            between = ways.get((origin, destination), [])
            shapes[means, origin, destination] = [ends[0], *between, ends[1]]
    return shapes


def map_lines(
    network: RoadNetwork,
    *,
    classes: Sequence[str] = MAIN_CLASSES,
    near: Sequence[Address] = (),
    near_metres: float = 150.0,
    tolerance_metres: float = 6.0,
) -> dict[str, list[Line]]:
    """Return the streets as polylines by class, heaviest class first, for a map's background.

    Classes not in `classes` (by default drives, tracks, paths and footways) are shown only where they pass
    within `near_metres` of an address of `near`. Streets of one class that meet end to end are joined, and
    points closer than `tolerance_metres` to the simplified line are dropped (Douglas-Peucker). Coordinates
    are rounded to 1e-5 degrees, about a metre, so that they can be written as differences of small whole
    numbers.
    """
    streets = pair_streets(network)
    arcs = streets.forward
    shown = np.isin(network.highway[arcs], [HIGHWAY_CLASSES.index(c) for c in classes])
    project = projection(network)
    lines = street_lines(network, arcs, project)
    shown |= _within(lines, _projected(near, project), near_metres)
    result: dict[str, list[Line]] = {}
    for number, name in enumerate(HIGHWAY_CLASSES):
        chosen = lines[shown & (network.highway[arcs] == number)]
        if len(chosen):
            result[name] = _joined(chosen, tolerance_metres, project)
    return result


def _ways(
    network: RoadNetwork,
    streets: Streets,
    addresses: Sequence[Address],
    legs: Sequence[tuple[str, str]],
    means: Means,
    model: SpeedModel,
) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """Return the points between the doors of each leg that has a way."""
    used = {i for leg in legs for i in leg}
    asked = [a for a in addresses if a.address_id in used]
    points = np.array([(a.latitude, a.longitude) for a in asked], dtype=np.float64).reshape(-1, 2)
    snaps = snap(network, streets, points, means)
    near = np.flatnonzero(snaps.metres <= REFUSE_METRES)
    graph = road_graph(network, streets, snaps.taken(near), means, model)
    node = {asked[i].address_id: int(graph.terminals[k]) for k, i in enumerate(near)}
    known = [leg for leg in legs if leg[0] in node and leg[1] in node]
    origins = sorted({origin for origin, _ in known})
    matrix, arc_of = folded(graph), _arc_numbers(graph)
    ways = {}
    for origin in origins:
        previous = dijkstra(matrix, directed=True, indices=node[origin], return_predecessors=True)[1]
        for leg in (leg for leg in known if leg[0] == origin):
            arcs = _trace(previous, arc_of, len(graph.latitude), node[origin], node[leg[1]])
            ways[leg] = _geometry(network, graph, arcs)
    return ways


def _arc_numbers(graph: RoadGraph) -> dict[int, int]:
    codes = graph.tail * len(graph.latitude) + graph.head
    return {int(code): k for k, code in enumerate(codes)}


def _trace(
    previous: NDArray[np.int32], arc_of: dict[int, int], num_nodes: int, origin: int, destination: int
) -> list[int]:
    """Follow the tree of fastest ways back to the origin; empty where there is no way."""
    arcs, node = [], destination
    while node != origin:
        before = int(previous[node])
        if before == _NO_PREDECESSOR:
            return []
        arcs.append(arc_of[before * num_nodes + node])
        node = before
    return arcs[::-1]


def _geometry(network: RoadNetwork, graph: RoadGraph, arcs: Sequence[int]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for k in arcs:
        piece = _piece(network, int(graph.source[k]), float(graph.start[k]), float(graph.end[k]))
        points += piece[1:] if points and points[-1] == piece[0] else piece
    return points


def _piece(network: RoadNetwork, arc: int, start: float, end: float) -> list[tuple[float, float]]:
    """Return the shape of an arc from one fraction of its length to another."""
    part = slice(network.shape_offset[arc], network.shape_offset[arc + 1])
    latitude = network.shape_latitude[part].astype(np.float64)
    longitude = network.shape_longitude[part].astype(np.float64)
    if (start, end) == (0.0, 1.0):
        return list(zip(latitude.tolist(), longitude.tolist(), strict=True))
    shrink = np.cos(np.radians(latitude[0]))
    steps = np.hypot(np.diff(latitude), np.diff(longitude) * shrink)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    along = along / along[-1] if along[-1] > 0 else np.linspace(0.0, 1.0, len(along))
    inner = along[(along > start) & (along < end)]
    cuts = np.concatenate([[start], inner, [end]])
    return list(
        zip(
            np.interp(cuts, along, latitude).tolist(), np.interp(cuts, along, longitude).tolist(), strict=True
        )
    )


def _projected(addresses: Sequence[Address], project: Transformer) -> NDArray[np.object_]:
    if not addresses:
        return np.zeros(0, dtype=object)
    x, y = project.transform([a.longitude for a in addresses], [a.latitude for a in addresses])
    return shapely.points(x, y)


def _within(lines: NDArray[np.object_], places: NDArray[np.object_], metres: float) -> BoolArray:
    near = np.zeros(len(lines), dtype=bool)
    if len(places) and len(lines):
        near[shapely.STRtree(lines).query(places, predicate="dwithin", distance=metres)[1]] = True
    return near


def _joined(lines: NDArray[np.object_], tolerance: float, project: Transformer) -> list[Line]:
    merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings([lines]))[0])
    simple = shapely.simplify(merged, tolerance, preserve_topology=False)
    coordinates, row = shapely.get_coordinates(simple, return_index=True)
    longitude, latitude = project.transform(coordinates[:, 0], coordinates[:, 1], direction="INVERSE")
    places = np.round(np.column_stack([latitude, longitude]), 5)
    return np.split(places, np.flatnonzero(np.diff(row)) + 1)
