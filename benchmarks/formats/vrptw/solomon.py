"""Solomon's text format (also Gehring and Homberger's), read and written: vehicles and capacity, then one row per node."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.formats.files import bare_name, read_text, write_text
from benchmarks.formats.vrptw.instance import Vrptw

COLUMNS = ("CUST NO.", "XCOORD.", "YCOORD.", "DEMAND", "READY TIME", "DUE DATE", "SERVICE TIME")
_HEADINGS = ("VEHICLE", "NUMBER CAPACITY", "CUSTOMER", " ".join(COLUMNS))


def read_solomon(path: Path) -> Vrptw:
    """Read an instance; its name is the file's.

    Raises ValueError naming the file, with one line per fault, and OSError if it cannot be read.
    """
    lines = [(number, line.split()) for number, line in enumerate(read_text(path).splitlines(), 1)]
    filled = [(number, words) for number, words in lines if words]
    faults = _heading_faults(filled)
    if faults:
        raise ValueError("\n".join(f"{path}: {fault}" for fault in faults))
    fleet, rows = filled[3], filled[6:]
    numbers = [_numbers(*fleet, 2, "vehicle number and capacity", faults)]
    numbers += [_numbers(*row, len(COLUMNS), ", ".join(COLUMNS), faults) for row in rows]
    for node, ((line, _), values) in enumerate(zip(rows, numbers[1:], strict=True)):
        if values and values[0] != node:
            faults.append(f"line {line}: expected node {node}, found {values[0]:g}")
        if values and values[3] != int(values[3]):
            faults.append(f"line {line}: demand must be a whole number, found {values[3]:g}")
    if not faults:
        try:
            return _instance(path, numbers[0], np.array(numbers[1:]))
        except ValueError as error:
            faults = str(error).splitlines()
    raise ValueError("\n".join(f"{path}: {fault}" for fault in faults))


def write_solomon(instance: Vrptw, path: Path) -> None:
    """Write the instance; `.gz` at the end of the name packs it.

    Raises ValueError for what the format cannot say: a distance matrix, prizes.
    """
    if instance.coordinates is None or instance.prize is not None:
        raise ValueError(f"{instance.name}: Solomon's format has neither a distance matrix nor prizes")
    lines = [
        instance.name, "", "VEHICLE", "NUMBER     CAPACITY", f"  {instance.vehicles}         {instance.capacity}", "",
        "CUSTOMER", "  ".join(COLUMNS), "",
    ]  # fmt: skip
    for node in range(instance.num_nodes):
        row = (
            node, *instance.coordinates[node], instance.demand[node], instance.ready[node], instance.due[node],
            instance.service[node],
        )  # fmt: skip
        lines.append("".join(f"{plain(value):>11}" for value in row))
    write_text(path, "\n".join(lines) + "\n")


def plain(value: float) -> int | float:
    """Return the number as whole where it is, so that it is written as people write it."""
    return int(value) if float(value).is_integer() else float(value)


def _heading_faults(filled: list[tuple[int, list[str]]]) -> list[str]:
    if len(filled) < 7:
        return [f"expected a name, {', '.join(_HEADINGS)} and at least the depot; found {len(filled)} lines"]
    return [
        f"line {number}: expected {heading!r}, found {' '.join(words)!r}"
        for heading, (number, words) in zip(
            _HEADINGS, (filled[1], filled[2], filled[4], filled[5]), strict=True
        )
        if " ".join(words).upper() != heading
    ]


def _numbers(line: int, words: list[str], expected: int, what: str, faults: list[str]) -> list[float]:
    """Return the row's numbers, or nothing and a fault."""
    try:
        numbers = [float(word) for word in words]
    except ValueError:
        numbers = []
    if len(numbers) != expected:
        faults.append(f"line {line}: expected {expected} numbers ({what}), found {' '.join(words)!r}")
        return []
    return numbers


def _instance(path: Path, fleet: list[float], table: np.ndarray) -> Vrptw:
    return Vrptw(
        bare_name(path),
        int(fleet[0]),
        int(fleet[1]),
        demand=table[:, 3].astype(np.int64),
        ready=table[:, 4],
        due=table[:, 5],
        service=table[:, 6],
        coordinates=table[:, 1:3],
    )
