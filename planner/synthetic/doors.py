"""Where an instance's people come from: a pool of doors, made up or read from a file, and the team rooms
among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from planner.domain import Address
from planner.errors import InputError, Issue
from planner.synthetic.homes import Homes
from planner.synthetic.projection import to_metres
from planner.travel.network import RoadNetwork

Floats = NDArray[np.float64]

OFF_ROAD = 1500.0  # metres from the nearest crossing: nobody is drawn beyond, since no road leads there
ROOM = "Hjemmeplejens base"
TEAM_ROOM_APART = 8000.0  # metres
NEIGHBOURHOOD = 1000.0  # metres in which homes are counted when a team room is looked for

# Minutes of a leg: what remains with neighbours next door, and how it grows with the distance to the third
# nearest citizen. Fitted to planned days of this generator; used for nothing but the number of workers.
LEG_BASE, LEG_PER_KM = 2.0, 2.4


class DoorPool(NamedTuple):
    """`point` (n, 2) EPSG:25832 metres; `latitude`, `longitude`, `label` and `households` of each door.

    `rooms` are the team rooms' addresses, the main one first."""

    point: Floats
    latitude: Floats
    longitude: Floats
    label: Sequence[str]
    households: NDArray[np.int64]
    rooms: tuple[Address, ...]

    def address(self, door: int, address_id: str) -> Address:
        """Return a door as an address."""
        return Address(
            address_id=address_id,
            latitude=round(float(self.latitude[door]), 6),
            longitude=round(float(self.longitude[door]), 6),
            label=self.label[door],
        )


def pool_of_homes(homes: Homes) -> DoorPool:
    """Return the doors of made-up homes; team rooms in the largest and the third largest place."""
    rooms = tuple(
        Address(
            address_id=f"D{k}",
            latitude=round(place.latitude, 6),
            longitude=round(place.longitude, 6),
            label=f"{ROOM}, {place.name}",
        )
        for k, place in enumerate((homes.places[0], homes.places[min(2, len(homes.places) - 1)]), start=1)
    )
    point = to_metres(homes.latitude, homes.longitude)
    return DoorPool(point, homes.latitude, homes.longitude, homes.label, homes.households, rooms)


def pool_of_addresses(network: RoadNetwork, addresses: Sequence[Address]) -> DoorPool:
    """Return real addresses near the network as doors of one household; team rooms where most of them are.

    Raises InputError if no address lies within 1,500 m of a crossing.
    """
    latitude = np.array([a.latitude for a in addresses], dtype=np.float64)
    longitude = np.array([a.longitude for a in addresses], dtype=np.float64)
    point = to_metres(latitude, longitude)
    crossing = np.unique(network.tail[network.car])
    street = to_metres(network.latitude[crossing], network.longitude[crossing])
    near = np.zeros(0, dtype=np.int64)
    if len(addresses) and len(street):
        near = np.flatnonzero(KDTree(street).query(point)[0] <= OFF_ROAD).astype(np.int64)
    if not len(near):
        params = {"count": len(addresses), "limit": round(OFF_ROAD)}
        raise InputError([Issue("addresses.far_from_roads", params=params)])
    kept = [addresses[k] for k in near.tolist()]
    rooms = tuple(
        kept[k].model_copy(
            update={"address_id": f"D{n}", "label": ", ".join(filter(None, (ROOM, kept[k].label)))}
        )
        for n, k in enumerate(_centres(point[near]), start=1)
    )
    return DoorPool(
        point[near],
        latitude[near],
        longitude[near],
        [a.label for a in kept],
        np.ones(len(near), dtype=np.int64),
        rooms,
    )


def _centres(point: Floats) -> list[int]:
    """Return the address with most neighbours and, well away from it, the next such one if there is any."""
    tree = KDTree(point)
    crowd = np.array(tree.query_ball_point(point, NEIGHBOURHOOD, return_length=True))
    first = int(crowd.argmax())
    away = np.hypot(*(point - point[first]).T) >= TEAM_ROOM_APART
    return [first, int(np.where(away, crowd, -1).argmax())] if away.any() else [first]


def room_shares(pool: DoorPool, point: Floats) -> tuple[tuple[str, float], ...]:
    """Return each team room's id and share of the workers: as many as citizens (n, 2) live nearest to it."""
    latitude = np.array([r.latitude for r in pool.rooms])
    longitude = np.array([r.longitude for r in pool.rooms])
    _, nearest = KDTree(to_metres(latitude, longitude)).query(point)
    share = np.clip(np.bincount(nearest, minlength=len(pool.rooms)) / len(point), 0.15, None)
    return tuple((r.address_id, float(s)) for r, s in zip(pool.rooms, share / share.sum(), strict=True))


def leg_minutes(point: Floats) -> float:
    """Return an estimate of the minutes of travel before a visit, among citizens living at `point` (n, 2)
    metres."""
    spot = np.unique(point, axis=0)
    if len(spot) < 2:
        return LEG_BASE
    neighbour = min(3, len(spot) - 1)
    distance, _ = KDTree(spot).query(spot, k=neighbour + 1)
    return LEG_BASE + LEG_PER_KM * float(distance[:, neighbour].mean()) / 1000
