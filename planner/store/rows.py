"""Small statements that both databases understand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite


def add_once(connection: Connection, table: Table, values: Mapping[str, Any]) -> bool:
    """Add a row unless its key is there; return whether it was added. A writer who is adding the same row is waited for."""
    key = next(iter(table.primary_key))
    if connection.dialect.name == "sqlite":
        of_file = sqlite.insert(table).values(**values).on_conflict_do_nothing().returning(key)
        return connection.execute(of_file).first() is not None
    of_server = postgresql.insert(table).values(**values).on_conflict_do_nothing().returning(key)
    return connection.execute(of_server).first() is not None


def add_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, of which there may be none."""
    if rows:
        connection.execute(insert(table), list(rows))


def has(connection: Connection, table: Table, key: str) -> bool:
    """Whether a table of contents has a digest."""
    return connection.execute(select(table.c.hash).where(table.c.hash == key)).first() is not None


def hold_contents(connection: Connection) -> None:
    """Let no retention remove inputs, travel times or plans before this transaction ends; the writer of a file is alone anyway.

    To be called before anything else is written, and before it is asked what is there.
    """
    if connection.dialect.name != "sqlite":
        # as writing to them does, and in the order in which retention takes them
        connection.execute(text("LOCK TABLE inputs, travels, bodies IN ROW EXCLUSIVE MODE"))


def hold_day(connection: Connection, district: str, day: date) -> None:
    """Let nobody else write versions or units of a day before this transaction ends; the writer of a file is alone anyway.

    To be called before what the writing depends on is read. May be called again in the same transaction.
    """
    if connection.dialect.name != "sqlite":
        statement = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")
        connection.execute(statement, {"what": f"{district}|{day}"})
