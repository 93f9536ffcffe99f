"""How a night's budget is shared out: first by size, then by what is still being gained.

With budget B over units u of n_u visits, the first round gives unit u

    a · B · n_u / Σ n        where a is the first share,

and each of the R further rounds hands out (1 - a) · B / R in proportion to the gain per unit of effort in the second half of the
unit's last round,

    g_u = (cost halfway - cost at the end) / (effort / 2),

but to none more than `CAP` times its part by size: one visit that found a place at last must not draw the whole night to its
district. What the cap holds back goes to the other units that still gain; a unit that gains nothing gets nothing, and if none does
the night ends early. Effort is in seconds, or in iterations where those are the budget; then shares depend on the plans alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from planner.nightly.config import Search
from solvers.base import Budget

CAP = 3.0

Key = TypeVar("Key")


def by_size(total: float, sizes: Mapping[Key, int], among: float) -> dict[Key, float]:
    """Return the part of `total` for each unit: its size of `among`, the size of all units, also of those that need nothing."""
    return {key: total * size / among if among else 0.0 for key, size in sizes.items()}


def by_gain(total: float, gains: Mapping[Key, float], sizes: Mapping[Key, int]) -> dict[Key, float]:
    """Return the part of `total` for each unit that still gains, in proportion to `gains`, capped; units without a part are left
    out."""
    gaining = {key: gain for key, gain in gains.items() if gain > 0}
    caps = by_size(CAP * total, {key: sizes[key] for key in gaining}, sum(sizes.values()))
    parts: dict[Key, float] = {}
    left = total
    while gaining:
        rate = left / sum(gaining.values())
        full = [key for key, gain in gaining.items() if gain * rate >= caps[key]]
        if not full:
            return parts | {key: gain * rate for key, gain in gaining.items()}
        for key in full:
            parts[key] = caps[key]
            left = max(0.0, left - caps[key])
            del gaining[key]
    return parts


def gain(halfway: int, end: int, effort: float) -> float:
    """Return the points gained per unit of effort in the second half of a search."""
    return max(0, halfway - end) / (effort / 2) if effort > 0 else 0.0


def total_of(search: Search) -> float:
    """Return the whole budget, in seconds or iterations."""
    return float(search.seconds if search.iterations is None else search.iterations)  # type: ignore[arg-type]


def as_budget(search: Search, part: float) -> Budget:
    """Return a part of the budget, in what it is given in."""
    return Budget(seconds=part) if search.iterations is None else Budget(iterations=round(part))
