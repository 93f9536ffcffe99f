"""Where the made-up municipality lies: metres east and north of a point in the open North Sea.

No land lies within a hundred kilometres of it, so a made-up citizen can never be taken for somebody's
address.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

Floats = NDArray[np.float64]

ORIGIN_EAST = 330_000.0  # EPSG:25832, about 6°15' east
ORIGIN_NORTH = 6_250_000.0  # about 56°22' north, a Danish latitude


@cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def to_wgs84(east: Floats, north: Floats) -> tuple[Floats, Floats]:
    """Return (latitude, longitude) in degrees of points in metres from the made-up origin; shapes are
    kept."""
    return from_utm(np.asarray(east) + ORIGIN_EAST, np.asarray(north) + ORIGIN_NORTH)


def from_utm(easting: Floats, northing: Floats) -> tuple[Floats, Floats]:
    """Return (latitude, longitude) in degrees of EPSG:25832 coordinates in metres; shapes are kept."""
    longitude, latitude = _transformer("EPSG:25832", "EPSG:4326").transform(easting, northing)
    return np.asarray(latitude, dtype=np.float64), np.asarray(longitude, dtype=np.float64)


def to_metres(latitude: Floats, longitude: Floats) -> Floats:
    """Return EPSG:25832 coordinates in metres, shape (n, 2), of WGS84 points of shape (n,)."""
    east, north = _transformer("EPSG:4326", "EPSG:25832").transform(longitude, latitude)
    return np.column_stack((east, north))
