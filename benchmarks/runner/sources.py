"""From what a caller names to a case: a benchmark file, the name of a care day, or an input folder of `homecare plan`."""

from __future__ import annotations

from pathlib import Path

from benchmarks.care import CareName, open_care, open_input
from benchmarks.case import Case
from benchmarks.formats import open_case

WORKBOOKS = (".xlsx", ".xlsm")


def open_source(source: str) -> Case:
    """Open what `source` names: something on disk first, else a care day.

    Raises
    ------
    ValueError
        For the name of nothing, or for content that cannot be read, saying which and why.
    OSError
        If the file cannot be read.
    """
    path = Path(source)
    if path.is_dir() or path.suffix.lower() in WORKBOOKS:
        return open_input(path)
    if path.exists():
        return open_case(path)
    if CareName.looks_like(source):
        return open_care(source)
    raise ValueError(f"there is no file or folder {source}, and it is not the name of a care day")
