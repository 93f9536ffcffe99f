"""Front doors: houses along town streets, blocks of flats, and farms at the end of their drives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from planner.synthetic.names import street_name
from planner.synthetic.projection import to_wgs84
from planner.synthetic.settlements import Settlements
from planner.synthetic.street_graph import PATH, SERVICE, StreetGraph

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PEOPLE_PER_TOWN_HOME = 2.05
HOUSE_SETBACK = 12.0  # metres from the middle of the road to the door
BLOCK_SETBACK = 20.0


class Place(NamedTuple):
    """A settlement that has homes; degrees WGS84. The point is in the middle of it, on a street."""

    name: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, eq=False)
class Homes:
    """Every door where somebody may live; arrays of shape (num_homes,).

    `latitude`, `longitude` WGS84; `households` behind the door (1 for a house, 20-60 for a block of flats);
    `place` index into `places`, the nearest one for a farm; `farm` whether it lies in the open country.
    `label` is the address as written. `places` are ordered by population, largest first.
    """

    latitude: Floats
    longitude: Floats
    households: Ints
    place: Ints
    farm: NDArray[np.bool_]
    label: tuple[str, ...]
    places: tuple[Place, ...]


def make_homes(
    rng: np.random.Generator, graph: StreetGraph, towns: Settlements, farm_door: Floats, *, flats: bool
) -> Homes:
    """Return the homes of every settlement and farm.

    `farm_door` (n, 2) metres. With `flats`, town homes are blocks of 20-60 households instead of single
    houses.
    """
    doors = [
        _town_doors(rng, graph, place, float(towns.population[place]), flats)
        for place in range(len(towns.centre))
    ]
    farms = _farm_doors(farm_door, towns)
    every = [d for d in (*doors, farms) if len(d.point)]
    point = np.concatenate([d.point for d in every])
    place = np.concatenate([d.place for d in every])
    latitude, longitude = to_wgs84(point[:, 0], point[:, 1])
    written = (
        f"{street} {number}, {towns.name[p]}"
        for d in every
        for street, number, p in zip(d.street, d.number, d.place.tolist(), strict=True)
    )
    return Homes(
        latitude,
        longitude,
        np.concatenate([d.households for d in every]),
        place,
        np.arange(len(point)) >= len(point) - len(farms.point),
        tuple(written),
        _places(graph, towns),
    )


class _Doors(NamedTuple):
    point: Floats
    place: Ints
    households: Ints
    street: list[str]
    number: list[int]


def _town_doors(
    rng: np.random.Generator, graph: StreetGraph, place: int, people: float, flats: bool
) -> _Doors:
    edge = np.flatnonzero((graph.place == place) & ~np.isin(graph.highway, (SERVICE, PATH)))
    edge = edge[np.lexsort((edge, graph.line[edge]))]
    start, end = _first_and_last(graph, edge)
    length = np.hypot(*(end - start).T)
    households = people / PEOPLE_PER_TOWN_HOME
    count = max(1, round(households / 40 if flats else households))
    reach = np.cumsum(length)
    spot = (np.arange(count) + rng.uniform(0.1, 0.9, count)) / count * reach[-1]
    index = np.searchsorted(reach, spot, side="right").clip(max=len(edge) - 1)
    share = ((spot - reach[index] + length[index]) / length[index])[:, None]
    along = (end[index] - start[index]) / length[index][:, None]
    left = rng.integers(0, 2, count)
    aside = np.column_stack((-along[:, 1], along[:, 0])) * (2 * left - 1)[:, None]
    setback = BLOCK_SETBACK if flats else HOUSE_SETBACK
    point = start[index] + share * (end[index] - start[index]) + aside * setback
    line = graph.line[edge[index]]
    return _Doors(
        point,
        np.full(count, place),
        rng.integers(20, 61, count) if flats else np.ones(count, dtype=np.int64),
        [street_name(place, k) for k in line.tolist()],
        _house_numbers(line, left),
    )


def _first_and_last(graph: StreetGraph, edge: Ints) -> tuple[Floats, Floats]:
    start = np.array([graph.shape[k][0] for k in edge.tolist()])
    return start, np.array([graph.shape[k][-1] for k in edge.tolist()])


def _house_numbers(line: Ints, left: Ints) -> list[int]:
    """Odd numbers on the left, even on the right, rising along each street."""
    last: dict[tuple[int, int], int] = {}
    numbers = []
    for street, side in zip(line.tolist(), left.tolist(), strict=True):
        last[street, side] = last.get((street, side), -1 if side else 0) + 2
        numbers.append(last[street, side])
    return numbers


def _farm_doors(door: Floats, towns: Settlements) -> _Doors:
    if not len(door):
        return _Doors(np.zeros((0, 2)), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), [], [])
    _, nearest = KDTree(towns.centre).query(door)
    place = nearest.astype(np.int64)
    return _Doors(
        door,
        place,
        np.ones(len(door), dtype=np.int64),
        [f"{towns.name[p]}vej" for p in place.tolist()],
        _house_numbers(place, np.arange(len(door)) % 2),
    )


def _places(graph: StreetGraph, towns: Settlements) -> tuple[Place, ...]:
    places = []
    for k, (name, people) in enumerate(zip(towns.name, towns.population.tolist(), strict=True)):
        node = np.unique(graph.ends[(graph.place == k) & graph.driveable()])
        nearest = node[np.hypot(*(graph.point[node] - towns.centre[k]).T).argmin()]
        latitude, longitude = to_wgs84(graph.point[nearest, 0], graph.point[nearest, 1])
        places.append(Place(name, float(latitude), float(longitude), people))
    return tuple(places)
