"""The source documents' figures as tables, chapter by chapter: stated, worked out again, reproducible or not, and why."""

from __future__ import annotations

from planner.messages import Lang
from planner.potential.figure_texts import amounting_text, claim_text
from planner.potential.records import Outlook
from planner.reference import BY_CODE, Chapter, Source
from planner.report.potential.words import word
from planner.report.section import Section
from planner.report.table import Head, Row, Table


def claim_sections(outlook: Outlook, lang: Lang) -> list[Section]:
    """Return one section for each chapter, the headline first."""
    order = [Chapter.TOTAL, *(c for c in Chapter if c is not Chapter.TOTAL)]
    return [_section(outlook, chapter.value, lang) for chapter in order]


def sources(lang: Lang) -> tuple[str, ...]:
    """Return the documents, each with the mark that the tables refer to it by."""
    return tuple(f"{source_mark(s)} {getattr(s.value, lang.value)}" for s in Source)


def source_mark(source: Source) -> str:
    """Return the number of a document in brackets: [1]."""
    return f"[{list(Source).index(source) + 1}]"


def _section(outlook: Outlook, chapter: str, lang: Lang) -> Section:
    tables = [_claims(outlook, chapter, lang)]
    if any(d.chapter == chapter for d in outlook.derived):
        tables.append(_derived(outlook, chapter, lang))
    return Section(f"claims-{chapter}", word(chapter, lang), word("claims_help", lang), tables=tuple(tables))


def _claims(outlook: Outlook, chapter: str, lang: Lang) -> Table:
    heads = (
        Head(word("figure", lang), "wide"), Head(word("stated_plain", lang), "num"), Head(word("recomputed", lang), "num"),
        Head(word("unit_head", lang)), Head(word("verdict", lang)), Head(word("why", lang), "wide"),
        Head(word("source_head", lang)),
    )  # fmt: skip
    rows = []
    for claim in (c for c in outlook.claims if c.chapter == chapter):
        t = claim_text(claim, lang)
        rows.append(
            Row(
                (t.name, t.stated, t.value, t.unit, t.verdict, t.why, source_mark(BY_CODE[claim.code].source))
            )
        )
    return Table(f"claims_{chapter}", heads, tuple(rows))


def _derived(outlook: Outlook, chapter: str, lang: Lang) -> Table:
    heads = (
        Head(word("figure", lang), "wide"), Head(word("value", lang), "num"), Head(word("unit_head", lang)),
        Head(word("why", lang), "wide"),
    )  # fmt: skip
    texts = [amounting_text(d, lang) for d in outlook.derived if d.chapter == chapter]
    rows = tuple(Row((t.name, t.value, t.unit, t.note)) for t in texts)
    return Table(f"derived_{chapter}", heads, rows, word("amount_to", lang))
