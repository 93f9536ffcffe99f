"""Files that appear whole or not at all: written beside their final place and renamed into it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a temporary path in a fresh folder beside `path`; on success what was written there takes the
    name `path`.

    The temporary file keeps the final name's suffix, since writers choose a format by it. An earlier file
    under the final name stays untouched until the new one is complete. Missing parent folders are made.

    Raises
    ------
    OSError
        If the disk is full or not writable; nothing is left behind then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".writing-") as folder:
        temporary = Path(folder) / path.name
        yield temporary
        os.replace(temporary, path)


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write `content` (text as UTF-8, line ends as given) to `path` at once; return `path`. Raises
    OSError."""
    data = content.encode() if isinstance(content, str) else content
    with whole_file(path) as temporary:
        temporary.write_bytes(data)
    return path
