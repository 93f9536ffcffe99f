"""Copies of a store's file, made while it is in use, and put back. A database on a server has its own tools."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL

from planner.atomic import whole_file
from planner.store.errors import DamagedStoreError, NotAStoreError
from planner.store.faults import of_file
from planner.store.migrate import VERSION_TABLE
from planner.store.place import file_of, make_file
from planner.store.secrets import address

PAGES_A_STEP = 2048  # 8 MB at a time, between which others may write
_OF_CONTENT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class NotKeptError(FileExistsError):
    """There is a store where a backup is to be put back, and nowhere to keep it: no place was named, or something is there."""

    def __init__(self, why: str, *, damaged: bool = False) -> None:
        self.damaged = damaged
        super().__init__(why)


def back_up(url: URL, target: Path) -> Path:
    """Copy the store's file to `target`, whole or not at all, as it stands at one moment; return `target`.

    The copy is one file, readable by its owner alone, and has been looked through for damage.

    Raises
    ------
    ValueError
        For a store on a server; the message is the command that backs it up.
    NotAStoreError, DamagedStoreError
        If the store is none, or not whole: naming the store, not the copy.
    StoreError, OSError
        If the copy cannot be written.
    """
    source = file_of(url)
    if source is None:
        raise ValueError(f"a database on a server is backed up with its own tools: {dump_command(url)}")
    with whole_file(target) as temporary:
        make_file(temporary)
        _copy(source, temporary)
        with _named(source, temporary), closing(_opened(temporary)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")  # nothing beside the one file
        _looked_through(temporary, source)
    return target


def restore(copy: Path, place: Path, *, aside: Path | None = None) -> Path | None:
    """Put a backup back as the store `place`; return where the store that was there has been copied to, None if there was none.

    It is written into the file that is there, so that whoever has it open sees the restored content, and in one transaction.

    Raises
    ------
    NotKeptError
        If there is a store, and `aside` does not say where to keep it or names what is there already, or it is damaged and
        cannot be copied.
    FileNotFoundError, NotAStoreError, DamagedStoreError
        If the backup is missing, is none, or is not whole.
    """
    require_sound(copy)
    kept = None
    if place.exists() and place.stat().st_size:
        if aside is None:
            raise NotKeptError(f"{place} is there; say where it is to be kept")
        if aside.exists():
            raise NotKeptError(f"{aside} is there already, and may be the only copy of an earlier store")
        try:
            kept = back_up(URL.create("sqlite", database=str(place)), aside)
        except (DamagedStoreError, NotAStoreError) as error:
            raise NotKeptError(str(error), damaged=True) from None
    make_file(place)
    _copy(copy, place)
    require_sound(place)
    return kept


def require_sound(path: Path) -> str:
    """Look a store's file through; return its revision.

    Raises FileNotFoundError, NotAStoreError, or DamagedStoreError with what is wrong first.
    """
    if not path.is_file():
        raise FileNotFoundError(2, "No such file", str(path))
    return _looked_through(path, path)


def dump_command(url: URL) -> str:
    """Return the shell command that backs a PostgreSQL store up, without its password."""
    return f"pg_dump --format=custom --file=homecare.dump '{address(url)}'"


def _looked_through(path: Path, origin: Path) -> str:
    """As `require_sound`, where what is wrong with the content of `path` was so in `origin`, of which it is a copy."""
    try:
        with closing(_opened(path)) as connection:
            return _judged(connection, origin)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise NotAStoreError(str(origin), "it is not a database file") from None
        raise DamagedStoreError(f"{origin} is damaged: {error}") from None


def _judged(connection: sqlite3.Connection, path: Path) -> str:
    faults = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    if faults != ["ok"]:
        raise DamagedStoreError(f"{path} is damaged: {faults[0]}")
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if VERSION_TABLE not in tables:
        raise NotAStoreError(str(path), "it is a database of something else")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise DamagedStoreError(f"{path} is damaged: a row refers to one that is not there")
    return str(connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()[0])


def _copy(source: Path, target: Path) -> None:
    with _named(source, source):
        opened = _opened(source)
    with closing(opened) as before, _named(source, target), closing(_opened(target)) as after:
        before.backup(after, pages=PAGES_A_STEP)


@contextmanager
def _named(source: Path, target: Path) -> Iterator[None]:
    """What the database complains of in the block, as the store's own exceptions: of content, which is the source's, or of the
    target's disk."""
    try:
        yield
    except sqlite3.Error as error:
        # The extended codes carry detail in the upper bytes.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise of_file(error, str(source if code in _OF_CONTENT else target)) from None


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    return connection
