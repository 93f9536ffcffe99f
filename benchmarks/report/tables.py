"""The table of instances: one line per instance, one cell per solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from benchmarks.report.figures.gaps import TOLERANCE, Reference, gap, outcome
from benchmarks.report.figures.instances import Tried
from benchmarks.report.figures.outcomes import WORDS
from benchmarks.report.results import InstanceKey, grouped, instance_of
from benchmarks.row import Row


class Cell(NamedTuple):
    """A solver on an instance: mean `cost` of its feasible runs and the `gap` of that mean (per cent), or None of both; `note`
    says what is missing; `best` if no solver's mean is lower."""

    cost: float | None
    gap: float | None
    note: str
    best: bool


class Line(NamedTuple):
    """One instance. `bound` is the highest lower limit any run knew of."""

    instance: str
    size: int
    reference: float | None
    source: str
    bound: float | None
    cells: dict[str, Cell]


def instance_lines(
    rows: Iterable[Row],
    table: Mapping[InstanceKey, Mapping[str, Tried]],
    known: Mapping[InstanceKey, Reference],
    solvers: list[str],
) -> list[Line]:
    """Return one line per instance of one family and setting, by size and name."""
    lines = []
    for key, group in grouped(rows, instance_of).items():
        reference = known.get(key)
        lines.append(
            Line(
                key.instance,
                group[0].size,
                reference.cost if reference else None,
                reference.source if reference else "",
                max((row.bound for row in group if row.bound is not None), default=None),
                _cells(group, table[key], reference, solvers),
            )
        )
    return sorted(lines, key=lambda line: (line.size, line.instance))


def _cells(
    rows: list[Row], by_solver: Mapping[str, Tried], reference: Reference | None, solvers: list[str]
) -> dict[str, Cell]:
    least = min((t.cost for t in by_solver.values() if t.cost is not None), default=None)
    cells = {}
    for solver in solvers:
        t = by_solver.get(solver)
        if t is None:
            cells[solver] = Cell(None, None, "not run", best=False)
            continue
        cost = t.mean_of_feasible
        cells[solver] = Cell(
            cost,
            gap(cost, reference.cost) if cost is not None and reference else None,
            _note([row for row in rows if row.solver == solver], t),
            best=t.cost is not None and least is not None and t.cost <= least + TOLERANCE,
        )
    return cells


def _note(rows: list[Row], t: Tried) -> str:
    """How runs ended that gave no feasible plan: the word alone when all ended so, else how many of them."""
    kinds = grouped((row for row in rows if outcome(row) != "ok"), outcome)
    if len(kinds) == 1 and t.feasible == 0:
        return WORDS[next(iter(kinds))]
    return ", ".join(f"{len(group)} of {t.runs} {WORDS[kind]}" for kind, group in kinds.items())
