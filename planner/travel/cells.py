"""Cells of a travel-time matrix, from whatever numbers came in to whole ones, each bad cell named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.errors import Issue

LARGEST = int(np.iinfo(np.int32).max)


def whole_numbers(values: NDArray[np.float64], upward: bool) -> NDArray[np.float64]:
    """Round up or to the nearest; a millionth above a whole number counts as that number."""
    return np.ceil(np.round(values, 6)) if upward else np.rint(values)


def whole_cells(
    matrix: NDArray, path: Path, name: str, address_ids: Sequence[str], *, upward: bool
) -> tuple[NDArray[np.int32], list[Issue]]:
    """Return the square `matrix` as int32 and an Issue for each cell that is no usable number; such cells are
    0.
    """
    if not np.issubdtype(matrix.dtype, np.number) or np.issubdtype(matrix.dtype, np.complexfloating):
        value = str(matrix.dtype)
        issue = Issue(
            code="table_bad_number",
            file=str(path),
            column=name,
            value=value,
            params={"value": value, "name": name},
        )
        return np.zeros(matrix.shape, dtype=np.int32), [issue]
    numbers = matrix.astype(np.float64)
    unusable = ~np.isfinite(numbers) | (numbers > LARGEST)
    negative = ~unusable & (numbers < 0)
    diagonal = np.eye(len(numbers), dtype=bool) & (numbers != 0) & ~unusable & ~negative
    faults = [("table_bad_number", unusable), ("table_negative", negative), ("table_diagonal", diagonal)]
    issues = [
        _cell(code, path, name, address_ids, i, j, numbers[i, j])
        for code, where in faults
        for i, j in np.argwhere(where)
    ]
    usable = np.where(unusable | negative | diagonal, 0.0, numbers)
    return whole_numbers(usable, upward).astype(np.int32), issues


def _cell(
    code: str, path: Path, name: str, address_ids: Sequence[str], i: int, j: int, number: float
) -> Issue:
    value = f"{number:g}"
    # The first row of the matrix is row 1: an array has no heading line.
    params = {"value": value, "name": f"{name}[{i}, {j}]", "address": address_ids[i]}
    ends = (address_ids[i], address_ids[j])
    return Issue(code=code, file=str(path), row=int(i) + 1, column=name, value=value, ids=ends, params=params)
