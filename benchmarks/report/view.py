"""Everything the two files show, counted and put in order, as plain records; the templates only lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from benchmarks.report.environment import Fact, facts, heading, planned_runs
from benchmarks.report.figures.duels import Duel, duels
from benchmarks.report.figures.gaps import Reference, references, row_gap
from benchmarks.report.figures.growth import Point, growth
from benchmarks.report.figures.instances import tried
from benchmarks.report.figures.integral import Course, course, time_references
from benchmarks.report.figures.outcomes import Shortfall, counts, shortfalls
from benchmarks.report.figures.profile import ratios
from benchmarks.report.results import InstanceKey, Results, Setting, grouped, in_order
from benchmarks.report.standing import Standing, standing
from benchmarks.report.tables import Line, instance_lines
from benchmarks.row import Row

Value = TypeVar("Value")
GRID_POINTS = 80
FIRST_SHARE = 0.005  # the curves begin at this share of the budget


@dataclass(frozen=True)
class SizeView:
    """The runs of one size of a family."""

    size: int
    instances: int
    standing: Standing


@dataclass(frozen=True)
class FamilyView:
    """The runs of one family in one setting.

    `gaps` of feasible runs per solver; `courses` per solver on `grid` (seconds), both empty when the budget was not in seconds;
    `ratios` for the profile; `sizes_apart` how the solvers stand by size, for families of a few sizes; `lines` the table of
    instances.
    """

    name: str
    instances: int
    sizes: str
    reference: str
    solvers: list[str]
    standing: Standing
    gaps: dict[str, list[float]]
    courses: dict[str, Course]
    grid: tuple[float, ...]
    ratios: dict[str, list[float]]
    sizes_apart: list[SizeView]
    lines: list[Line]

    @property
    def least_integral(self) -> float | None:
        return min((c.integral for c in self.courses.values() if c.integral is not None), default=None)


@dataclass(frozen=True)
class SettingView:
    """The runs of one setting; `duels` None when the budget was not in seconds, so that time was not equal."""

    setting: Setting
    solvers: list[str]
    families: list[FamilyView]
    ratios: dict[str, list[float]]
    duels: dict[tuple[str, str], Duel] | None
    growth: dict[str, list[Point]]
    counts: dict[str, dict[str, int]]
    shortfalls: list[Shortfall]

    @property
    def anchor(self) -> str:
        return "".join(c if c.isalnum() else "-" for c in self.setting.text)

    @property
    def instances(self) -> int:
        return sum(family.instances for family in self.families)


@dataclass(frozen=True)
class View:
    """A whole report; `planned` the runs of its whole suite, None where the folder does not tell."""

    title: str
    date: str
    facts: list[Fact]
    solvers: list[str]
    runs: int
    planned: int | None
    seeds: list[int]
    settings: list[SettingView]


def build_view(results: Results) -> View:
    """Count everything that the report shows."""
    known, lowest = references(results.rows), time_references(results.rows)
    title, date = heading(results.environment)
    return View(
        title=title,
        date=date,
        facts=facts(results.environment),
        solvers=results.solvers,
        runs=len(results.rows),
        planned=planned_runs(results.environment),
        seeds=sorted({row.seed for row in results.rows}),
        settings=[_setting(results.at(s), s, known, lowest) for s in results.settings],
    )


def _setting(
    results: Results, setting: Setting, known: dict[InstanceKey, Reference], lowest: dict[InstanceKey, float]
) -> SettingView:
    families = grouped(results.rows, lambda row: row.family)
    table = tried(results.rows)
    return SettingView(
        setting=setting,
        solvers=results.solvers,
        families=[_family(name, families[name], setting, known, lowest) for name in sorted(families)],
        ratios=_ordered(ratios(table)),
        duels=duels(table, results.solvers) if setting.seconds is not None else None,
        growth=_ordered(growth(results.rows, known)),
        counts=counts(results.rows),
        shortfalls=shortfalls(results.rows),
    )


def _family(
    name: str,
    rows: list[Row],
    setting: Setting,
    known: dict[InstanceKey, Reference],
    lowest: dict[InstanceKey, float],
) -> FamilyView:
    by_solver = grouped(rows, lambda row: row.solver)
    solvers = in_order(by_solver)
    grid = _grid(setting.seconds)
    table = tried(rows)
    sources = {known[key].source for key in table if key in known}
    return FamilyView(
        name=name,
        instances=len(table),
        sizes=_sizes(rows),
        reference=" or ".join(sorted(sources)) or "a plan that nobody found",
        solvers=solvers,
        standing=standing(rows, known),
        gaps={s: [g for row in by_solver[s] if (g := row_gap(row, known)) is not None] for s in solvers},
        courses={s: course(by_solver[s], lowest, setting.seconds, grid) for s in solvers}
        if setting.seconds
        else {},
        grid=grid,
        ratios=_ordered(ratios(table)),
        sizes_apart=_sizes_apart(rows, known),
        lines=instance_lines(rows, table, known, solvers),
    )


def _sizes_apart(rows: list[Row], known: dict[InstanceKey, Reference]) -> list[SizeView]:
    """Return one entry per size, smallest first; none where there is only one, or nearly each instance has its own."""
    by_size = grouped(rows, lambda row: row.size)
    instances = {size: len({row.instance for row in group}) for size, group in by_size.items()}
    if len(by_size) < 2 or sum(instances.values()) < 2 * len(by_size):
        return []
    return [SizeView(size, instances[size], standing(by_size[size], known)) for size in sorted(by_size)]


def _grid(seconds: float | None) -> tuple[float, ...]:
    if not seconds:
        return ()
    return tuple(seconds * FIRST_SHARE ** (1 - k / (GRID_POINTS - 1)) for k in range(GRID_POINTS))


def _sizes(rows: list[Row]) -> str:
    low, high = min(row.size for row in rows), max(row.size for row in rows)
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _ordered(by_solver: dict[str, Value]) -> dict[str, Value]:
    return {solver: by_solver[solver] for solver in in_order(by_solver)}
