"""Farms: homes at the end of private drives, spread evenly along the country roads."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from planner.synthetic.street_graph import COUNTRY, SERVICE, TERTIARY, UNCLASSIFIED, StreetGraph

Floats = NDArray[np.float64]

DRIVE_MEDIAN, DRIVE_SIGMA, DRIVE_LONGEST = 90.0, 0.7, 600.0  # metres, lognormal
MIN_PIECE = 25.0  # metres of road between two drives, and to a junction


class Farms(NamedTuple):
    """`door` (n, 2) metres: the end of each drive."""

    door: Floats


def add_farms(
    rng: np.random.Generator, graph: StreetGraph, count: int, land: shapely.Polygon
) -> tuple[StreetGraph, Farms]:
    """Return the graph with about `count` private drives along lanes and tertiary roads, and the farms at
    their ends.

    A drive that would end in the sea or too near another is left out.
    """
    cuts = _drive_positions(rng, graph, count)
    build = _Splitter(graph)
    for k in range(len(graph.ends)):
        build.edge(k, cuts.get(k, []))
    foot, across = np.array(build.foot).reshape(-1, 2), np.array(build.across).reshape(-1, 2)
    length = np.clip(rng.lognormal(np.log(DRIVE_MEDIAN), DRIVE_SIGMA, len(foot)), 15, DRIVE_LONGEST)
    angle = rng.normal(0, 0.35, len(foot)) + np.pi * rng.integers(0, 2, len(foot))
    sine, cosine = np.sin(angle), np.cos(angle)
    aim = np.column_stack(
        (cosine * across[:, 0] - sine * across[:, 1], sine * across[:, 0] + cosine * across[:, 1])
    )
    door = foot + aim * length[:, None]
    dry = shapely.contains_xy(land, door) if len(door) else np.zeros(0, dtype=bool)
    return build.finish(door, dry), Farms(door[dry])


def _drive_positions(rng: np.random.Generator, graph: StreetGraph, count: int) -> dict[int, list[float]]:
    """Return metres along each edge where a drive leaves; systematic sampling along all lanes in a row, so
    that farms lie apart as they do in a farming country and not in random heaps."""
    length = graph.length()
    lane = np.flatnonzero((graph.place == COUNTRY) & np.isin(graph.highway, (UNCLASSIFIED, TERTIARY)))
    reach = np.cumsum(length[lane])
    if not count or not len(lane):
        return {}
    spot = (np.arange(count) + rng.random(count)) / count * reach[-1]
    index = np.searchsorted(reach, spot, side="right").clip(max=len(lane) - 1)
    cuts: dict[int, list[float]] = {}
    for k, metres in zip(index.tolist(), spot.tolist(), strict=True):
        edge = int(lane[k])
        offset = metres - (reach[k] - length[edge])
        row = cuts.setdefault(edge, [])
        if MIN_PIECE <= offset <= length[edge] - MIN_PIECE and (not row or offset - row[-1] >= MIN_PIECE):
            row.append(float(offset))
    return cuts


class _Splitter:
    """Copies edges into a new graph and cuts some of them where drives leave."""

    def __init__(self, graph: StreetGraph) -> None:
        self._old = graph
        self._ends: list[tuple[int, int]] = []
        self._shape: list[Floats] = []
        self._source: list[int] = []
        self.foot: list[Floats] = []
        self.across: list[Floats] = []

    def edge(self, k: int, cuts: list[float]) -> None:
        """Copy edge `k`, cut at `cuts` metres from its start."""
        tail, head = self._old.ends[k].tolist()
        shape = self._old.shape[k]
        if cuts:
            along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(shape, axis=0).T))))
            for offset in cuts:
                spot = np.array(
                    [np.interp(offset, along, shape[:, 0]), np.interp(offset, along, shape[:, 1])]
                )
                before = along < offset
                self._add(tail, len(self._old.point) + len(self.foot), np.vstack((shape[before], spot)), k)
                step = shape[~before][0] - shape[before][-1]
                tail = len(self._old.point) + len(self.foot)
                self.foot.append(spot)
                self.across.append(np.array([-step[1], step[0]]) / np.hypot(*step))
                shape, along = np.vstack((spot, shape[~before])), np.concatenate(([offset], along[~before]))
        self._add(tail, head, shape, k)

    def _add(self, tail: int, head: int, shape: Floats, source: int) -> None:
        self._ends.append((tail, head))
        self._shape.append(shape)
        self._source.append(source)

    def finish(self, door: Floats, dry: NDArray[np.bool_]) -> StreetGraph:
        """Return the new graph; only `dry` drives (n,) are built."""
        old, base = self._old, len(self._old.point)
        foot = np.array(self.foot).reshape(-1, 2)
        built = np.flatnonzero(dry)
        drive = np.column_stack((base + built, base + len(foot) + np.arange(len(built)))).astype(np.int64)
        source, count = np.array(self._source), len(built)
        return StreetGraph(
            np.concatenate((old.point, foot, door[dry])),
            np.concatenate((np.array(self._ends, dtype=np.int64), drive)),
            self._shape + list(np.stack((foot[dry], door[dry]), axis=1)),
            np.concatenate((old.highway[source], np.full(count, SERVICE))),
            np.concatenate((old.place[source], np.full(count, COUNTRY))),
            np.concatenate((old.line[source], np.zeros(count, dtype=np.int64))),
            np.concatenate((old.oneway[source], np.zeros(count, dtype=bool))),
        )
