"""The one way in: a folder of CSV files, a workbook or a JSON file to an instance, and every fault in it."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.domain import Instance
from planner.errors import Issue, Severity
from planner.formats.cpr import without_cpr
from planner.formats.csv_folder import read_folder
from planner.formats.draft import Draft
from planner.formats.json_form import load_json
from planner.formats.load import load
from planner.formats.raw import RawInput
from planner.formats.settle import settle
from planner.formats.workbook import read_workbook


@dataclass(frozen=True)
class Loaded:
    """What was read. `instance` holds every record without faults; `issues` every fault, by file and row.

    `roads` and `matrix` are the files named in the settings; they exist.
    """

    instance: Instance
    issues: list[Issue]
    roads: Path | None = None
    matrix: Path | None = None


def read_input(path: Path) -> Loaded:
    """Read a folder of CSV files, an Excel workbook (.xlsx, .xlsm) or a JSON file.

    Parameters
    ----------
    path
        The folder or file. What is wrong with it, even that it does not exist, is among the issues.

    Returns
    -------
    Loaded
        A row with an ERROR is not in the instance, nor is what depends on it; each has an issue. Rows with
        warnings are.
        No issue repeats anything that could be a CPR number.
    """
    with _collector_paused():
        draft = _draft(path)
        instance, issues = settle(draft)
    return Loaded(instance, [without_cpr(issue) for issue in issues], draft.roads, draft.matrix)


def has_errors(issues: Iterable[Issue]) -> bool:
    """Whether any issue must be mended before planning."""
    return any(issue.severity is Severity.ERROR for issue in issues)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without cyclic garbage collection: reading makes millions of small objects that live on, in no cycles, and
    looking through them again and again takes two fifths of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _draft(path: Path) -> Draft:
    if path.is_dir():
        raw = read_folder(path)
        if not raw.tables:
            return _without_tables(path, raw)
        return load(raw, path)
    if not path.is_file():
        return Draft(issues=[Issue("input_not_found", file=path.name)])
    if path.suffix.lower() == ".json":
        return load_json(path)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        raw = read_workbook(path)
        return (
            load(raw, path.parent)
            if raw.tables
            else Draft(issues=raw.issues or [Issue("no_tables", file=path.name, params={"instead": "-"})])
        )
    return Draft(issues=[Issue("unknown_format", file=path.name, value=path.suffix)])


def _without_tables(path: Path, raw: RawInput) -> Draft:
    others = sorted(p.name for p in path.iterdir() if p.suffix.lower() in (".json", ".xlsx", ".xlsm"))
    params = {"instead": ", ".join(others) or "-"}
    return Draft(issues=[*raw.issues, Issue("no_tables", file=path.name, params=params)])
