"""Wins, ties and losses between each pair of solvers on equal time and threads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from benchmarks.report.figures.gaps import TOLERANCE
from benchmarks.report.figures.instances import Tried
from benchmarks.report.results import InstanceKey


class Duel(NamedTuple):
    """From the first solver's side, in instances; `left_out` where one of the two cannot express a rule or neither has a plan in
    time."""

    won: int = 0
    tied: int = 0
    lost: int = 0
    left_out: int = 0


def duel(table: Mapping[InstanceKey, Mapping[str, Tried]], first: str, second: str) -> Duel:
    """Compare two solvers on every instance both were run on, by mean cost over their seeds.

    Costs within the rounding tolerance tie. A solver with a run that failed, broke a rule or was over its time loses to
    one without.
    """
    won = tied = lost = left_out = 0
    for by_solver in table.values():
        if first not in by_solver or second not in by_solver:
            continue
        a, b = by_solver[first], by_solver[second]
        if not (a.supported and b.supported) or (a.cost is None and b.cost is None):
            left_out += 1
        elif b.cost is None or (a.cost is not None and a.cost < b.cost - TOLERANCE):
            won += 1
        elif a.cost is None or a.cost > b.cost + TOLERANCE:
            lost += 1
        else:
            tied += 1
    return Duel(won, tied, lost, left_out)


def duels(
    table: Mapping[InstanceKey, Mapping[str, Tried]], solvers: list[str]
) -> dict[tuple[str, str], Duel]:
    """Return every ordered pair of different solvers."""
    return {(a, b): duel(table, a, b) for a in solvers for b in solvers if a != b}
