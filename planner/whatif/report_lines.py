"""What `homecare whatif` says in the end: tables of a day, a year and a matrix, and how the figures were found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.messages import Lang
from planner.report.numbers import NBSP, decimal
from planner.savings.records import Estimate
from planner.scenarios.words import note_words
from planner.whatif.figures import within_noise
from planner.whatif.records import Comparison, Figure, Matrix, Option, Scaled
from planner.whatif.texts import command_word

HOUR, MINUTE = 3600, 60


class Column(NamedTuple):
    """A figure of the table: how many of its unit make one of those shown, decimals, and the name of the unit shown."""

    name: str
    unit: int
    digits: int
    shown: str = ""


COLUMNS: tuple[Column, ...] = (
    Column("total", HOUR, 2, "hours"),
    Column("driving", HOUR, 2, "hours"),
    Column("unplanned_visits", 1, 1),
    Column("lateness", MINUTE, 0, "minutes"),
    Column("overtime", MINUTE, 0, "minutes"),
    Column("routes_used", 1, 1),
    Column("workers_met", 1, 2),
)

YEAR: dict[str, tuple[str, int]] = {
    "year_hours": ("total_hours", 0),
    "fte_gross": ("fte_gross", 2),
    "fte_effective": ("fte_effective", 2),
    "kroner": ("kroner", 0),
}
"""Heads of the table of a year, and the fields of `Scaled` with their decimals."""

Table = list[list[str]]


def comparison_lines(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield the lines: each scenario's difference a day and a year, the matrix if there is one, and how it was measured."""
    if comparison.title:
        yield comparison.title
    counts = {name: getattr(comparison, name) for name in ("visits", "citizens", "workers")}
    yield command_word("head", lang, **counts)
    yield ""
    yield from aligned(day_table(comparison, lang))
    yield ""
    yield from aligned(year_table(comparison, lang))
    if comparison.matrix is not None:
        yield ""
        yield from aligned(matrix_table(comparison, comparison.matrix, lang))
    yield from _notes(comparison, lang)
    yield ""
    yield command_word("noise", lang)
    method = comparison.method
    if any(o.figure("unplanned_visits").scenario.mean for o in comparison.options):
        yield command_word("left_out_note", lang)
    yield command_word("affected_note", lang, minutes=method.time_limit // MINUTE, seed=method.shown_seed)
    yield _method(comparison, lang)


def _notes(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """What the edits did, each once, scenario by scenario."""
    for option in comparison.options:
        notes = dict.fromkeys(note_words(n, lang) for n in option.notes)
        if notes:
            yield ""
            yield f"{_name(option)}:"
            yield from (f"  - {note}" for note in notes)


def day_table(comparison: Comparison, lang: Lang) -> Table:
    """Return heads, the day as it is, and a row for each scenario; cells as they are read."""
    heads = [command_word("scenario", lang)]
    for column in COLUMNS:
        unit = f" ({command_word(column.shown, lang)})" if column.shown else ""
        heads.append(command_word(column.name, lang) + unit)
    rows = [[*heads, command_word("affected", lang)]]
    if comparison.options:
        first = comparison.options[0]
        levels = (_number(first.figure(c.name).base.mean / c.unit, c.digits, lang) for c in COLUMNS)
        rows.append([command_word("as_it_is", lang), *levels, ""])
    for option in comparison.options:
        cells = [_difference(option.figure(c.name), c, lang) for c in COLUMNS]
        rows.append([_name(option), *cells, _affected(option, lang)])
    return rows


def year_table(comparison: Comparison, lang: Lang) -> Table:
    """Return heads, and the difference of a year for each scenario."""
    rows = [[command_word("year", lang), *(command_word(key, lang) for key in YEAR)]]
    for option in comparison.options:
        year = option.period("year")
        rows.append([_name(option), *(_of_year(year, *field, lang) for field in YEAR.values())])
    return rows


def matrix_table(comparison: Comparison, matrix: Matrix, lang: Lang) -> Table:
    """Return the difference in time of every combination: a row for each of the rows, a column for each of the columns."""
    corner = command_word("matrix", lang, unit=command_word("hours", lang))
    rows = [[corner, *(c.title or c.code for c in matrix.columns)]]
    for choice, codes in zip(matrix.rows, matrix.cells, strict=True):
        found = (comparison.option(code).figure("total") for code in codes)
        rows.append([choice.title or choice.code, *(_difference(f, COLUMNS[0], lang) for f in found)])
    return rows


def aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows with the first column to the left, the others to the right, each as wide as its longest cell."""
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    for first, *others in table:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()


def _name(option: Option) -> str:
    return f"{option.code}: {option.title}" if option.title else option.code


def _difference(figure: Figure, column: Column, lang: Lang) -> str:
    return _signed(figure.difference, column.unit, column.digits, figure.noise, lang)


def _of_year(year: Scaled, name: str, digits: int, lang: Lang) -> str:
    value: Estimate = getattr(year, name)
    return _signed(value, 1, digits, within_noise(value), lang)


def _signed(value: Estimate, unit: int, digits: int, noise: bool, lang: Lang) -> str:
    """+1,25 ± 0,30; within noise with a ~ before it; nothing but a nought where all seeds agree that there is no difference."""
    text = _number(value.mean / unit, digits, lang)
    if not value.half_width:
        return text if value.mean <= 0 else f"+{text}"
    sign = "+" if value.mean > 0 else ""
    half = _number(value.half_width / unit, digits, lang)
    return f"{'~' if noise else ''}{sign}{text}{NBSP}±{NBSP}{half}"


def _number(value: float, digits: int, lang: Lang) -> str:
    return decimal(value, digits, lang)


def _affected(option: Option, lang: Lang) -> str:
    found = option.affected
    return command_word(
        "affected_value", lang, count=found.citizens.get("any", 0), chance=found.by_chance.get("any", 0)
    )


def _method(comparison: Comparison, lang: Lang) -> str:
    method = comparison.method
    effort = (
        command_word("by_seconds", lang, seconds=decimal(method.seconds, 1, lang))
        if method.seconds is not None
        else command_word("by_iterations", lang, iterations=decimal(method.iterations or 0, 0, lang))
    )
    days = decimal(method.days_per_week, 0 if method.days_per_week.is_integer() else 1, lang)
    return command_word(
        "method",
        lang,
        seeds=len(method.seeds),
        runs=method.runs,
        effort=effort,
        days=days,
        weeks=method.weeks_per_year,
        rate=decimal(method.kroner_per_hour, 0, lang),
    )
