"""From an osmnx graph, wherever it came from, to a `RoadNetwork`: rights read, bends merged, the unreachable
dropped.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import osmnx as ox

from planner.travel.network import RoadNetwork
from planner.travel.reachable import keep_reachable
from planner.travel.tags import USED_TAGS, Access, access

_KEPT = "rights"


class _Arc(NamedTuple):
    tail: int
    head: int
    metres: float
    highway: int
    limit: float
    car: bool
    bicycle: bool
    walking: bool
    points: list[tuple[float, float]]  # longitude, latitude


def network_from_graph(graph: nx.MultiDiGraph, attribution: str, name: str) -> RoadNetwork:
    """Return the reachable part of a graph in the form of osmnx: nodes with x and y, edges with tags.

    `oneway` edges get a reverse arc for those who may go against them. Bends are merged only between edges of
    equal rights and limit, so that every arc has one of each. The graph is used up: its edges are changed.

    Raises
    ------
    KeyError, TypeError, ValueError
        If the graph lacks coordinates or its attributes have foreign types.
    """
    if ox.projection.is_projected(graph.graph.get("crs", "EPSG:4326")):
        graph = ox.project_graph(graph, to_latlong=True)
    _give_rights(graph)
    merged = graph.graph.get("simplified") or any("geometry" in data for *_, data in graph.edges(data=True))
    if graph.edges and not merged:
        graph = ox.simplify_graph(graph, edge_attrs_differ=[_KEPT])
    return keep_reachable(_assemble(graph, _arcs(graph), attribution, name))


def _give_rights(graph: nx.MultiDiGraph) -> None:
    """Put the rights in place of the tags, and drop edges that nobody may use and nodes without edges."""
    rights: dict[str, Access | None] = {}
    closed, lengthless = [], False
    for u, v, k, data in graph.edges(keys=True, data=True):
        tags = {tag: data[tag] for tag in USED_TAGS if tag in data}
        key = str(tags)
        if key not in rights:
            rights[key] = access(tags)
        if rights[key] is None:
            closed.append((u, v, k))
        kept: dict[str, Any] = {name: data[name] for name in ("geometry", "length") if name in data}
        kept[_KEPT] = (rights[key], _is_oneway(data.get("oneway")))
        lengthless |= "length" not in data
        data.clear()
        data.update(kept)
    graph.remove_edges_from(closed)
    graph.remove_nodes_from([node for node, degree in dict(graph.degree()).items() if degree == 0])
    if lengthless:
        ox.distance.add_edge_lengths(graph)


def _is_oneway(value: object) -> bool:
    values = value if isinstance(value, list) else [value]
    return all(v is True or str(v).lower() in ("true", "yes", "1", "-1") for v in values)


def _arcs(graph: nx.MultiDiGraph) -> list[_Arc]:
    number = {node: i for i, node in enumerate(graph.nodes)}
    place = {node: (d["x"], d["y"]) for node, d in graph.nodes(data=True)}
    arcs = []
    for u, v, data in graph.edges(data=True):
        rights, oneway = data[_KEPT]
        points = list(data["geometry"].coords) if "geometry" in data else [place[u], place[v]]
        fixed = (float(data["length"]), rights.highway, rights.limit)
        arcs.append(_Arc(number[u], number[v], *fixed, rights.car, rights.bicycle, rights.walking, points))
        against = rights.bicycle and rights.bicycle_against
        if oneway and (against or rights.walking):
            arcs.append(_Arc(number[v], number[u], *fixed, False, against, rights.walking, points[::-1]))
    return arcs


def _assemble(graph: nx.MultiDiGraph, arcs: list[_Arc], attribution: str, name: str) -> RoadNetwork:
    points = np.array([p[:2] for a in arcs for p in a.points], dtype=np.float64).reshape(-1, 2)
    lengths = [len(a.points) for a in arcs]
    return RoadNetwork(
        latitude=np.array([d["y"] for _, d in graph.nodes(data=True)], dtype=np.float64),
        longitude=np.array([d["x"] for _, d in graph.nodes(data=True)], dtype=np.float64),
        tail=np.array([a.tail for a in arcs], dtype=np.int32),
        head=np.array([a.head for a in arcs], dtype=np.int32),
        metres=np.array([a.metres for a in arcs], dtype=np.float64),
        highway=np.array([a.highway for a in arcs], dtype=np.uint8),
        speed_limit=np.array([a.limit for a in arcs], dtype=np.float32),
        car=np.array([a.car for a in arcs], dtype=np.bool_),
        bicycle=np.array([a.bicycle for a in arcs], dtype=np.bool_),
        walking=np.array([a.walking for a in arcs], dtype=np.bool_),
        shape_offset=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        shape_latitude=points[:, 1].astype(np.float32),
        shape_longitude=points[:, 0].astype(np.float32),
        attribution=attribution,
        name=name,
    )
