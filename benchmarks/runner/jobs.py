"""A suite written out: one job for each run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from benchmarks.row import Row
from benchmarks.runner.run import Header, empty_row
from benchmarks.runner.solvers import require_solver
from benchmarks.runner.sources import open_source
from benchmarks.runner.suite import Group, Suite, in_family
from solvers.base import Budget

Key = tuple[str, str, str, int, float | None, int | None, int]

STARTING_SECONDS = 300.0
"""What a run may take besides its search: reading, travel times, compiling for the first time on a machine."""

ITERATIONS_SECONDS = 3600.0
"""Limit of a run whose budget is in iterations alone."""


class Job(BaseModel):
    """One run to be made. `source` is what `open_source` takes; `label` the same as the suite's reader knows it; `row` is the row
    should nothing come of it."""

    model_config = ConfigDict(frozen=True)

    source: str
    label: str
    row: Row
    limit_seconds: float | None = None

    @property
    def key(self) -> Key:
        return key_of(self.row)

    @property
    def limit(self) -> float:
        """Seconds after which the run's process is ended: the suite's, else half as much again as the search may take, and
        `STARTING_SECONDS`."""
        if self.limit_seconds is not None:
            return self.limit_seconds
        searching = self.row.budget_seconds
        return STARTING_SECONDS + (ITERATIONS_SECONDS if searching is None else 1.5 * searching)

    @property
    def budget(self) -> Budget:
        return Budget(self.row.budget_seconds, self.row.budget_iterations)


def key_of(row: Row) -> Key:
    """What makes a run the same run."""
    return (
        row.family, row.instance, row.solver, row.seed, row.budget_seconds, row.budget_iterations, row.threads,
    )  # fmt: skip


def jobs_of(suite: Suite, suite_file: Path, data: Path | None) -> list[Job]:
    """Return every run of a suite, once: by group, time, threads, seed, instance, solver, so that the solvers that are compared run
    close in time, and a suite that was stopped has whole seeds.

    Parameters
    ----------
    data
        The folder that `instances` are found in; None if there is none.

    Raises
    ------
    ValueError
        For an unknown solver, a glob that fits no file, files that cannot be read (all of them, one a line), two instances of
        one name in a family, or nothing to run.
    """
    instances = _Instances(suite_file, data)
    found: dict[Key, Job] = {}
    for group in suite.group:
        for name in group.solvers:
            require_solver(name)
        for job in _group_jobs(group, instances.of(group)):
            other = found.setdefault(job.key, job)
            if other.source != job.source:
                raise ValueError(
                    f"{other.label} and {job.label} are both {job.row.instance} of {job.row.family}"
                )
    if not found:
        raise ValueError(f"{suite_file}: no runs in this suite")
    return list(found.values())


def jobs_in(jobs: Sequence[Job], families: Sequence[str], suite_file: Path) -> list[Job]:
    """Return the runs of these families and their parts ("care" for "care-plain"), of all where none is named.

    Raises ValueError if no run of `suite_file` is of such a family.
    """
    kept = [job for job in jobs if not families or any(in_family(job.row.family, f) for f in families)]
    if not kept:
        raise ValueError(f"{suite_file}: no runs of the families {', '.join(families)} in this suite")
    return kept


class _Instance(NamedTuple):
    source: str
    label: str
    header: Header


def _group_jobs(group: Group, instances: list[_Instance]) -> Iterator[Job]:
    for seconds, threads, seed in product(group.seconds or (None,), group.threads, group.seeds):
        budget = Budget(seconds, group.iterations)
        for source, label, header in instances:
            for solver in group.solvers:
                row = empty_row(header, solver, budget, seed, threads)
                yield Job(source=source, label=label, row=row, limit_seconds=group.limit_seconds)


class _Instances:
    """Instances of groups; each is opened once, for its name, and let go."""

    def __init__(self, suite_file: Path, data: Path | None) -> None:
        self.suite_file, self.data = suite_file, data
        self._headers: dict[str, Header] = {}

    def of(self, group: Group) -> list[_Instance]:
        """Return what the group names and wants. Raises ValueError for files that cannot be read, one a line."""
        found, faults = [], []
        for source, label in self._sources(group):
            try:
                header = self._header(source)
            except (ValueError, OSError) as error:
                faults.append(str(error))
                continue
            if group.wants(header.family):
                found.append(_Instance(source, label, header))
        if faults:
            raise ValueError("\n".join(faults))
        return found

    def _header(self, source: str) -> Header:
        if source not in self._headers:
            case = open_source(source)
            self._headers[source] = Header(case.name, case.family, case.size, case.best_known)
        return self._headers[source]

    def _sources(self, group: Group) -> list[tuple[str, str]]:
        """Return (source, label) of everything that the group names."""
        sources = [(name, name) for name in group.care_names()]
        sources += _files(group.beside, self.suite_file.resolve().parent, self.suite_file)
        if not group.instances:
            return sources
        if self.data is None:
            raise ValueError(
                f"{self.suite_file} names instance files: give their folder with --data, or in the environment as "
                "HOMECARE_BENCHMARKS"
            )
        return [*sources, *_files(group.instances, self.data.resolve(), self.suite_file)]


def _files(globs: Iterable[str], folder: Path, suite_file: Path) -> list[tuple[str, str]]:
    found = []
    for pattern in globs:
        if Path(pattern).is_absolute():
            raise ValueError(f"{suite_file}: {pattern!r} must be relative to {folder}")
        paths = sorted(p for p in folder.glob(pattern) if p.is_file())
        if not paths:
            raise ValueError(f"{suite_file}: no file in {folder} fits {pattern!r}")
        found += [(str(p), p.relative_to(folder).as_posix()) for p in paths]
    return found
