"""The street network as plain arrays: what matrices are computed on and maps are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class RoadNetwork:
    """A directed street network in CSR-free edge lists, one row per directed arc.

    Nodes: `latitude`, `longitude` float64 (num_nodes,), WGS84.
    Arcs: `tail`, `head` int32 (num_arcs,) node numbers; `metres` float64 (num_arcs,); `highway` uint8 (num_arcs,) index into
    `HIGHWAY_CLASSES`; `speed_limit` float32 (num_arcs,) km/h, NaN where the map gives none; `bicycle`, `walking`, `car` bool
    (num_arcs,) whether that means of travel may use the arc in this direction.
    Shapes: arc k is drawn through points `shape_offset[k]:shape_offset[k+1]` of `shape_latitude`, `shape_longitude` (float32),
    tail and head included.
    `attribution` is shown with every map and matrix made from it (empty for made-up streets). `name` is for the reader.
    """

    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    metres: NDArray[np.float64]
    highway: NDArray[np.uint8]
    speed_limit: NDArray[np.float32]
    car: NDArray[np.bool_]
    bicycle: NDArray[np.bool_]
    walking: NDArray[np.bool_]
    shape_offset: NDArray[np.int64]
    shape_latitude: NDArray[np.float32]
    shape_longitude: NDArray[np.float32]
    attribution: str = ""
    name: str = ""


HIGHWAY_CLASSES: tuple[str, ...] = (
    "motorway",
    "trunk",
    "primary",
    "secondary",
    "tertiary",
    "unclassified",
    "residential",
    "living_street",
    "service",
    "track",
    "cycleway",
    "path",
    "footway",
    "steps",
    "pedestrian",
)
