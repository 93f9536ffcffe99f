"""One run at a time: a lock beside the store, which the system gives back when its holder dies, however it dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from planner.nightly.config import NightConfig
from planner.store.place import file_of, url_of


class AnotherRunError(RuntimeError):
    """Another nightly run holds the lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"another nightly run holds {path}")


def lock_path(config: NightConfig) -> Path:
    """Return the lock's file: beside a store in a file, by whatever name that is given; in the night's folder where the store is a
    server's, which keeps other nights from the same days itself (`Store.claim`).

    Raises ValueError for a store that is neither.
    """
    file = file_of(url_of(config.store))
    return config.out / "night.lock" if file is None else Path(f"{file.resolve()}.night.lock")


@contextmanager
def night_lock(config: NightConfig) -> Iterator[None]:
    """Hold the lock while the block runs. Raises AnotherRunError at once if somebody else does, OSError if there can be none."""
    path = lock_path(config)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AnotherRunError(path) from None
    try:
        yield
    finally:
        lock.release()
