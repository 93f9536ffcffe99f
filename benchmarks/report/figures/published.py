"""The gaps of every run to the best published value, by family and budget: what one picture of a results folder shows."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.report.figures.gaps import Reference, Summary, over_time, references, row_gap, summarise
from benchmarks.report.results import InstanceKey, Results, Setting, grouped, instance_of
from benchmarks.row import Row


class Lane(NamedTuple):
    """A solver's runs of one band. `gaps` of the feasible ones in per cent, `late` those of runs over their time; `at_or_below` of
    its `runs` cost no more than the published value; `without_plan` failed, broke a rule or could not be expressed."""

    solver: str
    gaps: tuple[float, ...]
    late: tuple[float, ...]
    mean: float | None
    runs: int
    at_or_below: int
    without_plan: int


class Band(NamedTuple):
    """The runs of one family in one setting; `unable` are the solvers that cannot express any of its instances."""

    family: str
    setting: Setting
    instances: int
    lanes: tuple[Lane, ...]
    unable: tuple[str, ...]


def bands(results: Results) -> list[Band]:
    """Return one band per family and setting with runs on instances that have a published value, by family, the longest first."""
    known = Results(results.environment, tuple(row for row in results.rows if row.best_known is not None))
    found = [
        _band(family, setting, rows)
        for setting in known.settings
        for family, rows in grouped(known.at(setting).rows, lambda row: row.family).items()
    ]
    return sorted(found, key=lambda band: band.family)


def _band(family: str, setting: Setting, rows: list[Row]) -> Band:
    known = references(rows)
    summaries = summarise(rows, known)
    by_solver = grouped(rows, lambda row: row.solver)
    return Band(
        family,
        setting,
        len({instance_of(row) for row in rows}),
        tuple(_lane(s, by_solver[s.solver], known) for s in summaries if s.unsupported < s.runs),
        tuple(s.solver for s in summaries if s.unsupported == s.runs),
    )


def _lane(summary: Summary, rows: list[Row], known: dict[InstanceKey, Reference]) -> Lane:
    return Lane(
        summary.solver,
        _gaps([row for row in rows if not over_time(row)], known),
        _gaps([row for row in rows if over_time(row)], known),
        summary.mean_gap,
        summary.runs,
        summary.at_or_below,
        summary.runs - summary.feasible,
    )


def _gaps(rows: list[Row], known: dict[InstanceKey, Reference]) -> tuple[float, ...]:
    return tuple(gap for row in rows if (gap := row_gap(row, known)) is not None)
