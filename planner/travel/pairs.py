"""From rows of (from, to, means, seconds, metres) to square matrices, with every fault located."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from planner.domain import Means
from planner.errors import InputError, Issue
from planner.travel.cells import LARGEST, whole_numbers
from planner.travel.location import means_words
from planner.travel.times import TravelTimes

_MEANS = {
    "car": Means.CAR, "bil": Means.CAR,
    "bicycle": Means.BICYCLE, "cykel": Means.BICYCLE,
    "walking": Means.WALKING, "gang": Means.WALKING, "gående": Means.WALKING, "til fods": Means.WALKING,
}  # fmt: skip
_NUMBERS = ("seconds", "metres")


def times_from_pairs(rows: pd.DataFrame, path: Path) -> TravelTimes:
    """Return the matrices of `rows` (texts, indexed by row number in the file), addresses in order of
    appearance.

    Raises
    ------
    InputError
        With an Issue for every empty address, unknown means, bad or negative number, pair given twice, way
        from an address to itself that is not 0, and for each means of travel whose pairs are not complete.
    """
    if rows.empty:
        raise InputError([Issue(code="table_empty", file=str(path), params={"file": str(path)})])
    means = rows["means"].str.lower().map(_MEANS)
    numbers = {name: pd.to_numeric(rows[name].str.replace(",", "."), errors="coerce") for name in _NUMBERS}
    issues = [
        *_empty_addresses(rows, path),
        *_unknown_means(rows, means, path),
        *(i for name in _NUMBERS for i in _bad_numbers(rows, numbers[name], name, path)),
    ]
    known = means.notna() & (rows["from"] != "") & (rows["to"] != "")
    issues += _repeated(rows[known], means[known], path)
    ids = [str(i) for i in pd.unique(pd.concat([rows["from"], rows["to"]])) if i != ""]
    place = {address: k for k, address in enumerate(ids)}
    tables: dict[str, dict[Means, NDArray[np.int32]]] = {name: {} for name in _NUMBERS}
    for m in (m for m in Means if (means == m).any()):
        chosen = known & (means == m)
        cells = rows.loc[chosen, "from"].map(place).to_numpy(), rows.loc[chosen, "to"].map(place).to_numpy()
        given = np.eye(len(ids), dtype=bool)
        given[cells] = True
        issues += _missing(given, ids, m, path)
        for name in _NUMBERS:
            tables[name][m] = _matrix(numbers[name][chosen], cells, len(ids), name == "seconds")
    if issues:
        raise InputError(sorted(issues, key=lambda i: i.row or 0))
    return TravelTimes(tuple(ids), tables["seconds"], tables["metres"])


def _matrix(numbers: pd.Series, cells: tuple[NDArray, NDArray], size: int, upward: bool) -> NDArray[np.int32]:
    values = numbers.to_numpy(dtype=np.float64)
    usable = np.where(np.isfinite(values) & (values <= LARGEST), values, 0.0)
    matrix = np.zeros((size, size), dtype=np.int32)
    matrix[cells] = whole_numbers(usable, upward).astype(np.int32)
    return matrix


def _empty_addresses(rows: pd.DataFrame, path: Path) -> list[Issue]:
    return [
        Issue(code="table_missing_address", file=str(path), row=int(row), column=name, params={"name": name})
        for name in ("from", "to")
        for row in rows.index[rows[name] == ""]
    ]


def _unknown_means(rows: pd.DataFrame, means: pd.Series, path: Path) -> list[Issue]:
    unknown = rows["means"][means.isna()]
    return [
        Issue(
            code="table_unknown_means",
            file=str(path),
            row=row,
            column="means",
            value=value,
            params={"value": value},
        )
        for row, value in zip(unknown.index.tolist(), unknown.tolist(), strict=True)
    ]


def _bad_numbers(rows: pd.DataFrame, numbers: pd.Series, name: str, path: Path) -> list[Issue]:
    unusable = ~np.isfinite(numbers) | (numbers > LARGEST)
    negative = ~unusable & (numbers < 0)
    diagonal = ~unusable & (numbers > 0) & (rows["from"] == rows["to"])
    faults = [("table_bad_number", unusable), ("table_negative", negative), ("table_diagonal", diagonal)]
    return [
        Issue(
            code=code,
            file=str(path),
            row=int(row),
            column=name,
            value=value,
            ids=(origin, destination),
            params={"value": value, "name": name, "address": origin},
        )
        for code, where in faults
        for row, origin, destination, value in rows.loc[where, ["from", "to", name]].itertuples()
    ]


def _repeated(rows: pd.DataFrame, means: pd.Series, path: Path) -> list[Issue]:
    keys = pd.DataFrame({"from": rows["from"], "to": rows["to"], "means": means.astype(str)})
    again = keys[keys.duplicated()]
    if again.empty:
        return []
    first: dict[tuple[str, str, str], int] = {}
    for row, *key in zip(keys.index.tolist(), *(keys[c].tolist() for c in keys.columns), strict=True):
        first.setdefault((key[0], key[1], key[2]), row)
    return [
        Issue(
            code="table_duplicate_pair",
            file=str(path),
            row=int(row),
            value=str(mode),
            ids=(origin, destination),
            params={
                "origin": origin,
                "destination": destination,
                "first": first[origin, destination, mode],
                **means_words([Means(str(mode))]),
            },
        )
        for row, origin, destination, mode in again.itertuples()
    ]


def _missing(given: NDArray[np.bool_], ids: list[str], means: Means, path: Path) -> list[Issue]:
    gaps = np.argwhere(~given)
    if not len(gaps):
        return []
    origin, destination = (ids[k] for k in gaps[0])
    params = {"count": len(gaps), "origin": origin, "destination": destination, **means_words([means])}
    return [Issue(code="table_missing_pairs", file=str(path), ids=(origin, destination), params=params)]
