"""Which solvers were given fewer seeds than others, so that a run they never were to make does not look like one that failed."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.report.results import InstanceKey, grouped, instance_of
from benchmarks.row import Row


def seeds_of_fewer(rows: Iterable[Row]) -> dict[str, tuple[int, ...]]:
    """Return the seeds, ascending, of each solver that was given fewer of them than others, and lacks nothing else.

    Of such a solver there is a row, good or bad, for every instance of its own seeds that any solver was run on. One that lacks
    a run of a seed it has rows of (a suite that was stopped, or a share of the instances) is not among them.
    """
    made = {
        solver: {(instance_of(row), row.seed) for row in own}
        for solver, own in grouped(rows, lambda row: row.solver).items()
    }
    every: set[tuple[InstanceKey, int]] = set().union(*made.values())
    found = {}
    for solver, own in made.items():
        seeds = {seed for _, seed in own}
        missing = {seed for _, seed in every - own}
        if missing and not missing & seeds:
            found[solver] = tuple(sorted(seeds))
    return found
