"""Travel times made elsewhere: a matrix in `.npz`, or one row per pair in CSV or Parquet. Also writes `.npz`.

`.npz` keys: `address_ids` (n,) text; for each means of travel `seconds_car` and `metres_car` (n, n), likewise
`_bicycle` and `_walking`; `attribution` text, optional; `pace_shifts` (k,) text and `pace_percent` (k,), optional, see
`TravelTimes.paces`. Rows are origins. Other keys are passed over.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.domain import Means
from planner.errors import InputError, Issue
from planner.travel.arrays import read_arrays, write_arrays
from planner.travel.cells import whole_cells
from planner.travel.pairs import times_from_pairs
from planner.travel.pairs_files import read_csv_pairs, read_parquet_pairs
from planner.travel.times import TravelTimes

_KINDS = ("seconds", "metres")
_PACE_ARRAYS = ("pace_shifts", "pace_percent")


def read_travel_times(path: Path) -> TravelTimes:
    """Return the travel times of an `.npz`, `.csv` or `.parquet` file.

    CSV and Parquet have the columns from, to, means, seconds, metres (fra, til, transportmiddel, sekunder,
    meter), one row per pair and means; CSV is UTF-8 with or without BOM, with semicolon, comma or tab. A pair
    from an address to itself may be left out. Decimals are allowed: seconds are rounded up, metres to the
    nearest.

    Raises
    ------
    InputError
        If the file is missing, of another kind or unreadable, or its content does not make a whole matrix:
        every fault found.
    """
    if not path.is_file():
        raise InputError([Issue(code="table_missing", file=str(path), params={"file": str(path)})])
    suffix = path.suffix.lower()
    if suffix == ".npz":
        return _from_arrays(path)
    if suffix == ".csv":
        return times_from_pairs(read_csv_pairs(path), path)
    if suffix == ".parquet":
        return times_from_pairs(read_parquet_pairs(path), path)
    raise InputError([Issue(code="table_wrong_kind", file=str(path), params={"file": str(path)})])


def write_travel_times(times: TravelTimes, path: Path) -> None:
    """Write `times` to an `.npz` file that `read_travel_times` reads back to equal matrices, whole or not at
    all.

    Raises
    ------
    ValueError
        If `path` does not end in `.npz`.
    OSError
        If the folder cannot be written.
    """
    if path.suffix.lower() != ".npz":
        raise ValueError(f"travel times are written to .npz, not {path.suffix!r}")
    arrays: dict[str, NDArray] = {
        "address_ids": np.array(times.address_ids, dtype=np.str_),
        "attribution": np.array(times.attribution),
    }
    for kind in _KINDS:
        arrays |= {f"{kind}_{m.value}": matrix for m, matrix in getattr(times, kind).items()}
    if times.paces:
        arrays["pace_shifts"] = np.array(list(times.paces), dtype=np.str_)
        arrays["pace_percent"] = np.array(list(times.paces.values()), dtype=np.int64)
    write_arrays(path, arrays)


def _from_arrays(path: Path) -> TravelTimes:
    try:
        arrays = read_arrays(path)
    except ValueError as error:
        raise InputError([Issue(code="table_broken", file=str(path), params={"file": str(path)})]) from error
    issues = _array_faults(path, arrays)
    if issues:
        raise InputError(issues)
    ids = tuple(str(i) for i in arrays["address_ids"])
    tables: dict[str, dict[Means, NDArray[np.int32]]] = {kind: {} for kind in _KINDS}
    for kind, means, name in _matrix_names(arrays):
        tables[kind][means], faults = whole_cells(arrays[name], path, name, ids, upward=kind == "seconds")
        issues += faults
    if issues:
        raise InputError(issues)
    attribution = str(arrays.get("attribution", ""))
    return TravelTimes(ids, tables["seconds"], tables["metres"], attribution, _paces(arrays))


def _paces(arrays: dict[str, NDArray]) -> dict[str, int]:
    shifts, percent = (arrays.get(name, np.empty(0)) for name in _PACE_ARRAYS)
    return {str(s): int(p) for s, p in zip(shifts.tolist(), percent.tolist(), strict=True)}


def _matrix_names(arrays: dict[str, NDArray]) -> list[tuple[str, Means, str]]:
    names = [(kind, means, f"{kind}_{means.value}") for means in Means for kind in _KINDS]
    return [entry for entry in names if entry[2] in arrays]


def _array_faults(path: Path, arrays: dict[str, NDArray]) -> list[Issue]:
    """Find what is missing, of the wrong size or unknown, before any cell is looked at."""
    if "address_ids" not in arrays or arrays["address_ids"].ndim != 1:
        return [_lacking(path, "address_ids")]
    counts = Counter(str(i) for i in arrays["address_ids"])
    issues = [
        Issue(
            code="table_repeated_address",
            file=str(path),
            column="address_ids",
            value=address,
            ids=(address,),
            params={"address": address, "count": count},
        )
        for address, count in counts.items()
        if count > 1
    ]
    issues += [_unknown_means(path, name) for name in arrays if _names_unknown_means(name)]
    found = _matrix_names(arrays)
    if not found:
        issues.append(_lacking(path, "seconds_car"))
    for kind, means, _ in found:
        other = f"{'metres' if kind == 'seconds' else 'seconds'}_{means.value}"
        if other not in arrays:
            issues.append(_lacking(path, other))
    n = len(arrays["address_ids"])
    issues += [
        _wrong_size(path, name, arrays[name].shape, n) for *_, name in found if arrays[name].shape != (n, n)
    ]
    return issues + _pace_faults(path, arrays)


def _pace_faults(path: Path, arrays: dict[str, NDArray]) -> list[Issue]:
    """Paces in other numbers than shifts, and those that are not whole percent."""
    shifts, percent = (arrays.get(name, np.empty(0, dtype=np.int64)) for name in _PACE_ARRAYS)
    if shifts.ndim == 1 and shifts.shape == percent.shape and np.issubdtype(percent.dtype, np.integer):
        bad = percent[percent < 1].tolist()
    else:
        bad = [f"{percent.dtype} {percent.shape}"]
    name = _PACE_ARRAYS[1]
    return [
        Issue("table_bad_pace", file=str(path), column=name, value=str(p), params={"value": str(p)})
        for p in dict.fromkeys(bad)
    ]


def _names_unknown_means(name: str) -> bool:
    kind, _, means = name.partition("_")
    return kind in _KINDS and means not in {m.value for m in Means}


def _unknown_means(path: Path, name: str) -> Issue:
    value = name.partition("_")[2]
    return Issue(
        code="table_unknown_means", file=str(path), column=name, value=value, params={"value": value}
    )


def _lacking(path: Path, name: str) -> Issue:
    params = {"file": str(path), "name": name, "expected": "address_ids, seconds_car, metres_car"}
    return Issue(code="table_missing_column", file=str(path), column=name, params=params)


def _wrong_size(path: Path, name: str, shape: tuple[int, ...], n: int) -> Issue:
    found, expected = " x ".join(map(str, shape)), f"{n} x {n}"
    params = {"name": name, "shape": found, "expected": expected}
    return Issue(code="table_wrong_size", file=str(path), column=name, value=found, params=params)
