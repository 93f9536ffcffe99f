"""Brings a process of a night to the gate while it writes a file: imported there.

"half NAME": the file has its first kilobyte, and the system takes no more of it. "before NAME": it is about to get its name.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from tests.planner.nightly.gate import STOP, wait_at_gate

HALF = 1024


def _stop(event: str, given: tuple[Any, ...]) -> None:
    how, name = os.environ[STOP].split()
    if how == "half" and event == "open" and _is(given[0], name) and "w" in str(given[1]):
        signal.signal(signal.SIGXFSZ, lambda *_: wait_at_gate())
        resource.setrlimit(resource.RLIMIT_FSIZE, (HALF, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    elif how == "before" and event == "os.rename" and _is(given[1], name):
        wait_at_gate()


def _is(path: object, name: str) -> bool:
    return isinstance(path, str | os.PathLike) and Path(path).name == name


sys.addaudithook(_stop)
