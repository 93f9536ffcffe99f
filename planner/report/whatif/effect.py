"""What the scenarios free, as one chart, one table, and a field for every combination where they are combined."""

from __future__ import annotations

from markupsafe import Markup

from planner.messages import Lang
from planner.report.amounts import DayUnit, fte, kroner, scaled, with_interval
from planner.report.drawing.row_chart import BarRow, row_chart
from planner.report.numbers import decimal
from planner.report.table import Head, Row, Table
from planner.report.whatif.figure_tables import difference_cell
from planner.report.whatif.verdict import Verdict, freed, name_of, verdict
from planner.report.whatif.words import word
from planner.savings.records import Estimate
from planner.whatif.records import Comparison, Option

COLOURS = {Verdict.FREES: "less", Verdict.COSTS: "more", Verdict.ALONE: "count"}


def effect_chart(comparison: Comparison, unit: DayUnit, lang: Lang) -> Markup:
    """Return a bar for each scenario: net time freed a day, to the left of zero where it takes more."""
    rows = [_bar(o, unit, lang) for o in comparison.options]
    told = "; ".join(f"{r.name}: {r.text}" for r in rows)
    label, axis = word("effect_label", lang, rows=told), word("effect_axis", lang, unit=unit.long)
    return row_chart(rows, label, axis, lang)


def _bar(option: Option, unit: DayUnit, lang: Lang) -> BarRow:
    kind = COLOURS.get(verdict(option.figure("total")), "noise")
    gain = freed(option)
    return BarRow(name_of(option), scaled(gain, 1 / unit.seconds), kind, unit.estimate(gain, lang))


def effect_table(comparison: Comparison, unit: DayUnit, lang: Lang) -> Table:
    """Return the scenarios one to a row: freed a day and a year, whether it is sure, kroner, and FTE of each kind."""
    method = comparison.method
    heads = (
        Head(word("scenario", lang), "name"),
        Head(word("freed_day", lang), "num"),
        Head(word("how_sure", lang)),
        Head(word("freed_year", lang), "num"),
        Head(word("worth", lang, rate=kroner(method.kroner_per_hour, lang)), "num"),
        Head(word("fte_gross", lang, hours=decimal(method.fte_gross_hours, 0, lang)), "num"),
        Head(word("fte_effective", lang, hours=decimal(method.fte_effective_hours, 0, lang)), "num"),
    )
    return Table(
        "effect", heads, tuple(_row(o, unit, lang) for o in comparison.options), note=word("two_ways", lang)
    )


def _row(option: Option, unit: DayUnit, lang: Lang) -> Row:
    year, found = option.period("year"), verdict(option.figure("total"))

    def posts(value: Estimate | None) -> Markup:
        return _shaded("" if value is None else fte(scaled(value, -1), lang), found)

    return Row(
        (
            name_of(option),
            _shaded(unit.estimate(freed(option), lang), found),
            word(f"sure_{found}", lang),
            _shaded(with_interval(scaled(year.total_hours, -1), 0, lang), found),
            _shaded(with_interval(scaled(year.kroner, -1), 0, lang), found),
            posts(year.fte_gross),
            posts(year.fte_effective),
        )
    )


def _shaded(text: str, found: Verdict) -> Markup:
    return Markup('<span class="d-{}">{}</span>').format(found.value, text)


def matrix_tables(comparison: Comparison, unit: DayUnit, lang: Lang) -> tuple[Table, ...]:
    """Return the combinations as tables of rows and columns: net time freed, and visits left out where any are; none without a
    matrix."""
    if comparison.matrix is None:
        return ()
    found = [_matrix(comparison, "matrix_net", unit, lang)]
    if any(
        f.base.mean or f.scenario.mean for o in comparison.options for f in [o.figure("unplanned_visits")]
    ):
        found.append(_matrix(comparison, "matrix_unplanned", unit, lang))
    return tuple(found)


def _matrix(comparison: Comparison, key: str, unit: DayUnit, lang: Lang) -> Table:
    matrix = comparison.matrix
    assert matrix is not None
    heads = (
        Head(word("matrix_corner", lang), "name"), *(Head(c.title or c.code, "num field") for c in matrix.columns),
    )  # fmt: skip
    rows = []
    for choice, codes in zip(matrix.rows, matrix.cells, strict=True):
        cells = [_field(comparison.option(c), key, unit, lang) for c in codes]
        rows.append(Row((choice.title or choice.code, *cells)))
    return Table(key, heads, tuple(rows), word(key, lang))


def _field(option: Option, key: str, unit: DayUnit, lang: Lang) -> Markup:
    if key == "matrix_unplanned":
        return difference_cell(option.figure("unplanned_visits"), unit, lang)
    found = verdict(option.figure("total"))
    return Markup('<span class="m-{}">{}</span>').format(found.value, unit.estimate(freed(option), lang))
