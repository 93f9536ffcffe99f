"""Small street networks known by heart.

Nodes lie on a grid of 1/512 degree, which single precision holds exactly, so points given as halves and quarters of a
street lie on it exactly. A street is 1,010 metres long whatever the grid says, and `STEADY` drives 10 m/s without pauses:
101 seconds a street, a quarter of one 25.25 s, rounded up to 26.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.domain import Address
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork
from planner.travel.speeds import SpeedModel

STEP = 1 / 512
ORIGIN = (55.0, 9.0)
METRES = 1010.0
STEADY = SpeedModel(
    car_limits=dict.fromkeys(HIGHWAY_CLASSES, 36.0),
    car_factor=1.0,
    car_junction_seconds=0.0,
    bicycle_kmh=18.0,  # 5 m/s: 202 s a street
    bicycle_junction_seconds=0.0,
    walking_kmh=3.6,  # 1 m/s: 1,010 s a street
    walking_junction_seconds=0.0,
)

Street = tuple[int, int, str]
"""From node, to node, kind: "two" both ways, "one" cars and bicycles one way, "contra" one way but bicycles both."""


def place(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of grid position (x east, y north)."""
    return ORIGIN[0] + y * STEP, ORIGIN[1] + x * STEP


def network(
    nodes: Sequence[tuple[float, float]],
    streets: Sequence[Street],
    *,
    highway: Sequence[str] | str = "residential",
    metres: Sequence[float] | None = None,
    attribution: str = "",
) -> RoadNetwork:
    """A network of straight streets; every one may be walked both ways."""
    classes = [highway] * len(streets) if isinstance(highway, str) else list(highway)
    lengths = [METRES] * len(streets) if metres is None else list(metres)
    rows = []
    for (a, b, kind), name, length in zip(streets, classes, lengths, strict=True):
        back = kind == "two"
        rows.append((a, b, length, HIGHWAY_CLASSES.index(name), True, True, True))
        rows.append((b, a, length, HIGHWAY_CLASSES.index(name), back, back or kind == "contra", True))
    tail, head, length, number, car, bicycle, walking = (np.array(c) for c in zip(*rows, strict=True))
    points = np.array([place(*p) for p in nodes])
    ends = np.column_stack([tail, head]).ravel()
    return RoadNetwork(
        latitude=points[:, 0],
        longitude=points[:, 1],
        tail=tail.astype(np.int32),
        head=head.astype(np.int32),
        metres=length.astype(np.float64),
        highway=number.astype(np.uint8),
        speed_limit=np.full(len(tail), np.nan, dtype=np.float32),
        car=car,
        bicycle=bicycle,
        walking=walking,
        shape_offset=np.arange(0, 2 * len(tail) + 1, 2, dtype=np.int64),
        shape_latitude=points[ends, 0].astype(np.float32),
        shape_longitude=points[ends, 1].astype(np.float32),
        attribution=attribution,
    )


def address(address_id: str, x: float, y: float) -> Address:
    """An address at grid position (x, y)."""
    latitude, longitude = place(x, y)
    return Address(address_id=address_id, latitude=latitude, longitude=longitude)


def ring(kind: str = "one") -> RoadNetwork:
    """A square of four streets, by default one-way counter-clockwise: 0 (south-west), 1, 2, 3."""
    return network([(0, 0), (1, 0), (1, 1), (0, 1)], [(0, 1, kind), (1, 2, kind), (2, 3, kind), (3, 0, kind)])


def line(num_streets: int = 3) -> RoadNetwork:
    """Two-way streets in a row from west to east."""
    return network([(i, 0) for i in range(num_streets + 1)], [(i, i + 1, "two") for i in range(num_streets)])


def grid(side: int, seed: int) -> RoadNetwork:
    """A side x side grid with random lengths and a fifth of the streets one-way: many ways of nearly equal time."""
    rng = np.random.default_rng(seed)
    nodes = [(x, y) for y in range(side) for x in range(side)]
    pairs = [(y * side + x, y * side + x + 1) for y in range(side) for x in range(side - 1)]
    pairs += [(y * side + x, (y + 1) * side + x) for y in range(side - 1) for x in range(side)]
    kinds = np.where(rng.random(len(pairs)) < 0.2, "one", "two")
    metres = rng.integers(50, 60, len(pairs)).astype(float)
    return network(
        nodes, [(a, b, str(k)) for (a, b), k in zip(pairs, kinds, strict=True)], metres=list(metres)
    )
