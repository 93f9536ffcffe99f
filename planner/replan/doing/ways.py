"""Roads that are closed, and storms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer
from scipy.sparse.csgraph import shortest_path

from planner.domain import Address, Means, Shift, seconds_between
from planner.replan.doing.desk import Desk
from planner.replan.events import RoadClosed, Storm
from planner.scenarios.doing.choosing import bases_of, on_the_road
from planner.travel.times import TravelTimes

NO_WAY: Final = 86_400
"""Seconds, and as many metres, of a way that is not to be had: longer than any shift."""


def storm(event: Storm, desk: Desk) -> None:
    """Slow down the rest of every shift on the road, from now or from when it begins."""
    until = None if event.until is None else desk.instant(event.until)
    if until is not None and until <= desk.now:
        desk.fault("event_over_by_now", "until", event.until)
        return
    shifts = list(_on_the_road(desk, event.means))
    paces: dict[str, int] = {}
    for shift in shifts:
        rest = desk.going_on(shift)
        share = 1.0 if until is None else _share_before(rest, until)
        if share > 0:
            paces[rest.shift_id] = max(1, round(desk.travel.pace(rest) * (1 - share + share / event.factor)))
    desk.travel = replace(desk.travel, paces={**desk.travel.paces, **paces})
    if until is None:
        desk.note("storm", factor=event.factor, shifts=len(paces))
    else:
        desk.note("storm_until", factor=event.factor, at=until.isoformat(), shifts=len(paces))


def _share_before(shift: Shift, until: datetime) -> float:
    whole = seconds_between(shift.start, shift.end)
    return 0.0 if whole <= 0 else min(1.0, max(0, seconds_between(shift.start, until)) / whole)


def _on_the_road(desk: Desk, means: tuple[Means, ...]) -> Iterator[Shift]:
    for shift in on_the_road(desk.instance.shifts):
        if shift.end > desk.now and shift.shift_id not in desk.ended and (not means or shift.means in means):
            yield shift


def closed(event: RoadClosed, desk: Desk) -> None:
    """Lead ways that are barred round by other addresses, for all who are still on the road.

    What has been driven keeps its time: it is barred without a detour (`Situation.forbidden`). So does, where there is no way
    round, a way to or from a base, and one from where a worker is: nobody is shut in, and everybody comes home.
    """
    pairs = _barred(event, desk)
    if pairs is None:
        return
    shifts = list(_on_the_road(desk, event.means))
    used = [m for m in desk.travel.seconds if not event.means or m in event.means]
    legs = {
        s: {leg for leg in _legs(s, desk) if leg[0] in used and pairs[leg[1:]]} for s in desk.past.standings
    }
    driven = {leg for own in legs.values() for leg in own}
    ids = desk.travel.address_ids
    for shift in shifts:
        if legs.get(shift.shift_id) or _home_is_barred(shift, pairs, desk):
            desk.going_on(shift)
    desk.forbidden |= {(m.value, ids[i], ids[j]) for m, i, j in driven}
    desk.travel = _around(desk.travel, pairs, used, driven, _never_shut(desk))
    desk.note("road_closed", ways=int(pairs.sum()) // 2)


def _barred(event: RoadClosed, desk: Desk) -> NDArray[np.bool_] | None:
    """(n, n): which ways lead along the road; None with a fault where the event names what there is not."""
    index, n = desk.travel.index, len(desk.travel.address_ids)
    if event.between is not None:
        known = [desk.known("between", a, index) for a in event.between]  # both are told
        if not all(known):
            return None
        table = np.zeros((n, n), dtype=bool)
        i, j = (index[a] for a in event.between)
        table[i, j] = table[j, i] = i != j
        return table
    if event.near is not None:
        if not desk.known("near", event.near, desk.instance.address):
            return None
        spot = desk.instance.address[event.near]
    else:
        spot = Address(address_id="-", latitude=event.latitude or 0.0, longitude=event.longitude or 0.0)
    table = _passing(desk, spot, event.metres)
    if not table.any():
        desk.fault("event_no_way", "near", event.near or f"{spot.latitude}, {spot.longitude}")
        return None
    return table


def _passing(desk: Desk, spot: Address, metres: float) -> NDArray[np.bool_]:
    """(n, n): which straight lines between addresses pass within `metres` of a place; none from an address to itself."""
    places = [desk.instance.address.get(a) for a in desk.travel.address_ids]
    known = np.array([p is not None for p in places])
    flat = Transformer.from_crs(
        "EPSG:4326", f"+proj=aeqd +lat_0={spot.latitude} +lon_0={spot.longitude} +units=m", always_xy=True
    )
    x, y = flat.transform(
        [p.longitude if p else 0.0 for p in places], [p.latitude if p else 0.0 for p in places]
    )
    points = np.column_stack([x, y])
    step = points[None, :, :] - points[:, None, :]
    length = (step**2).sum(axis=2)
    along = -(points[:, None, :] * step).sum(axis=2) / np.where(length > 0, length, 1.0)
    nearest = points[:, None, :] + np.clip(along, 0.0, 1.0)[:, :, None] * step
    near = ((nearest**2).sum(axis=2) <= metres**2) & (length > 0)
    return np.asarray(near & known[:, None] & known[None, :], dtype=bool)


def _home_is_barred(shift: Shift, pairs: NDArray[np.bool_], desk: Desk) -> bool:
    """Whether the way home from anything that is done is barred: it must stay, however long the way round is."""
    standing, index = desk.past.standings.get(shift.shift_id), desk.travel.index
    if standing is None or shift.end_address not in index:
        return False
    spots = {a.address_id for a in standing.done} & index.keys()
    return any(pairs[index[spot], index[shift.end_address]] for spot in spots if spot is not None)


Leg = tuple[Means, int, int]


def _is_home(shift_id: str, desk: Desk) -> bool:
    """Whether a shift has done all that it was to do, and is at least on its way home."""
    standing = desk.past.standings.get(shift_id)
    route = next((r for r in desk.plan.routes if r.shift_id == shift_id), None)
    return standing is not None and route is not None and standing.done == route.activities


def _legs(shift_id: str, desk: Desk) -> Iterator[Leg]:
    """The ways that a shift has driven, or is on, by row of the travel times."""
    standing, shift = desk.past.standings.get(shift_id), desk.before.shift.get(shift_id)
    if standing is None or shift is None:
        return
    here = shift.start_address
    for a in standing.done:
        if a.address_id is not None:
            if here is not None and here != a.address_id:
                yield shift.means, desk.travel.index[here], desk.travel.index[a.address_id]
            here = a.address_id
    home = shift.end_address
    if _is_home(shift_id, desk) and here is not None and home is not None and here != home:
        yield shift.means, desk.travel.index[here], desk.travel.index[home]


def _never_shut(desk: Desk) -> NDArray[np.bool_]:
    """(n, n): ways that are kept where there is no way round."""
    index, n = desk.travel.index, len(desk.travel.address_ids)
    kept = np.zeros((n, n), dtype=bool)
    for base in bases_of(desk.before):
        if base in index:
            kept[index[base], :] = kept[:, index[base]] = True
    for standing in desk.past.standings.values():
        if standing.done and standing.place in index:
            kept[index[standing.place], :] = True
    return kept


def _around(
    travel: TravelTimes,
    pairs: NDArray[np.bool_],
    used: list[Means],
    driven: set[Leg],
    kept: NDArray[np.bool_],
) -> TravelTimes:
    """The tables with each barred way as the quickest over other addresses that is not barred; `kept`: those that stay as they
    are where there is none."""
    seconds, metres = dict(travel.seconds), dict(travel.metres)
    for m in used:
        time, far = seconds[m].astype(np.int64), metres[m].astype(np.int64)
        open_ways = np.where(pairs, np.inf, np.maximum(time, 1e-3))
        np.fill_diagonal(open_ways, 0.0)
        _, before = shortest_path(open_ways, method="D", return_predecessors=True)
        for i, j in np.argwhere(pairs).tolist():
            if (m, i, j) not in driven:
                led = _led(i, j, before, seconds[m], metres[m])
                if led is not None or not kept[i, j]:
                    time[i, j], far[i, j] = led or (NO_WAY, NO_WAY)
        seconds[m], metres[m] = time.astype(np.int32), far.astype(np.int32)
    return replace(travel, seconds=seconds, metres=metres)


def _led(
    i: int, j: int, before: NDArray[np.int32], seconds: NDArray[np.int32], metres: NDArray[np.int32]
) -> tuple[int, int] | None:
    """Seconds and metres from row i to row j over the addresses that lead there, None if none do."""
    time = far = 0
    at = j
    while at != i:
        last = int(before[i, at])
        if last < 0:
            return None
        time, far, at = time + int(seconds[last, at]), far + int(metres[last, at]), last
    return time, far
