"""The store as its users see it, and how it is opened."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from planner.store.database import Clock, Database, Patience
from planner.store.migrate import upgrade
from planner.store.place import file_of, make_file, url_of
from planner.store.plan_desk import PlanDesk
from planner.store.publish_desk import PublishDesk
from planner.store.secrets import address
from planner.store.unit_desk import UnitDesk
from planner.store.upkeep_desk import UpkeepDesk


class Store(PlanDesk, PublishDesk, UnitDesk, UpkeepDesk):
    """Inputs, plans with their versions, who published what and why, units of work, access: all that is to be kept.

    Every method is one transaction, stored whole or not at all, and tried again while the database is away. Nothing is ever
    changed; only `retain` removes. Made by `open_store`; close it, or use it in a `with` statement. Each process opens its own.
    """

    @property
    def place(self) -> str:
        """Where it is, as it may be shown: asterisks in the place of a password."""
        return self._db.place

    @property
    def address(self) -> str:
        """Where it is, as a command takes it: without a password, which PostgreSQL finds in PGPASSFILE or PGPASSWORD."""
        return address(self._db.url)

    def close(self) -> None:
        """Give back every connection and every day claimed."""
        self._claims.give_back()
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def utc_now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def open_store(
    place: str | Path,
    *,
    create: bool = True,
    clock: Clock = utc_now,
    patience: Patience | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Store:
    """Open a store, make it if there is none yet, and bring its tables up to this version of the program.

    Parameters
    ----------
    place
        The path of a SQLite file, or "postgresql://user@host/database". On a shared drive SQLite is not safe: use PostgreSQL.
    create
        Whether a file that is not there is made; a PostgreSQL database must be there, but may be empty.
    clock
        Tells the instants that are written down.
    patience
        How long a database that is away or busy is waited for; two minutes by default.
    sleep
        How the waiting is done.

    Returns
    -------
    Store
        To be closed by the caller.

    Raises
    ------
    ValueError
        For a place that is neither.
    FileNotFoundError
        If there is no such file and `create` is False.
    ImportError
        For PostgreSQL without its driver, the extra [postgres].
    NewerStoreError, NotAStoreError, DamagedStoreError
        If it was written by a newer version of this program, is something else, or is not whole.
    DatabaseFaultError
        If the database refuses, as for a wrong password.
    StoreUnavailableError, OSError
        If the database does not answer in time, or the file cannot be used.

    Example
    -------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, open_store(Path(folder) / "care.sqlite") as store:
    ...     store.plans()
    ()
    """
    url = url_of(place)
    path = file_of(url)
    if path is not None and not path.exists():
        if not create:
            raise FileNotFoundError(2, "No such file or directory", str(path))
        make_file(path)
    database = Database(url, clock, patience or Patience(), sleep)
    try:
        upgrade(database)
    except BaseException:
        database.close()
        raise
    return Store(database)
