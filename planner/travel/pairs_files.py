"""Files with one row per pair of addresses and means of travel, read into a table of texts with known column
names.
"""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from planner.errors import InputError, Issue

COLUMNS = ("from", "to", "means", "seconds", "metres")

_HEADINGS = {
    "from": "from", "fra": "from", "to": "to", "til": "to",
    "means": "means", "transportmiddel": "means", "befordring": "means",
    "seconds": "seconds", "sekunder": "seconds",
    "metres": "metres", "meters": "metres", "meter": "metres",
}  # fmt: skip


def read_csv_pairs(path: Path) -> pd.DataFrame:
    """Return the rows as text under `COLUMNS`, indexed by row number (the heading is row 1); empty rows are
    left out.

    Raises
    ------
    InputError
        If the file is empty, not UTF-8, not a table, or lacks columns.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _fault("table_encoding", path) from error
    if not text.strip():
        raise _fault("table_empty", path)
    heading = text.lstrip().splitlines()[0]
    separator = max(";,\t", key=heading.count)
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=separator,
            dtype=str,
            keep_default_na=False,
            skip_blank_lines=False,
            index_col=False,
        )
    except (pd.errors.ParserError, pd.errors.ParserWarning, pd.errors.EmptyDataError, ValueError) as error:
        raise _fault("table_broken", path) from error
    return _tidy(frame, path)


def read_parquet_pairs(path: Path) -> pd.DataFrame:
    """Return the rows as `read_csv_pairs` does.

    Raises
    ------
    InputError
        If pyarrow is not installed, the file is cut or not Parquet, or lacks columns.
    """
    if find_spec("pyarrow") is None:
        raise _fault("table_needs_parquet", path)
    import pyarrow

    try:
        frame = pd.read_parquet(path, engine="pyarrow")
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise _fault("table_broken", path) from error
    return _tidy(frame.reset_index(drop=True), path)


def _tidy(frame: pd.DataFrame, path: Path) -> pd.DataFrame:
    names = {c: _HEADINGS.get(str(c).strip().lower(), "") for c in frame.columns}
    frame = frame[[c for c in frame.columns if names[c]]].rename(columns=names)
    absent = [c for c in COLUMNS if list(frame.columns).count(c) != 1]
    if absent:
        raise InputError([_lacking(path, name) for name in absent])
    frame.index = pd.RangeIndex(2, 2 + len(frame))
    # A missing value of Parquet is an empty text, as in CSV.
    texts = frame[list(COLUMNS)].astype(object).where(frame[list(COLUMNS)].notna(), "").astype(str)
    texts = texts.apply(lambda column: column.str.strip())
    return texts[(texts != "").any(axis=1)]


def _lacking(path: Path, name: str) -> Issue:
    params = {"file": str(path), "name": name, "expected": ", ".join(COLUMNS)}
    return Issue(code="table_missing_column", file=str(path), row=1, column=name, params=params)


def _fault(code: str, path: Path) -> InputError:
    return InputError([Issue(code=code, file=str(path), params={"file": str(path)})])
