"""The process of one run: a job on standard input, its row on standard output.

Standard input stays open while the run is wanted; when it closes, its starter is gone, and this process ends too.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.case import Case
from benchmarks.row import Row
from benchmarks.runner.jobs import Job
from benchmarks.runner.run import reason_of, run_case
from benchmarks.runner.sources import open_source
from benchmarks.runner.stdout import stdout_kept

EQUAL = 5e-4
"""Best known values are published with three decimals; a cost this close to one is that cost."""


def main() -> None:
    """Make the run that standard input tells of."""
    order = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_starter, daemon=True).start()
    _end_first_when_memory_runs_out()
    with stdout_kept():
        row = make_run(Job.model_validate(order["job"]), Path(order["solutions"]))
    print(row.model_dump_json(), flush=True)


def make_run(job: Job, solutions: Path) -> Row:
    """Return the row of a job; a plan that beats or equals the best known is kept under `solutions`.

    The row's `extra` names the instance's `source`, and the `solution` file where one was kept.
    """
    asked = job.row
    try:
        case = open_source(job.source)
        row, plan = run_case(case, asked.solver, job.budget, asked.seed, asked.threads)
        extra = {**row.extra, "source": job.label}
        if _worth_keeping(row):
            extra["solution"] = _keep(case, plan, row, solutions)
        return row.model_copy(update={"extra": extra})
    except Exception as error:  # whatever it is, it is a row
        return asked.model_copy(update={"reason": reason_of(error), "extra": {"source": job.label}})


def _worth_keeping(row: Row) -> bool:
    if not row.feasible or row.cost is None or row.best_known is None:
        return False
    return row.cost <= row.best_known + EQUAL


def _keep(case: Case, plan: Any, row: Row, solutions: Path) -> str:
    budget = f"{row.budget_seconds:g}s" if row.budget_seconds else f"{row.budget_iterations}it"
    folder = solutions / row.family
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{row.instance}--{row.solver}-{budget}-{row.threads}t-seed{row.seed}{suffix_of(case)}"
    case.write_plan(plan, folder / name)
    return f"{solutions.name}/{row.family}/{name}"


def suffix_of(case: Case) -> str:
    """Return how files of the case's solution format are called: ".sol" for routing benchmarks, else ".json"."""
    name = "" if case.path is None else case.path.name.lower().removesuffix(".gz")
    return ".sol" if name.endswith((".vrp", ".txt")) else ".json"


def _end_with_starter() -> None:
    # Not sys.stdin: its lock would be held while reading, and stop the interpreter from shutting down.
    while os.read(0, 1024):
        pass
    os._exit(1)


def _end_first_when_memory_runs_out() -> None:
    """Where the system ends a process for want of memory, let it be this one and not its starter."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


if __name__ == "__main__":
    main()
