"""Travel times without roads: straight lines lengthened by a detour factor. For when no street network is
given.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics.pairwise import haversine_distances

from planner.domain import Address, Means
from planner.travel.times import TravelTimes

DETOUR = 1.35
"""Road over great circle (domain.md 4.15: 1.3-1.4, assumed; Bornholm's roads give 1.35 for 0.2-2 km)."""

TOWN_KMH, COUNTRY_KMH = 42.0, 60.0
"""Car speeds including stops (domain.md 4.15, assumed)."""

TOWN_METRES = 5000.0
"""The first part of a journey by car is at town speed, the rest at country speed (our split)."""

_STEADY_KMH = {Means.BICYCLE: 15.0, Means.WALKING: 5.0}
_EARTH_METRES = 6_371_009.0


def straight_line_times(addresses: Sequence[Address], means: Collection[Means]) -> TravelTimes:
    """Return symmetric travel times by great circle x `DETOUR`; nothing is known of rivers, fjords or one-way
    streets.

    Raises
    ------
    ValueError
        If an address id stands twice.

    Examples
    --------
    >>> a, b = (Address(address_id=i, latitude=55.0, longitude=x) for i, x in (("A", 9.0), ("B", 9.01)))
    >>> straight_line_times([a, b], [Means.BICYCLE]).leg(Means.BICYCLE, "A", "B")
    (207, 861)
    """
    places = np.radians(
        np.array([(a.latitude, a.longitude) for a in addresses], dtype=np.float64).reshape(-1, 2)
    )
    metres = haversine_distances(places) * _EARTH_METRES * DETOUR if len(places) else np.zeros((0, 0))
    np.fill_diagonal(metres, 0.0)
    chosen = [m for m in Means if m in means]
    return TravelTimes(
        tuple(a.address_id for a in addresses),
        {m: np.ceil(np.round(_seconds(metres, m), 6)).astype(np.int32) for m in chosen},
        {m: np.rint(metres).astype(np.int32) for m in chosen},
    )


def _seconds(metres: NDArray[np.float64], means: Means) -> NDArray[np.float64]:
    if means is not Means.CAR:
        return metres * 3.6 / _STEADY_KMH[means]
    town = np.minimum(metres, TOWN_METRES)
    return town * 3.6 / TOWN_KMH + (metres - town) * 3.6 / COUNTRY_KMH
