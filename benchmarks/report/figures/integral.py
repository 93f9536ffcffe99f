"""Quality over time: the primal gap of the best plan so far, its course, and its mean over the budget.

Berthold 2013 (10.1016/j.orl.2013.08.007): the gap of a cost c to a reference r is |c - r| / max(|c|, |r|), 1 before the first
plan; the primal integral is the area below it. Divided by the budget it is a mean gap: 0 at once optimal, 1 never a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.report.figures.gaps import feasible, outcome, over_time, references
from benchmarks.report.results import InstanceKey, instance_of
from benchmarks.row import Row

Trajectory = Sequence[tuple[float, float]]


def primal_gap(cost: float, reference: float) -> float:
    """Return the primal gap in [0, 1]; a cost below the reference counts as 0."""
    if cost <= reference:
        return 0.0
    if reference <= 0:
        return 1.0
    return (cost - reference) / cost


def primal_integral(trajectory: Trajectory, reference: float, budget: float) -> float:
    """Return the mean primal gap over `budget` seconds of one run, in [0, 1].

    `trajectory` holds (seconds, cost) ascending in time, the latest being the best so far; what comes after the budget does not
    count.
    """
    area, gap, since = 0.0, 1.0, 0.0
    for seconds, cost in trajectory:
        if seconds >= budget:
            break
        area += gap * (seconds - since)
        gap, since = primal_gap(cost, reference), seconds
    return (area + gap * (budget - since)) / budget


def gap_at(trajectory: Trajectory, reference: float, seconds: float) -> float:
    """Return the primal gap of the best plan that was known at an instant, in [0, 1]."""
    gap = 1.0
    for at, cost in trajectory:
        if at > seconds:
            break
        gap = primal_gap(cost, reference)
    return gap


def time_references(rows: Iterable[Row]) -> dict[InstanceKey, float]:
    """Return what costs over time are measured against: the lower of the best known and the best in the table, so that no gap
    is negative."""
    rows = list(rows)
    lowest = {key: reference.cost for key, reference in references(rows).items()}
    for row in rows:
        if feasible(row) and row.cost is not None:
            lowest[instance_of(row)] = min(lowest[instance_of(row)], row.cost)
    return lowest


@dataclass(frozen=True)
class Course:
    """A solver's runs over time. `integral` mean primal integral in [0, 1] and `curve` mean primal gap at each instant of a grid,
    over `runs`; `untold` feasible runs that told nothing while they ran are in neither. None and empty without runs."""

    integral: float | None
    curve: tuple[float, ...]
    runs: int
    untold: int


def course(
    rows: Iterable[Row], lowest: dict[InstanceKey, float], budget: float, grid: Sequence[float]
) -> Course:
    """Return the course of one solver's runs of one family in one setting.

    A run that ended without a feasible plan has gap 1 throughout, whatever it told: it never had a plan to use. A plan handed
    over just after the budget counts as found at its end, but not one of a run over its time (`over_time`): what that told
    after the budget does not count. Instances the solver cannot express, and those nobody solved, are left out.
    """
    told: list[tuple[Trajectory, float]] = []
    untold = 0
    for row in rows:
        if outcome(row) == "unsupported" or instance_of(row) not in lowest:
            continue
        if not feasible(row):
            told.append(((), lowest[instance_of(row)]))
        elif row.trajectory:
            told.append((_by_the_end(row, budget), lowest[instance_of(row)]))
        else:
            untold += 1
    if not told:
        return Course(None, (), 0, untold)
    return Course(
        fmean(primal_integral(t, r, budget) for t, r in told),
        tuple(fmean(gap_at(t, r, at) for t, r in told) for at in grid),
        len(told),
        untold,
    )


def _by_the_end(row: Row, budget: float) -> Trajectory:
    """What was told, brought forward to the budget's end where only the handing over was late."""
    return row.trajectory if over_time(row) else [(min(at, budget), cost) for at, cost in row.trajectory]
