"""An instance of three clients to know by heart.

Depot (0, 0), open 0..40; two vehicles of capacity 10; service takes 1. Distances, cut to one decimal (in double precision):
depot-1 5, depot-2 10, depot-3 1.4 (1.41421...), 1-2 5, 1-3 3.6 (3.60555...), 2-3 8.6 (8.60232...).

Best: 1 then 2 (start 5, leave 6, start 11, leave 12, back 22; load 10; 5 + 5 + 10 = 20) and 3 alone (1.4 + 1.4 = 2.8): 22.8.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.formats.vrptw import RoutePlan, Vrptw

BEST = RoutePlan(((1, 2), (3,)))


def three_clients(**changes: Any) -> Vrptw:
    """The instance, some fields changed."""
    given: dict[str, Any] = {
        "name": "three", "vehicles": 2, "capacity": 10,
        "demand": np.array([0, 4, 6, 5]), "ready": np.array([0.0, 5, 10, 0]), "due": np.array([40.0, 10, 20, 30]),
        "service": np.array([0.0, 1, 1, 1]), "coordinates": np.array([[0.0, 0], [3, 4], [6, 8], [1, 1]]),
    }  # fmt: skip
    return Vrptw(**{**given, **changes})
