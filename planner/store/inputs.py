"""Inputs in the store, by the digest of their content: instances without labels, and travel times."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, select

from planner.digest import instance_digest
from planner.domain import Instance
from planner.store.errors import DamagedStoreError
from planner.store.guard import refuse_cpr_in_input
from planner.store.names import nameless
from planner.store.packing import pack, storable, unpack
from planner.store.rows import add_all, add_once
from planner.store.schema import input_visits, inputs, travels
from planner.travel.times import TravelTimes


class PackedInput(NamedTuple):
    """An instance made ready to be stored: its row, and the rows of its visits."""

    row: dict[str, Any]
    visits: list[dict[str, str]]


def pack_input(instance: Instance, key: str, at: datetime) -> PackedInput:
    """Make an instance of the digest `key` ready. Raises InputError if its ids look like CPR numbers, ValueError for text
    with NUL."""
    refuse_cpr_in_input(instance)
    kept = nameless(instance)
    row = {
        "hash": key,
        "content": instance_digest(kept),
        "saved_at": at,
        "visits": len(kept.visits),
        "citizens": len(kept.citizens),
        "shifts": len(kept.shifts),
        "body": pack(storable(kept.model_dump_json())),
    }
    whose = [
        {"input_hash": key, "visit_id": v.visit_id, "citizen_id": v.citizen_id} for v in kept.visit.values()
    ]
    return PackedInput(row, whose)


def add_input(connection: Connection, packed: PackedInput) -> None:
    """Store an instance, unless it is there."""
    if add_once(connection, inputs, packed.row):
        add_all(connection, input_visits, packed.visits)


def find_input(connection: Connection, key: str) -> Instance | None:
    """Return a stored instance, without labels; None if the store does not have it. Raises DamagedStoreError."""
    row = connection.execute(select(inputs.c.body, inputs.c.content).where(inputs.c.hash == key)).first()
    if row is None:
        return None
    what = f"input {key}"
    try:
        instance = Instance.model_validate_json(unpack(row.body, what))
    except ValidationError as error:
        raise DamagedStoreError(f"{what} has {error.error_count()} faults") from None
    if instance_digest(instance) != row.content:
        raise DamagedStoreError(f"{what} is not what was stored: its digest differs")
    return instance


def whose_visits(connection: Connection, key: str) -> dict[str, str]:
    """Return the citizen of each visit of a stored input; nothing if the store does not have it."""
    rows = connection.execute(
        select(input_visits.c.visit_id, input_visits.c.citizen_id).where(input_visits.c.input_hash == key)
    )
    return {row.visit_id: row.citizen_id for row in rows}


def pack_travel(travel: TravelTimes, at: datetime) -> dict[str, Any]:
    """Make travel times ready: their row."""
    from planner.travel.table import write_travel_times  # slow to load, and seldom needed

    with TemporaryDirectory() as folder:
        path = Path(folder) / "travel.npz"
        write_travel_times(travel, path)
        body = path.read_bytes()
    return {"hash": travel.digest, "saved_at": at, "addresses": len(travel.address_ids), "body": body}


def add_travel(connection: Connection, row: dict[str, Any]) -> None:
    """Store travel times, unless they are there."""
    add_once(connection, travels, row)


def find_travel(connection: Connection, key: str) -> TravelTimes | None:
    """Return stored travel times; None if the store does not have them. Raises DamagedStoreError."""
    body = connection.execute(select(travels.c.body).where(travels.c.hash == key)).scalar()
    if body is None:
        return None
    try:
        travel = _unpacked(body)
    except ValueError as error:
        raise DamagedStoreError(f"travel times {key} cannot be read back ({error})") from None
    if travel.digest != key:
        raise DamagedStoreError(f"travel times {key} are not what was stored: their digest differs")
    return travel


def _unpacked(body: bytes) -> TravelTimes:
    from planner.travel.table import read_travel_times

    with TemporaryDirectory() as folder:
        path = Path(folder) / "travel.npz"
        path.write_bytes(body)
        return read_travel_times(path)
