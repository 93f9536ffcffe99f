"""Roundabouts and one-way streets, so that no code can pass as correct that takes every street both ways."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planner.synthetic.street_graph import COUNTRY, RESIDENTIAL, TERTIARY, StreetGraph, components

RADIUS = 14.0  # metres of a roundabout


def add_roundabouts(rng: np.random.Generator, graph: StreetGraph, count: int) -> StreetGraph:
    """Return the graph with up to `count` crossings in places turned into roundabouts, driven
    counter-clockwise.

    Only crossings of four or more arms with a through road qualify.
    """
    arms = np.bincount(graph.ends.ravel(), minlength=len(graph.point))
    big = (graph.highway <= TERTIARY) & (graph.place != COUNTRY)
    candidate = np.intersect1d(np.flatnonzero(arms >= 4), graph.ends[big])
    for node in rng.permutation(candidate)[:count].tolist():
        graph = _ring(graph, node)
    return graph


def _ring(graph: StreetGraph, node: int) -> StreetGraph:
    """Return the graph with `node` opened into a ring with one corner per arm; the node becomes the first
    corner."""
    edge, side = np.nonzero(graph.ends == node)
    centre = graph.point[node].copy()
    out = np.array([graph.shape[k][1 if s == 0 else -2] - centre for k, s in zip(edge, side, strict=True)])
    angle = np.arctan2(out[:, 1], out[:, 0])
    order = np.argsort(angle)  # increasing angle is counter-clockwise: east to north
    edge, side, angle = edge[order], side[order], angle[order]
    corner = centre + RADIUS * np.column_stack((np.cos(angle), np.sin(angle)))
    number = np.concatenate(([node], len(graph.point) + np.arange(len(edge) - 1)))
    ends, shape = graph.ends.copy(), list(graph.shape)
    for k, s, name, spot in zip(edge.tolist(), side.tolist(), number.tolist(), corner, strict=True):
        ends[k, s] = name
        line = shape[k].copy()
        line[0 if s == 0 else -1] = spot
        shape[k] = line
    point = np.concatenate((graph.point, corner[1:]))
    point[node] = corner[0]
    turn = np.append(angle[1:], angle[0] + 2 * np.pi)
    arcs = [_arc(centre, float(a), float(b)) for a, b in zip(angle, turn, strict=True)]
    count, first = len(edge), int(edge[np.argmin(graph.highway[edge])])
    return StreetGraph(
        point,
        np.concatenate((ends, np.column_stack((number, np.roll(number, -1))))),
        shape + arcs,
        np.concatenate((graph.highway, np.full(count, graph.highway[first]))),
        np.concatenate((graph.place, np.full(count, graph.place[first]))),
        np.concatenate((graph.line, np.full(count, graph.line[first]))),
        np.concatenate((graph.oneway, np.ones(count, dtype=bool))),
    )


def _arc(centre: np.ndarray, start: float, end: float) -> np.ndarray:
    angle = np.linspace(start, end, 4)
    return centre + RADIUS * np.column_stack((np.cos(angle), np.sin(angle)))


def add_oneway_streets(rng: np.random.Generator, graph: StreetGraph, count: int, place: int) -> StreetGraph:
    """Return the graph with up to `count` residential streets of `place` made one-way, never cutting anybody
    off."""
    car = graph.driveable()
    oneway, ends = graph.oneway.copy(), graph.ends.copy()
    shape = list(graph.shape)
    made = 0
    for k in rng.permutation(
        np.flatnonzero((graph.highway == RESIDENTIAL) & (graph.place == place))
    ).tolist():
        if made == count:
            break
        oneway[k] = True
        if components(len(graph.point), ends[car], oneway[car])[0] > 1:
            oneway[k] = False
            continue
        made += 1
        if rng.random() < 0.5:
            ends[k] = ends[k, ::-1]
            shape[k] = shape[k][::-1]
            if components(len(graph.point), ends[car], oneway[car])[0] > 1:
                ends[k] = ends[k, ::-1]
                shape[k] = shape[k][::-1]
    return replace(graph, oneway=oneway, ends=ends, shape=shape)
