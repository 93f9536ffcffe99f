"""Where processes of a night wait for a test; apart from the solvers that do, whose import would register them in the test."""

from __future__ import annotations

import os
import time
from pathlib import Path

FATAL = 3

GATE = "HOMECARE_TEST_GATE"
"""Names a folder: a process at the gate writes its number into `pid` there, and waits for `go`.
Processes know what was so when the first of them was split off: where that was before the gate was named, it is open."""

STOP = "HOMECARE_TEST_STOP"
"""What a process that imports `stop_writing` comes to the gate by: "half NAME" or "before NAME"."""


def wait_at_gate() -> None:
    """Say who waits, and wait."""
    if GATE not in os.environ:
        return
    folder = Path(os.environ[GATE])
    (folder / "pid.new").write_text(str(os.getpid()))
    (folder / "pid.new").replace(folder / "pid")
    while not (folder / "go").exists():
        time.sleep(0.02)
