"""Reading a results folder: `environment.json` and one row per line of `runs.jsonl`, with every fault located."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from benchmarks.row import Row

ENVIRONMENT_FILE, RUNS_FILE = "environment.json", "runs.jsonl"
SOLVER_ORDER = ("search", "greedy", "routing", "cpsat", "pyvrp", "vroom")

Key = TypeVar("Key")


class InstanceKey(NamedTuple):
    """Names of instances are unique within a family only."""

    family: str
    instance: str


class Setting(NamedTuple):
    """What a run was given; only rows of one setting are ever compared with each other."""

    seconds: float | None
    iterations: int | None
    threads: int

    @property
    def text(self) -> str:
        """Such as "60 s, 1 thread"."""
        parts = [] if self.seconds is None else [f"{self.seconds:g} s"]
        parts += [] if self.iterations is None else [f"{self.iterations:,} iterations"]
        return ", ".join([*(parts or ["no budget"]), f"{self.threads} thread{'s' * (self.threads != 1)}"])


@dataclass(frozen=True)
class Results:
    """A results folder: what it was made on and with, and its runs in the order they were made."""

    environment: dict[str, Any]
    rows: tuple[Row, ...]

    @property
    def settings(self) -> list[Setting]:
        """Every setting in use, longest seconds first."""
        return sorted(
            {setting_of(row) for row in self.rows},
            key=lambda s: (s.seconds is None, -(s.seconds or 0), -(s.iterations or 0), s.threads),
        )

    @property
    def solvers(self) -> list[str]:
        """Every solver in use, the project's own before the peers, others by name."""
        return in_order({row.solver for row in self.rows})

    def at(self, setting: Setting) -> Results:
        """Only the runs of one setting."""
        return Results(self.environment, tuple(row for row in self.rows if setting_of(row) == setting))


def setting_of(row: Row) -> Setting:
    """What a run was given."""
    return Setting(row.budget_seconds, row.budget_iterations, row.threads)


def instance_of(row: Row) -> InstanceKey:
    """What a run was about."""
    return InstanceKey(row.family, row.instance)


def in_order(solvers: Iterable[str]) -> list[str]:
    """Return solvers in the order every table and legend uses."""
    known = {name: place for place, name in enumerate(SOLVER_ORDER)}
    return sorted(solvers, key=lambda name: (known.get(name, len(known)), name))


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Return rows by key, keys in the order they first appear."""
    groups: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def read_results(folder: Path) -> Results:
    """Read a results folder.

    Raises
    ------
    ValueError
        Naming the file and line of everything that is wrong, all at once: an unreadable line, the same run twice (it would
        count twice), two best known values of one instance.
    OSError
        If one of the two files cannot be read.
    """
    environment = _read_environment(Path(folder) / ENVIRONMENT_FILE)
    path = Path(folder) / RUNS_FILE
    rows: list[Row] = []
    faults: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                rows.append(Row.model_validate_json(line))
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"])) or "the line"
                faults.append(f"{path.name}:{number}: {where}: {first['msg']}")
    faults += [f"{path.name}: {text}" for text in [*_repeated(rows), *_contradictory(rows)]]
    if faults:
        raise ValueError(f"{path.parent.name} cannot be reported:\n" + "\n".join(faults))
    if not rows:
        raise ValueError(f"{path.parent.name} holds no runs: {path.name} is empty")
    return Results(environment, tuple(rows))


def _repeated(rows: list[Row]) -> list[str]:
    runs = grouped(rows, lambda row: (instance_of(row), row.solver, row.seed, setting_of(row)))
    return [
        f"the run of {solver} on {key.family} {key.instance}, seed {seed}, {setting.text}, is there {len(same)} times"
        for (key, solver, seed, setting), same in runs.items()
        if len(same) > 1
    ]


def _contradictory(rows: list[Row]) -> list[str]:
    return [
        f"best known of {key.family} {key.instance} is not one value: {', '.join(map(str, values))}"
        for key, group in grouped(rows, instance_of).items()
        if len(values := list(dict.fromkeys(row.best_known for row in group))) > 1
    ]


def _read_environment(path: Path) -> dict[str, Any]:
    try:
        environment = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path.name}:{error.lineno}: {error.msg}") from error
    if not isinstance(environment, dict):
        raise ValueError(f"{path.name}: expected an object of names and values")
    return environment
