"""What a contingency copy shows, as records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.report.daylist import ListRow
from planner.store.records import Kind


@dataclass(frozen=True)
class Heading:
    """Which plan a copy is of: its number in the store, what it is for, and when it was made."""

    district: str
    plan_id: int
    kind: Kind
    made_at: datetime


@dataclass(frozen=True)
class CopyRoute:
    """One shift's list, as the report's template for a route wants it: lengths in seconds and metres."""

    shift_text: str
    unit: str
    means: str
    visits: int
    travel_seconds: int
    metres: int
    rows: tuple[ListRow, ...]


@dataclass(frozen=True)
class CopyWorker:
    """One worker's copy; `file` is the name of the page, without its ending."""

    worker_id: str
    name: str
    level: str
    file: str
    hours: str
    visits: int
    on_screen: bool
    routes: tuple[CopyRoute, ...]


@dataclass(frozen=True)
class UrgentCall:
    """A screen visit in the list for the day when nobody can call: whom to go to first, and who could."""

    priority: int
    time: str
    latest: str
    citizen: str
    address: str
    services: tuple[str, ...]
    caller: str
    takers: tuple[str, ...]
