"""Places to scale to, with their recipients of home help."""

from __future__ import annotations

from typing import Final

from planner.potential.municipalities import Municipality, inhabitants, municipalities, municipality
from planner.potential.order import Order
from planner.potential.records import Place
from planner.reference.medicine import RECIPIENTS

NATION: Final = ""
"""Code of the nation among places."""


def nation() -> Place:
    """Return the 98 municipalities together, with the recipients of 2021 (Statistics Denmark)."""
    area = sum(m.area for m in municipalities())
    return Place(NATION, "", inhabitants(), area, float(RECIPIENTS))


def place_of(found: Municipality, recipients: int | None = None) -> Place:
    """Return a municipality as a place: its recipients as given, or its share of the nation's by inhabitants of any age."""
    share = RECIPIENTS * found.inhabitants / inhabitants()
    number = share if recipients is None else float(recipients)
    return Place(found.code, found.name, found.inhabitants, found.area, number, recipients is not None)


def asked(order: Order) -> tuple[Place, ...]:
    """Return the municipalities that are asked for, then the nation. Raises KeyError for an unknown name, with names like it."""
    numbers = order.recipients or (None,) * len(order.municipalities)
    named = [place_of(municipality(n), r) for n, r in zip(order.municipalities, numbers, strict=True)]
    return (*named, nation())
