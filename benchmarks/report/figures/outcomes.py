"""What did not end in a usable plan, and why; and how many runs did."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.report.figures.gaps import feasible, outcome, reason_of
from benchmarks.report.results import grouped, in_order
from benchmarks.row import Row

OUTCOMES = ("ok", "infeasible", "failed", "unsupported")
WORDS = {
    "ok": "feasible plan", "infeasible": "a rule broken", "failed": "failed", "unsupported": "cannot express",
}  # fmt: skip


class Shortfall(NamedTuple):
    """Runs of one solver on one family that ended alike: `instances` named in order, each once."""

    solver: str
    family: str
    outcome: str
    reason: str
    runs: int
    instances: tuple[str, ...]


def counts(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    """Return, per solver, the number of runs by outcome."""
    by_solver = grouped(rows, lambda row: row.solver)
    return {
        solver: {kind: sum(outcome(row) == kind for row in by_solver[solver]) for kind in OUTCOMES}
        for solver in in_order(by_solver)
    }


def shortfalls(rows: Iterable[Row]) -> list[Shortfall]:
    """Return what went wrong, by solver, family, outcome and reason; failures and broken rules before what cannot be expressed."""
    groups = grouped(
        (row for row in rows if not feasible(row)),
        lambda row: (row.solver, row.family, outcome(row), reason_of(row)),
    )
    solvers = in_order({key[0] for key in groups})
    found = [
        Shortfall(*key, runs=len(runs), instances=tuple(sorted({row.instance for row in runs})))
        for key, runs in groups.items()
    ]
    return sorted(
        found,
        key=lambda s: (
            OUTCOMES.index(s.outcome) == 3,
            solvers.index(s.solver),
            s.family,
            s.outcome,
            s.reason,
        ),
    )
