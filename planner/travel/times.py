"""Travel times between addresses: whole seconds and metres, per means of travel."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.domain import Means, Shift

IntMatrix = NDArray[np.int32]
USUAL_PACE = 100


@dataclass(frozen=True, eq=False)
class TravelTimes:
    """Square matrices over `address_ids` for each means of travel.

    `seconds[means][i, j]` and `metres[means][i, j]` lead from address i to address j; int32, shape (n, n), diagonal 0,
    not assumed symmetric, every cell finite and >= 0. Seconds are rounded up: a plan must not be late by rounding.
    `attribution` must be shown wherever the figures are (empty for made-up data).

    `paces`: by shift id, the percent of its table's seconds that this shift's travel takes, `USUAL_PACE` where it is not named:
    snow in the morning, or a bicycle with a motor. Metres are those of the table.

    Raises ValueError for a wrong shape, a negative cell, a repeated id, or a pace below 1.
    """

    address_ids: tuple[str, ...]
    seconds: Mapping[Means, IntMatrix]
    metres: Mapping[Means, IntMatrix]
    attribution: str = ""
    paces: Mapping[str, int] = field(default_factory=dict)

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
        if min(self.paces.values(), default=USUAL_PACE) < 1:
            raise ValueError("a pace is at least 1 percent")

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
        for shift_id in sorted(self.paces):
            if self.paces[shift_id] != USUAL_PACE:
                h.update(f"\0{shift_id}\0{self.paces[shift_id]}".encode())
        return h.hexdigest()[:16]

    def leg(self, means: Means, origin: str, destination: str) -> tuple[int, int]:
        """Return (seconds, metres) from one address to another. Raises KeyError for an unknown id or means."""
        i, j = self.index[origin], self.index[destination]
        return int(self.seconds[means][i, j]), int(self.metres[means][i, j])

    def pace(self, shift: Shift) -> int:
        """Return the percent of its table's seconds that the shift's travel takes."""
        return self.paces.get(shift.shift_id, USUAL_PACE)

    def leg_of(self, shift: Shift, origin: str, destination: str) -> tuple[int, int]:
        """Return (seconds, metres) of a shift from one address to another, by its means and at its pace, seconds rounded up.

        Raises KeyError for an unknown id or means.
        """
        seconds, metres = self.leg(shift.means, origin, destination)
        return at_pace(seconds, self.pace(shift)), metres

    def table_at(self, means: Means, pace: int) -> IntMatrix:
        """Return the (n, n) seconds of a means at a pace, each cell as `leg_of` has it. Raises KeyError for an unknown means."""
        table = self.seconds[means]
        return table if pace == USUAL_PACE else at_pace(table.astype(np.int64), pace).astype(np.int32)


def at_pace(seconds: Any, pace: int) -> Any:
    """Return whole seconds, one or an integer array, at a pace in percent, rounded up."""
    return -(-seconds * pace // USUAL_PACE)
