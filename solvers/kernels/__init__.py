"""Compiled code (numba), and the one decorator with all of its options.

numba's on-disk cache looks only at a function's own file: an edited callee in another file would be missed. So the cache lives in a
folder named by the digest of every kernel source and of where it stands (numba asks for both), set before any kernel is
defined.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from platformdirs import user_cache_path

from solvers.kernels.linking import Kernel

OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False}

F = TypeVar("F", bound=Callable[..., Any])


def _digest() -> str:
    h = hashlib.sha256(f"{numba.__version__} {Path(__file__).parent}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        h.update(path.read_bytes())
    return h.hexdigest()[:16]


CACHE_FOLDER = user_cache_path("homecare-planner") / "kernels" / _digest()
numba.config.CACHE_DIR = str(CACHE_FOLDER)  # type: ignore[attr-defined]


def kernel(function: F) -> F:
    """Compile `function`: cached on disk, without the interpreter lock, C-like division, no reference counts.

    Kernels work on arrays their caller owns and allocate nothing. Counting references to the tuples of arrays at every call
    made a move eight times slower (measured on 300 visits), so the runtime that counts (`_nrt`) is off.
    """
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        return function
    return cast(F, Kernel(function, OPTIONS))


def is_compiled() -> bool:
    """Has the search been compiled before on this machine (so that the next run starts at once)?"""
    return any(CACHE_FOLDER.rglob("anneal.*.nbc"))
