"""The table of instances: one line per instance, one cell per solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from benchmarks.report.figures.gaps import TOLERANCE, Reference, gap, outcome, over_time
from benchmarks.report.figures.instances import Tried
from benchmarks.report.figures.outcomes import WORDS
from benchmarks.report.results import InstanceKey, grouped, instance_of
from benchmarks.row import Row


class Cell(NamedTuple):
    """A solver on an instance: mean `cost` of its feasible runs and the `gap` of that mean (per cent), or None of both; `note`
    says what is missing or took too long; `best` if no solver's mean is lower, of those whose every run was good and in time."""

    cost: float | None
    gap: float | None
    note: str
    best: bool


class Line(NamedTuple):
    """One instance. `bound` is the highest lower limit any run knew of, None where it is not above 0: no cost is below that."""

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
                max((row.bound for row in group if row.bound is not None and row.bound > 0), default=None),
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
    """How runs ended that gave no feasible plan, and that they took more than their time: the word alone when it holds of all of
    them, else of how many."""
    kinds = grouped((row for row in rows if outcome(row) != "ok"), outcome)
    counted = [(len(group), WORDS[kind]) for kind, group in kinds.items()]
    counted += [(late, "over time")] if (late := sum(map(over_time, rows))) else []
    return ", ".join(word if number == t.runs else f"{number} of {t.runs} {word}" for number, word in counted)
