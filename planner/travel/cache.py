"""Results kept on disk under a key of all they depend on. A cache never decides whether a run succeeds."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import platformdirs

DEFAULT_CACHE: Path = platformdirs.user_cache_path("homecare-planner")
"""The user's own cache folder; pass None where a function takes `cache_dir` to keep nothing."""

CODE_VERSION = 1
"""Part of every key: raise it with any change in `planner.travel` that changes a network or a matrix."""

_log = logging.getLogger(__name__)
_Value = TypeVar("_Value")


def cache_key(*parts: str | bytes) -> str:
    """Return one hexadecimal key for `parts`, in order, and for the version of this code."""
    h = hashlib.sha256(f"{CODE_VERSION}".encode())
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        h.update(len(data).to_bytes(8, "big"))
        h.update(data)
    return h.hexdigest()[:32]


def file_hash(path: Path) -> str:
    """Return the content hash of a file. Raises OSError if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def cached(
    path: Path | None,
    load: Callable[[Path], _Value],
    make: Callable[[], _Value],
    save: Callable[[_Value, Path], None],
) -> _Value:
    """Return what is stored at `path`, or make it and store it there.

    A broken file is made anew, a folder that cannot be written is logged and let be. `path` None: no cache.
    """
    if path is None:
        return make()
    try:
        return load(path)
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        _log.info("cache file is not usable and is made anew: %s", error)
    value = make()
    try:
        save(value, path)
    except OSError as error:
        _log.info("the result could not be kept for next time: %s", error)
    return value
