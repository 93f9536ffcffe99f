"""Which travel times a plan stands on: a ready table, a street network, or for want of both the straight
line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner.domain import Address, Instance, Means
from planner.errors import Issue
from planner.places import address_ids_in_use
from planner.travel.build import travel_times
from planner.travel.cache import DEFAULT_CACHE
from planner.travel.location import means_words
from planner.travel.network import RoadNetwork
from planner.travel.osm import network_from_place, read_network
from planner.travel.straight import straight_line_times
from planner.travel.table import read_travel_times
from planner.travel.times import TravelTimes


class Basis(StrEnum):
    """What travel times were made from."""

    MATRIX = "matrix"
    ROADS = "roads"
    STRAIGHT_LINE = "straight_line"


@dataclass(frozen=True)
class Ways:
    """Travel times with their origin. `network` draws the maps, None where none is known; `file` is what
    `travel` was read from, `place` what the network was fetched by.

    `issues`: addresses that cannot be served, or only doubtfully.
    """

    travel: TravelTimes
    basis: Basis
    file: Path | None = None
    network: RoadNetwork | None = None
    issues: tuple[Issue, ...] = ()
    place: str | None = None


@dataclass(frozen=True)
class Sources:
    """Files that may be used; what is given explicitly goes before what the input names. `place` names a network to be
    fetched, in the stead of `roads`."""

    matrix: Path | None = None
    roads: Path | None = None
    own_matrix: Path | None = None
    own_roads: Path | None = None
    place: str | None = None


def choose_ways(instance: Instance, sources: Sources, *, cache_dir: Path | None = DEFAULT_CACHE) -> Ways:
    """Return travel times between all places in use.

    In this order: the table given, the network given, the input's own table, its own network, the straight
    line. A network that does not give the times still draws the map.

    Raises
    ------
    InputError
        If the file chosen cannot be used, or the place not be fetched; another one is not taken in its stead.
    """
    given = sources.roads is not None or sources.place is not None
    roads = None if sources.place is not None else sources.roads or sources.own_roads
    network = _network(roads, sources.place, cache_dir)
    matrix = sources.matrix or (None if given else sources.own_matrix)
    addresses, means = used_addresses(instance), used_means(instance)
    if matrix is not None:
        travel = read_travel_times(matrix)
        gaps = tuple(_gaps(travel, addresses, means, matrix))
        return Ways(travel, Basis.MATRIX, matrix, network, gaps, sources.place)
    if network is None:
        return Ways(straight_line_times(addresses, means), Basis.STRAIGHT_LINE)
    travel, issues = travel_times(network, addresses, means, cache_dir=cache_dir)
    return Ways(travel, Basis.ROADS, roads, network, tuple(issues), sources.place)


def _network(roads: Path | None, place: str | None, cache_dir: Path | None) -> RoadNetwork | None:
    if place is not None:
        return network_from_place(place)
    return None if roads is None else read_network(roads, cache_dir=cache_dir)


def _gaps(travel: TravelTimes, addresses: list[Address], means: set[Means], file: Path) -> Iterator[Issue]:
    """What a ready table lacks for this input; visits at such addresses, or by such means, stay unplanned."""
    for m in sorted(means - set(travel.seconds)):
        yield Issue("table_without_means", file=str(file), params={"file": str(file), **means_words([m])})
    for a in addresses:
        if a.address_id not in travel.index:
            params = {"file": str(file), "address": a.address_id, "label": a.label or a.address_id}
            yield Issue("table_without_address", file=str(file), ids=(a.address_id,), params=params)


def used_means(instance: Instance) -> set[Means]:
    """Return the means of travel of the shifts; car where there is no shift."""
    return {s.means for s in instance.shifts} or {Means.CAR}


def used_addresses(instance: Instance) -> list[Address]:
    """Return the addresses of visits, shifts and breaks, each once."""
    return [instance.address[a] for a in address_ids_in_use(instance) if a in instance.address]
