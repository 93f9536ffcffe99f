"""The ids of open shifts: of their day and content, so that a changed shift never goes by an id that was offered before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from planner.domain import Instance
from planner.openshifts.offers import Offer

DIGITS = 5


def names(instance: Instance, offers: Sequence[Offer]) -> list[str]:
    """Return an id for each offer, such as "AV-20260302-3f9c1" (åben vagt); equal offers differ by a number."""
    taken = set(instance.shift) | set(instance.worker)
    found: list[str] = []
    for offer in offers:
        number = 1
        while (name := _name(offer, number)) in taken:
            number += 1
        taken.add(name)
        found.append(name)
    return found


def _name(offer: Offer, number: int) -> str:
    ground, role = offer.ground, offer.role
    content = (
        offer.day.isoformat(), *offer.span[:2], ground.start_address, ground.end_address, ground.means.value,
        sorted(m.value for m in ground.modes), ground.unit_id, role.level.value, sorted(role.certificates),
        sorted(role.handed), number,
    )  # fmt: skip
    return f"AV-{offer.day:%Y%m%d}-{hashlib.sha256(repr(content).encode()).hexdigest()[:DIGITS]}"
