"""Travel times between addresses: whole seconds and metres, per means of travel."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.domain import Means

IntMatrix = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class TravelTimes:
    """Square matrices over `address_ids` for each means of travel.

    `seconds[means][i, j]` and `metres[means][i, j]` lead from address i to address j; int32, shape (n, n), diagonal 0,
    not assumed symmetric, every cell finite and >= 0. Seconds are rounded up: a plan must not be late by rounding.
    `attribution` must be shown wherever the figures are (empty for made-up data).

    Raises ValueError for a wrong shape, a negative cell or a repeated id.
    """

    address_ids: tuple[str, ...]
    seconds: Mapping[Means, IntMatrix]
    metres: Mapping[Means, IntMatrix]
    attribution: str = ""

    def __post_init__(self) -> None:
        n = len(self.address_ids)
        if len(set(self.address_ids)) != n:
            raise ValueError("travel times name an address twice")
        if set(self.seconds) != set(self.metres):
            raise ValueError("travel times need seconds and metres for the same means of travel")
        for name, table in (("seconds", self.seconds), ("metres", self.metres)):
            for means, matrix in table.items():
                if matrix.shape != (n, n):
                    raise ValueError(f"{name} by {means} has shape {matrix.shape}, expected {(n, n)}")
                if n and int(matrix.min()) < 0:
                    raise ValueError(f"{name} by {means} has a negative cell")

    @cached_property
    def index(self) -> dict[str, int]:
        """Row and column of each address id."""
        return {a: i for i, a in enumerate(self.address_ids)}

    @cached_property
    def digest(self) -> str:
        """Content hash: equal tables have equal digests."""
        h = hashlib.sha256("\0".join(self.address_ids).encode())
        for means in sorted(self.seconds):
            h.update(means.encode())
            h.update(np.ascontiguousarray(self.seconds[means], dtype="<i4").tobytes())
            h.update(np.ascontiguousarray(self.metres[means], dtype="<i4").tobytes())
        return h.hexdigest()[:16]

    def leg(self, means: Means, origin: str, destination: str) -> tuple[int, int]:
        """Return (seconds, metres) from one address to another. Raises KeyError for an unknown id or means."""
        i, j = self.index[origin], self.index[destination]
        return int(self.seconds[means][i, j]), int(self.metres[means][i, j])
