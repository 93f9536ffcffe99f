"""The vehicle routing problem with time windows as one frozen record, and the two conventions for its distances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
TENTHS = 10  # the DIMACS convention counts in tenths of a unit


class Convention(StrEnum):
    """How long a way is, as a distance and as a travel time.

    DIMACS: cut (not rounded) to one decimal (12th DIMACS Implementation Challenge, VRPTW track, 2022); only the distance is
    minimised. EXACT: double precision, as in the lists of solutions with the fewest vehicles (Solomon 1987; Gehring and Homberger
    1999).
    """

    DIMACS = "dimacs"
    EXACT = "exact"


@dataclass(frozen=True, eq=False)
class Vrptw:
    """One instance; N nodes, node 0 the depot, clients 1..N-1; everything in the unit of the file (distance = time).

    `coordinates` (N, 2) or `matrix` (N, N), exactly one of them. `demand`, `service` (N,), 0 at the depot; `ready`, `due` (N,)
    earliest and latest start of service, at the depot earliest departure and latest return. `vehicles` of one `capacity`.
    `prize` (N,) what a client not served costs, None where all must be; a client with prize 0 must be served.

    Raises ValueError with one line per fault.
    """

    name: str
    vehicles: int
    capacity: int
    demand: NDArray[np.int64]
    ready: FloatArray
    due: FloatArray
    service: FloatArray
    coordinates: FloatArray | None = None
    matrix: FloatArray | None = None
    prize: FloatArray | None = None

    def __post_init__(self) -> None:
        faults = list(_faults(self))
        if faults:
            raise ValueError("\n".join(faults))

    @property
    def num_nodes(self) -> int:
        return len(self.demand)

    @property
    def num_clients(self) -> int:
        return self.num_nodes - 1

    @cached_property
    def must_serve(self) -> NDArray[np.bool_]:
        """(N,): clients that may not be left out."""
        everybody = np.ones(self.num_nodes, dtype=bool) if self.prize is None else self.prize == 0
        everybody[0] = False
        return everybody

    @cached_property
    def exact(self) -> FloatArray:
        """(N, N) distances in double precision."""
        if self.matrix is not None:
            return self.matrix
        assert self.coordinates is not None
        step = self.coordinates[:, None, :] - self.coordinates[None, :, :]
        return np.asarray(np.sqrt((step**2).sum(axis=2)))

    @cached_property
    def tenths(self) -> NDArray[np.int64]:
        """(N, N) distances of the DIMACS convention in tenths of a unit."""
        return np.floor(TENTHS * self.exact).astype(np.int64)

    def in_tenths(self, values: FloatArray) -> NDArray[np.int64]:
        """Return times or prizes of the instance, none finer than a tenth, in tenths."""
        return np.rint(TENTHS * values).astype(np.int64)


def _faults(x: Vrptw) -> Iterator[str]:
    nodes = x.num_nodes
    columns = {"ready": x.ready, "due": x.due, "service": x.service}
    if x.prize is not None:
        columns["prize"] = x.prize
    shapes: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
        name: (column.shape, (nodes,)) for name, column in columns.items()
    }
    if (x.coordinates is None) == (x.matrix is None):
        yield "expected either coordinates or a distance matrix"
    if x.coordinates is not None:
        shapes["coordinates"] = x.coordinates.shape, (nodes, 2)
    if x.matrix is not None:
        shapes["distance matrix"] = x.matrix.shape, (nodes, nodes)
    wrong = [
        f"{name}: expected shape {due}, found {found}"
        for name, (found, due) in shapes.items()
        if found != due
    ]
    if nodes < 1:
        wrong.append("expected at least the depot")
    if wrong:
        yield from wrong
        return
    yield from _value_faults(x, columns)


def _value_faults(x: Vrptw, columns: dict[str, FloatArray]) -> Iterator[str]:
    if x.vehicles < 1:
        yield f"vehicles: expected at least 1, found {x.vehicles}"
    if x.capacity < 0:
        yield f"capacity: must not be negative, found {x.capacity}"
    if not np.isfinite(x.exact).all() or x.exact.min() < 0:
        yield "distances must be finite and not negative"
    elif x.exact.diagonal().any():
        yield "the distance from a node to itself must be 0"
    for name, column in {"demand": x.demand.astype(float), **columns}.items():
        for node in np.flatnonzero(~np.isfinite(column) | (column < 0)):
            yield f"node {node}: {name} must be finite and not negative, found {column[node]}"
        with np.errstate(invalid="ignore"):
            fine = np.abs(TENTHS * column - np.rint(TENTHS * column)) > 1e-6
        for node in np.flatnonzero(fine):
            yield f"node {node}: {name} {column[node]} is finer than a tenth"
    for node in np.flatnonzero(x.ready > x.due):
        yield f"node {node}: the window {x.ready[node]}..{x.due[node]} ends before it begins"
    if x.demand[0] or x.service[0]:
        yield f"node 0: the depot has demand {x.demand[0]} and service time {x.service[0]}, expected 0 and 0"
