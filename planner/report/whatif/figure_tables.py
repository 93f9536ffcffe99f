"""The figures of all scenarios side by side, and the same as small tables with bars."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from planner.messages import Lang
from planner.report.amounts import DayUnit, signed
from planner.report.drawing.bars import bar_cells
from planner.report.table import Head, Row, Table
from planner.report.whatif.verdict import Verdict, name_of, verdict
from planner.report.whatif.words import word
from planner.savings.records import Estimate
from planner.whatif.records import FIGURES, Comparison, Figure, Option

BESIDE = 4  # scenarios that stand beside one another on upright paper
RESULTS = ("field", "total")
WITH_BARS = (
    "total", "driving", "stop_overhead", "physical_care", "unit", "unplanned_visits", "distance_metres", "routes_used", "waiting",
    "overtime", "lateness", "workers_met", "screen_visits",
)  # fmt: skip
NEITHER = frozenset({"physical_visits", "screen_visits", "routes_used", "covered_share", "unit"})
"""Figures of which more is neither better nor worse of itself."""


def side_by_side(comparison: Comparison, unit: DayUnit, lang: Lang) -> tuple[Table, ...]:
    """Return every figure today and in each scenario; more scenarios than stand side by side go into tables of their own."""
    options = comparison.options
    return tuple(_part(comparison, i, unit, lang) for i in range(0, len(options), BESIDE))


def _part(comparison: Comparison, start: int, unit: DayUnit, lang: Lang) -> Table:
    count, days = len(comparison.options), len(comparison.dates)
    options = comparison.options[start : start + BESIDE]
    first = word("figure", lang) if days < 2 else word("figure_days", lang, count=days)
    heads = (
        Head(first, "name"), Head(word("today", lang), "num"), *(Head(name_of(o), "num") for o in options),
    )  # fmt: skip
    rows = tuple(_row(name, options, unit, lang) for name in FIGURES if _happens(name, options))
    last = start + len(options)
    part = "figures_last" if last == start + 1 else "figures_part"
    title = word(part, lang, first=start + 1, last=last, count=count) if count > BESIDE else ""
    return Table(f"figures-{start // BESIDE + 1}", heads, rows, title)


def _happens(name: str, options: Sequence[Option]) -> bool:
    """Whether a figure is anything but 0, today or in a scenario."""
    return any(e.mean for o in options for e in (o.figure(name).base, o.figure(name).scenario))


def _row(name: str, options: Sequence[Option], unit: DayUnit, lang: Lang) -> Row:
    found = [o.figure(name) for o in options]
    cells = [difference_cell(f, unit, lang) for f in found]
    return Row((word(name, lang), unit.amount(found[0].unit, found[0].base, lang), *cells), name in RESULTS)


def difference_cell(figure: Figure, unit: DayUnit, lang: Lang) -> Markup:
    """Return a difference with its sign and interval, and under it the figure itself; grey and said so within noise."""
    found = verdict(figure)
    text = difference_text(figure, unit, lang)
    below = unit.amount(figure.unit, Estimate(figure.scenario.mean), lang)
    if found is Verdict.NOISE:
        below = f"{below} · {word('within_noise', lang)}"
    return Markup('<span class="d-{}">{}</span><small>{}</small>').format(_shade(figure), text, below)


def difference_text(figure: Figure, unit: DayUnit, lang: Lang) -> str:
    """Return a difference with its sign, or that there is none."""
    if verdict(figure) is Verdict.SAME:
        return word("no_difference", lang)
    return signed(figure.difference, unit.amount(figure.unit, figure.difference, lang))


def bar_panels(comparison: Comparison, unit: DayUnit, lang: Lang) -> tuple[Table, ...]:
    """Return a small table with bars for each figure that is not the same in all scenarios."""
    if not comparison.options:
        return ()
    found = [(name, [o.figure(name) for o in comparison.options]) for name in WITH_BARS]
    return tuple(
        _panel(name, figures, comparison.options, unit, lang)
        for name, figures in found
        if any(verdict(f) is not Verdict.SAME for f in figures)
    )


def _panel(
    name: str, figures: Sequence[Figure], options: Sequence[Option], unit: DayUnit, lang: Lang
) -> Table:
    bars = bar_cells([f.difference for f in figures], [bar_kind(f) for f in figures])
    heads = (Head(word("scenario", lang), "name"), Head(word("difference", lang), "num"), Head("", "bar"))
    rows = [
        Row((name_of(o), _plain_cell(f, unit, lang), bar))
        for o, f, bar in zip(options, figures, bars, strict=True)
    ]
    base = unit.amount(figures[0].unit, Estimate(figures[0].base.mean), lang)
    return Table(f"bars-{name}", heads, tuple(rows), word(name, lang), f"{word('today', lang)}: {base}")


def _plain_cell(figure: Figure, unit: DayUnit, lang: Lang) -> Markup:
    return Markup('<span class="d-{}">{}</span>').format(_shade(figure), difference_text(figure, unit, lang))


def _shade(figure: Figure) -> str:
    """Return the class of a difference: of what is neither good nor bad, only whether it is sure."""
    found = verdict(figure)
    return "sure" if figure.name in NEITHER and found in (Verdict.FREES, Verdict.COSTS) else found.value


def bar_kind(figure: Figure) -> str:
    """Return the colour of a difference: within noise, neither good nor bad, less, or more."""
    if verdict(figure) in (Verdict.NOISE, Verdict.SAME):
        return "noise"
    if figure.name in NEITHER:
        return "count"
    return "less" if figure.difference.mean < 0 else "more"
