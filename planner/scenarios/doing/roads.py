"""Travel times for means and places that an edit brings in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from planner.domain import Address, Means
from planner.scenarios.doing.choosing import require_known
from planner.scenarios.doing.desk import Desk, changed, note
from planner.scenarios.edits.fields import Where
from planner.scenarios.edits.travel import KMH
from planner.scenarios.records import Situation
from planner.travel.times import IntMatrix, TravelTimes

NEAR_METRES = 1000.0
"""How far a place may be from the known address that stands in for it; our choice: a minute and a half by car."""

_EARTH = Geod(ellps="WGS84")


def with_means(situation: Situation, means: Means, before: Means | None = None) -> Situation:
    """Return the situation with travel times by `means`, if need be made from the distances by `before` (or the first means there
    is) at the steady speed of `KMH`, rounded up; which is told."""
    travel = situation.travel
    if means in travel.seconds or not travel.seconds:
        return situation
    like = next(m for m in (before, *Means) if m is not None and m in travel.metres)
    metres = travel.metres[like]
    seconds = np.ceil(np.round(metres * 3.6 / KMH[means], 6)).astype(np.int32)
    made = replace(
        travel, seconds={**travel.seconds, means: seconds}, metres={**travel.metres, means: metres}
    )
    said = note("means_borrowed", means=means.value, like=like.value, kmh=KMH[means])
    return changed(situation, said, travel=made)


def scaled(travel: TravelTimes, factors: Mapping[Means, float]) -> TravelTimes:
    """Return travel times with the speeds of some means multiplied, seconds rounded up."""
    seconds = {
        m: _slower(table, factors[m]) if m in factors else table for m, table in travel.seconds.items()
    }
    return replace(travel, seconds=seconds)


def _slower(table: IntMatrix, factor: float) -> IntMatrix:
    # a tenth or 0.6 is not exact in binary: 60 / 0.6 must stay 100, not become 101
    slower: NDArray[np.int32] = np.ceil(np.round(table / factor, 6)).astype(np.int32)
    return slower


def settle(where: Where, situation: Situation, desk: Desk) -> tuple[Situation, str]:
    """Return the situation in which a place is known, and its address id; a fault where that cannot be.

    A place by coordinates whose id the travel times know has its own; else it has those of the nearest known address, which is
    told.
    """
    instance, travel = situation.instance, situation.travel
    if where.address is not None:
        require_known(desk, "address", [where.address], instance.address)
        if desk.sound:
            require_known(desk, "address", [where.address], travel.index, "scenario_no_travel")
        return situation, where.address
    spot = address_of(where)
    after = instance
    if spot.address_id not in instance.address:
        after = instance.model_copy(update={"addresses": (*instance.addresses, spot)})
    if spot.address_id in travel.index:
        return changed(situation, instance=after), spot.address_id
    metres, nearest = _nearest(spot, situation)
    if nearest is None or metres > NEAR_METRES:
        params = {"metres": round(metres), "most": round(NEAR_METRES), "nearest": nearest or "-"}
        desk.fault("scenario_far_place", "latitude", f"{spot.latitude}, {spot.longitude}", **params)
        return situation, spot.address_id
    said = note("place_borrowed", address=spot.address_id, like=nearest, metres=round(metres))
    twin = _with_twin_place(travel, spot.address_id, nearest)
    return changed(situation, said, instance=after, travel=twin), spot.address_id


def address_of(where: Where) -> Address:
    """Return the address of a place by coordinates, by an id that says where it is. Raises ValueError for one without."""
    if where.latitude is None or where.longitude is None:
        raise ValueError("a place without coordinates")
    return Address(
        address_id=f"{where.latitude:.5f} {where.longitude:.5f}",
        latitude=where.latitude,
        longitude=where.longitude,
        label=where.label,
    )


def metres_between(one: Address, other: Address) -> float:
    """Return the metres between two places as the crow flies."""
    return float(_EARTH.inv(one.longitude, one.latitude, other.longitude, other.latitude)[2])


def _nearest(spot: Address, situation: Situation) -> tuple[float, str | None]:
    known = (a for a in situation.instance.addresses if a.address_id in situation.travel.index)
    found = ((metres_between(spot, a), a.address_id) for a in known)
    return min(found, default=(float("inf"), None))


def _with_twin_place(travel: TravelTimes, new: str, like: str) -> TravelTimes:
    """The tables with one row and column more, a copy of another's; nothing between the two."""
    rows = [*range(len(travel.address_ids)), travel.index[like]]
    pick = np.ix_(rows, rows)
    return replace(
        travel,
        address_ids=(*travel.address_ids, new),
        seconds={m: table[pick] for m, table in travel.seconds.items()},
        metres={m: table[pick] for m, table in travel.metres.items()},
    )
