"""What a plan was made from, on its way into the store: kept once, and there when the plan is."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from planner.domain import Instance
from planner.store import inputs
from planner.store.rows import has, hold_contents
from planner.store.schema import inputs as inputs_table
from planner.store.schema import travels as travels_table
from planner.travel.times import TravelTimes


class Source:
    """An input of the digest `key` and travel times; of either None: it is in the store, or not wanted.

    Each is packed at most once, and only where the store lacks it.
    """

    def __init__(self, key: str, instance: Instance | None, travel: TravelTimes | None, at: datetime) -> None:
        self._key, self._instance, self._travel, self._at = key, instance, travel, at

    def look(self, connection: Connection) -> bool:
        """Pack what the store lacks, and return whether it lacks anything: the writer who adds it then keeps nobody waiting.

        Raises
        ------
        ValueError
            If the input is neither there nor given, or has text with NUL.
        InputError
            If its ids look like CPR numbers.
        """
        return self._lacking(connection) != (None, None)

    def add(self, connection: Connection) -> None:
        """Store what the store lacks at this moment, which no retention can take away before the transaction ends. Raises as
        `look`."""
        hold_contents(connection)
        new, way = self._lacking(connection)
        if new is not None:
            inputs.add_input(connection, new)
        if way is not None:
            inputs.add_travel(connection, way)

    def _lacking(self, connection: Connection) -> tuple[inputs.PackedInput | None, dict[str, Any] | None]:
        new = None if has(connection, inputs_table, self._key) else self._input
        there = self._travel is None or has(connection, travels_table, self._travel.digest)
        return new, None if there else self._way

    @cached_property
    def _input(self) -> inputs.PackedInput:
        if self._instance is None:
            raise ValueError(
                f"the input {self._key or '(none)'} of the plan is not stored; give it with the plan"
            )
        return inputs.pack_input(self._instance, self._key, self._at)

    @cached_property
    def _way(self) -> dict[str, Any]:
        assert self._travel is not None  # asked for where it is given
        return inputs.pack_travel(self._travel, self._at)
