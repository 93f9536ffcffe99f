"""What a database driver complains of: whether it passes by itself, and what to call it if it does not."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from planner.store.errors import DamagedStoreError, DatabaseFaultError, NotAStoreError
from planner.store.secrets import without_secrets

_FULL = {"53100", "53200"}  # PostgreSQL: disk full, out of memory
_ABOUT_DATA = "22"  # the class of values that do not fit, which PostgreSQL quotes
_PASSING_STATES = (
    "08",
    "57P",
    "40001",
    "40P01",
    "53300",
    "55P03",
)  # connection, shutdown, conflict, too many, lock
# "the database system is starting up", "... shutting down", "... in recovery mode", "... not yet accepting connections"
_COMING_BACK = ("database system is", "terminating connection", "too many", "connection slots")


def passes(error: BaseException) -> bool:
    """Whether waiting may help: the database is gone, starting, busy, or two writers met."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, NoConnectionLeft)
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        return _file_code(error.orig) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return _server_passes(error.orig)


def _server_passes(error: BaseException | None) -> bool:
    state = getattr(error, "sqlstate", None)
    if state is not None:
        return str(state).startswith(_PASSING_STATES)
    if type(error).__name__ not in ("OperationalError", "ConnectionTimeout"):
        return False
    # A refused connection has no state; one that the server itself refuses for good says FATAL.
    text = str(error)
    return "FATAL" not in text or any(words in text for words in _COMING_BACK)


def named(error: SQLAlchemyError, place: str) -> Exception:
    """Return the exception that says what is the matter with the store at `place`, without passwords or data."""
    orig = getattr(error, "orig", None)
    if isinstance(orig, sqlite3.Error):
        return of_file(orig, place)
    if getattr(orig, "sqlstate", None) in _FULL:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), place)
    return DatabaseFaultError(place, _said(error))


def of_file(error: sqlite3.Error, place: str) -> Exception:
    """Return the exception that says what is the matter with the file at `place`."""
    code = _file_code(error)
    systems = {
        sqlite3.SQLITE_FULL: errno.ENOSPC,
        sqlite3.SQLITE_READONLY: errno.EROFS,
        sqlite3.SQLITE_CANTOPEN: errno.EACCES,
        sqlite3.SQLITE_PERM: errno.EACCES,
    }
    if code == sqlite3.SQLITE_CANTOPEN and Path(place).is_dir():
        return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), place)
    if code in systems:
        return OSError(systems[code], os.strerror(systems[code]), place)
    if code == sqlite3.SQLITE_IOERR:
        return OSError(errno.EIO, f"{os.strerror(errno.EIO)} ({error.sqlite_errorname})", place)
    if code == sqlite3.SQLITE_NOTADB:
        return NotAStoreError(place, "it is not a database file")
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedStoreError(f"{place} is damaged: {without_secrets(str(error))}")
    return DatabaseFaultError(place, in_short(error))


def _file_code(error: sqlite3.Error) -> int:
    """The primary code: the extended ones carry detail in the upper bytes."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _said(error: SQLAlchemyError) -> str:
    """The complaint; its kind alone where it may quote what was to be written."""
    orig = getattr(error, "orig", None)
    state = str(getattr(orig, "sqlstate", None) or "")
    if orig is None or state.startswith(_ABOUT_DATA):
        return f"{type(orig or error).__name__} {state}".strip()
    return in_short(error)


def in_short(error: BaseException) -> str:
    """Return the driver's first line without passwords or data."""
    orig = getattr(error, "orig", None) or error
    lines = str(orig).strip().splitlines()
    return without_secrets(lines[0]) if lines else type(orig).__name__
