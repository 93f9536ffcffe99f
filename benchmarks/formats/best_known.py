"""Best known values from the `best_known.csv` that lies beside a family's instances."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from benchmarks.case import BestKnown

TABLE = "best_known.csv"
_LEVELS_UP = 3


class _Columns(NamedTuple):
    """Which columns of a table hold what; `bound` and `found` are missing in most tables."""

    cost: str
    source: str
    proven: str
    bound: tuple[str, ...] = ()
    found: str = ""


_SCHEDULING = _Columns(
    "best_known", "source", "proven_optimal", ("lower_bound", "lp_lower_bound"), "found_while_checking"
)
# Two conventions share these tables; distance alone, cut to one decimal, is the one that instances are solved by here.
_DIMACS = _Columns("best_known_dimacs_distance", "source_dimacs", "proven_optimal_dimacs")


def find_best_known(path: Path, name: str) -> BestKnown | None:
    """Return the best value known for the instance `name` (capitals do not matter) read from `path`, None without a table or a row.

    The table is the nearest `best_known.csv` in the file's folder or up to three folders above. A value found by others than its
    authors and lower than the published one wins; a proven optimum is its own lower bound.

    Raises ValueError naming file, row and column for a table that cannot be understood.
    """
    for folder in list(Path(path).resolve().parents)[: _LEVELS_UP + 1]:
        table = folder / TABLE
        if table.is_file():
            return _look_up(table, name, Path(path).resolve().parent.name)
    return None


def _look_up(table: Path, name: str, folder: str) -> BestKnown | None:
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header = reader.fieldnames or []
        columns = next((c for c in (_SCHEDULING, _DIMACS) if c.cost in header), None)
        if columns is None or "instance" not in header:
            raise ValueError(
                f"{table}: no column 'instance', or neither {_SCHEDULING.cost!r} nor {_DIMACS.cost!r}"
            )
        rows = [
            row
            for row in reader
            if name.lower() in ((row["instance"] or "").lower(), (row.get("label") or "").lower())
        ]
    # Two families of one table may use the same name; then the folder decides.
    rows = [row for row in rows if row.get("family") == folder] or rows
    return _value(table, rows[0], columns) if rows else None


def _value(table: Path, row: dict[str, str], columns: _Columns) -> BestKnown | None:
    cost = _number(table, row, columns.cost)
    found = _number(table, row, columns.found)
    bound = next((b for c in columns.bound if (b := _number(table, row, c)) is not None), None)
    source = row.get(columns.source) or ""
    if cost is None or (found is not None and found < cost):
        cost, source = found, "verified solution found while checking the published ones"
    if cost is None:
        return None
    proven = row.get(columns.proven) == "yes"
    return BestKnown(cost, source, cost if proven else bound, proven)


def _number(table: Path, row: dict[str, str], column: str) -> float | None:
    text = row.get(column) or ""
    try:
        return float(text) if text else None
    except ValueError as error:
        raise ValueError(f"{table}: {row['instance']}, column {column}: not a number: {text!r}") from error
