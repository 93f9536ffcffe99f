"""The database stops and comes back, stays away, or is busy; and what is at a place is no store."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from planner.store import (
    DatabaseFaultError,
    Kind,
    NotAStoreError,
    Patience,
    StoreUnavailableError,
    UnitKey,
    open_store,
)
from tests.planner.store.conftest import SHORT, NewPlace, SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day
from tests.planner.store.whole import IMPATIENT, require_whole, save
from tests.postgres import Server


@pytest.fixture
def stopped(postgres: Server) -> Iterator[Callable[[str], None]]:
    """Stop the server, and be sure that it runs again afterwards."""
    yield postgres.stop
    try:
        psycopg.connect(postgres.url("postgres")).close()
    except psycopg.OperationalError:
        postgres.start()


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_plans_saved_while_the_server_is_stopped_and_started_are_all_there_once(
    postgres: Server, stopped: Callable[[str], None], new_place: NewPlace, mode: str
) -> None:
    """In good order and as a crash: whoever saves waits, and goes on."""
    place = new_place("postgresql")
    begun, back = threading.Event(), threading.Event()

    def interrupt() -> None:
        begun.wait()
        stopped(mode)
        time.sleep(0.3)
        postgres.start()
        back.set()

    thread = threading.Thread(target=interrupt)
    thread.start()
    patience = Patience(total=60.0, first=0.02, longest=0.2)
    with open_store(place, clock=SteppingClock(), patience=patience) as store:
        seed = 0
        while seed < 8 or not back.wait(0.02):
            seed += 1
            save(store, seed)
            begun.set()
    thread.join()
    assert require_whole(place, seed) == list(range(1, seed + 1))


def test_a_server_that_stays_away_is_waited_for_so_long_and_no_longer(
    postgres: Server, stopped: Callable[[str], None], new_place: NewPlace
) -> None:
    place = new_place("postgresql")
    with open_store(place, clock=SteppingClock(), patience=IMPATIENT) as store:
        save(store)
        stopped("fast")
        with pytest.raises(StoreUnavailableError, match=r"did not answer within 0\.5 s") as caught:
            save(store, 2)
        assert str(postgres.folder) in str(caught.value).replace("%2F", "/")
        with pytest.raises(StoreUnavailableError):
            open_store(place, patience=IMPATIENT)
        postgres.start()
        assert [v.seed for v in store.plans()] == [1]
        save(store, 3)


def test_an_answer_lost_while_the_plan_was_being_stored_stores_it_once(
    new_place: NewPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server has committed, and the connection breaks before it can say so: the second attempt finds the receipt."""
    place = new_place("postgresql")
    key = UnitKey(district=DISTRICT, day=DAY, input_hash="abc", version="1")
    with open_store(place, clock=SteppingClock(), patience=SHORT) as store:
        store.start_unit(key)
        dialect, lost = store._db.engine.dialect, []
        commit = dialect.do_commit

        def commit_and_break(connection: Any) -> None:
            asked = connection.driver_connection.execute("SELECT pg_current_xact_id_if_assigned()")
            has_written = asked.fetchone()[0] is not None
            commit(connection)
            if has_written and not lost:
                lost.append(True)
                connection.driver_connection.close()
                raise psycopg.OperationalError("server closed the connection unexpectedly")

        store.save_input(small_day())
        monkeypatch.setattr(dialect, "do_commit", commit_and_break)
        saved = store.save_plan(a_plan(), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, unit=key)
        assert lost == [True]
        assert [v.plan_id for v in store.plans()] == [saved.plan_id]
        unit = store.unit(key)
        assert unit is not None
        assert (unit.done, unit.plan_id) == (True, saved.plan_id)


def test_a_busy_file_is_waited_for(new_place: NewPlace) -> None:
    """Somebody writes for longer than we wait, and then is done."""
    place = new_place("sqlite")
    with (
        open_store(place, clock=SteppingClock(), patience=SHORT) as one,
        open_store(place, clock=SteppingClock(), patience=IMPATIENT) as other,
    ):
        with one._db._writing.begin(), pytest.raises(StoreUnavailableError, match="locked"):
            save(other)
        assert save(other) == 1


def test_a_wrong_password_or_database_is_not_waited_for(postgres: Server) -> None:
    """Waiting two minutes for what will not change helps nobody."""
    begun = time.monotonic()
    with pytest.raises(DatabaseFaultError, match="does not exist") as caught:
        open_store(postgres.url("nowhere", password="hemmelig"))
    assert time.monotonic() - begun < 60
    assert "hemmelig" not in str(caught.value) + str(vars(caught.value)) + repr(caught.value.__cause__)


def test_a_file_that_is_no_database_or_another_programs_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Dette er ikke en database. " * 100, encoding="utf-8")
    with pytest.raises(NotAStoreError, match="it is not a database file"):
        open_store(text)
    assert text.read_text(encoding="utf-8").startswith("Dette")
    with pytest.raises(IsADirectoryError):
        open_store(tmp_path / "folder" / "..")
    with pytest.raises(FileNotFoundError):
        open_store(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()
