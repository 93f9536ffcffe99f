"""The disk fills while plans are saved: what does not fit is not there, and all the rest is."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.store import Store, open_store
from planner.store.backup import require_sound
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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 900 kB."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=900k", "homecare-test", str(tmp_path)], check=True)
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def may_mount() -> bool:
    """Whether this process may mount a disk: root, and not in a container that forbids it (CAP_SYS_ADMIN is bit 21)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    mask = next((int(line.split()[1], 16) for line in lines if line.startswith("CapEff:")), 0)
    return bool(mask >> 21 & 1) and os.geteuid() == 0


if may_mount():  # elsewhere the test above stands for it

    def test_a_full_disk_is_named_and_what_is_stored_after_room_is_made_is_all_there(
        small_disk: Path,
    ) -> None:
        place = small_disk / "store.sqlite"
        with open_store(place, clock=SteppingClock(), patience=IMPATIENT) as store:
            error = until_refused(store)
            assert (error.errno, error.filename) == (errno.ENOSPC, str(place))
            stored = len(store.plans())
            subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
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
