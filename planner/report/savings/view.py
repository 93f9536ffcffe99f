"""What the savings page shows, as plain frozen records: texts ready to read, tables, and the charts as pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from numpy.typing import ArrayLike

from planner.domain import Instance, Plan
from planner.messages import Lang
from planner.report.amounts import DayUnit
from planner.report.drawing.route_maps import map_set
from planner.report.map import Leg
from planner.report.numbers import date_span, decimal
from planner.report.reader import Reader
from planner.report.savings import answer, day_tables, people_tables
from planner.report.savings.amounts import day_unit
from planner.report.savings.curve import curve_chart, curve_sentence, is_cut
from planner.report.savings.method import method_facts
from planner.report.savings.waterfall import waterfall
from planner.report.savings.words import word
from planner.report.section import Section
from planner.report.study_view import StudyView
from planner.report.table import Table
from planner.savings.records import Study


def savings_view(
    study: Study,
    instance: Instance,
    baseline: Plan,
    plan: Plan,
    lang: Lang,
    *,
    streets: Sequence[Sequence[ArrayLike]] = (),
    shapes: Mapping[Leg, ArrayLike] | None = None,
    attribution: Sequence[str] = (),
) -> StudyView:
    """Return the page's content; `streets` and `shapes` as in `planner.report.view.build_view`."""
    unit = day_unit(study, lang)
    readers = Reader(instance, baseline, lang), Reader(instance, plan, lang)
    credit = (study.attribution, plan.attribution, *attribution)
    return StudyView(
        lang=lang,
        title=study.title or word("page", lang),
        dates=date_span(study.dates, lang),
        synthetic=study.synthetic,
        attribution=" · ".join(dict.fromkeys(c for c in credit if c)),
        headline=answer.headline(study, unit, lang),
        sentences=answer.sentences(study, unit, lang),
        cards=answer.cards(study, unit, lang),
        sections=(*_sections(study, readers[1], unit), *_maps(study, readers, streets, shapes)),
        method=method_facts(study, lang),
        method_tables=(day_tables.seeds_table(study, unit, lang),) if study.pairs else (),
        references=study.ledger.references,
    )


def _sections(study: Study, reader: Reader, unit: DayUnit) -> tuple[Section, ...]:
    """Every part of the page that the study has something to say in."""
    found = (*_day_sections(study, reader, unit), *_people_sections(study, reader, unit))
    return tuple(s for s in found if s.empty or any(t.rows for t in s.tables))


def _day_sections(study: Study, reader: Reader, unit: DayUnit) -> list[Section]:
    lang, method = reader.lang, study.method

    def section(
        key: str, tables: tuple[Table, ...], says: str = "", chart: Markup | None = None, **params: object
    ) -> Section:
        charts = (chart,) if chart else ()
        text = word(f"{key}_help", lang, **params)
        return Section(key, word(key, lang), text, (says,) if says else (), charts, tables)

    days = decimal(method.days_per_week, 0 if method.days_per_week % 1 == 0 else 1, lang)
    return [
        section("bridge", (day_tables.lines_table(study, unit, lang),), _ends(study, unit, lang), waterfall(study, unit, lang)),
        section("scaled", (day_tables.scaled_table(study, lang),), days=days, weeks=method.weeks_per_year),
        section("groups", day_tables.group_tables(study, reader, unit)),
        section("overheads", (day_tables.overheads_table(study, unit, lang),)),
        section(
            "curve", (day_tables.curve_table(study, unit, lang),), _curve_says(study, unit, lang),
            curve_chart(study.curve, unit, lang),
        ),
        section("units", day_tables.unit_tables(study, unit, lang)),
    ]  # fmt: skip


def _people_sections(study: Study, reader: Reader, unit: DayUnit) -> list[Section]:
    lang = reader.lang
    ledger, conversions = (
        people_tables.ledger_table(study, reader),
        people_tables.conversions_table(study, reader),
    )
    fair = people_tables.fairness_sentence(study, unit, lang)
    return [
        Section(
            "ledger",
            word("ledger", lang),
            word("ledger_help", lang),
            people_tables.ledger_sentences(study, lang) if study.ledger.entries else (),
            tables=(ledger,) if study.ledger.entries else (),
            empty=word("no_ledger", lang),
        ),
        Section(
            "conversions",
            word("conversions", lang),
            word("conversions_help", lang),
            tables=(conversions,) if conversions.rows else (),
            empty=word("no_conversions", lang),
        ),
        Section(
            "fairness",
            word("fairness", lang),
            word("fairness_help", lang),
            (fair,) if fair else (),
            tables=(people_tables.fairness_table(study, lang),),
        ),
    ]


def _curve_says(study: Study, unit: DayUnit, lang: Lang) -> str:
    cut = word("curve_cut", lang) if is_cut(study.curve, unit) else ""
    return " ".join(filter(None, [curve_sentence(study.curve, lang), cut]))


def _ends(study: Study, unit: DayUnit, lang: Lang) -> str:
    net = study.line("net")
    return word(
        "bridge_ends", lang, before=unit.text(net.baseline.mean, lang), after=unit.text(net.plan.mean, lang)
    )


def _maps(
    study: Study,
    readers: tuple[Reader, Reader],
    streets: Sequence[Sequence[ArrayLike]],
    shapes: Mapping[Leg, ArrayLike] | None,
) -> tuple[Section, ...]:
    lang = readers[0].lang
    titles = (word(code, lang) for code in ("baseline", "plan"))
    maps = map_set(dict(zip(titles, readers, strict=True)), streets, shapes)
    if maps is None:
        return ()
    seed = word("one_seed", lang, seed=_seed(study, readers[1].plan)) if len(study.pairs) > 1 else ""
    text = " ".join(filter(None, [word("maps_help", lang), seed]))
    return (Section("maps", word("maps", lang), text, maps=maps),)


def _seed(study: Study, plan: Plan) -> int:
    """The seed that a plan's run belongs to: runs are numbered on from the seeds, in turn."""
    seeds = study.method.seeds
    return seeds[(plan.run.seed - seeds[0]) % len(seeds)] if seeds else plan.run.seed
