"""What becomes of speed and quality as instances grow."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean
from typing import NamedTuple

from benchmarks.report.figures.gaps import Reference, feasible, row_gap
from benchmarks.report.results import InstanceKey, grouped, instance_of
from benchmarks.row import Row


class Point(NamedTuple):
    """One instance: its size; iterations a second and gap in per cent, means over the seeds, None if not known."""

    size: int
    speed: float | None
    gap: float | None


def growth(rows: Iterable[Row], known: dict[InstanceKey, Reference]) -> dict[str, list[Point]]:
    """Return, per solver, one point per instance it solved, smallest first; rows of one setting."""
    found: dict[str, list[Point]] = {}
    for (solver, _), runs in grouped(
        filter(feasible, rows), lambda row: (row.solver, instance_of(row))
    ).items():
        speeds = [row.iterations / row.seconds for row in runs if row.iterations > 0 and row.seconds > 0]
        gaps = [g for row in runs if (g := row_gap(row, known)) is not None]
        point = Point(runs[0].size, fmean(speeds) if speeds else None, fmean(gaps) if gaps else None)
        found.setdefault(solver, []).append(point)
    return {solver: sorted(points, key=lambda p: p.size) for solver, points in found.items()}
