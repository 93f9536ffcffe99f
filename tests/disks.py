"""A small disk in memory for tests: filled up by a file, and emptied by removing it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KILOBYTES = 20_000


def may_mount() -> bool:
    """Whether this process may mount a disk: root, and not in a container that forbids it (CAP_SYS_ADMIN is bit 21)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    mask = next((int(line.split()[1], 16) for line in lines if line.startswith("CapEff:")), 0)
    return bool(mask >> 21 & 1) and os.geteuid() == 0


class SmallDisk:
    """A mounted disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, leave: int = 0) -> None:
        """Take up all room but about `leave` bytes: whole pages of memory are counted."""
        self._filler.write_bytes(bytes(self._room() - leave))
        assert self._room() <= leave

    def empty(self) -> None:
        """Give the room back."""
        self._filler.unlink()

    def _room(self) -> int:
        told = os.statvfs(self.folder)
        return told.f_bavail * told.f_frsize


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Mount a disk of 20 MB at a folder, which is made, while the block runs."""
    folder.mkdir(parents=True, exist_ok=True)
    size = f"size={KILOBYTES}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "homecare-test", str(folder)], check=True)
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
