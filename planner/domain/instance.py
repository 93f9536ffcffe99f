"""All input of one planning run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Self

from planner.domain.base import Record
from planner.domain.settings import Settings
from planner.domain.staff import Delegation, ScreenUnit, Shift, Worker
from planner.domain.visits import Address, Citizen, Pin, Visit, VisitLink


class Instance(Record):
    """All input of one planning run. `title` and `synthetic` are shown to the reader; ids are unique within a kind.

    Cross-references are checked by `planner.validate`, not here.
    """

    title: str = ""
    synthetic: bool = False
    addresses: tuple[Address, ...] = ()
    citizens: tuple[Citizen, ...] = ()
    workers: tuple[Worker, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    shifts: tuple[Shift, ...] = ()
    units: tuple[ScreenUnit, ...] = ()
    visits: tuple[Visit, ...] = ()
    links: tuple[VisitLink, ...] = ()
    pins: tuple[Pin, ...] = ()
    settings: Settings = Settings()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy as pydantic does, but leave the lookups by id behind: those of the original are wrong for the copy."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy

    @cached_property
    def address(self) -> dict[str, Address]:
        """Addresses by id."""
        return {a.address_id: a for a in self.addresses}

    @cached_property
    def citizen(self) -> dict[str, Citizen]:
        """Citizens by id."""
        return {c.citizen_id: c for c in self.citizens}

    @cached_property
    def worker(self) -> dict[str, Worker]:
        """Workers by id."""
        return {w.worker_id: w for w in self.workers}

    @cached_property
    def shift(self) -> dict[str, Shift]:
        """Shifts by id."""
        return {s.shift_id: s for s in self.shifts}

    @cached_property
    def unit(self) -> dict[str, ScreenUnit]:
        """Screen units by id."""
        return {u.unit_id: u for u in self.units}

    @cached_property
    def visit(self) -> dict[str, Visit]:
        """Visits by id."""
        return {v.visit_id: v for v in self.visits}

    @cached_property
    def horizon_start(self) -> datetime:
        """Local midnight (UTC instant) before the first shift or window; the engine counts seconds from here.

        Raises ValueError if there is neither.
        """
        from zoneinfo import ZoneInfo

        instants = [s.start for s in self.shifts] + [w.start_earliest for v in self.visits for w in v.windows]
        if not instants:
            raise ValueError("the instance has neither shifts nor visits")
        local = min(instants).astimezone(ZoneInfo(self.settings.timezone))
        return local.replace(hour=0, minute=0, second=0).astimezone(UTC)
