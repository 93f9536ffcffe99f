"""The services a visit may name: the built-in catalogue and the municipality's own, and what they say of a
visit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time

from planner.formats.schema import folded
from planner.services import SERVICES, Service, WindowKind

# From the most to the least bound; a visit of several services follows the most bound.
_STRICTEST = (
    WindowKind.CRITICAL, WindowKind.TIGHT, WindowKind.MEAL, WindowKind.NORMAL, WindowKind.HALF_DAY,
    WindowKind.WORKDAY,
)  # fmt: skip
NOON = time(12)
MORNING, AFTERNOON, WORKDAY = (time(7), NOON), (NOON, time(17)), (time(7), time(15))


class Catalogue:
    """Services by code and by name, in both languages; `own` ones replace built-in ones of their code."""

    def __init__(self, own: Iterable[Service] = ()) -> None:
        self._found: dict[str, Service] = {}
        for service in (*SERVICES, *own):
            for word in (service.name.da, service.name.en, service.code):
                self._found[folded(word)] = service

    def find(self, word: str) -> Service | None:
        """Return the service with this code or name, None if there is none."""
        return self._found.get(folded(word))


def care_seconds(services: Sequence[Service]) -> int:
    """Return the length of all services together."""
    return sum(s.minutes for s in services) * 60


def strictest_window(services: Sequence[Service]) -> WindowKind:
    """Return the kind of window a visit of these services has. Raises ValueError for no services."""
    return min((s.window for s in services), key=_STRICTEST.index)


def day_part(kind: WindowKind, agreed: time | None) -> tuple[time, time] | None:
    """Return the part of the day in which care starts, None if that takes an agreed time."""
    if kind is WindowKind.WORKDAY:
        return WORKDAY
    if kind is WindowKind.HALF_DAY and agreed is not None:
        return MORNING if agreed < NOON else AFTERNOON
    return None
