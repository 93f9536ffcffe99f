"""Coordinates that cannot be meant: swapped, in another unit, or outside the map. Judged before any street is
looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from planner.domain import Address, Means
from planner.errors import Issue
from planner.travel.network import RoadNetwork
from planner.travel.snap import outside

MARGIN_METRES = 5000.0
"""How far outside the network's box an address may lie before it is held to be in another place."""

_DANISH = {Means.CAR: "bil", Means.BICYCLE: "cykel", Means.WALKING: "gang"}


def location_issues(network: RoadNetwork, addresses: Sequence[Address]) -> tuple[list[Issue], list[Address]]:
    """Return an ERROR per address that cannot lie where its coordinates say, and the addresses that can."""
    points = np.array([(a.latitude, a.longitude) for a in addresses], dtype=np.float64).reshape(-1, 2)
    away = outside(network, points, MARGIN_METRES)
    turned = ~outside(network, points[:, ::-1], MARGIN_METRES)
    projected = (np.abs(points[:, 0]) > 90) | (np.abs(points[:, 1]) > 180) | ~np.isfinite(points).all(axis=1)
    issues, placed = [], []
    for i, address in enumerate(addresses):
        if projected[i]:
            issues.append(_issue("address_projected", address))
        elif away[i]:
            issues.append(_issue("address_swapped" if turned[i] else "address_outside_map", address))
        else:
            placed.append(address)
    return issues, placed


def means_words(means: Iterable[Means]) -> dict[str, str]:
    """Return the parameters that name means of travel in a text of either language."""
    chosen = list(means)
    return {
        "means": ", ".join(m.value for m in chosen),
        "means_da": ", ".join(_DANISH[m] for m in chosen),
    }


def _issue(code: str, address: Address) -> Issue:
    params = {
        "address": address.address_id,
        "label": address.label or address.address_id,
        "latitude": address.latitude,
        "longitude": address.longitude,
    }
    return Issue(
        code=code, ids=(address.address_id,), value=f"{address.latitude}, {address.longitude}", params=params
    )
