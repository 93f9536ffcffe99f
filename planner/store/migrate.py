"""A store's tables brought up to this version of the program, by one opener at a time, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table, text

from planner.logs import Log
from planner.store.database import Database
from planner.store.errors import NewerStoreError, NotAStoreError

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "homecare_store_version"
REVISIONS = ("0001", "0002")
"""Every step there is, oldest first; those of `MIGRATIONS`, known without loading Alembic, which takes longer than opening."""

_LOCK = 0x686F6D65  # any number that nobody else takes for an advisory lock

_log = Log(__name__)


def upgrade(database: Database, target: str = REVISIONS[-1]) -> None:
    """Make the tables of a new store, or bring those of an older one up to `target`.

    Raises
    ------
    NewerStoreError
        If a newer version of this program has written the store; nothing is changed then.
    NotAStoreError
        If the database has tables and none of them says that it is a store.
    StoreUnavailableError, OSError
        As `Database.read` does.
    """
    if not database.read(lambda connection: _is_older(connection, database.place, target)):
        return

    def bring_up(connection: Connection) -> None:
        if not database.is_file:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        if _is_older(connection, database.place, target):  # nobody else was quicker
            _run(connection, target)

    database.patiently(lambda: database.locked(bring_up))
    _log.info("schema_upgraded", place=database.place, revision=target)


def revision(connection: Connection) -> str | None:
    """Return the revision of the tables, None where there are none of ours."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(select(column("version_num")).select_from(table(VERSION_TABLE))).scalar()
    return None if found is None else str(found)


def _run(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _is_older(connection: Connection, place: str, target: str) -> bool:
    """Whether steps are missing. Raises NewerStoreError or NotAStoreError where they cannot be made."""
    found = revision(connection)
    if found is None:
        others = [t for t in inspect(connection).get_table_names() if t != VERSION_TABLE]
        if others:
            raise NotAStoreError(place, f"it holds other tables ({', '.join(sorted(others)[:3])})")
        return True
    if found not in REVISIONS:
        raise NewerStoreError(place, found)
    return REVISIONS.index(found) < REVISIONS.index(target)
