"""The overlap page: what members of a set free alone and together, what one has taken of another, and for which services."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from markupsafe import Markup

from planner.horizon.names import name_of
from planner.horizon.overlap_records import Overlap, OverlapSet
from planner.messages import Lang
from planner.report.amounts import hour_unit
from planner.report.drawing.steps import Bar, step_chart
from planner.report.numbers import date_span, plain
from planner.report.section import Section
from planner.report.study_view import StudyView
from planner.report.whatif.exact_text import amount_text, exact
from planner.report.whatif.notes import note_points
from planner.report.whatif.overlap_tables import (
    figures_table,
    method_facts,
    pairs_table,
    taken_table,
    winners_table,
)
from planner.report.whatif.overlap_words import word
from planner.savings.records import Estimate

NET = "total"
"""The figure that the page tells of first: all work, expected response and visits left out included."""


def overlap_view(overlap: Overlap, lang: Lang) -> StudyView:
    """Return the page's content."""
    names = {m.code: name_of(m.code, m.title, lang) for m in overlap.members}
    return StudyView(
        lang=lang,
        title=overlap.title or word("page", lang),
        dates=date_span(overlap.dates, lang),
        synthetic=overlap.synthetic,
        attribution=overlap.attribution,
        headline=_headline(overlap, lang),
        sentences=_sentences(overlap, names, lang),
        cards=(),
        sections=_sections(overlap, names, lang),
        method=method_facts(overlap, lang),
    )


def sum_alone(part: OverlapSet, figure: str) -> Decimal:
    """Return what the members of a set free alone, added up."""
    return sum((a.value for a in part.figure(figure).alone), start=Decimal(0))


def _headline(overlap: Overlap, lang: Lang) -> str:
    net = overlap.whole.figure(NET)
    together, over = net.together.value, net.overlap.value
    half = net.together.half_width
    texts = {
        "together": exact(together, NET, lang),
        "sum": exact(sum_alone(overlap.whole, NET), NET, lang),
        "half": exact(half or Decimal(0), NET, lang),
    }
    if half is not None and abs(together) <= half and together:
        return word("headline_unclear", lang, **texts)
    if together < 0:
        return word("headline_costs", lang, **texts | {"together": exact(-together, NET, lang)})
    code = "headline" if over > 0 else "headline_more" if over < 0 else "headline_exact"
    unsure = net.overlap.half_width
    if over and unsure is not None and abs(over) <= unsure:
        code = "headline_unsure"
    return word(code, lang, more=exact(abs(over), NET, lang), **texts)


def _sentences(overlap: Overlap, names: Mapping[str, str], lang: Lang) -> tuple[str, ...]:
    whole = overlap.whole
    net, contest = whole.figure(NET), whole.contest
    alone = " + ".join(
        f"{names[c]} {exact(a.value, NET, lang)}" for c, a in zip(whole.codes, net.alone, strict=True)
    )
    adds_up = word(
        "adds_up",
        lang,
        alone=alone,
        overlap=exact(net.overlap.value, NET, lang),
        together=exact(net.together.value, NET, lang),
    )
    found = [adds_up, word("overlap_means", lang)]
    half = net.overlap.half_width
    if half is not None:
        code = "overlap_noise" if abs(net.overlap.value) <= half else "interval"
        found.append(word(code, lang, half=exact(half, NET, lang)))
    counts = {n: plain(round(getattr(contest.taking, n), 1), lang) for n in ("services", "citizens", "doses")}
    return (*found, word("contest" if contest.taking.services else "no_contest", lang, **counts))


def _sections(overlap: Overlap, names: Mapping[str, str], lang: Lang) -> tuple[Section, ...]:
    found = [
        Section(
            "overlap", word("overlap", lang), word("overlap_help", lang),
            charts=(overlap_chart(overlap.whole, names, lang),), tables=(taken_table(overlap, names, lang),),
        )
    ]  # fmt: skip
    if len(overlap.sets) > 1:
        table = pairs_table(overlap.sets[1:], names, lang)
        found.append(Section("pairs", word("pairs", lang), word("pairs_help", lang), tables=(table,)))
    figures = figures_table(overlap.whole, names, lang)
    found.append(Section("figures", word("figures", lang), word("figures_help", lang), tables=(figures,)))
    if overlap.whole.contest.taking.services:
        winners = winners_table(overlap, names, lang)
        found.append(Section("winners", word("winners", lang), word("winners_help", lang), tables=(winners,)))
    points = tuple(p for m in overlap.members for p in note_points(names[m.code], m.notes, lang))
    return (*found, Section("notes", word("notes", lang), points=points)) if points else tuple(found)


def overlap_chart(part: OverlapSet, names: Mapping[str, str], lang: Lang) -> Markup:
    """Return the picture of a set: each member alone on top of the one before, the overlap down, and the set together."""
    net = part.figure(NET)
    rows: list[Bar] = []
    level = 0.0
    for place, (code, amount) in enumerate(zip(part.codes, net.alone, strict=True), start=1):
        rows.append(
            Bar(
                names[code],
                f"member-{(place - 1) % 6 + 1}",
                _hours(amount.value, amount.half_width),
                level,
                False,
            )
        )
        level = rows[-1].end
    over = net.overlap
    rows.append(Bar(word("overlap_bar", lang), "overlap", _hours(-over.value, over.half_width), level, False))
    rows.append(
        Bar(
            word("together", lang), "together", _hours(net.together.value, net.together.half_width), 0.0, True
        )
    )
    amounts = {
        **dict(zip((names[c] for c in part.codes), net.alone, strict=True)),
        word("overlap_bar", lang): over,
    }
    told = "; ".join(
        f"{name}: {amount_text(a, NET, lang)}"
        for name, a in {**amounts, word("together", lang): net.together}.items()
    )
    return step_chart(rows, hour_unit(lang), word("overlap_label", lang, rows=told), lang)


def _hours(value: Decimal, half: Decimal | None) -> Estimate:
    """Hours as the seconds of which the chart makes hours again."""
    return Estimate(3600 * float(value), None if half is None else 3600 * float(half))
