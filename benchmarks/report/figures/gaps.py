"""How far a run is from the best value there is, and what a solver's runs on one family come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import Literal, NamedTuple

from benchmarks.report.results import InstanceKey, grouped, in_order, instance_of
from benchmarks.row import Row

TOLERANCE = 0.001
"""In the benchmark's own unit: published values have at most three decimals, so a difference below is rounding."""


OVER_SHARE, OVER_SECONDS = 1.1, 1.0
"""A run is over its time beyond this many times its budget and so many seconds: a last look at the clock is not."""


class Reference(NamedTuple):
    """What a cost is measured against: the best known value, or, where there is none, the best feasible cost in this table."""

    cost: float
    source: Literal["best known", "best in table"]


def feasible(row: Row) -> bool:
    """Return whether the run ended in a plan that broke no rule."""
    return row.status == "ok" and row.feasible and row.cost is not None


def over_time(row: Row) -> bool:
    """Return whether the run took more than 1.1 x its budget and a second: it had more time than those it is compared with.

    Wherever solvers are compared on equal time its plan counts as none: it was not there when the time was up. Its cost and its
    gap are shown, and the run is counted. A budget in iterations alone has no such limit.
    """
    return row.budget_seconds is not None and row.seconds > OVER_SHARE * row.budget_seconds + OVER_SECONDS


def references(rows: Iterable[Row]) -> dict[InstanceKey, Reference]:
    """Return the reference of every instance that has one, from all rows whatever their budget."""
    found: dict[InstanceKey, Reference] = {}
    for key, group in grouped(rows, instance_of).items():
        known = [row.best_known for row in group if row.best_known is not None]
        costs = [row.cost for row in group if feasible(row) and row.cost is not None]
        if known:
            found[key] = Reference(known[0], "best known")
        elif costs:
            found[key] = Reference(min(costs), "best in table")
    return found


def gap(cost: float, reference: float) -> float | None:
    """Return 100 x (cost / reference - 1) in per cent, negative below the reference.

    A reference of 0 (or less) gives 0 for a cost equal to it and None, no percentage, for any other.
    """
    if reference <= 0:
        return 0.0 if abs(cost - reference) <= TOLERANCE else None
    return 100.0 * (cost / reference - 1.0)


def row_gap(row: Row, known: dict[InstanceKey, Reference]) -> float | None:
    """Return the gap in per cent of a feasible run, None for any other run or where no percentage can be said."""
    reference = known.get(instance_of(row))
    if not feasible(row) or row.cost is None or reference is None:
        return None
    return gap(row.cost, reference.cost)


@dataclass(frozen=True)
class Summary:
    """The runs of one solver on one family in one setting.

    `mean_gap`, `worst_gap` over feasible runs, per cent; `seed_spread` mean over instances of (highest - lowest gap of its seeds),
    None unless some instance was run with several. Of `judged` feasible runs on instances with a best known value,
    `at_or_below` cost no more than it and `below` less. `without_gap` feasible runs without a percentage (reference 0).
    `over_time` runs that took more than their time (`over_time`), feasible or not. `reasons` of runs that were not feasible, most
    frequent first. `mean_seconds` used and `mean_unplanned` visits left out over
    feasible runs; `peak_memory` MB, the most of any run that told it.
    """

    solver: str
    runs: int
    feasible: int
    mean_gap: float | None
    worst_gap: float | None
    seed_spread: float | None
    judged: int
    at_or_below: int
    below: int
    without_gap: int
    infeasible: int
    failed: int
    unsupported: int
    over_time: int
    mean_seconds: float | None
    mean_unplanned: float | None
    peak_memory: float | None
    reasons: tuple[tuple[str, int], ...]


def summarise(rows: Iterable[Row], known: dict[InstanceKey, Reference]) -> list[Summary]:
    """Return one summary per solver, in the order of the tables, for rows of one family and setting."""
    by_solver = grouped(rows, lambda row: row.solver)
    return [_summary(solver, by_solver[solver], known) for solver in in_order(by_solver)]


def _summary(solver: str, rows: list[Row], known: dict[InstanceKey, Reference]) -> Summary:
    good = [row for row in rows if feasible(row)]
    gaps = [g for row in good if (g := row_gap(row, known)) is not None]
    above = [row.cost - row.best_known for row in good if row.best_known is not None and row.cost is not None]
    reasons = Counter(reason_of(row) for row in rows if not feasible(row))
    return Summary(
        solver=solver,
        runs=len(rows),
        feasible=len(good),
        mean_gap=fmean(gaps) if gaps else None,
        worst_gap=max(gaps, default=None),
        seed_spread=_seed_spread(good, known),
        judged=len(above),
        at_or_below=sum(a <= TOLERANCE for a in above),
        below=sum(a < -TOLERANCE for a in above),
        without_gap=len(good) - len(gaps),
        infeasible=sum(outcome(row) == "infeasible" for row in rows),
        failed=sum(outcome(row) == "failed" for row in rows),
        unsupported=sum(outcome(row) == "unsupported" for row in rows),
        over_time=sum(map(over_time, rows)),
        mean_seconds=fmean([row.seconds for row in good]) if good else None,
        mean_unplanned=fmean([row.unplanned for row in good]) if good else None,
        peak_memory=max(
            (m for row in rows if (m := row.extra.get("peak_memory_mb")) is not None), default=None
        ),
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
    )


def outcome(row: Row) -> Literal["ok", "infeasible", "unsupported", "failed"]:
    """Return the row's status, where "ok" without a feasible plan counts as infeasible."""
    return "infeasible" if row.status == "ok" and not feasible(row) else row.status


def reason_of(row: Row) -> str:
    """Return why a run gave no feasible plan: the row's own words, or the names of the rules its plan breaks (faults read
    "rule: where: what")."""
    rules = sorted({fault.partition(":")[0] for fault in row.faults if ":" in fault})
    return row.reason or ", ".join(rules) or "no reason given"


def _seed_spread(rows: list[Row], known: dict[InstanceKey, Reference]) -> float | None:
    spreads = []
    for group in grouped(rows, instance_of).values():
        gaps = [g for row in group if (g := row_gap(row, known)) is not None]
        if len(gaps) > 1:
            spreads.append(max(gaps) - min(gaps))
    return fmean(spreads) if spreads else None
