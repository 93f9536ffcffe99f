"""The year page: the answer, technologies on one axis with their bands, totals, and the weeks that were solved."""

from __future__ import annotations

from statistics import fmean

from planner.horizon.names import name_of
from planner.horizon.records import TOGETHER, Case, Horizon, Series, Track
from planner.messages import Lang
from planner.report.amounts import fte, with_interval
from planner.report.numbers import date_span, decimal
from planner.report.section import Section
from planner.report.study_view import StudyView
from planner.report.table import Head, Row, Table
from planner.report.whatif.horizon_charts import cumulative_chart, year_chart
from planner.report.whatif.horizon_method import method_facts
from planner.report.whatif.horizon_words import word
from planner.report.whatif.notes import note_points
from planner.savings.records import Estimate

CASES: tuple[Case, ...] = ("low", "base", "high")


def horizon_view(horizon: Horizon, lang: Lang) -> StudyView:
    """Return the page's content."""
    main = _main(horizon)
    return StudyView(
        lang=lang,
        title=horizon.title or word("page", lang),
        dates=date_span(horizon.dates, lang),
        synthetic=horizon.synthetic,
        attribution=horizon.attribution,
        headline=word("headline_none", lang) if main is None else _headline(main, horizon, lang),
        sentences=() if main is None else _sentences(main, horizon, lang),
        cards=(),
        sections=_sections(horizon, lang),
        method=method_facts(horizon, lang),
    )


def _main(horizon: Horizon) -> Track | None:
    """All together where there are several; else the only one."""
    return next((t for t in horizon.tracks if t.code == TOGETHER), next(iter(horizon.tracks), None))


def _headline(track: Track, horizon: Horizon, lang: Lang) -> str:
    net = track.case("base").total.net_hours
    code = "headline_frees" if net.mean > 0 else "headline_costs"
    if net.half_width is not None and net.low <= 0 <= net.high:
        code = "headline_unclear"
    return word(
        code,
        lang,
        name=name_of(track.code, track.title, lang),
        hours=decimal(abs(net.mean), 0, lang),
        weeks=horizon.weeks,
    )


def _sentences(track: Track, horizon: Horizon, lang: Lang) -> tuple[str, ...]:
    total, method = track.case("base").total, horizon.method
    found = []
    if total.net_hours.half_width is not None:
        ends = (decimal(v, 0, lang) for v in (total.net_hours.low, total.net_hours.high))
        found.append(word("interval", lang, **dict(zip(("low", "high"), ends, strict=True))))
    if len(track.series) > 1:
        low, high = (decimal(track.case(c).total.net_hours.mean, 0, lang) for c in ("low", "high"))
        found.append(word("cases", lang, low=low, high=high))
    found.append(
        word(
            "posts", lang, gross=fte(total.fte_gross, lang), effective=fte(total.fte_effective, lang),
            gross_hours=decimal(method.fte_gross_hours, 0, lang), effective_hours=decimal(method.fte_effective_hours, 0, lang),
        )
    )  # fmt: skip
    return (*found, *(_pays(t, horizon, lang) for t in horizon.tracks if t.code != TOGETHER))


def _pays(track: Track, horizon: Horizon, lang: Lang) -> str:
    series, name = track.case("base"), name_of(track.code, track.title, lang)
    total = series.total
    if total.pays_from is None:
        return word("pays_never", lang, name=name)
    text = word("pays_from", lang, name=name, week=total.pays_from)
    if not series.in_debt:
        return text
    back = total.paid_back
    after = (
        word("paid_never", lang, weeks=horizon.weeks) if back is None else word("paid_back", lang, week=back)
    )
    return f"{text} {after}"


def _sections(horizon: Horizon, lang: Lang) -> tuple[Section, ...]:
    if not horizon.tracks:
        return ()
    between = word(f"between_{horizon.between}", lang)
    named = [(name_of(t.code, t.title, lang), t) for t in horizon.tracks]
    year = Section(
        "year", word("year", lang), word("year_help", lang, between=between), _sure(horizon, lang),
        charts=(year_chart(named, horizon.solved_weeks, lang),), tables=(_sums(horizon, lang),),
    )  # fmt: skip
    total = Section(
        "cumulative",
        word("cumulative", lang),
        word("cumulative_help", lang),
        charts=(cumulative_chart(named, lang),),
    )
    weeks = Section("weeks", word("weeks", lang), word("weeks_help", lang), tables=(_weeks(horizon, lang),))
    return (year, total, weeks, *_drift(horizon, lang), *_notes(horizon, lang))


