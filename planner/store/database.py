"""Transactions on a store: whole or not at all, tried again while the database is away, never made twice."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, insert, select
from sqlalchemy.exc import SQLAlchemyError
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_delay, wait_exponential_jitter

from planner.logs import Log
from planner.store.errors import DatabaseFaultError, StoreUnavailableError
from planner.store.faults import in_short, named, passes
from planner.store.place import WRITING, engine_of, file_of
from planner.store.schema import receipts
from planner.store.secrets import shown

_log = Log(__name__)
_Answer = TypeVar("_Answer")
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Patience:
    """How long a database that is away or busy is waited for, in seconds: `total` at most, between two attempts from `first`
    doubling to `longest`. Once that has been in vain, `again` takes the place of `total` until the database answers: for reading
    until it is read, for writing until it is written, since a database may be read while another's lock keeps writers out.

    The defaults outlast a database that is gone for a minute, as when its server is started again, and do not wait two minutes
    for every word with one that is gone for good.
    """

    total: float = 120.0
    first: float = 0.2
    longest: float = 5.0
    again: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.first <= self.longest or self.total < 0 or self.again < 0:
            raise ValueError(f"patience needs 0 < first <= longest, total >= 0 and again >= 0, got {self}")


class Database:
    """An engine with its patience and its clock; the one place where transactions begin and end."""

    def __init__(
        self, url: URL, clock: Clock, patience: Patience, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.url, self.patience, self._clock, self._sleep = url, patience, clock, sleep
        self._read_in_vain = self._write_in_vain = False
        # A read that gives up a lock sooner than it need is tried again all the same.
        self.engine: Engine = engine_of(url, lambda: self._longest_wait(writing=True))
        self._writing = self.engine.execution_options(**{WRITING: True})

    @property
    def place(self) -> str:
        """Where the store is, without a password."""
        return shown(self.url)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite store, None for a database on a server."""
        return file_of(self.url)

    @property
    def is_file(self) -> bool:
        """Whether the store is a SQLite file."""
        return self.file is not None

    def now(self) -> datetime:
        """Return the instant by the clock given, in whole seconds. Raises ValueError if it tells no UTC offset."""
        instant = self._clock().replace(microsecond=0)
        if instant.utcoffset() is None:
            raise ValueError("the clock of a store tells instants with a UTC offset")
        return instant

    def read(self, work: Callable[[Connection], _Answer]) -> _Answer:
        """Return what `work` reads in one transaction; it may be called several times.

        Raises
        ------
        StoreUnavailableError
            If the database did not answer in time.
        OSError, DamagedStoreError, NotAStoreError, DatabaseFaultError
            As the database's complaint is; nothing that the driver raises gets out as it is.
        """
        return self.patiently(lambda: self._once(self.engine, work))

    def write(self, work: Callable[[Connection], int | None]) -> int | None:
        """Do `work` in one transaction, and return its answer; all of it is stored, or nothing.

        `work` may be called several times, each in a transaction of its own, of which one is kept. A connection lost while the
        transaction was being completed leaves open whether it was: a receipt written with it tells. Raises as `read` does.
        """
        token = uuid.uuid4().hex

        def receipted(connection: Connection) -> int | None:
            row = connection.execute(select(receipts.c.result).where(receipts.c.token == token)).first()
            if row is not None:
                return None if row.result is None else int(row.result)
            answer = work(connection)
            row_values = {"token": token, "at": self.now(), "result": answer}
            connection.execute(insert(receipts).values(row_values))
            return answer

        return self.patiently(lambda: self._once(self._writing, receipted), writing=True)

    def written(self, work: Callable[[Connection], int]) -> int:
        """Do `work` as `write` does; return the id that it gives."""
        answer = self.write(work)
        assert answer is not None  # `work` gives one, and the receipt keeps it
        return answer

    def locked(self, work: Callable[[Connection], None]) -> None:
        """Do `work` once, in one transaction that keeps other writers of a file out."""
        self._once(self._writing, work)

    def apart(self) -> Connection:
        """Return a connection of the caller's own, to be closed by it, on which each statement stands for itself."""
        connection = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()  # what it holds must end with it, and not go on in the hands of the next who needs one
        return connection

    def patiently(self, attempt: Callable[[], _Answer], *, writing: bool = False) -> _Answer:
        """Return what `attempt` does with transactions of its own, tried again while the database is away; `writing` if it
        writes. Raises as `read` does."""
        waited, in_vain = self._longest_wait(writing), False
        retrying = Retrying(
            retry=retry_if_exception(passes),
            stop=stop_after_delay(waited),
            wait=wait_exponential_jitter(
                self.patience.first, self.patience.longest, jitter=self.patience.first
            ),
            sleep=self._sleep,
            before_sleep=self._tell,
            reraise=True,
        )
        try:
            return retrying(attempt)
        except SQLAlchemyError as error:
            in_vain = passes(error)
            if in_vain:
                raise StoreUnavailableError(self.place, waited, in_short(error)) from None
            better = named(error, self.place)
            if isinstance(better, DatabaseFaultError):
                _log.error("database_fault", fault=type(getattr(error, "orig", error)).__name__)
            raise better from None
        finally:
            self._read_in_vain = in_vain
            if writing:
                self._write_in_vain = in_vain

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    def _longest_wait(self, writing: bool) -> float:
        """Seconds that the next answer is waited for. What cannot be read cannot be written either."""
        patience, in_vain = self.patience, self._read_in_vain or (writing and self._write_in_vain)
        return min(patience.again, patience.total) if in_vain else patience.total

    @staticmethod
    def _once(engine: Engine, work: Callable[[Connection], _Answer]) -> _Answer:
        with engine.begin() as connection:
            return work(connection)

    def _tell(self, state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        _log.warning(
            "store_away",
            attempt=state.attempt_number,
            wait_seconds=round(state.upcoming_sleep, 2),
            fault=in_short(error) if error else "",
        )
