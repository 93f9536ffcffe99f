"""The tables of a day's saving: all lines, week and year, parts of the day, other overheads, curve, units and opening hours."""

from __future__ import annotations

from planner.messages import Lang
from planner.report.amounts import DayUnit, kroner, with_interval
from planner.report.drawing.bars import bar_cells
from planner.report.numbers import NBSP, decimal
from planner.report.reader import Reader
from planner.report.savings.table import gain_table
from planner.report.savings.words import word, word_or
from planner.report.table import Head, Row, Table
from planner.savings.records import Estimate, Group, Line, OpeningPoint, Scaled, Study

RESULTS = ("field", "net")
OF_THE_PLAN = frozenset({"covered_share"})  # what a plan without calls has nothing of


def lines_table(study: Study, unit: DayUnit, lang: Lang) -> Table:
    """Return every figure of the day before, after and saved."""
    heads = (Head(word("figure", lang)), *(Head(word(c, lang), "num") for c in ("baseline", "plan", "saved")))
    rows = tuple(
        Row((word_or(k.name, lang), *_amounts(k, unit, lang)), k.name in RESULTS) for k in study.lines
    )
    return Table("lines", heads, rows)


def _amounts(line: Line, unit: DayUnit, lang: Lang) -> list[str]:
    if line.name in OF_THE_PLAN:
        return ["", unit.amount(line.unit, line.plan, lang), ""]
    return [unit.amount(line.unit, e, lang) for e in (line.baseline, line.plan, line.saved)]


def scaled_table(study: Study, lang: Lang) -> Table:
    """Return the saving of day, week and year; full-time equivalents for the year, of each kind on its own line."""
    method, periods = study.method, study.scaled
    hours = (
        "driving_hours",
        "overhead_hours",
        "care_hours",
        "field_freed_hours",
        "unit_used_hours",
        "fallback_hours",
        *(["left_out_hours"] if any(study.unplanned) else []),
        "net_hours",
    )
    rows = [
        Row(
            (word(f, lang), *(with_interval(getattr(p, f), _digits(p), lang) for p in periods)),
            f == "net_hours",
        )
        for f in hours
    ]
    rows.append(Row((word("kilometres", lang), *(with_interval(p.kilometres, 0, lang) for p in periods))))
    rate = kroner(method.kroner_per_hour, lang)
    rows.append(Row((word("kroner", lang, rate=rate), *(with_interval(p.kroner, 0, lang) for p in periods))))
    for name, per_year in (
        ("fte_gross", method.fte_gross_hours),
        ("fte_effective", method.fte_effective_hours),
    ):
        label = word(name, lang, hours=decimal(per_year, 0, lang))
        cells = [with_interval(e, 2, lang) if (e := getattr(p, name)) is not None else "" for p in periods]
        rows.append(Row((label, *cells)))
    heads = (Head(word("saved", lang)), *(Head(word(p.period, lang), "num") for p in periods))
    return Table("scaled", heads, tuple(rows))


def _digits(period: Scaled) -> int:
    return 0 if period.period == "year" else 1


def group_tables(study: Study, reader: Reader, unit: DayUnit) -> tuple[Table, ...]:
    """Return a table for each kind of group that the study has."""
    lang, found = reader.lang, []
    for kind in ("district", "hour", "service"):
        groups = [g for g in study.groups if g.kind == kind]
        if groups:
            named = [(_group_name(g, reader), g.gain) for g in groups]
            found.append(gain_table(kind, word(kind, lang), named, unit, lang, title=word(kind, lang)))
    return tuple(found)


def _group_name(group: Group, reader: Reader) -> str:
    if group.kind == "service":
        return ", ".join(reader.service(c) for c in group.key.split("+") if c) or word(
            "no_service", reader.lang
        )
    if group.kind == "hour" and group.key.isdigit():
        return f"{group.key}–{(int(group.key) + 1) % 24:02d}"
    return group.label or reader.address(group.key)


def overheads_table(study: Study, unit: DayUnit, lang: Lang) -> Table:
    """Return the saving at each stop overhead."""
    named = [(f"{decimal(r.minutes, 1, lang)}{NBSP}min", r.gain) for r in study.overheads]
    return gain_table("overheads", word("overhead_minutes", lang), named, unit, lang, number=True)


def curve_table(study: Study, unit: DayUnit, lang: Lang) -> Table:
    """Return the points of the curve; the best one is strong."""
    named = [(decimal(p.asked, 0, lang), p.gain) for p in study.curve.points]
    best = study.curve.best
    return gain_table("curve", word("asked", lang), named, unit, lang, best=lambda i: i == best, number=True)


def unit_tables(study: Study, unit: DayUnit, lang: Lang) -> tuple[Table, ...]:
    """Return the saving by number of operators and by opening hours, as far as the study has them."""
    found = []
    if study.units:
        named = [(decimal(p.operators, 0, lang), p.gain) for p in study.units]
        title = word("unit_sizes", lang)
        found.append(
            gain_table("units", word("unit_size", lang), named, unit, lang, title=title, number=True)
        )
    if study.openings:
        named = [(_opening(p, lang), p.gain) for p in study.openings]
        found.append(
            gain_table("openings", word("opening", lang), named, unit, lang, title=word("openings", lang))
        )
    return tuple(found)


def _opening(point: OpeningPoint, lang: Lang) -> str:
    if point.hours is None:
        return word("opening_full", lang, opens=point.opens, closes=point.closes)
    hours = decimal(point.hours, 0 if point.hours % 1 == 0 else 1, lang)
    return word("opening_hours", lang, opens=point.opens, closes=point.closes, hours=hours)


def seeds_table(study: Study, unit: DayUnit, lang: Lang) -> Table:
    """Return the two plans of each seed: all their time, the net saving, and how many visits are by screen."""
    heads = (
        Head(word("seed", lang), "num"), Head(word("baseline", lang), "num"), Head(word("plan", lang), "num"),
        Head(word("net", lang), "num"), Head("", "bar"), Head(word("number", lang), "num"),
    )  # fmt: skip
    nets = [p.baseline.all_in - p.plan.all_in for p in study.pairs]
    bars = bar_cells([Estimate(n) for n in nets])
    rows = tuple(
        Row(
            (
                str(p.seed), unit.text(p.baseline.all_in, lang), unit.text(p.plan.all_in, lang), unit.text(n, lang), bar,
                decimal(p.plan.screen_visits, 0, lang),
            )
        )
        for p, n, bar in zip(study.pairs, nets, bars, strict=True)
    )  # fmt: skip
    return Table("seeds", heads, rows, word("per_seed", lang))
