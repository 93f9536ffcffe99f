"""Where a store is: a file, or a database by URL; and the engine that speaks to it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from planner.store.secrets import without_secrets

DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
WRITING = "homecare_writing"
CONNECT_SECONDS = 5
LEAST_CONNECT_SECONDS = 2
"""What PostgreSQL's client library takes less for."""
IDLE_SECONDS = 300
UNHEARD = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}
"""A server that is cut off without a word is given up after half a minute, and not after the hours that TCP allows."""


def url_of(place: str | Path) -> URL:
    """Return the database URL of a store given as a path of a SQLite file or as a PostgreSQL URL.

    Raises ValueError for a URL of another kind or one that cannot be read; the message holds no password.
    """
    text = str(place)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError(f"{without_secrets(text)} cannot be read as a database URL") from None
    if url.drivername == "sqlite" and url.database not in (None, "", ":memory:"):
        return url_of(Path(str(url.database)))
    driver = DRIVERS.get(url.get_backend_name())
    if driver is None or url.drivername not in (*DRIVERS, driver):
        raise ValueError(f"a store is a file or a postgresql:// URL, not {without_secrets(url.drivername)}")
    return url.set(drivername=driver)


def engine_of(url: URL, wait: Callable[[], float]) -> Engine:
    """Return an engine: transactions that this package begins itself, and no data in error messages.

    `wait` tells, whenever it is asked, how many seconds a connection and other writers are waited for. Raises ImportError, saying
    what to install, without PostgreSQL's driver.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True)
        event.listen(engine, "do_connect", _connecting("timeout", wait))
        event.listen(engine, "connect", _set_up_file)
        event.listen(engine, "begin", _file_begin(wait))
        return engine
    try:
        engine = create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=2,
            connect_args={"application_name": "homecare-planner", **UNHEARD},
        )
    except ModuleNotFoundError as error:
        raise ImportError(
            f"a store on PostgreSQL needs {error.name}: pip install 'homecare-planner[postgres]'"
        ) from None
    seconds = wait()
    event.listen(engine, "do_connect", _connecting("connect_timeout", lambda: _connect_seconds(wait())))
    event.listen(engine, "connect", _server_set_up(seconds))
    event.listen(engine, "begin", _server_begin(wait, seconds))
    return engine


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite store, None for any other."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def make_file(path: Path) -> None:
    """Make an empty file that only its owner may read, and its folder, where there is none yet. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _set_up_file(connection: Any, _record: object) -> None:
    """Durable to the last commit also when the power goes, links between tables held, removed data wiped."""
    connection.isolation_level = None  # the driver begins no transactions of its own
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")


def _server_set_up(busy_seconds: float) -> Callable[[Any, object], None]:
    """Nobody waits for ever: no writer for another's lock, and the server not for a writer whose machine has gone."""
    waits = {"lock_timeout": busy_seconds, "idle_in_transaction_session_timeout": IDLE_SECONDS}

    def set_up(connection: Any, _record: object) -> None:
        connection.autocommit = True  # outside any transaction, so that no rollback takes them back
        for setting, seconds in waits.items():
            connection.execute(f"SET {setting} = {_milliseconds(seconds)}")
        connection.autocommit = False

    return set_up


def _connecting(name: str, seconds: Callable[[], float]) -> Callable[..., None]:
    """A connection is waited for as long as is right when it is made."""

    def connect(_dialect: object, _record: object, _arguments: object, given: dict[str, Any]) -> None:
        given[name] = seconds()

    return connect


def _connect_seconds(wait: float) -> int:
    return max(LEAST_CONNECT_SECONDS, min(CONNECT_SECONDS, round(wait)))


def _file_begin(wait: Callable[[], float]) -> Callable[[Connection], None]:
    """A writer takes the file's one lock at once: taken later, after reading, it may be refused without waiting."""

    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {_milliseconds(wait())}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return begin


def _server_begin(wait: Callable[[], float], usual: float) -> Callable[[Connection], None]:
    """For another's lock no transaction waits longer than is right when it begins."""

    def begin(connection: Connection) -> None:
        seconds = wait()
        if seconds < usual:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_milliseconds(seconds)}")

    return begin


def _milliseconds(seconds: float) -> int:
    """At least one: nought is for ever to PostgreSQL."""
    return max(1, round(1000 * seconds))
