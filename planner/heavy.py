"""Which visits are heavy for whoever is there."""

from __future__ import annotations

from typing import Final

from planner.domain import Visit

HEAVY_SERVICES: Final = frozenset({"transfer", "bath"})
"""Codes of the catalogue whose work is heavy: transfer and turning, and bath (domain.md 4.7 names heavy transfers; bath: ours)."""

HEAVY_A_DAY: Final = 3
"""Heavy visits in a worker's day at most (domain.md 4.7, assumed after NFA)."""


def is_heavy(visit: Visit) -> bool:
    """Return whether a visit is heavy: it needs two workers, or has a service of `HEAVY_SERVICES`.

    Dementia, risk and terminal care are heavy as well (domain.md 4.7); the data of a visit does not name them.
    """
    return visit.staff_required == 2 or not HEAVY_SERVICES.isdisjoint(visit.services)
