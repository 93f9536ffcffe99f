"""What was solved and what it comes to elsewhere, as tables: districts, places, and ours beside the source's."""

from __future__ import annotations

from collections.abc import Sequence

from planner.messages import Lang
from planner.potential.figure_texts import number_text, unit_text
from planner.potential.ratio import times
from planner.potential.records import AMOUNTS, Basis, Line, Projection
from planner.potential.texts import place_name
from planner.reference import Unit
from planner.report.amounts import kroner, with_interval
from planner.report.numbers import decimal, percent
from planner.report.potential.words import word
from planner.report.table import Head, Row, Table
from planner.savings.records import Estimate


def per_unit(value: Estimate, line: Line, lang: Lang) -> str:
    """Return hours of a unit as the line tells them: minutes of a visit, hours a year of anything else."""
    return with_interval(times(value, 60), 2, lang) if line.kind == "visit" else with_interval(value, 1, lang)


def _per_unit_head(line: Line, lang: Lang) -> str:
    return word("per_unit_minutes" if line.kind == "visit" else "per_unit_hours", lang)


def bases_table(line: Line, key: str, lang: Lang) -> Table:
    """Return the districts that were solved."""
    codes = ("file", "density", "counted", "citizen_week")
    heads = (
        *(Head(word(c, lang), "wide" if c == "file" else "num") for c in codes), Head(_per_unit_head(line, lang), "num"),
        Head(word("citizen_year", lang), "num"), Head(word("year_net", lang), "num"),
    )  # fmt: skip
    return Table(f"bases_{key}", heads, tuple(Row(_basis(b, line, lang)) for b in line.bases))


def _basis(basis: Basis, line: Line, lang: Lang) -> tuple[str, ...]:
    units = with_interval(basis.units, 0 if basis.units.mean == int(basis.units.mean) else 1, lang)
    week, citizen = basis.visits_per_citizen_week, basis.per_citizen_year
    return (
        f"{basis.title or '–'} ({basis.source})",
        word("unknown", lang) if basis.density is None else decimal(basis.density, 0, lang),
        word(f"counted_{line.kind}", lang, units=units),
        "–" if week is None else decimal(week, 1, lang),
        per_unit(basis.per_unit.net, line, lang),
        "–" if citizen is None else with_interval(citizen.net, 1, lang),
        with_interval(basis.year.net, 0, lang),
    )


def parts_table(line: Line, key: str, lang: Lang) -> Table:
    """Return where a unit's time comes from, district by district."""
    heads = (Head(word("part", lang), "wide"), *(Head(b.title or b.source, "num") for b in line.bases))
    rows = tuple(
        Row((word(n, lang), *(per_unit(getattr(b.per_unit, n), line, lang) for b in line.bases)), n in ("field", "net"))
        for n in AMOUNTS
        if n == "net" or any(getattr(b.per_unit, n).mean for b in line.bases)
    )  # fmt: skip
    return Table(
        f"parts_{key}", heads, rows, word("parts_minutes" if line.kind == "visit" else "parts_hours", lang)
    )


def districts_table(line: Line, key: str, lang: Lang) -> Table | None:
    """Return the districts inside the studies; None where no study has more than one."""
    if not any(len(b.districts) > 1 for b in line.bases):
        return None
    heads = (
        Head(word("file", lang), "wide"), Head(word("place", lang), "wide"), Head(word("counted", lang), "num"),
        Head(_per_unit_head(line, lang), "num"), Head(word("year_net", lang), "num"),
    )  # fmt: skip
    rows = tuple(
        Row((
            b.source, d.label or d.key, word("counted_visit", lang, units=decimal(d.visits, 1, lang)),
            "–" if d.per_visit is None else per_unit(d.per_visit, line, lang), with_interval(d.year, 0, lang),
        ))
        for b in line.bases for d in b.districts
    )  # fmt: skip
    return Table(f"districts_{key}", heads, rows, word("districts", lang))


def places_table(line: Line, projections: Sequence[Projection], key: str, lang: Lang) -> Table:
    """Return how many there would be of one national number, place by place, and what each would save there."""
    several = len(line.bases) > 1
    codes = (
        "place",
        "density",
        "recipients",
        "count",
        *([f"units_{line.kind}"] if line.kind == "visit" else []),
    )
    heads = (
        *(Head(word(c, lang), "wide" if c == "place" else "num") for c in codes), Head(_per_unit_head(line, lang), "num"),
        *([Head(word("like", lang), "wide")] if several else []),
    )  # fmt: skip
    rows = tuple(Row(_place(p, line, several, lang), not p.place.code) for p in projections)
    return Table(f"places_{key}", heads, rows)


def _place(found: Projection, line: Line, several: bool, lang: Lang) -> tuple[str, ...]:
    place = found.place
    numbers = (place.density, place.recipients, found.count, *([found.units] if line.kind == "visit" else []))
    named = zip(line.bases, found.weights, strict=True)
    like = ", ".join(f"{b.title or b.source} {percent(w, lang, 0)}" for b, w in named)
    return (
        place_name(place, lang),
        *(decimal(n, 0, lang) for n in numbers),
        per_unit(found.per_unit.net, line, lang),
        *([like] if several else []),
    )


def worth_table(projections: Sequence[Projection], key: str, lang: Lang) -> Table:
    """Return what it comes to, place by place; both ways of counting full-time equivalents, each in its own column."""
    codes = ("way_year", "hours_year", "fte_gross", "fte_effective", "kroner_year")
    heads = (Head(word("place", lang), "wide"), *(Head(word(c, lang), "num") for c in codes))
    rows = tuple(Row(_worth(p, lang), not p.place.code) for p in projections)
    return Table(f"worth_{key}", heads, rows, word("share_head", lang))


def _worth(found: Projection, lang: Lang) -> tuple[str, ...]:
    digits = 0 if abs(found.fte_gross.mean) >= 100 else 2
    half = "" if not found.kroner.half_width else f" ± {kroner(found.kroner.half_width, lang)}"
    return (
        place_name(found.place, lang),
        with_interval(found.hours.way, 0, lang),
        with_interval(found.hours.net, 0, lang),
        with_interval(found.fte_gross, digits, lang),
        with_interval(found.fte_effective, digits, lang),
        f"{kroner(found.kroner.mean, lang)}{half}",
    )


def beside_table(line: Line, key: str, lang: Lang) -> Table:
    """Return our figures beside the source's; what it states without having measured it in a column of its own."""
    codes = ("measured", "worked_out", "ours", "stated")
    heads = (
        Head(word("figure", lang), "wide"), *(Head(word(c, lang), "num") for c in codes), Head(word("unit_head", lang)),
    )  # fmt: skip
    rows = []
    for row in line.beside:
        unit = Unit[row.unit]
        digits = 2 if unit is Unit.MINUTES_PER_VISIT else 1 if abs(row.ours.mean) < 100 else 0
        cells = {
            c: "" if getattr(row, c) is None else number_text(getattr(row, c), unit, lang)
            for c in ("measured", "worked_out", "stated")
        }
        cells["ours"] = with_interval(row.ours, digits, lang)
        rows.append(Row((word(row.code, lang), *(cells[c] for c in codes), unit_text(unit, lang))))
    return Table(f"beside_{key}", heads, tuple(rows))
