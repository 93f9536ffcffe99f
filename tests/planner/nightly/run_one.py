"""A nightly run as a program of its own, to be killed: `python -m tests.planner.nightly.run_one FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.planner.nightly.samples import SOLVERS, config, night

if __name__ == "__main__":
    night(config(Path(sys.argv[1]), names=("Syd", "Nord"), search={"solver": "gate"}), imports=[SOLVERS])
