"""Performance profiles after Dolan and More 2002 (10.1007/s101070100263), on cost instead of time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from benchmarks.report.figures.gaps import TOLERANCE
from benchmarks.report.figures.instances import Tried
from benchmarks.report.results import InstanceKey


def ratios(table: Mapping[InstanceKey, Mapping[str, Tried]]) -> dict[str, list[float]]:
    """Return per solver its ratio of cost to the best solver's cost on each instance tried, ascending; infinite where
    it has no cost.

    Instances that no solver solved are left out. Cannot express counts as not solved, and so does a run over its time: a profile
    is over all instances, on equal time.
    A best cost of 0 gives ratio 1 to whoever reaches it and infinity to others.
    """
    found: dict[str, list[float]] = {}
    for by_solver in table.values():
        costs = [t.cost for t in by_solver.values() if t.cost is not None]
        if not costs:
            continue
        for solver, t in by_solver.items():
            found.setdefault(solver, []).append(_ratio(t.cost, min(costs)))
    return {solver: sorted(values) for solver, values in found.items()}


def _ratio(cost: float | None, best: float) -> float:
    if cost is None:
        return math.inf
    if cost - best <= TOLERANCE:
        return 1.0
    return cost / best if best > 0 else math.inf


def share_within(values: Iterable[float], ratio: float) -> float:
    """Return the share of instances whose ratio is at most `ratio`: rho(tau) of the paper."""
    values = list(values)
    return sum(value <= ratio for value in values) / len(values)


def steps(values: Iterable[float]) -> list[tuple[float, float]]:
    """Return the profile as (ratio, share) points where it rises, ratios ascending and finite."""
    values = sorted(values)
    return [(v, share_within(values, v)) for v in sorted(set(values)) if math.isfinite(v)]
