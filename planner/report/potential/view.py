"""The page from a district to the nation as plain records: the answer, our figures scaled, then the sources' figures."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from planner.messages import Lang
from planner.potential.assumption_texts import describe_assumption
from planner.potential.municipalities import AREA_SOURCE, INHABITANTS_SOURCE
from planner.potential.records import Line, Outlook, Projection
from planner.potential.texts import line_title, skipped_line
from planner.reference import arithmetic as a
from planner.reference import vejle
from planner.reference.medicine import RECIPIENTS
from planner.report.amounts import kroner, with_interval
from planner.report.drawing.row_chart import BarRow, row_chart
from planner.report.figure_rows import Fact
from planner.report.numbers import decimal
from planner.report.potential import answer, scaled
from planner.report.potential.claims import claim_sections, sources
from planner.report.potential.words import word
from planner.report.section import Section
from planner.report.study_view import StudyView
from planner.savings.records import Estimate


def potential_view(outlook: Outlook, lang: Lang) -> StudyView:
    """Return the page's content."""
    bases = [b for line in outlook.lines for b in line.bases]
    credit = (*(b.attribution for b in bases), getattr(AREA_SOURCE, lang.value))
    skipped = tuple(skipped_line(s, lang) for s in outlook.skipped)
    found = [s for k, line in enumerate(outlook.lines) for s in _of_line(line, f"line{k}", lang)]
    if skipped:
        found.append(Section("skipped", word("skipped", lang), points=skipped))
    return StudyView(
        lang=lang,
        title=word("page", lang),
        dates="",
        synthetic=any(b.synthetic for b in bases),
        attribution=" · ".join(dict.fromkeys(c for c in credit if c)),
        headline=answer.headline(outlook, lang),
        sentences=answer.sentences(outlook, lang),
        cards=answer.cards(outlook, lang),
        sections=(*found, *claim_sections(outlook, lang)),
        method=tuple(_method(outlook, lang)),
        references=sources(lang),
    )


def _of_line(line: Line, key: str, lang: Lang) -> Iterator[Section]:
    title = line_title(line, lang)
    if line.beside:
        yield _beside(line, key, title, lang)
    for target in dict.fromkeys(p.target for p in line.projections):
        yield _scaled(line, key, title, target, lang)
    districts = scaled.districts_table(line, key, lang)
    yield Section(
        f"{key}-bases",
        word("bases", lang, title=title),
        word("bases_help", lang),
        tables=(
            scaled.bases_table(line, key, lang),
            scaled.parts_table(line, key, lang),
            *([districts] if districts else []),
        ),
    )


def _scaled(line: Line, key: str, title: str, target: str, lang: Lang) -> Section:
    found = [p for p in line.projections if p.target == target]
    heading = word(target, lang, count=decimal(found[0].national, 0, lang))
    return Section(
        f"{key}-{target}",
        word("scaled", lang, title=title, target=heading),
        word("scaled_help", lang),
        points=assumed(found, lang),
        tables=(
            scaled.places_table(line, found, f"{key}_{target}", lang),
            scaled.worth_table(found, f"{key}_{target}", lang),
        ),
    )


def assumed(found: list[Projection], lang: Lang) -> tuple[str, ...]:
    """Return the sentences of what the figures take for granted, each once."""
    return tuple(dict.fromkeys(describe_assumption(a, lang) for p in found for a in p.assumptions))


def _beside(line: Line, key: str, title: str, lang: Lang) -> Section:
    visit = line.kind == "visit"
    claimed = a.claimed_minutes_per_visit(
        vejle.CLAIMED_HOURS_PER_CITIZEN_YEAR, vejle.CITIZENS, vejle.VISITS_PER_WEEK
    )
    points = (word("beside_claim", lang, minutes=decimal(claimed, 1, lang)),) if visit else ()
    return Section(
        f"{key}-beside",
        word("beside", lang, title=title),
        word("beside_help", lang),
        charts=(_chart(line, claimed, lang),) if visit else (),
        points=points,
        tables=(scaled.beside_table(line, key, lang),),
    )


def _chart(line: Line, claimed: float, lang: Lang) -> Markup:
    """Minutes a visit: the source's own, hollow where it did not measure them, and ours with their intervals."""
    ours = {row.code: row.ours for row in line.beside}
    rows: list[tuple[str, Estimate, str]] = [
        ("chart_source", Estimate(a.saved_minutes_per_visit(**vejle.PILOT)), "source"),
        ("chart_way", ours["way_visit"], "net"),
        ("chart_field", ours["field_visit"], "share"),
        ("chart_net", ours["net_visit"], "net"),
        ("chart_stated", Estimate(claimed), "stated"),
    ]
    bars = [
        BarRow(word(code, lang), value, kind, with_interval(value, 2, lang)) for code, value, kind in rows
    ]
    label = word("beside", lang, title=line_title(line, lang))
    return row_chart(bars, label, word("beside_axis", lang), lang)


def _method(outlook: Outlook, lang: Lang) -> Iterator[Fact]:
    yield Fact(
        "recipients_source", word("recipients_source", lang), decimal(RECIPIENTS, 0, lang), word("recipients_note", lang)
    )  # fmt: skip
    yield Fact(
        "inhabitants_source", word("inhabitants_source", lang), getattr(INHABITANTS_SOURCE, lang.value)
    )
    yield Fact("area_source", word("area_source", lang), getattr(AREA_SOURCE, lang.value))
    visits = decimal(outlook.visits_per_citizen_week, 1, lang)
    yield Fact("visits_per_citizen", word("visits_per_citizen", lang), visits, word("assumed", lang))
    yield Fact("rate", word("rate", lang), kroner(outlook.kroner_per_hour, lang), word("rate_note", lang))
    yield Fact("version", word("version", lang), outlook.version)
