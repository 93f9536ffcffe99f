"""The way to an address that nobody goes to in the plan: travel times of a plan hold only the places that it uses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.domain import Address, Instance, Means
from planner.travel.build import travel_times
from planner.travel.cache import DEFAULT_CACHE
from planner.travel.network import RoadNetwork
from planner.travel.straight import straight_line_times
from planner.travel.times import TravelTimes

IntMatrix = NDArray[np.int32]


class Reached(NamedTuple):
    """Travel times that know the address, and whether the way there is a straight line for want of roads."""

    travel: TravelTimes
    straight: bool


def reaching(
    instance: Instance,
    travel: TravelTimes,
    address_id: str,
    network: RoadNetwork | None = None,
    *,
    cache_dir: Path | None = DEFAULT_CACHE,
) -> Reached:
    """Return travel times with a row and a column for one address of the instance more; those there are stay as they are.

    By the roads of `network`, else as the crow flies. An address that the roads do not reach stays unknown. Raises KeyError for an
    address that the instance does not have.
    """
    if address_id in travel.index:
        return Reached(travel, False)
    known = [instance.address[a] for a in travel.address_ids if a in instance.address]
    asked, means = [*known, instance.address[address_id]], set(travel.seconds)
    made = _made(asked, means, network, cache_dir)
    if (
        address_id not in made.index
        or not set(travel.address_ids) <= made.index.keys()
        or means - set(made.seconds)
    ):
        return Reached(travel, False)
    order = [made.index[a] for a in (*travel.address_ids, address_id)]
    grown = replace(
        travel,
        address_ids=(*travel.address_ids, address_id),
        seconds={m: _grown(table, made.seconds[m], order) for m, table in travel.seconds.items()},
        metres={m: _grown(table, made.metres[m], order) for m, table in travel.metres.items()},
    )
    return Reached(grown, network is None)


def _made(
    addresses: list[Address], means: Collection[Means], network: RoadNetwork | None, cache_dir: Path | None
) -> TravelTimes:
    if network is None:
        return straight_line_times(addresses, means)
    return travel_times(network, addresses, set(means), cache_dir=cache_dir)[0]


def _grown(table: IntMatrix, made: IntMatrix, order: list[int]) -> IntMatrix:
    """The table with the last row and column of another, whose rows stand in `order`."""
    whole = made[np.ix_(order, order)].copy()
    whole[:-1, :-1] = table
    return whole
