"""What the comparison page shows: the answer, chart and table of the net effect, every figure, maps, and who is affected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from numpy.typing import ArrayLike

from planner.domain import Instance, Plan
from planner.messages import Lang
from planner.report.amounts import DayUnit
from planner.report.drawing.route_maps import map_set
from planner.report.map import Leg
from planner.report.numbers import date_span, plain
from planner.report.reader import Reader
from planner.report.section import Section
from planner.report.study_view import StudyView
from planner.report.whatif.effect import effect_chart, effect_table, matrix_tables
from planner.report.whatif.figure_tables import bar_panels, side_by_side
from planner.report.whatif.method import method_facts, method_tables
from planner.report.whatif.notes import device_text, edit_texts, note_texts
from planner.report.whatif.people import FEW, SHOWN, about, counts_table, people_tables
from planner.report.whatif.premises import premise_table, premises
from planner.report.whatif.verdict import Verdict, day_unit, name_of, sentences, verdict
from planner.report.whatif.words import word
from planner.whatif.records import BASE, Comparison, Option

FIRST_SAID = 6  # scenarios that are told of one by one before anything else, and are linked to at the top
EXTREMES = 2  # of more scenarios, those told of that free most, and that take most


def comparison_view(
    comparison: Comparison,
    plans: Mapping[str, tuple[Instance, Plan]],
    lang: Lang,
    *,
    streets: Sequence[Sequence[ArrayLike]] = (),
    shapes: Mapping[Leg, ArrayLike] | None = None,
    attribution: Sequence[str] = (),
) -> StudyView:
    """Return the page's content.

    Parameters
    ----------
    plans
        Of the base and of each scenario, by code: the day as the scenario makes it, and its plan.
    streets, shapes
        As in `planner.report.view.build_view`.
    """
    unit = day_unit(comparison, lang)
    readers = {code: Reader(*pair, lang) for code, pair in plans.items()}
    credit = (comparison.attribution, *attribution)
    return StudyView(
        lang=lang,
        title=comparison.title or word("page", lang),
        dates=date_span(comparison.dates, lang),
        synthetic=comparison.synthetic,
        attribution=" · ".join(dict.fromkeys(c for c in credit if c)),
        headline=_headline(comparison, unit, lang),
        sentences=_answer(comparison, unit, lang),
        cards=(),
        sections=(
            *_effect(comparison, unit, lang),
            *_figures(comparison, unit, lang),
            *_maps(comparison, readers, streets, shapes, lang),
            *_people(comparison, readers, unit, lang),
            *_premises(comparison, lang),
        ),
        method=method_facts(comparison, lang),
        method_tables=method_tables(comparison, unit, lang),
    )


def _headline(comparison: Comparison, unit: DayUnit, lang: Lang) -> str:
    if not comparison.options:
        return word("headline_none", lang)
    if len(comparison.options) > 1:
        return word("headline_many", lang, count=len(comparison.options))
    return _said(comparison.options[0], unit, lang)[0]


def _answer(comparison: Comparison, unit: DayUnit, lang: Lang) -> tuple[str, ...]:
    options = comparison.options
    if len(options) == 1:
        return _said(options[0], unit, lang)[1:]
    if len(options) <= FIRST_SAID:
        return tuple(" ".join(_said(o, unit, lang)) for o in options)
    return (_tally(options, lang), *(" ".join(_said(o, unit, lang)) for o in _extremes(options)))


def _tally(options: Sequence[Option], lang: Lang) -> str:
    """How many scenarios free time, take time, or do neither for sure."""
    found = Counter(verdict(o.figure("total")) for o in options)
    sure = {"frees": found[Verdict.FREES], "costs": found[Verdict.COSTS]}
    return word("tally", lang, count=len(options), **sure, rest=len(options) - sum(sure.values()))


def _extremes(options: Sequence[Option]) -> list[Option]:
    """The scenarios that free most and take most, of those for which that is sure."""
    ranked = sorted(options, key=lambda o: o.figure("total").difference.mean)
    best = [o for o in ranked if verdict(o.figure("total")) is Verdict.FREES][:EXTREMES]
    worst = [o for o in ranked if verdict(o.figure("total")) is Verdict.COSTS][-EXTREMES:]
    return [*best, *worst]


def _said(option: Option, unit: DayUnit, lang: Lang) -> tuple[str, ...]:
    first, *rest = sentences(option, unit, lang)
    return (word("says", lang, name=name_of(option), verdict=first), *rest)


def _effect(comparison: Comparison, unit: DayUnit, lang: Lang) -> list[Section]:
    if not comparison.options:
        return []
    method = comparison.method
    text = word("effect_help", lang, days=plain(method.days_per_week, lang), weeks=method.weeks_per_year)
    found = [
        Section(
            "effect", word("effect", lang), text,
            charts=(effect_chart(comparison, unit, lang),), tables=(effect_table(comparison, unit, lang),),
        )
    ]  # fmt: skip
    if tables := matrix_tables(comparison, unit, lang):
        found.append(Section("matrix", word("matrix", lang), word("matrix_help", lang), tables=tables))
    return found


def _figures(comparison: Comparison, unit: DayUnit, lang: Lang) -> list[Section]:
    found = []
    if tables := side_by_side(comparison, unit, lang):
        found.append(Section("figures", word("figures", lang), word("figures_help", lang), tables=tables))
    if panels := bar_panels(comparison, unit, lang):
        found.append(Section("bars", word("bars", lang), word("bars_help", lang), panels=panels))
    return found


def _maps(
    comparison: Comparison,
    readers: Mapping[str, Reader],
    streets: Sequence[Sequence[ArrayLike]],
    shapes: Mapping[Leg, ArrayLike] | None,
    lang: Lang,
) -> list[Section]:
    named = {BASE: word("today", lang), **{o.code: name_of(o) for o in comparison.options}}
    shown = {named[code]: readers[code] for code in named if code in readers}
    maps = map_set(shown, streets, shapes)
    if maps is None:
        return []
    text = word("maps_help", lang, seed=comparison.method.shown_seed)
    return [Section("maps", word("maps", lang), text, maps=maps)]


def _people(
    comparison: Comparison, readers: Mapping[str, Reader], unit: DayUnit, lang: Lang
) -> list[Section]:
    if not comparison.options:
        return []
    method = comparison.method
    text = word("who_help", lang, seed=method.shown_seed)
    limit = word("time_limit", lang, minutes=plain(method.time_limit / 60, lang))
    found = [Section("who", word("who", lang), f"{text} {limit}", tables=(counts_table(comparison, lang),))]
    found += [
        _scenario(place, o, readers[o.code], unit, len(comparison.options) <= FIRST_SAID)
        for place, o in enumerate(comparison.options, start=1)
        if o.code in readers
    ]
    return found


def _scenario(place: int, option: Option, reader: Reader, unit: DayUnit, listed: bool) -> Section:
    """One scenario by itself: what it did, and whose plan is another."""
    lang = reader.lang
    count = word("visits_in_day", lang, count=plain(round(option.visits, 1), lang))
    first, *rest = sentences(option, unit, lang)
    points = (
        *edit_texts(option, lang),
        *note_texts(option.notes, lang),
        *device_text(option.devices, lang),
        *about(option.affected, lang),
        count,
    )
    return Section(
        f"scenario-{place}",
        name_of(option),
        sentences=(first[0].upper() + first[1:], *rest),
        points=points,
        tables=people_tables(option, reader, SHOWN if listed else FEW),
        empty=word("nobody", lang),
        listed=listed,
    )


def _premises(comparison: Comparison, lang: Lang) -> list[Section]:
    table = premise_table(premises(comparison).items(), lang)
    if not table.rows:
        return []
    return [Section("premises", word("premises", lang), word("premises_help", lang), tables=(table,))]
