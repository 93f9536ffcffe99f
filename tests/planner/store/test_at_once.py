"""Two who write the same day at the same moment, on the database where both may: one waits for the other, and then looks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, text

from planner.store import (
    ChangedMeanwhileError,
    Kind,
    Patience,
    Reader,
    Store,
    StoreUnavailableError,
    UnitKey,
    open_store,
)
from planner.store.rows import hold_day
from planner.store.versions import version_of
from tests.planner.store.conftest import SHORT, NewPlace, SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, a_plan, small_day
from tests.planner.store.whole import IMPATIENT, save

KEY = UnitKey(district=DISTRICT, day=DAY, input_hash="abc", version="0.1.0")


def opened(place: str, patience: Patience = SHORT) -> Store:
    return open_store(place, clock=SteppingClock(), patience=patience)


@contextmanager
def meanwhile(work: Callable[[], object], connection: Connection) -> Iterator[None]:
    """Begin `work` in a thread, and see that it waits for the lock that `connection` holds; the caller ends the transaction."""
    thread = threading.Thread(target=work)
    thread.start()
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    end = time.monotonic() + 5
    while not connection.execute(waiting).scalar_one():
        assert time.monotonic() < end, "it did not wait"
        time.sleep(0.01)
    yield
    connection.commit()
    thread.join()


def test_who_publishes_at_the_same_moment_over_what_both_have_seen_is_refused(new_place: NewPlace) -> None:
    """Nothing is published. Ea publishes A; Bo, who has seen the same, is waiting with B, and finds A standing."""
    place = new_place("postgresql")
    refused: list[ChangedMeanwhileError] = []
    with opened(place) as ea, opened(place) as bo:
        a, b = (
            ea.save_plan(
                a_plan(seed=seed), kind=Kind.NIGHTLY, district=DISTRICT, day=DAY, instance=small_day()
            ).plan_id
            for seed in (1, 2)
        )

        def publish_too() -> None:
            try:
                bo.publish(b, by="Bo", why="x", expecting=None)
            except ChangedMeanwhileError as error:
                refused.append(error)

        with ea._db._writing.connect() as connection:
            hold_day(connection, DISTRICT, DAY)
            with meanwhile(publish_too, connection):
                reader = Reader(who="Ea", why="x")
                number = ea._publish(connection, version_of(connection, a), reader, restores_id=None)
        assert [error.found for error in refused] == [number]
        stands = ea.published(DISTRICT, DAY)
        assert stands is not None
        assert (stands.plan_id, stands.who) == (number, "Ea")


def test_two_who_begin_the_same_unit_have_an_attempt_each(new_place: NewPlace) -> None:
    place = new_place("postgresql")
    with opened(place) as one, opened(place) as other:
        with one._db._writing.connect() as connection:
            hold_day(connection, DISTRICT, DAY)
            with meanwhile(lambda: other.start_unit(KEY), connection):
                one._start(connection, KEY)
        unit = one.unit(KEY)
        assert unit is not None
        assert unit.attempt == 2


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_writer_that_does_not_end_is_waited_for_so_long_and_no_longer(
    new_place: NewPlace, kind: str
) -> None:
    """As when its machine has gone: half a second, and then the other is told."""
    place = new_place(kind)
    with opened(place) as gone, opened(place, IMPATIENT) as other:
        with gone._db._writing.begin() as connection:
            hold_day(connection, DISTRICT, DAY)
            with pytest.raises(StoreUnavailableError, match=r"within 0\.5 s"):
                save(other)
        saved = save(other)
        assert [version.plan_id for version in other.plans()] == [saved]
