"""The disk fills while plans are saved: what does not fit is not there, and all the rest is."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.store import Store, open_store
from planner.store.backup import require_sound
from tests.disks import may_mount, small_disk
from tests.planner.store.conftest import NewPlace, SteppingClock
from tests.planner.store.whole import IMPATIENT, require_whole, save

resource = pytest.importorskip("resource", reason="a process's files are limited as on Linux and macOS")


def until_refused(store: Store) -> OSError:
    """Save plans until the system refuses; return why."""
    for seed in range(1, 5000):
        try:
            save(store, seed)
        except OSError as error:
            return error
    raise AssertionError("the disk never filled")


def test_a_store_that_may_not_grow_refuses_and_stays_whole(new_place: NewPlace) -> None:
    """A process that may write no file beyond 400 kB: the plan that does not fit is not there, all others are."""
    place = new_place("sqlite")

    def fill() -> bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        with open_store(place, clock=SteppingClock(), patience=IMPATIENT) as store:
            error = until_refused(store)
            return f"{error.errno} {error.filename} {len(store.plans())}".encode()

    number, name, stored = in_child(fill).split()
    assert int(number) in (errno.EIO, errno.ENOSPC)
    assert name == place
    assert int(stored) > 0
    require_sound(Path(place))
    assert len(require_whole(place, int(stored))) == int(stored)
    with open_store(place, clock=SteppingClock()) as store:
        save(store, 9999)


if may_mount():  # elsewhere the test above stands for it

    def test_a_full_disk_is_named_and_what_is_stored_after_room_is_made_is_all_there(tmp_path: Path) -> None:
        """A disk with 900 kB left."""
        with small_disk(tmp_path / "disk") as disk:
            disk.fill(leave=900_000)
            place = disk.folder / "store.sqlite"
            with open_store(place, clock=SteppingClock(), patience=IMPATIENT) as store:
                error = until_refused(store)
                assert (error.errno, error.filename) == (errno.ENOSPC, str(place))
                stored = len(store.plans())
                disk.empty()
                save(store, stored + 1)
            assert len(require_whole(str(place), stored + 1)) == stored + 1


def in_child(work: Callable[[], bytes]) -> str:
    """Return what `work` answers in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, work())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    assert said, "the child process failed"
    return said