def _sure(horizon: Horizon, lang: Lang) -> tuple[str, ...]:
    """How wide the interval of a solved week is, of all together or the only one."""
    track = _main(horizon)
    weeks = () if track is None else track.case("base").weeks
    halves = [w.net.half_width for w in weeks if w.week in horizon.solved_weeks and w.net.half_width]
    if track is None or not halves:
        return ()
    name = name_of(track.code, track.title, lang)
    return (word("week_sure", lang, name=name, half=decimal(fmean(halves), 1, lang)),)


def _sums(horizon: Horizon, lang: Lang) -> Table:
    """Each track's hours in the three cases, FTE of each kind, and when it pays."""
    cases = [c for c in CASES if any(s.case == c for t in horizon.tracks for s in t.series)]
    method = horizon.method
    heads = (
        Head(word("what", lang), "name"),
        *(Head(word(f"case_{c}", lang), "num") for c in cases),
        Head(word("fte_gross", lang, hours=decimal(method.fte_gross_hours, 0, lang)), "num"),
        Head(word("fte_effective", lang, hours=decimal(method.fte_effective_hours, 0, lang)), "num"),
        Head(word("pays", lang), "num"),
        Head(word("paid", lang), "num"),
    )
    rows = [Row(_sum(t, cases, lang), t.code == TOGETHER) for t in horizon.tracks]
    return Table("sums", heads, tuple(rows), word("sums", lang))


def _sum(track: Track, cases: list[Case], lang: Lang) -> tuple[str, ...]:
    series = track.case("base")
    back = series.total.paid_back if series.in_debt else None
    weeks = [word("never", lang) if w is None else str(w) for w in (series.total.pays_from, back)]
    hours = [with_interval(track.case(c).total.net_hours, 0, lang) for c in cases]
    return (
        name_of(track.code, track.title, lang),
        *hours,
        fte(series.total.fte_gross, lang),
        fte(series.total.fte_effective, lang),
        *weeks,
    )


def _weeks(horizon: Horizon, lang: Lang) -> Table:
    """Net hours of each solved week, one track to a column."""
    heads = (
        Head(word("week", lang), "num"),
        *(Head(name_of(t.code, t.title, lang), "num") for t in horizon.tracks),
    )
    rows = [
        Row((str(week), *(_week(t, week, lang) for t in horizon.tracks)))
        for week in horizon.solved_weeks
    ]  # fmt: skip
    return Table("weeks", heads, tuple(rows))


def _week(track: Track, week: int, lang: Lang) -> str:
    text = with_interval(_net(track.case("base"), week), 1, lang)
    if len(track.series) < 2:
        return text
    low, high = (decimal(_net(track.case(c), week).mean, 1, lang) for c in ("low", "high"))
    return f"{text} ({word('span', lang, low=low, high=high)})"


def _net(series: Series, week: int) -> Estimate:
    return series.weeks[week - 1].net


def _drift(horizon: Horizon, lang: Lang) -> list[Section]:
    """What the weeks would take without any track, where demand grows."""
    weeks = horizon.untreated.get("base", ())
    if not any(w.drift.mean for w in weeks):
        return []
    heads = tuple(Head(word(c, lang), "num") for c in ("week", "hours_without", "grown"))
    shown = [w for w in weeks if w.week in set(horizon.solved_weeks)]
    rows = tuple(
        Row((str(w.week), with_interval(w.hours, 1, lang), with_interval(w.drift, 1, lang))) for w in shown
    )
    return [
        Section("drift", word("drift", lang), word("drift_help", lang), tables=(Table("drift", heads, rows),))
    ]


def _notes(horizon: Horizon, lang: Lang) -> list[Section]:
    points = [
        point
        for t in horizon.tracks
        for point in note_points(name_of(t.code, t.title, lang), t.notes, lang)
        if t.code != TOGETHER
    ]
    return [Section("notes", word("notes", lang), points=tuple(points))] if points else []
