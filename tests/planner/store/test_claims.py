"""A district's day belongs to one opener of a store at a time, on both databases."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import psycopg
import pytest

from planner.store import Patience, Store, open_store
from tests.planner.store.conftest import BOTH, SHORT, NewPlace, SteppingClock
from tests.planner.store.samples import DAY, DISTRICT, NEXT_DAY
from tests.planner.store.whole import save
from tests.postgres import Server


@pytest.fixture
def other(place: str) -> Iterator[Store]:
    """The store of `store`, opened a second time."""
    with open_store(place, clock=SteppingClock(), patience=SHORT) as opened:
        yield opened


def test_a_day_is_one_openers_until_that_is_closed(store: Store, other: Store) -> None:
    """Asking again changes nothing, neither for who has it nor for who has not."""
    assert [store.claim(DISTRICT, DAY) for _ in range(2)] == [True, True]
    assert [other.claim(DISTRICT, DAY) for _ in range(2)] == [False, False]
    store.close()
    assert other.claim(DISTRICT, DAY)


def test_other_days_and_districts_are_free_on_a_server_and_a_file_goes_as_a_whole(
    store: Store, other: Store
) -> None:
    on_server = not store._db.is_file
    assert store.claim(DISTRICT, DAY)
    assert [other.claim(DISTRICT, NEXT_DAY), other.claim("Syd", DAY)] == [on_server, on_server]
    assert store.claim("Syd", DAY) is not on_server


def test_a_claim_keeps_nobody_from_writing(store: Store, other: Store) -> None:
    """It is the run's, not the transaction's: a person may publish while the night plans."""
    assert store.claim(DISTRICT, DAY)
    published = other.publish(save(other), by="Bo", why="x")
    assert store.published(DISTRICT, DAY) == published


@pytest.mark.parametrize("kind", BOTH)
def test_what_a_killed_process_had_is_free(new_place: NewPlace, kind: str) -> None:
    place = new_place(kind)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _claim_and_wait(place, writing)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as answers, open_store(place, patience=SHORT) as store:
        assert answers.read(1) == b"y"
        assert not store.claim(DISTRICT, DAY)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert any(store.claim(DISTRICT, DAY) for _ in range(10_000))  # a server notices after a moment


def test_days_are_taken_back_after_the_server_was_started_anew(postgres: Server, new_place: NewPlace) -> None:
    """One had both days; by asking for one it has both again. What another was quicker to take is lost, and told."""
    place, patience = new_place("postgresql"), Patience(total=60.0, first=0.02, longest=0.2)
    with open_store(place, patience=patience) as one, open_store(place, patience=patience) as other:
        assert [one.claim(DISTRICT, day) for day in (DAY, NEXT_DAY)] == [True, True]
        _restart(postgres)
        assert one.claim(DISTRICT, DAY)
        assert not other.claim(DISTRICT, NEXT_DAY)
        _restart(postgres)
        assert other.claim(DISTRICT, NEXT_DAY)
        assert [one.claim(DISTRICT, day) for day in (DAY, NEXT_DAY)] == [True, False]


def test_days_of_a_connection_that_only_the_server_still_has_are_taken_back_when_it_lets_go(
    postgres: Server, new_place: NewPlace
) -> None:
    """The connection is cut off and the server has not noticed: another session has the locks of both days. While that lives
    neither is to be had; afterwards asking for one brings back both, so that nobody else can take them."""
    place = new_place("postgresql")
    with open_store(place, patience=SHORT) as one, open_store(place, patience=SHORT) as other:
        assert [one.claim(DISTRICT, day) for day in (DAY, NEXT_DAY)] == [True, True]
        lost = one._claims._connection
        assert lost is not None
        one._claims._connection = None
        assert [one.claim(DISTRICT, day) for day in (DAY, NEXT_DAY)] == [False, False]
        lost.close()
        assert any(one.claim(DISTRICT, DAY) for _ in range(10_000))
        assert not other.claim(DISTRICT, NEXT_DAY)


def test_a_day_that_was_refused_is_not_waited_for(new_place: NewPlace) -> None:
    """It is the other's to plan, and free for whoever comes after that."""
    place = new_place("postgresql")
    with open_store(place, patience=SHORT) as one, open_store(place, patience=SHORT) as other:
        assert other.claim(DISTRICT, DAY)
        assert not one.claim(DISTRICT, DAY)
        other.close()
        assert all(
            one.claim(DISTRICT, NEXT_DAY) for _ in range(200)
        )  # the server frees the other after a moment
        with open_store(place, patience=SHORT) as third:
            assert any(third.claim(DISTRICT, DAY) for _ in range(10_000))


def _restart(server: Server) -> None:
    server.stop("immediate")
    server.start()
    psycopg.connect(server.url("postgres")).close()


def _claim_and_wait(place: str, answers: int) -> None:
    """Claim the day, say whether, and never return."""
    try:
        store = open_store(place, patience=SHORT)
        os.write(answers, b"y" if store.claim(DISTRICT, DAY) else b"n")
        signal.pause()
    finally:
        os._exit(1)
