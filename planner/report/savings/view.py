"""What the savings page shows, as plain frozen records: texts ready to read, tables, and the charts as pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from numpy.typing import ArrayLike

from planner.domain import Instance, Plan
from planner.messages import Lang
from planner.report.figure_rows import Fact
from planner.report.map import Leg
from planner.report.numbers import decimal, kilometres, long_date, minutes
from planner.report.reader import Reader
from planner.report.savings import answer, day_tables, people_tables
from planner.report.savings.amounts import DayUnit, day_unit
from planner.report.savings.curve import curve_chart, curve_sentence, is_cut
from planner.report.savings.method import method_facts
from planner.report.savings.route_maps import Ground, route_map, street_layer, worker_looks
from planner.report.savings.table import Table
from planner.report.savings.waterfall import waterfall
from planner.report.savings.words import word
from planner.savings.records import Study


@dataclass(frozen=True)
class Section:
    """A part of the page: heading, explanation, what is to be said first, charts, and tables."""

    key: str
    title: str
    help: str = ""
    sentences: tuple[str, ...] = ()
    charts: tuple[Markup, ...] = ()
    tables: tuple[Table, ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class MapPicture:
    """A map and what stands under it."""

    picture: Markup
    caption: str


@dataclass(frozen=True)
class MapPair:
    """The streets once, and the maps before and after; `straight`: drawn without a network."""

    streets: Markup
    pictures: tuple[MapPicture, MapPicture]
    straight: bool
    note: str


@dataclass(frozen=True)
class SavingsView:
    """The whole page."""

    lang: Lang
    title: str
    dates: str
    synthetic: bool
    attribution: str
    headline: str
    sentences: tuple[str, ...]
    cards: tuple[Fact, ...]
    sections: tuple[Section, ...]
    maps: MapPair | None
    method: tuple[Fact, ...]
    seeds: Table
    references: tuple[str, ...]


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
) -> SavingsView:
    """Return the page's content; `streets` and `shapes` as in `planner.report.view.build_view`."""
    unit = day_unit(study, lang)
    readers = Reader(instance, baseline, lang), Reader(instance, plan, lang)
    credit = (study.attribution, plan.attribution, *attribution)
    return SavingsView(
        lang=lang,
        title=study.title or word("page", lang),
        dates=_dates(study, lang),
        synthetic=study.synthetic,
        attribution=" · ".join(dict.fromkeys(c for c in credit if c)),
        headline=answer.headline(study, unit, lang),
        sentences=answer.sentences(study, unit, lang),
        cards=answer.cards(study, unit, lang),
        sections=_sections(study, readers[1], unit),
        maps=_maps(study, readers, streets, shapes),
        method=method_facts(study, lang),
        seeds=day_tables.seeds_table(study, unit, lang),
        references=study.ledger.references,
    )


def _dates(study: Study, lang: Lang) -> str:
    if not study.dates:
        return ""
    ends = [long_date(date.fromisoformat(d), lang) for d in (study.dates[0], study.dates[-1])]
    return " – ".join(dict.fromkeys(ends))


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
) -> MapPair | None:
    ground = Ground.of(readers[0].instance)
    if ground is None:
        return None
    looks = worker_looks(readers)
    pictures = []
    for code, reader in zip(("baseline", "plan"), readers, strict=True):
        caption = _caption(reader, word(code, reader.lang))
        pictures.append(MapPicture(route_map(ground, reader, looks, shapes, caption), caption))
    note = (
        word("one_seed", readers[1].lang, seed=_seed(study, readers[1].plan)) if len(study.pairs) > 1 else ""
    )
    return MapPair(street_layer(ground, streets), (pictures[0], pictures[1]), shapes is None, note)


def _seed(study: Study, plan: Plan) -> int:
    """The seed that a plan's run belongs to: runs are numbered on from the seeds, in turn."""
    seeds = study.method.seeds
    return seeds[(plan.run.seed - seeds[0]) % len(seeds)] if seeds else plan.run.seed


def _caption(reader: Reader, title: str) -> str:
    routes, lang = reader.plan.routes, reader.lang
    seconds = sum(r.return_travel_seconds + sum(a.travel_seconds for a in r.activities) for r in routes)
    metres = sum(r.return_travel_metres + sum(a.travel_metres for a in r.activities) for r in routes)
    used = sum(any(a.address_id is not None and a.kind == "visit" for a in r.activities) for r in routes)
    return word(
        "map_caption",
        lang,
        title=title,
        routes=used,
        minutes=minutes(seconds, lang),
        km=kilometres(metres, lang),
    )
