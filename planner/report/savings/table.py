"""A table of gains, one to a row, with the bar of the net saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.messages import Lang
from planner.report.amounts import DayUnit, with_interval
from planner.report.drawing.bars import bar_cells
from planner.report.savings.words import word
from planner.report.table import Head, Row, Table
from planner.savings.records import Estimate, Gain


def gain_table(
    key: str,
    first: str,
    named: Sequence[tuple[str, Gain]],
    unit: DayUnit,
    lang: Lang,
    *,
    title: str = "",
    note: str = "",
    best: Callable[[int], bool] = lambda _: False,
    number: bool = False,
) -> Table:
    """Return a table of gains, one to a row: field, unit, fallback, what is left out where it differs, screen visits, and net
    with its bar.

    `first` heads the column of names, which are figures where `number` says so; rows that are `best` are strong.
    """
    left_out = any(abs(g.left_out.mean) >= 1 for _, g in named)
    extra = ("left_out",) if left_out else ()
    heads = (
        Head(first, "num" if number else "wide"),
        *(
            Head(word(code, lang), "num")
            for code in ("field_freed", "driving_saved", "unit_used", "fallback", *extra, "number", "net")
        ),
        Head("", "bar"),
    )
    bars = bar_cells([g.net for _, g in named])
    rows = [
        Row((name, *_gain_cells(gain, unit, lang, left_out), bar), best(i))
        for i, ((name, gain), bar) in enumerate(zip(named, bars, strict=True))
    ]
    return Table(key, heads, tuple(rows), title, note)


def _gain_cells(gain: Gain, unit: DayUnit, lang: Lang, left_out: bool) -> list[str]:
    def mean(value: Estimate) -> str:
        return unit.text(value.mean, lang)

    visits = with_interval(
        Estimate(gain.screen_visits.mean), 0 if gain.screen_visits.mean % 1 == 0 else 1, lang
    )
    return [
        mean(gain.field_freed), mean(gain.driving_saved), mean(gain.unit_used), mean(gain.fallback),
        *([mean(gain.left_out)] if left_out else []), visits, unit.estimate(gain.net, lang),
    ]  # fmt: skip
