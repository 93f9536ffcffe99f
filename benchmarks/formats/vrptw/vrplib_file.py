"""VRPLIB `.vrp` files with time windows, service times and prizes, read and written by the library `vrplib`.

What the library lets pass in silence is looked at here: node numbers out of order, missing or odd sections, text for numbers.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import vrplib
from vrplib.parse import parse_vrplib

from benchmarks.formats.files import bare_name, read_text, write_text
from benchmarks.formats.vrptw.instance import FloatArray, Vrptw
from benchmarks.formats.vrptw.solomon import plain

_UNNUMBERED = ("EDGE_WEIGHT_SECTION", "DEPOT_SECTION")
_KNOWN = {
    "name", "type", "comment", "dimension", "vehicles", "capacity", "service_time", "edge_weight_type", "edge_weight_format",
    "node_coord", "demand", "time_window", "prize", "depot", "edge_weight", "node_coord_type", "display_data_type",
}  # fmt: skip


def read_vrplib(path: Path) -> Vrptw:
    """Read an instance: `CAPACITY`, `NODE_COORD_SECTION` (EUC_2D) or an explicit `EDGE_WEIGHT_SECTION`, `DEMAND_SECTION`,
    `TIME_WINDOW_SECTION`; optional `VEHICLES` (one per client), `SERVICE_TIME` of every client or `SERVICE_TIME_SECTION`,
    `PRIZE_SECTION`. Its name is the file's.

    Raises ValueError naming the file, with one line per fault, also for a section whose rule would otherwise be ignored;
    OSError if it cannot be read.
    """
    text = read_text(path)
    faults = list(_numbering_faults(text))
    try:
        found: dict[str, Any] = parse_vrplib(text, compute_edge_weights=False) if not faults else {}
    except (ValueError, RuntimeError, KeyError, IndexError) as error:
        found, faults = {}, [str(error)]
    if not faults:
        faults = list(_section_faults(found))
    if not faults:
        try:
            return _instance(bare_name(path), found)
        except ValueError as error:
            faults = str(error).splitlines()
    raise ValueError("\n".join(f"{path}: {fault}" for fault in faults))


def write_vrplib(instance: Vrptw, path: Path) -> None:
    """Write the instance; `.gz` at the end of the name packs it."""
    data: dict[str, Any] = {
        "NAME": instance.name,
        "TYPE": "VRPTW" if instance.prize is None else "PCVRPTW",
        "DIMENSION": instance.num_nodes,
        "VEHICLES": instance.vehicles,
        "CAPACITY": instance.capacity,
    }
    served = np.unique(instance.service[1:])
    if len(served) == 1:
        data["SERVICE_TIME"] = plain(served[0])
    data["EDGE_WEIGHT_TYPE"] = "EXPLICIT" if instance.coordinates is None else "EUC_2D"
    if instance.coordinates is None:
        assert instance.matrix is not None
        data["EDGE_WEIGHT_FORMAT"] = "FULL_MATRIX"
        data["EDGE_WEIGHT_SECTION"] = _rows(instance.matrix)
    else:
        data["NODE_COORD_SECTION"] = _rows(instance.coordinates)
    data["DEMAND_SECTION"] = _rows(instance.demand[:, None])
    data["TIME_WINDOW_SECTION"] = _rows(np.stack([instance.ready, instance.due], axis=1))
    if len(served) > 1:
        data["SERVICE_TIME_SECTION"] = _rows(instance.service[:, None])
    if instance.prize is not None:
        data["PRIZE_SECTION"] = _rows(instance.prize[:, None])
    data["DEPOT_SECTION"] = [1, -1]
    with tempfile.TemporaryDirectory() as folder:  # the library writes plain files only
        plain_file = Path(folder) / "instance.vrp"
        vrplib.write_instance(plain_file, data)
        write_text(path, read_text(plain_file))


def _rows(table: np.ndarray) -> list[list[int | float]]:
    return [[plain(value) for value in row] for row in table]


def _numbering_faults(text: str) -> Iterator[str]:
    """Rows of a section are numbered 1, 2, ...; the library drops the numbers unseen."""
    section, row = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if "_SECTION" in line or line.strip() == "EOF":
            section, row = line.strip(" :"), 0
        elif section and words and section not in _UNNUMBERED:
            row += 1
            if words[0] != str(row):
                yield f"line {number}: {section}: expected row {row}, found {line.strip()!r}"
                return


def _section_faults(found: dict[str, Any]) -> Iterator[str]:
    for key in ("dimension", "capacity"):
        if not isinstance(found.get(key), int):
            yield f"{key.upper()}: expected a whole number, found {found.get(key, 'none')!r}"
    for key in ("vehicles", "service_time"):
        if isinstance(found.get(key), str):
            yield f"{key.upper()}: expected a number, found {found[key]!r}"
    for key in ("demand", "time_window", "depot"):
        if key not in found:
            yield f"{key.upper()}_SECTION is missing"
    for key in sorted(set(found) - _KNOWN):
        yield f"{key.upper()} is not known here, and to ignore it could change the problem"
    weights = found.get("edge_weight_type")
    if weights not in ("EUC_2D", "EXPLICIT"):
        yield f"EDGE_WEIGHT_TYPE: expected EUC_2D or EXPLICIT, found {weights!r}"
    elif ("node_coord" if weights == "EUC_2D" else "edge_weight") not in found:
        yield f"EDGE_WEIGHT_TYPE is {weights}, but its section is missing"
    if "depot" in found and list(np.ravel(found["depot"])) != [0]:
        yield f"DEPOT_SECTION: expected node 1 alone, found {[int(d) + 1 for d in np.ravel(found['depot'])]}"


def _column(found: dict[str, Any], key: str) -> FloatArray:
    try:
        return np.array(found[key], dtype=np.float64)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{key.upper()}_SECTION: expected numbers, the same count in each row") from error


def _instance(name: str, found: dict[str, Any]) -> Vrptw:
    nodes = found["dimension"]
    demand = _column(found, "demand")
    window = _column(found, "time_window")
    if demand.shape != (nodes,) or window.shape != (nodes, 2):
        raise ValueError(
            f"DIMENSION is {nodes}, but DEMAND_SECTION has shape {demand.shape}, TIME_WINDOW_SECTION {window.shape}"
        )
    if (demand != np.rint(demand)).any():
        raise ValueError(f"node {int(np.argmax(demand != np.rint(demand)))}: demand must be a whole number")
    service = found.get("service_time", 0)
    if isinstance(service, int | float):
        service = np.concatenate([[0.0], np.full(nodes - 1, float(service))])
    else:
        service = _column(found, "service_time")
    explicit = found["edge_weight_type"] == "EXPLICIT"
    return Vrptw(
        name,
        int(found.get("vehicles", max(1, nodes - 1))),
        found["capacity"],
        demand=demand.astype(np.int64),
        ready=window[:, 0],
        due=window[:, 1],
        service=service,
        coordinates=None if explicit else _column(found, "node_coord"),
        matrix=_column(found, "edge_weight") if explicit else None,
        prize=_column(found, "prize") if "prize" in found else None,
    )
