"""Solutions better than any published: gathered from results folders, one for each instance, with who found it and how."""

from __future__ import annotations

import csv
import json
import shlex
import shutil
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from pydantic import BaseModel, ConfigDict, field_validator

from benchmarks.row import Row
from benchmarks.runner.folder import ENVIRONMENT_FILE, RUNS_FILE
from planner.atomic import write_whole

TABLE = "records.csv"
DATA = "$HOMECARE_BENCHMARKS"
"""How a shell writes the folder of instance files."""
ROUNDING = 5e-5
"""Share of the published cost within which a solution is as good as it: costs are published with few digits."""


class Record(BaseModel):
    """A solution in `file`, feasible by the strict checker; costs in the benchmark's unit, `commit` of the program.

    `command` is the search that found it: `seconds` by the clock, so another machine may end elsewhere. `iterations` is how far
    it came; a budget of so many is a search of the same length that can be repeated, but not this one: by the clock temperatures
    fall with the clock, and the number of cycles follows from the speed that is measured on the way. Both are empty in a table
    that was written before they were kept.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    family: str
    instance: str
    cost: float
    best_published: float
    gap_percent: float
    file: str
    seed: int
    seconds: float
    threads: int
    commit: str
    iterations: int | None = None
    command: str = ""

    @field_validator("iterations", mode="before")
    @classmethod
    def _empty_is_none(cls, given: object) -> object:
        return None if given == "" else given

    def is_run_of(self, other: Record) -> bool:
        """Whether both are of one run, whatever each of them tells of it besides."""
        told = {"iterations", "command"}
        return self.model_dump(exclude=told) == other.model_dump(exclude=told)


def keep_records(results: Path, into: Path) -> list[Record]:
    """Copy to `into` each solution of `results` that is better than published and than what is kept there; return the new ones.

    What the table does not yet tell of a run that it keeps is filled in from the run's row.

    Raises
    ------
    ValueError
        If a row or the table cannot be read.
    OSError
        If a file cannot be read or written.
    """
    kept = {(r.family, r.instance): r for r in read_records(into)}
    commit = json.loads((results / ENVIRONMENT_FILE).read_text(encoding="utf-8"))["commit"][:7]
    into.mkdir(parents=True, exist_ok=True)
    new: dict[tuple[str, str], Record] = {}
    before = dict(kept)
    for row in _rows(results / RUNS_FILE):
        record = _record(row, commit)
        if record is None:
            continue
        key = record.family, record.instance
        if key in kept and not kept[key].command and kept[key].is_run_of(record):
            kept[key] = record
        if key in kept and kept[key].cost <= record.cost:
            continue
        shutil.copyfile(results / row.extra["solution"], into / record.file)
        kept[key] = new[key] = record
    if kept != before:
        write_whole(into / TABLE, _table(sorted(kept.values(), key=lambda r: (r.family, r.instance))))
    return list(new.values())


def read_records(folder: Path) -> list[Record]:
    """Return the records of a folder; none where there is no table. Raises ValueError for a row that is none."""
    table = folder / TABLE
    if not table.exists():
        return []
    with table.open(encoding="utf-8", newline="") as lines:
        return [Record.model_validate(row) for row in csv.DictReader(lines)]


def _rows(path: Path) -> list[Row]:
    return [Row.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _record(row: Row, commit: str) -> Record | None:
    """The row's solution as a record, None where it is not better than published; only runs by the clock, and kept solutions."""
    if not row.feasible or row.cost is None or row.best_known is None or row.budget_seconds is None:
        return None
    if "solution" not in row.extra or row.cost >= row.best_known * (1 - ROUNDING):
        return None
    file = f"{row.family}-{row.instance}{Path(row.extra['solution']).suffix}"
    return Record(
        family=row.family,
        instance=row.instance,
        cost=round(row.cost, 3),
        best_published=round(row.best_known, 3),
        gap_percent=round(100 * (row.cost / row.best_known - 1), 2),
        file=file,
        seed=row.seed,
        seconds=row.budget_seconds,
        threads=row.threads,
        commit=commit,
        iterations=row.iterations,
        command=_command(row, file),
    )


def _command(row: Row, file: str) -> str:
    """The row's run from a shell that knows the folder of instance files; without the instance's file if the row does not."""
    source = shlex.quote(row.extra["source"]) if "source" in row.extra else None
    words = ["python -m benchmarks solve", f"{DATA}/{source}" if source else "INSTANCE"]
    words += [] if row.solver == "search" else [f"--solver {row.solver}"]
    words += [f"--seconds {row.budget_seconds:g} --seed {row.seed}"]
    words += [] if row.budget_iterations is None else [f"--iterations {row.budget_iterations}"]
    words += [] if row.threads == 1 else [f"--threads {row.threads}"]
    return " ".join([*words, f"--out {shlex.quote(file)}"])


def _table(records: Iterable[Record]) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, Record.model_fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**r.model_dump(), "seconds": f"{r.seconds:g}"} for r in records)
    return text.getvalue()
