"""Places, travel and stop overhead as tables, over the addresses and means of travel that are in use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.domain import Instance, Means, Shift, StopOverhead
from planner.places import address_ids_in_use
from planner.travel.times import TravelTimes
from solvers.problem import NO_PLACE

IntTable = NDArray[np.int32]
Way = tuple[Means, int]
"""A means of travel at a pace (`TravelTimes.paces`): one of the engine's means of travel."""


@dataclass(frozen=True, eq=False)
class Places:
    """Tables as in `Problem`: `travel_time`, `distance` (M, P, P), `arriving`, `leaving` (M, P); the row of
    each address, and of each way to travel; `way` of each shift whose means has a table, by its id.

    There is always at least one row of each, all zero where nothing is in use: the engine wants no empty
    tables.
    """

    rows: dict[str, int]
    ways: dict[Way, int]
    way: dict[str, int]
    travel_time: IntTable
    distance: IntTable
    arriving: IntTable
    leaving: IntTable

    def of(self, address_id: str | None) -> int:
        """Return the place of an address, NO_PLACE for None and for an address without travel times."""
        return NO_PLACE if address_id is None else self.rows.get(address_id, NO_PLACE)


def places_of(instance: Instance, travel: TravelTimes) -> Places:
    """Collect the places of visits, shifts and breaks that `travel` knows, with their overhead per means of
    travel.
    """
    used = [a for a in address_ids_in_use(instance) if a in travel.index]
    taken = {s.shift_id: _way(s, travel) for s in instance.shifts if s.means in travel.seconds}
    order = list(Means)
    ways = sorted(set(taken.values()), key=lambda way: (order.index(way[0]), way[1]))
    general = instance.settings.overhead
    shape = (max(1, len(ways)), max(1, len(used)))
    seconds, metres = (np.zeros((shape[0], shape[1], shape[1]), dtype=np.int32) for _ in range(2))
    arriving, leaving = (np.zeros(shape, dtype=np.int32) for _ in range(2))
    rows = [travel.index[a] for a in used]
    for m, (name, pace) in enumerate(ways):
        if rows:
            seconds[m] = travel.table_at(name, pace)[np.ix_(rows, rows)]
            metres[m] = travel.metres[name][np.ix_(rows, rows)]
        for p, address_id in enumerate(used):
            overhead = instance.address[address_id].overhead.get(name) or general.get(name, StopOverhead())
            arriving[m, p], leaving[m, p] = overhead.arriving, overhead.leaving
    number = {way: m for m, way in enumerate(ways)}
    return Places(
        {a: p for p, a in enumerate(used)},
        number,
        {shift_id: number[way] for shift_id, way in taken.items()},
        seconds,
        metres,
        arriving,
        leaving,
    )


def _way(shift: Shift, travel: TravelTimes) -> Way:
    return shift.means, travel.pace(shift)
