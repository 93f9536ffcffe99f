"""A street network on disk: one `.npz` file with a format version, and the network's content hash."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from planner.travel.arrays import read_arrays, write_arrays
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork

FORMAT = "homecare-planner road network"
FORMAT_VERSION = 1

_ARRAYS: dict[str, str] = {
    "latitude": "<f8",
    "longitude": "<f8",
    "tail": "<i4",
    "head": "<i4",
    "metres": "<f8",
    "highway": "|u1",
    "speed_limit": "<f4",
    "car": "|b1",
    "bicycle": "|b1",
    "walking": "|b1",
    "shape_offset": "<i8",
    "shape_latitude": "<f4",
    "shape_longitude": "<f4",
}
_WORDS = ("attribution", "name")


def save_network(network: RoadNetwork, path: Path) -> None:
    """Write `network` to `path` (`.npz`), whole or not at all. Raises OSError if the folder cannot be
    written.
    """
    arrays = {name: np.asarray(getattr(network, name)).astype(dtype) for name, dtype in _ARRAYS.items()}
    words = {name: np.array(getattr(network, name)) for name in _WORDS}
    write_arrays(
        path, {"format": np.array(FORMAT), "format_version": np.array(FORMAT_VERSION), **words, **arrays}
    )


def load_network(path: Path) -> RoadNetwork:
    """Return the network that `save_network` wrote.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is cut, is something else than a network, has another format version, or its arrays do not
        fit together (lengths, node numbers out of range, unknown street class).
    """
    arrays = read_arrays(path)
    if "format" not in arrays or str(arrays["format"]) != FORMAT:
        raise ValueError(f"{path} is not a street network saved by this program")
    version = arrays.get("format_version")
    if version is None or version.shape != () or int(version) != FORMAT_VERSION:
        raise ValueError(
            f"{path} has format version {version}, this program reads {FORMAT_VERSION}; read the map again"
        )
    absent = sorted({f.name for f in fields(RoadNetwork)} - set(arrays))
    if absent:
        raise ValueError(f"{path} lacks {', '.join(absent)}")
    wrong = sorted(name for name, dtype in _ARRAYS.items() if arrays[name].dtype != np.dtype(dtype))
    if wrong:
        raise ValueError(f"{path} has the wrong type of number in {', '.join(wrong)}")
    values: dict[str, Any] = {name: arrays[name] for name in _ARRAYS}
    values |= {name: str(arrays[name]) for name in _WORDS}
    network = RoadNetwork(**values)
    fault = _misfit(network)
    if fault:
        raise ValueError(f"{path}: {fault}")
    return network


def network_digest(network: RoadNetwork) -> str:
    """Content hash of the arrays (hexadecimal): networks with equal streets have equal digests, whatever
    their name.
    """
    h = hashlib.sha256()
    for name, dtype in _ARRAYS.items():
        array = np.ascontiguousarray(getattr(network, name), dtype=dtype)
        h.update(f"{name}{array.shape}".encode())
        h.update(array.tobytes())
    return h.hexdigest()


def _misfit(network: RoadNetwork) -> str:
    """Say in what way the arrays do not fit together; empty when they do."""
    num_nodes, num_arcs = len(network.latitude), len(network.tail)
    per_arc = ("tail", "head", "metres", "highway", "speed_limit", "car", "bicycle", "walking")
    uneven = [name for name in per_arc if getattr(network, name).shape != (num_arcs,)]
    if uneven or network.longitude.shape != (num_nodes,) or network.shape_offset.shape != (num_arcs + 1,):
        return f"the arrays have different lengths ({', '.join(uneven) or 'nodes or shapes'})"
    num_points = len(network.shape_latitude)
    if network.shape_longitude.shape != (num_points,) or np.any(np.diff(network.shape_offset) < 2):
        return "a street has no shape"
    if network.shape_offset[0] != 0 or network.shape_offset[-1] != num_points:
        return "the shapes do not end where the streets do"
    if num_arcs and (min(network.tail.min(), network.head.min()) < 0):
        return "a street starts or ends at a negative node"
    if num_arcs and max(network.tail.max(), network.head.max()) >= num_nodes:
        return "a street starts or ends at a node that is not there"
    if num_arcs and network.highway.max() >= len(HIGHWAY_CLASSES):
        return "a street has an unknown class"
    return ""
