"""The bases of those who visit: how far citizens live from them, and whose district a citizen is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
from sklearn.metrics.pairwise import haversine_distances

from planner.domain import Instance, Means, Mode
from planner.travel.times import TravelTimes

_EARTH_METRES = 6_371_009.0


def metres_from_base(instance: Instance, travel: TravelTimes | None = None) -> dict[str, float]:
    """Return metres to each citizen's home from the nearest base, by citizen id.

    By the travel table, from each base by the means of travel of those who start there; where the table does not know the home or
    any base, or there is none, as the crow flies. Without bases, and for a home without an address, nobody is far: 0.
    """
    bases = dict.fromkeys(
        (s.start_address, s.means)
        for s in instance.shifts
        if s.start_address is not None and Mode.PHYSICAL in s.modes and s.unit_id is None
    )
    found = {}
    for citizen in instance.citizens:
        home = citizen.address_id
        known = [] if travel is None else _by_table(travel, list(bases), home)
        found[citizen.citizen_id] = min(known) if known else _straight(instance, {a for a, _ in bases}, home)
    return found


def shared_bases(instance: Instance) -> list[str]:
    """Return the addresses where at least two shifts start, so that a worker who sets out from home makes no district of it; if
    there is none such, where any shift starts. Ascending."""
    starts = Counter(s.start_address for s in instance.shifts if s.start_address is not None)
    return sorted([base for base, count in starts.items() if count > 1] or list(starts))


def districts(instance: Instance, travel: TravelTimes) -> dict[str, str]:
    """Return by citizen id the address of the nearest of the `shared_bases`; "" without bases."""
    distances = {base: _from(instance, travel, base) for base in shared_bases(instance)}
    return {
        c.citizen_id: min(distances, key=lambda base: distances[base][c.citizen_id], default="")
        for c in instance.citizens
    }


def _from(instance: Instance, travel: TravelTimes, base: str) -> Mapping[str, float]:
    """Metres from one base to every citizen."""
    shifts = tuple(s for s in instance.shifts if s.start_address == base)
    return metres_from_base(instance.model_copy(update={"shifts": shifts}), travel)


def _by_table(travel: TravelTimes, bases: list[tuple[str, Means]], home: str) -> list[float]:
    return [
        float(travel.leg(means, base, home)[1])
        for base, means in bases
        if base in travel.index and home in travel.index and means in travel.metres
    ]


def _straight(instance: Instance, bases: set[str], home: str) -> float:
    spots = [instance.address[a] for a in sorted(bases) if a in instance.address]
    there = instance.address.get(home)
    if there is None or not spots:
        return 0.0
    ends = np.radians([(a.latitude, a.longitude) for a in spots])
    here = np.radians([(there.latitude, there.longitude)])
    return float(haversine_distances(here, ends).min()) * _EARTH_METRES
