"""How long a database that is away is waited for: at full length once, hardly at all after that, and at full length again later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from planner.store import Patience, Store, StoreUnavailableError, UnitKey, open_store
from planner.store.database import Database
from tests.planner.store.conftest import NewPlace, SteppingClock

PATIENCE = Patience(total=0.2, first=0.01, longest=0.02, again=0.0)
UNIT = UnitKey(district="Nord", day=date(2026, 3, 2), input_hash="a", version="1")


class Away:
    """Whether the database is; counts what it is asked in vain."""

    def __init__(self) -> None:
        self.now, self.asked = False, 0

    def instead_of(self, once: Callable[..., Any]) -> Callable[..., Any]:
        def attempt(*given: Any) -> Any:
            if not self.now:
                return once(*given)
            self.asked += 1
            busy = sqlite3.OperationalError("database is locked")
            busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise OperationalError("SELECT", {}, busy)

        return attempt


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Away:
    """A database that can be sent away."""
    sent = Away()
    monkeypatch.setattr(Database, "_once", staticmethod(sent.instead_of(Database._once)))
    return sent


def test_a_database_gone_for_good_is_waited_for_once_until_it_answers_again(
    new_place: NewPlace, away: Away
) -> None:
    """The first word is tried time and again, the second and third once each; after an answer the next silence is a new one. Each
    says how long it waited."""
    with open_store(new_place("sqlite"), clock=SteppingClock(), patience=PATIENCE) as store:
        away.now = True
        assert waited(store) == 0.2
        assert away.asked > 1
        away.asked = 0
        assert (waited(store), waited(store), away.asked) == (0.0, 0.0, 2)
        away.now = False
        assert store.plans() == ()
        away.now, away.asked = True, 0
        assert waited(store) == 0.2
        assert away.asked > 1


def test_other_writers_are_waited_for_no_longer_than_is_right_at_that_moment(
    store: Store, away: Away, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fixture's ten seconds, in milliseconds as both databases keep it; a second after they have been waited in vain."""
    assert lock_wait(store) == 10_000
    monkeypatch.setattr(store._db, "_read_in_vain", True)
    assert lock_wait(store) == 1_000  # and by that it has answered
    assert lock_wait(store) == 10_000
    monkeypatch.setattr(store._db, "_write_in_vain", True)
    assert [lock_wait(store), lock_wait(store)] == [
        1_000,
        1_000,
    ]  # read it can be, which says nothing of writing
    store.start_unit(UNIT)
    assert lock_wait(store) == 10_000


def test_a_file_that_can_be_read_and_not_written_is_waited_for_once(new_place: NewPlace) -> None:
    """Somebody holds its one lock for writing, in earnest: the first write waits all the 0.2 s, those after it none, though reading
    succeeds all the time and is what each unit does between. Once a write has succeeded, the next silence is a new one."""
    place = new_place("sqlite")
    with open_store(place, patience=PATIENCE) as store:
        holder = sqlite3.connect(place, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        assert written_in_vain(store) == 0.2
        assert store.units() == ()
        assert written_in_vain(store) == 0.0
        assert store.units() == ()
        assert written_in_vain(store) == 0.0
        holder.execute("ROLLBACK")
        assert store.start_unit(UNIT).attempt == 1
        holder.execute("BEGIN IMMEDIATE")
        assert written_in_vain(store) == 0.2
        holder.close()


def test_a_database_that_answered_neither_and_is_read_again_may_be_written_with_patience(
    new_place: NewPlace, away: Away
) -> None:
    """What only a read found out is over with the next read. What a write found out goes for reading too: one wait for both."""
    with open_store(new_place("sqlite"), clock=SteppingClock(), patience=PATIENCE) as store:
        away.now = True
        assert (waited(store), written_in_vain(store)) == (0.2, 0.0)
        away.now = False
        assert store.start_unit(UNIT).attempt == 1
        away.now = True
        assert (written_in_vain(store), waited(store)) == (0.2, 0.0)
        away.now = False
        store.start_unit(UNIT)
        away.now = True
        assert waited(store) == 0.2
        away.now = False
        assert store.plans() == ()
        away.now = True
        assert written_in_vain(store) == 0.2


def test_patience_must_make_sense() -> None:
    for wrong in ({"first": 0.0}, {"first": 2.0, "longest": 1.0}, {"total": -1.0}, {"again": -1.0}):
        with pytest.raises(ValueError, match="patience needs"):
            Patience(**wrong)
    assert Patience(total=0.5).again == 1.0  # never longer than `total` all the same, see below


def test_a_short_patience_does_not_grow_by_it(tmp_path: Path, away: Away) -> None:
    with open_store(tmp_path / "s.sqlite", patience=Patience(total=0.05, first=0.01, longest=0.02)) as store:
        away.now = True
        assert (waited(store), waited(store)) == (0.05, 0.05)


def written_in_vain(store: Store) -> float:
    """Seconds that the store says it has waited to write."""
    with pytest.raises(StoreUnavailableError) as caught:
        store.start_unit(UNIT)
    return caught.value.seconds


def waited(store: Store) -> float:
    """Seconds that the store says it has waited in vain."""
    with pytest.raises(StoreUnavailableError) as caught:
        store.plans()
    return caught.value.seconds


def lock_wait(store: Store) -> int:
    """Milliseconds that a transaction waits for another's lock."""

    def asked(connection: Connection) -> int:
        if connection.dialect.name == "sqlite":
            return int(connection.execute(text("PRAGMA busy_timeout")).scalar_one())
        setting = text("SELECT setting FROM pg_settings WHERE name = 'lock_timeout'")
        return int(connection.execute(setting).scalar_one())

    return store._db.read(asked)
