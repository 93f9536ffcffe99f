"""Solvers on the same instances beside each other: what each came to, and what its mean does not show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.report.figures.gaps import Reference, Summary, summarise
from benchmarks.report.figures.seeds import seeds_of_fewer
from benchmarks.report.results import InstanceKey
from benchmarks.row import Row


@dataclass(frozen=True)
class Standing:
    """Summaries by solver, in the order of the tables.

    `runs` the most that any solver made; `notes` on what is missing or took too long, empty where nothing did; `whole` the
    solvers with a feasible plan, in time, in every run that they were to make.
    """

    runs: int
    by_solver: dict[str, Summary]
    notes: dict[str, str]
    whole: frozenset[str]

    @property
    def least_gap(self) -> float | None:
        """The smallest mean gap in per cent among the solvers that are whole."""
        gaps = (self.by_solver[solver].mean_gap for solver in self.whole)
        return min((gap for gap in gaps if gap is not None), default=None)


def standing(rows: Iterable[Row], known: dict[InstanceKey, Reference]) -> Standing:
    """Return how the solvers stand on rows of one setting, in one family or a part of one."""
    rows = list(rows)
    summaries = summarise(rows, known)
    runs = max(s.runs for s in summaries)
    fewer = seeds_of_fewer(rows)
    return Standing(
        runs,
        {s.solver: s for s in summaries},
        {s.solver: _note(s, runs, fewer.get(s.solver, ())) for s in summaries},
        frozenset(s.solver for s in summaries if _is_whole(s, runs, s.solver in fewer)),
    )


def _is_whole(summary: Summary, runs: int, fewer_seeds: bool) -> bool:
    expected = summary.runs if fewer_seeds else runs
    return summary.feasible == expected and not summary.over_time


def _note(summary: Summary, runs: int, seeds: tuple[int, ...]) -> str:
    """What the mean and the dots of a solver do not show, where others made `runs`; `seeds` if it was given only these."""
    if summary.unsupported == summary.runs:
        return "cannot express this family"
    counted = (
        (summary.unsupported, "cannot express"), (summary.failed, "failed"), (summary.infeasible, "broke a rule"),
        (summary.without_gap, "without a percentage"), (summary.over_time, "over time"),
    )  # fmt: skip
    said = [(number, word) for number, word in counted if number]
    first = [f"{number} of {summary.runs} {word}" for number, word in said[:1]]
    return ", ".join(
        [*_fewer(summary, runs, seeds), *first, *(f"{number} {word}" for number, word in said[1:])]
    )


def _fewer(summary: Summary, runs: int, seeds: tuple[int, ...]) -> list[str]:
    if seeds:
        return [f"seed{'s' * (len(seeds) > 1)} {', '.join(map(str, seeds))}"]
    return [f"only {summary.runs} of {runs} runs made"] if summary.runs < runs else []
