"""A disk that is full for pages: imported in the processes of a night, every file of more than a kilobyte meets ENOSPC half-way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_write = Path.write_bytes


def _write_until_full(self: Path, data: bytes) -> int:
    if len(data) <= 1024:
        return _write(self, data)
    _write(self, data[: len(data) // 2])
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))


Path.write_bytes = _write_until_full  # type: ignore[method-assign,assignment]
