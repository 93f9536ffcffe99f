"""Inputs: instances without labels and travel times, each kept once."""

from __future__ import annotations

from sqlalchemy import Connection

from planner.digest import instance_digest
from planner.domain import Instance
from planner.store import access, inputs, versions
from planner.store.desk import Desk
from planner.store.names import Names, named
from planner.store.records import Reader
from planner.store.rows import has
from planner.store.schema import travels as travels_table
from planner.store.source import Source
from planner.travel.times import TravelTimes


class InputDesk(Desk):
    """Inputs of a store."""

    def save_input(self, instance: Instance, travel: TravelTimes | None = None) -> str:
        """Store an instance without its labels, and the travel times if given; return the instance's digest.

        What is there already is not stored again. Raises InputError if ids look like CPR numbers.
        """
        key = instance_digest(instance)
        source = Source(key, instance, travel, self._db.now())
        if self._db.read(source.look):
            self._db.write(source.add)
        return key

    def instance(self, key: str, *, names: Names | None = None, reader: Reader | None = None) -> Instance:
        """Return a stored instance by its digest, with the labels of a key file if given, else without any.

        `reader`: the person who is going to see it; that is logged for every citizen in it. Raises LookupError if the store does
        not have it (any more), DamagedStoreError if it is not what was stored.
        """
        found = self._db.read(lambda connection: inputs.find_input(connection, key))
        if found is None:
            raise LookupError(f"the store has no input {key}")
        if reader is not None:
            everyone, now = [c.citizen_id for c in found.citizens], self._db.now()
            self._db.write(lambda connection: access.log(connection, reader, everyone, f"input {key}", now))
        return found if names is None else named(found, names)

    def travel(self, key: str) -> TravelTimes:
        """Return stored travel times by their digest. Raises as `instance` does."""
        found = self._db.read(lambda connection: inputs.find_travel(connection, key))
        if found is None:
            raise LookupError(f"the store has no travel times {key}")
        return found

    def has_travel(self, key: str) -> bool:
        """Whether the store has travel times of this digest."""
        return self._db.read(lambda connection: has(connection, travels_table, key))

    def whose(self, plan_id: int) -> dict[str, str]:
        """Return the citizen of each visit of a plan's input, nothing once that is removed. Raises NoSuchPlanError."""

        def work(connection: Connection) -> dict[str, str]:
            key = versions.version_of(connection, plan_id).instance_hash
            return inputs.whose_visits(connection, key)

        return self._db.read(work)
