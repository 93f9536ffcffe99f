"""The map as records: streets, routes and places, coordinates as delta-coded whole numbers to keep the file
small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely import LineString

from planner.domain import Address, Route
from planner.report.reader import Reader
from planner.travel.paths import Leg

SCALE = 100_000  # steps per degree: about 1.1 m north-south, 0.6 m east-west in Denmark
DEGREES_PER_METRE = 1 / 111_320
SIMPLIFY_METRES = 4  # well under a street's width on any zoom the page offers

Points = NDArray[np.float64]  # shape (n, 2): latitude, longitude
Codes = tuple[int, ...]  # first latitude and longitude in steps, then differences


@dataclass(frozen=True)
class Place:
    """A point to show, in delta-free whole steps."""

    latitude: int
    longitude: int
    label: str


@dataclass(frozen=True)
class MapView:
    """`streets`: coded lines by weight, heaviest first. `bounds`: south-west and north-east corner of all
    addresses, degrees. `straight`: routes had to be drawn without a network."""

    streets: tuple[tuple[Codes, ...], ...]
    bases: tuple[Place, ...]
    bounds: tuple[tuple[float, float], tuple[float, float]]
    straight: bool


def encode(points: ArrayLike) -> Codes:
    """Return points (n, 2) of latitude and longitude as whole steps, each after the first as difference to
    the one before.

    The differences are taken between rounded points, so errors do not add up along a line.
    """
    steps = np.rint(np.asarray(points, dtype=np.float64) * SCALE).astype(np.int64)
    if not len(steps):
        return ()
    delta = np.diff(steps, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    moved = np.any(delta != 0, axis=1)
    moved[0] = True
    return tuple(int(v) for v in delta[moved].ravel())


def simplify(points: ArrayLike) -> Points:
    """Return a line without the points that lie within `SIMPLIFY_METRES` of it (Douglas-Peucker, ends kept).

    Longitudes are shrunk by the cosine of the latitude first, so that a metre is a metre in both directions.
    """
    line = np.asarray(points, dtype=np.float64)
    if len(line) < 3:
        return line
    shrink = np.array([1.0, np.cos(np.radians(line[0, 0]))])
    simple = LineString(line * shrink).simplify(SIMPLIFY_METRES * DEGREES_PER_METRE, preserve_topology=False)
    return np.asarray(simple.coords) / shrink


def route_legs(reader: Reader, route: Route) -> list[Leg]:
    """Return the legs of a route between places, in order; legs that stay where they are left out.

    Screen visits and breaks without a place do not interrupt a leg.
    """
    shift = reader.shift_of(route)
    if shift is None or not route.activities:
        return []
    places = [shift.start_address, *(a.address_id for a in route.activities), shift.end_address]
    known = [p for p in places if p is not None and p in reader.instance.address]
    return [(route.means, a, b) for a, b in pairwise(known) if a != b]


def leg_codes(
    reader: Reader, legs: Iterable[Leg], shapes: Mapping[Leg, ArrayLike] | None
) -> tuple[Codes, ...]:
    """Return each leg coded, as `leg_points` draws it."""
    return tuple(encode(simplify(leg_points(reader, leg, shapes))) for leg in legs)


def leg_points(reader: Reader, leg: Leg, shapes: Mapping[Leg, ArrayLike] | None) -> Points:
    """Return a leg's points (n, 2), latitude first: along the streets where `shapes` has it, straight
    otherwise."""
    shape = None if shapes is None else shapes.get(leg)
    if shape is not None and len(np.asarray(shape)):
        return np.asarray(shape, dtype=np.float64)
    ends = (reader.instance.address[leg[1]], reader.instance.address[leg[2]])
    return np.array([(a.latitude, a.longitude) for a in ends])


def place(address: Address, label: str) -> Place:
    """Return a point of the map."""
    return Place(round(address.latitude * SCALE), round(address.longitude * SCALE), label)


def map_view(
    reader: Reader, streets: Sequence[Sequence[ArrayLike]], shapes: Mapping[Leg, ArrayLike] | None
) -> MapView | None:
    """Return the map's background; None where the plan has no place at all."""
    if not reader.instance.addresses:
        return None
    coded = tuple(tuple(encode(line) for line in lines) for lines in streets)
    spots = np.array([(a.latitude, a.longitude) for a in reader.instance.addresses])
    south, west, north, east = (float(v) for v in (*spots.min(axis=0), *spots.max(axis=0)))
    return MapView(coded, _bases(reader), ((south, west), (north, east)), shapes is None)


def _bases(reader: Reader) -> tuple[Place, ...]:
    used = [s for r in reader.plan.routes if r.activities and (s := reader.shift_of(r))]
    ids = dict.fromkeys(p for s in used for p in (s.start_address, s.end_address) if p)
    return tuple(
        place(reader.instance.address[i], reader.address(i)) for i in ids if i in reader.instance.address
    )
