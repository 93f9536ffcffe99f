"""What every process of a night needs, loaded once: processes that are split off from one that has imported this begin at once.

Imported by that process alone, and before anything that loads numpy: each process has one core, and a library's own threads would
only take address space. The search's threads have ended when it is loaded, so nothing is split off in their midst.
"""

from __future__ import annotations

import contextlib
import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import planner.formats.reader  # noqa: E402
import planner.nightly.tasks  # noqa: E402
import planner.planning  # noqa: E402
import planner.report.write  # noqa: E402
import planner.roads  # noqa: E402, F401
from solvers.registry import SOLVERS  # noqa: E402

with contextlib.suppress(Exception):  # a process that needs it will load it, and say what is wrong
    SOLVERS["search"].load()
