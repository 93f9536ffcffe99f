"""Addresses onto streets: the nearest point of a street that a means of travel may use and stop on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from planner.domain import Means
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork
from planner.travel.streets import BoolArray, IntArray, Streets, usable_arcs

FloatArray = NDArray[np.float64]

_NO_STOPPING = [HIGHWAY_CLASSES.index(c) for c in ("motorway", "trunk")]
_DENMARK = (54.0, 58.5, 7.0, 16.0)  # south, north, west, east
_DANISH_GRID = 25832  # ETRS89 / UTM 32N, used for all of Denmark


class Snaps(NamedTuple):
    """Where points meet the streets.

    `street` int (num_points,): row of `Streets`, -1 where no street could be looked for. `fraction` float
    (num_points,): how far along the street's forward arc, 0 to 1. `metres` float (num_points,): from the
    point to the street, infinity where none.
    """

    street: IntArray
    fraction: FloatArray
    metres: FloatArray

    def taken(self, rows: IntArray) -> Snaps:
        """Return the snaps of some of the points."""
        return Snaps(self.street[rows], self.fraction[rows], self.metres[rows])


def snap(network: RoadNetwork, streets: Streets, points: FloatArray, means: Means) -> Snaps:
    """Snap `points` (num_points, 2), latitude and longitude, onto streets that `means` may use.

    Nobody parks on a motorway or a trunk road, so these are passed over. A street counts in both directions
    at once: the car parked there may leave either way that is open. Distances are straight, in the plane of
    `projection`.
    """
    rows = stopping_streets(network, streets, means)
    none = Snaps(np.full(len(points), -1), np.zeros(len(points)), np.full(len(points), np.inf))
    if not len(rows) or not len(points):
        return none
    project = projection(network)
    lines = street_lines(network, streets.forward[rows], project)
    doors = shapely.points(*project.transform(points[:, 1], points[:, 0]))
    known = np.flatnonzero(np.isfinite(shapely.get_x(doors)) & np.isfinite(shapely.get_y(doors)))
    tree = shapely.STRtree(lines)
    (asked, found), metres = tree.query_nearest(doors[known], return_distance=True, all_matches=False)
    at = known[asked]
    none.street[at] = rows[found]
    none.fraction[at] = shapely.line_locate_point(lines[found], doors[at], normalized=True)
    none.metres[at] = metres
    return none


def stopping_streets(network: RoadNetwork, streets: Streets, means: Means) -> IntArray:
    """Return the rows of the streets that `means` may use in some direction and stop on."""
    usable = usable_arcs(network, means) & ~np.isin(network.highway, _NO_STOPPING)
    return np.unique(streets.of_arc[usable])


def projection(network: RoadNetwork) -> Transformer:
    """Return the change from longitude and latitude to metres: EPSG:25832 in Denmark, the local UTM zone
    elsewhere.
    """
    latitude, longitude = float(network.latitude.mean()), float(network.longitude.mean())
    south, north, west, east = _DENMARK
    if south <= latitude <= north and west <= longitude <= east:
        code = _DANISH_GRID
    else:
        code = (32600 if latitude >= 0 else 32700) + min(60, int((longitude + 180) // 6) + 1)
    return Transformer.from_crs(4326, code, always_xy=True)


def street_lines(network: RoadNetwork, arcs: IntArray, project: Transformer) -> NDArray[np.object_]:
    """Return the shapes of `arcs` as projected shapely lines."""
    x, y = project.transform(
        network.shape_longitude.astype(np.float64), network.shape_latitude.astype(np.float64)
    )
    point, row = shape_points(network, arcs)
    return shapely.linestrings(np.column_stack([x[point], y[point]]), indices=row)


def shape_points(network: RoadNetwork, arcs: IntArray) -> tuple[IntArray, IntArray]:
    """Return the numbers of the shape points of `arcs`, one after another, and for each its position in
    `arcs`.
    """
    starts = network.shape_offset[arcs]
    lengths = network.shape_offset[arcs + 1] - starts
    row = np.repeat(np.arange(len(arcs)), lengths)
    within = np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return starts[row] + within, row


def outside(network: RoadNetwork, points: FloatArray, margin_metres: float) -> BoolArray:
    """Return which `points` (latitude, longitude) lie outside the network's box and a margin around it."""
    if not len(network.latitude):
        return np.ones(len(points), dtype=bool)
    degrees = margin_metres / 111_320
    middle = np.cos(np.radians(float(network.latitude.mean())))
    low = [network.latitude.min() - degrees, network.longitude.min() - degrees / middle]
    high = [network.latitude.max() + degrees, network.longitude.max() + degrees / middle]
    return ~np.all((points >= low) & (points <= high), axis=1)
