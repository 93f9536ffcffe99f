"""Everything the two files show, counted and put in order, as plain records; the templates only lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from benchmarks.report.environment import Fact, facts, heading
from benchmarks.report.figures.duels import Duel, duels
from benchmarks.report.figures.gaps import Reference, Summary, references, row_gap, summarise
from benchmarks.report.figures.growth import Point, growth
from benchmarks.report.figures.instances import tried
from benchmarks.report.figures.integral import Course, course, time_references
from benchmarks.report.figures.outcomes import Shortfall, counts, shortfalls
from benchmarks.report.figures.profile import ratios
from benchmarks.report.results import InstanceKey, Results, Setting, grouped, in_order
from benchmarks.report.tables import Line, instance_lines
from benchmarks.row import Row

Value = TypeVar("Value")
GRID_POINTS = 80
FIRST_SHARE = 0.005  # the curves begin at this share of the budget


@dataclass(frozen=True)
class SizeView:
    """The runs of one size of a family; `runs`, `notes` and `least_gap` as in `FamilyView`."""

    size: int
    instances: int
    runs: int
    by_solver: dict[str, Summary]
    notes: dict[str, str]
    least_gap: float | None


@dataclass(frozen=True)
class FamilyView:
    """The runs of one family in one setting.

    `runs` the most that any solver made; `gaps` of feasible runs and `notes` on what is missing per solver; `least_gap` the
    smallest mean gap among solvers with a feasible plan in all `runs`; `courses` per solver on `grid` (seconds), both empty
    when the budget was not in seconds; `ratios` for the profile; `sizes_apart` the same figures by size, for families of a few
    sizes; `lines` the table of instances.
    """

    name: str
    instances: int
    runs: int
    sizes: str
    reference: str
    solvers: list[str]
    summaries: list[Summary]
    gaps: dict[str, list[float]]
    notes: dict[str, str]
    courses: dict[str, Course]
    grid: tuple[float, ...]
    ratios: dict[str, list[float]]
    sizes_apart: list[SizeView]
    lines: list[Line]

    @cached_property
    def by_solver(self) -> dict[str, Summary]:
        return {summary.solver: summary for summary in self.summaries}

    @property
    def least_gap(self) -> float | None:
        return _least_gap(self.summaries, self.runs)

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
    """A whole report."""

    title: str
    date: str
    facts: list[Fact]
    solvers: list[str]
    runs: int
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
    summaries = summarise(rows, known)
    grid = _grid(setting.seconds)
    runs = max(s.runs for s in summaries)
    table = tried(rows)
    sources = {known[key].source for key in table if key in known}
    return FamilyView(
        name=name,
        instances=len(table),
        runs=runs,
        sizes=_sizes(rows),
        reference=" or ".join(sorted(sources)) or "a plan that nobody found",
        solvers=solvers,
        summaries=summaries,
        gaps={s: [g for row in by_solver[s] if (g := row_gap(row, known)) is not None] for s in solvers},
        notes={summary.solver: _note(summary, runs) for summary in summaries},
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
    found = []
    for size in sorted(by_size):
        summaries = summarise(by_size[size], known)
        runs = max(s.runs for s in summaries)
        found.append(
            SizeView(
                size,
                instances[size],
                runs,
                {s.solver: s for s in summaries},
                {s.solver: _note(s, runs) for s in summaries},
                _least_gap(summaries, runs),
            )
        )
    return found


def _least_gap(summaries: list[Summary], runs: int) -> float | None:
    return min((s.mean_gap for s in summaries if s.mean_gap is not None and s.feasible == runs), default=None)


def _grid(seconds: float | None) -> tuple[float, ...]:
    if not seconds:
        return ()
    return tuple(seconds * FIRST_SHARE ** (1 - k / (GRID_POINTS - 1)) for k in range(GRID_POINTS))


def _sizes(rows: list[Row]) -> str:
    low, high = min(row.size for row in rows), max(row.size for row in rows)
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _note(summary: Summary, runs: int) -> str:
    """What the mean and the dots of a solver do not show, where others made `runs`."""
    if summary.unsupported == summary.runs:
        return "cannot express this family"
    counted = (
        (summary.unsupported, "cannot express"), (summary.failed, "failed"), (summary.infeasible, "broke a rule"),
        (summary.without_gap, "without a percentage"),
    )  # fmt: skip
    said = [(number, word) for number, word in counted if number]
    first = [f"{number} of {summary.runs} {word}" for number, word in said[:1]]
    fewer = [f"only {summary.runs} of {runs} runs made"] if summary.runs < runs else []
    return ", ".join([*fewer, *first, *(f"{number} {word}" for number, word in said[1:])])


def _ordered(by_solver: dict[str, Value]) -> dict[str, Value]:
    return {solver: by_solver[solver] for solver in in_order(by_solver)}
