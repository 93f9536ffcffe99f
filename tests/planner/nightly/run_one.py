"""`homecare nightly` as a program of its own, to be killed: on the evening before the first day, with solvers that misbehave.

`python -m tests.planner.nightly.run_one ARGUMENTS`
"""

from __future__ import annotations

import os
import sys
from functools import partial
from importlib import import_module

from planner.cli import main
from planner.nightly import night
from tests.planner.nightly.gate import STOP
from tests.planner.nightly.samples import EVENING, SOLVERS

if __name__ == "__main__":
    imports = [SOLVERS, *(["tests.planner.nightly.stop_writing"] if STOP in os.environ else [])]
    import_module(SOLVERS)  # so that the configuration may name them
    night.run_nightly = partial(night.run_nightly, clock=lambda: EVENING, imports=imports)
    sys.argv[1:1] = ["nightly"]
    main()
