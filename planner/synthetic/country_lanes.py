"""Roads between settlements: a Gabriel graph over random junctions, thinned, which looks like old farming
country.

References: K. R. Gabriel and R. R. Sokal (1969), doi:10.2307/2412323 (Gabriel graph); G. T. Toussaint (1980),
doi:10.1016/0031-3203(80)90066-7 (relative-neighbourhood graph).
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay, KDTree
from scipy.spatial.distance import cdist

from planner.synthetic.settlements import Settlements
from planner.synthetic.street_graph import COUNTRY, UNCLASSIFIED, Ints, StreetGraph, straight

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

JUNCTIONS_PER_KM2 = 1.1
GABRIEL_KEPT = 0.8  # share kept of the Gabriel edges that are not relative neighbours
CLEARANCE = 450.0  # metres from the edge of a settlement to the nearest lone junction
MIN_LANE = 250.0  # metres between two lone junctions


def gabriel_pairs(point: Floats) -> Ints:
    """Return pairs (m, 2) of points such that no third lies inside the circle over the pair. Needs 4 points
    or more."""
    corner = Delaunay(point).simplices
    pair = np.unique(np.sort(np.concatenate((corner[:, :2], corner[:, 1:], corner[:, ::2])), axis=1), axis=0)
    first, second = point[pair[:, 0]], point[pair[:, 1]]
    nearest, _ = KDTree(point).query((first + second) / 2)
    radius = np.hypot(*(first - second).T) / 2
    return pair[nearest >= radius * (1 - 1e-9)].astype(np.int64)


def relative_neighbours(point: Floats, pair: Ints) -> Bools:
    """Return which pairs (m,) have no third point nearer to both than they are to each other."""
    distance = cdist(point, point)
    length = distance[pair[:, 0], pair[:, 1]]
    detour = np.maximum(distance[pair[:, 0]], distance[pair[:, 1]])
    return np.asarray((detour < length[:, None] * (1 - 1e-9)).sum(axis=1) == 0)


def country_lanes(
    rng: np.random.Generator, towns: Settlements, streets: StreetGraph, land: shapely.Polygon
) -> StreetGraph:
    """Return `streets` (all places' own streets) with lanes between the places and through the open country.

    A lane to a place ends at that place's outermost street corner on the lane's side. No lane leaves `land`.
    """
    junction = _lone_junctions(rng, towns, land)
    num_towns = len(towns.centre)
    point = np.concatenate((towns.centre, junction))
    pair = gabriel_pairs(point)
    pair = pair[_stays_on(land, point, pair)]
    needed = relative_neighbours(point, pair) | _tree(point, pair)
    through_town = _cuts_a_town(towns, point, pair) & ~_tree(point, pair)
    pair = pair[(needed | (rng.random(len(pair)) < GABRIEL_KEPT)) & ~through_town]
    first_junction = len(streets.point)
    node = _attach(pair, point, streets, num_towns, first_junction)
    count = len(node)
    everything = np.concatenate((streets.point, junction))
    lanes = straight(
        everything,
        node,
        np.full(count, UNCLASSIFIED),
        np.full(count, COUNTRY),
        np.zeros(count, dtype=np.int64),
    )
    return StreetGraph(
        everything,
        np.concatenate((streets.ends, lanes.ends)),
        streets.shape + lanes.shape,
        np.concatenate((streets.highway, lanes.highway)),
        np.concatenate((streets.place, lanes.place)),
        np.concatenate((streets.line, lanes.line)),
        np.concatenate((streets.oneway, lanes.oneway)),
    )


def _lone_junctions(rng: np.random.Generator, towns: Settlements, land: shapely.Polygon) -> Floats:
    low_x, low_y, high_x, high_y = land.bounds
    number = int(JUNCTIONS_PER_KM2 * (high_x - low_x) * (high_y - low_y) / 1e6)
    point = rng.uniform((low_x, low_y), (high_x, high_y), (number, 2))
    free = (cdist(point, towns.centre) > towns.radius + CLEARANCE).all(axis=1)
    point = point[free & shapely.contains_xy(land.buffer(-100), point)]
    close = KDTree(point).query_pairs(MIN_LANE, output_type="ndarray")
    return np.delete(point, np.unique(close[:, 1]), axis=0) if len(close) else point


def _stays_on(land: shapely.Polygon, point: Floats, pair: Ints) -> Bools:
    # A little room for the bends that are drawn later.
    return np.asarray(shapely.contains(land, shapely.linestrings(point[pair])))


def _tree(point: Floats, pair: Ints) -> Bools:
    """Return which pairs hold the points together at least length."""
    length = np.hypot(*(point[pair[:, 0]] - point[pair[:, 1]]).T)
    table = coo_array((length, (pair[:, 0], pair[:, 1])), shape=(len(point), len(point)))
    tree = minimum_spanning_tree(table.tocsr()).tocoo()
    chosen = set(zip(tree.coords[0].tolist(), tree.coords[1].tolist(), strict=True))
    return np.array([(a, b) in chosen for a, b in pair.tolist()], dtype=bool)


def _cuts_a_town(towns: Settlements, point: Floats, pair: Ints) -> Bools:
    """Return which lanes pass over the streets of a place that they do not lead to: they would cross
    unjoined."""
    line = shapely.linestrings(point[pair])
    cuts = np.zeros(len(pair), dtype=bool)
    for k, (centre, radius) in enumerate(zip(towns.centre, towns.radius, strict=True)):
        near = shapely.distance(line, shapely.Point(centre)) < radius
        cuts |= near & (pair != k).all(axis=1)
    return cuts


def _attach(pair: Ints, point: Floats, streets: StreetGraph, num_towns: int, first_junction: int) -> Ints:
    """Return node numbers (m, 2) of the lanes in the joint graph."""
    corners: dict[int, Ints] = {}
    for place in np.unique(streets.place).tolist():
        corners[place] = np.unique(streets.ends[(streets.place == place) & streets.driveable()])
    node = pair - num_towns + first_junction
    for k, (a, b) in enumerate(pair.tolist()):
        for side, (end, other) in enumerate(((a, b), (b, a))):
            if end < num_towns:
                corner = corners[end]
                reach = np.hypot(*(streets.point[corner] - point[other]).T)
                node[k, side] = corner[reach.argmin()]
    return node
