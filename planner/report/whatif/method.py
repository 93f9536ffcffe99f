"""How a comparison was made, as labelled facts, and what each seed says by itself."""

from __future__ import annotations

from planner.messages import Lang
from planner.report.amounts import DayUnit, kroner
from planner.report.effort import effort_text
from planner.report.figure_rows import Fact
from planner.report.numbers import decimal, plain
from planner.report.table import Head, Row, Table
from planner.report.whatif.verdict import name_of
from planner.report.whatif.words import word
from planner.whatif.records import Comparison, Outcome


def method_facts(comparison: Comparison, lang: Lang) -> tuple[Fact, ...]:
    """Return the facts in the order in which a critic asks for them."""
    method = comparison.method
    found = [
        ("solver", method.solver, ""),
        ("seeds", ", ".join(map(str, method.seeds)), ""),
        ("runs", plain(method.runs, lang), ""),
        ("effort", effort_text(method.iterations, method.seconds, lang), ""),
        ("redrawn", word("redrawn_yes" if method.redrawn else "redrawn_no", lang), ""),
        ("repeatable", word("repeatable_yes" if method.repeatable else "repeatable_no", lang), ""),
        ("interval_how", f"n = {len(method.seeds)}", word("interval_note", lang)),
        ("week_of", word("week_steady", lang) if method.week is None else plain(method.week, lang), ""),
        ("case", word(f"case_{method.case}", lang), ""),
        ("days_per_week", plain(method.days_per_week, lang), word("assumed", lang)),
        ("weeks_per_year", plain(method.weeks_per_year, lang), word("assumed", lang)),
        ("rate", kroner(method.kroner_per_hour, lang), word("rate_note", lang)),
        *(
            (k, getattr(method, k), "")
            for k in ("version", "instance_hash", "travel_hash")
            if getattr(method, k)
        ),
    ]
    return tuple(Fact(code, word(code, lang), value, note) for code, value, note in found)


def method_tables(comparison: Comparison, unit: DayUnit, lang: Lang) -> tuple[Table, ...]:
    """Return each seed's net time, and what pairing does to the intervals; none without scenarios."""
    if not comparison.options:
        return ()
    return _seeds(comparison, unit, lang), _pairing(comparison, unit, lang)


def _seeds(comparison: Comparison, unit: DayUnit, lang: Lang) -> Table:
    heads = (
        Head(word("scenario", lang), "name"),
        *(Head(f"{word('seed', lang)} {o.seed}", "num") for o in comparison.base),
    )
    named = [(word("today", lang), comparison.base), *((name_of(o), o.outcomes) for o in comparison.options)]
    rows = tuple(Row((name, *(unit.text(net(o), lang) for o in outcomes))) for name, outcomes in named)
    return Table("seeds", heads, rows, word("per_seed", lang))


def net(outcome: Outcome) -> float:
    """All seconds of one seed's plan, expected response included: what the net time freed is a difference of."""
    return outcome.parts.all_in + outcome.response_field + outcome.response_unit


def _pairing(comparison: Comparison, unit: DayUnit, lang: Lang) -> Table:
    heads = (
        Head(word("scenario", lang), "name"),
        *(Head(word(c, lang), "num") for c in ("paired", "unpaired", "ratio")),
    )
    rows = []
    for option in comparison.options:
        figure = option.figure("total")
        half, other = figure.difference.half_width, figure.unpaired
        ratio = decimal(half / other, 2, lang) if half is not None and other else "–"
        rows.append(
            Row((name_of(option), *("–" if v is None else unit.text(v, lang) for v in (half, other)), ratio))
        )
    return Table("pairing", heads, tuple(rows), word("pairing", lang), word("pairing_note", lang))
