"""Days that one run alone works on: given or refused at once, and free again when whoever has them ends, however that ends."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from planner.store.database import Database

UNHEARD = {"tcp_keepalives_idle": 15, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}
"""After half a minute the server frees what a machine has that went without a word; ignored on a socket of its own machine."""

_TRY = text("SELECT pg_try_advisory_lock(hashtextextended(:what, 1))")
"""Apart from the locks of `planner.store.rows.hold_day`, which are of 0."""


class Claims:
    """What one opener of a store has for itself.

    On a server each day is a lock of a connection kept for this alone. A file, which is one machine's, is had as a whole, by a lock
    beside it.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self._lock: FileLock | None = None
        self._connection: Connection | None = None
        self._wanted: list[str] = []
        self._held: set[str] = set()

    def take(self, district: str, day: date) -> bool:
        """Have a day, from now on or as before; False where another has it.

        Whatever a lost connection has cost is taken again by this, for any day, once it is free: a server may keep what it has
        given to a connection for as long as it takes to notice that this is lost. Raises as `Database.read` does.
        """
        file = self._db.file
        if file is not None:
            return self._take_file(Path(f"{file.resolve()}.claims.lock"))
        return self._db.patiently(lambda: self._take(f"{district}|{day}"))

    def give_back(self) -> None:
        """Let others have everything."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self._drop()
        self._wanted.clear()
        self._held.clear()

    def _take_file(self, path: Path) -> bool:
        if self._lock is None:
            lock = FileLock(path)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                return False
            self._lock = lock
        return True

    def _take(self, what: str) -> bool:
        try:
            connection = self._alive()
            missing = dict.fromkeys(w for w in (*self._wanted, what) if w not in self._held)
            self._held.update(w for w in missing if _has(connection, w))
        except SQLAlchemyError:
            self._drop()
            raise
        if what in self._held and what not in self._wanted:
            self._wanted.append(
                what
            )  # not one that was refused: to want it on would take it from a later run
        return what in self._held

    def _alive(self) -> Connection:
        """The connection; another one, which has nothing yet, where it does not answer."""
        if self._connection is not None:
            try:
                self._connection.execute(text("SELECT 1"))
                return self._connection
            except SQLAlchemyError:
                self._drop()
        self._connection = connection = self._db.apart()
        for setting, value in UNHEARD.items():
            connection.execute(text(f"SET {setting} = {value}"))
        self._held.clear()
        return connection

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(SQLAlchemyError):
                self._connection.close()
            self._connection = None


def _has(connection: Connection, what: str) -> bool:
    return bool(connection.execute(_TRY, {"what": what}).scalar_one())
