"""From a street network and addresses to travel times, with the addresses that cannot be served named."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.domain import Address, Means
from planner.errors import Issue, Severity
from planner.travel.arrays import read_arrays, write_arrays
from planner.travel.cache import DEFAULT_CACHE, cache_key, cached
from planner.travel.location import location_issues, means_words
from planner.travel.matrix import EngineName, Journeys, engine_named
from planner.travel.network import RoadNetwork
from planner.travel.roadgraph import road_graph
from planner.travel.snap import FloatArray, snap
from planner.travel.speeds import SpeedModel, access_seconds, driven_access
from planner.travel.store import network_digest
from planner.travel.streets import BoolArray, Streets, pair_streets, usable_arcs
from planner.travel.times import IntMatrix, TravelTimes

WARN_METRES = 300.0
"""A door further from the road is served, but looked at: on Bornholm 99 % are within 110 m."""

REFUSE_METRES = 1500.0
"""A door further from the road is not served: its coordinates are wrong, or the map lacks its road."""


class _Table(NamedTuple):
    """One means of travel over n unique points: (n,) metres to the road and whether reached, (n, n) matrices.

    Cells of points that are not reached are 0 and never shown.
    """

    distance: FloatArray
    reached: BoolArray
    seconds: IntMatrix
    metres: IntMatrix


def travel_times(
    network: RoadNetwork,
    addresses: Sequence[Address],
    means: Collection[Means],
    *,
    model: SpeedModel | None = None,
    engine: EngineName = "auto",
    cache_dir: Path | None = DEFAULT_CACHE,
) -> tuple[TravelTimes, list[Issue]]:
    """Return travel times between the addresses that all of `means` reach, and an Issue for each odd one.

    An address is left out, with an ERROR, when it is outside the map, its coordinates are swapped or in
    another unit, it lies more than `REFUSE_METRES` from a usable street, or cannot be both reached and left;
    above `WARN_METRES` it is kept with a WARNING. Addresses with equal coordinates are computed once and have
    0 between them.

    Seconds are the access from door to road, the fastest journey, and the access at the other end, rounded
    up. Metres belong to that journey (the shortest among the fastest), rounded; access counts where it is
    driven, and always for walking. Matrices are kept in `cache_dir` under network, means, model and points; a
    broken or unwritable cache is no failure.

    Raises
    ------
    ValueError
        If an address id stands twice, or for an unknown engine.
    ImportError
        If the engine asked for is not installed.
    """
    speeds = model or SpeedModel()
    engine_named(engine)
    if len({a.address_id for a in addresses}) != len(addresses):
        raise ValueError("travel times name an address twice")
    issues, placed = location_issues(network, addresses)
    closed = [m for m in Means if m in means and not usable_arcs(network, m).any()]
    if closed:
        return _nothing(network, means), [*issues, *(_no_roads(m) for m in closed)]
    points, where = _unique_points(placed)
    streets, digest = pair_streets(network), network_digest(network)
    tables = {
        m: _cached_table(network, streets, digest, points, m, speeds, engine, cache_dir)
        for m in Means
        if m in means
    }
    issues += _point_issues(placed, where, tables)
    served = (
        np.all([t.reached for t in tables.values()], axis=0) if tables else np.ones(len(points), dtype=bool)
    )
    kept = np.flatnonzero(served[where])
    pick = np.ix_(where[kept], where[kept])
    times = TravelTimes(
        tuple(placed[i].address_id for i in kept),
        {m: np.ascontiguousarray(t.seconds[pick]) for m, t in tables.items()},
        {m: np.ascontiguousarray(t.metres[pick]) for m, t in tables.items()},
        network.attribution,
    )
    return times, issues


def _unique_points(addresses: Sequence[Address]) -> tuple[FloatArray, NDArray[np.intp]]:
    points = np.array([(a.latitude, a.longitude) for a in addresses], dtype=np.float64).reshape(-1, 2)
    unique, where = np.unique(points, axis=0, return_inverse=True)
    return unique, where.reshape(-1)


def _cached_table(
    network: RoadNetwork,
    streets: Streets,
    digest: str,
    points: FloatArray,
    means: Means,
    model: SpeedModel,
    engine: EngineName,
    cache_dir: Path | None,
) -> _Table:
    key = cache_key(digest, means, model.model_dump_json(), points.astype("<f8").tobytes())
    path = None if cache_dir is None else cache_dir / f"matrix-{key}.npz"
    return cached(
        path,
        lambda p: _load_table(p, len(points)),
        lambda: _table(network, streets, points, means, model, engine),
        lambda table, p: write_arrays(p, table._asdict(), compressed=False),
    )


def _load_table(path: Path, num_points: int) -> _Table:
    arrays = read_arrays(path)
    if set(arrays) != set(_Table._fields):
        raise ValueError(f"{path} does not hold a matrix")
    table = _Table(**arrays)
    square, line = (num_points, num_points), (num_points,)
    if [a.shape for a in table] != [line, line, square, square]:
        raise ValueError(f"{path} holds a matrix of another size")
    return table


def _table(
    network: RoadNetwork,
    streets: Streets,
    points: FloatArray,
    means: Means,
    model: SpeedModel,
    engine: EngineName,
) -> _Table:
    snaps = snap(network, streets, points, means)
    near = np.flatnonzero(snaps.metres <= REFUSE_METRES)
    close = snaps.taken(near)
    graph = road_graph(network, streets, close, means, model)
    journeys = engine_named(engine).journeys(graph)
    together = _largest_group(journeys)
    reached = np.zeros(len(points), dtype=bool)
    reached[near[together]] = True
    seconds, metres = (np.zeros((len(points), len(points)), dtype=np.int32) for _ in range(2))
    cells, inner = np.ix_(near[together], near[together]), np.ix_(together, together)
    parts = Journeys(*(t[inner] for t in journeys))
    seconds[cells], metres[cells] = _door_to_door(parts, close.metres[together], means, model)
    return _Table(snaps.metres, reached, seconds, metres)


def _largest_group(journeys: Journeys) -> NDArray[np.intp]:
    """Return the points of the largest group whose members all reach each other."""
    there = journeys.milliseconds >= 0
    both = there & there.T
    if not len(both):
        return np.zeros(0, dtype=np.intp)
    return np.flatnonzero(both[both.sum(axis=1).argmax()])


def _door_to_door(
    journeys: Journeys, access: FloatArray, means: Means, model: SpeedModel
) -> tuple[IntMatrix, IntMatrix]:
    door = np.rint(access_seconds(access, means, model) * 1000).astype(np.int64)
    counted = driven_access(access, means, model) | (means is Means.WALKING)
    drive = np.where(counted, np.rint(access * 10), 0).astype(np.int64)
    milliseconds = journeys.milliseconds + door[:, None] + door[None, :]
    decimetres = journeys.decimetres + drive[:, None] + drive[None, :]
    seconds = (-(-milliseconds // 1000)).astype(np.int32)
    metres = ((decimetres + 5) // 10).astype(np.int32)
    np.fill_diagonal(seconds, 0)
    np.fill_diagonal(metres, 0)
    return seconds, metres


def _point_issues(
    addresses: Sequence[Address], where: NDArray[np.intp], tables: dict[Means, _Table]
) -> list[Issue]:
    issues = []
    for address, point in zip(addresses, where, strict=True):
        distance = {m: float(t.distance[point]) for m, t in tables.items()}
        far = [m for m, d in distance.items() if d > REFUSE_METRES]
        cut_off = [m for m, t in tables.items() if not t.reached[point] and m not in far]
        odd = [m for m, d in distance.items() if WARN_METRES < d <= REFUSE_METRES and m not in cut_off]
        if far:
            issues.append(_issue("address_far_from_road", address, far, max(distance[m] for m in far)))
        if cut_off:
            issues.append(_issue("address_unreachable", address, cut_off, max(distance[m] for m in cut_off)))
        if odd and not far and not cut_off:
            worst = max(distance[m] for m in odd)
            issues.append(_issue("address_off_road", address, odd, worst, Severity.WARNING))
    return issues


def _issue(
    code: str, address: Address, means: list[Means], metres: float, severity: Severity = Severity.ERROR
) -> Issue:
    params = {
        "address": address.address_id,
        "label": address.label or address.address_id,
        "latitude": address.latitude,
        "longitude": address.longitude,
        "metres": round(metres),
        **means_words(means),
    }
    value = f"{address.latitude}, {address.longitude}"
    return Issue(code=code, severity=severity, ids=(address.address_id,), value=value, params=params)


def _no_roads(means: Means) -> Issue:
    return Issue(code="means_without_roads", params=means_words([means]))


def _nothing(network: RoadNetwork, means: Collection[Means]) -> TravelTimes:
    empty = {m: np.zeros((0, 0), dtype=np.int32) for m in Means if m in means}
    return TravelTimes((), empty, dict(empty), network.attribution)
