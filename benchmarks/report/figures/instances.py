"""One solver on one instance over all its seeds: the figure that profiles and duels compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from benchmarks.report.figures.gaps import feasible, outcome, over_time
from benchmarks.report.results import InstanceKey, grouped, instance_of
from benchmarks.row import Row


@dataclass(frozen=True)
class Tried:
    """`cost` is the mean over the seeds, None unless every run was feasible and kept to its time; `mean_of_feasible` over those
    that were feasible.

    `supported` False if the solver cannot express the instance.
    """

    runs: int
    feasible: int
    cost: float | None
    mean_of_feasible: float | None
    supported: bool


def tried(rows: Iterable[Row]) -> dict[InstanceKey, dict[str, Tried]]:
    """Return, per instance and solver, what the runs of one setting came to."""
    return {
        key: {solver: _tried(runs) for solver, runs in grouped(group, lambda row: row.solver).items()}
        for key, group in grouped(rows, instance_of).items()
    }


def _tried(rows: list[Row]) -> Tried:
    costs = [row.cost for row in rows if feasible(row) and row.cost is not None]
    mean = fmean(costs) if costs else None
    return Tried(
        runs=len(rows),
        feasible=len(costs),
        cost=mean if len(costs) == len(rows) and not any(map(over_time, rows)) else None,
        mean_of_feasible=mean,
        supported=any(outcome(row) != "unsupported" for row in rows),
    )
