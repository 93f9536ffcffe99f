"""The answer in plain words and in a few large figures, before anything else."""

from __future__ import annotations

from planner.compile.screen import REFERENCE_WAY
from planner.messages import Lang
from planner.report.amounts import DayUnit, hour_unit, kroner, minute_unit, with_interval
from planner.report.figure_rows import Fact
from planner.report.numbers import NBSP, decimal
from planner.report.savings.words import word
from planner.savings.records import Scaled, Study


def headline(study: Study, unit: DayUnit, lang: Lang) -> str:
    """Return the one sentence: saved, cost, not to be told apart, or nothing at all."""
    net = study.gain.net
    if study.gain.screen_visits.mean == 0:
        return word("nothing", lang)
    if net.half_width is not None and net.low <= 0 <= net.high:
        return word("unclear", lang)
    return word("saves" if net.mean > 0 else "costs", lang, day=unit.words(abs(net.mean), lang))


def sentences(study: Study, unit: DayUnit, lang: Lang) -> tuple[str, ...]:
    """Return what belongs to the headline: its interval, week and year, where it comes from, and posts."""
    gain, net = study.gain, study.gain.net
    count = {
        "screen": with_interval(gain.screen_visits, 0 if gain.screen_visits.mean % 1 == 0 else 1, lang),
        "visits": decimal(study.visits, 0, lang),
        "able": decimal(study.screenable, 0, lang),
    }
    if gain.screen_visits.mean == 0:
        return (*_left_out(study, lang), word("how_many", lang, **count))
    return (
        _interval(study, unit, lang),
        *_left_out(study, lang),
        *_periods(study, lang),
        word(
            "where_from",
            lang,
            field=unit.words(gain.field_freed.mean, lang),
            unit=unit.words(gain.unit_used.mean, lang),
            fallback=unit.words(gain.fallback.mean, lang),
        ),
        word("how_many", lang, **count),
        *_posts(study, lang, net.mean > 0),
    )


def _interval(study: Study, unit: DayUnit, lang: Lang) -> str:
    net = study.gain.net
    if net.half_width is None:
        return word("no_interval", lang)
    ends = {"low": unit.words(net.low, lang), "high": unit.words(net.high, lang)}
    if net.low <= 0 <= net.high:
        return word("interval_zero", lang, day=unit.words(net.mean, lang), **ends)
    return word("interval", lang, **ends)


def _left_out(study: Study, lang: Lang) -> list[str]:
    """That the plans leave visits out, and what these are counted as."""
    before, after = study.unplanned
    if not before and not after:
        return []
    counts = {"before": decimal(before, 1, lang), "after": decimal(after, 1, lang)}
    return [word("left_out_says", lang, way=decimal(REFERENCE_WAY / 60, 2, lang), **counts)]


def _period(study: Study, name: str) -> Scaled | None:
    return next((s for s in study.scaled if s.period == name), None)


def _periods(study: Study, lang: Lang) -> list[str]:
    week, year = _period(study, "week"), _period(study, "year")
    if week is None or year is None:
        return []
    hours = hour_unit(lang).long
    return [
        word(
            "so_much",
            lang,
            week=with_interval(week.net_hours, 1, lang, hours),
            year=with_interval(year.net_hours, 0, lang, hours),
        )
    ]


def _posts(study: Study, lang: Lang, saves: bool) -> list[str]:
    year, method = _period(study, "year"), study.method
    if not saves or year is None or year.fte_gross is None or year.fte_effective is None:
        return []
    return [
        word(
            "posts",
            lang,
            gross=with_interval(year.fte_gross, 2, lang),
            effective=with_interval(year.fte_effective, 2, lang),
            gross_hours=decimal(method.fte_gross_hours, 0, lang),
            effective_hours=decimal(method.fte_effective_hours, 0, lang),
        )
    ]


def cards(study: Study, unit: DayUnit, lang: Lang) -> tuple[Fact, ...]:
    """Return the large figures: net a day, week and year, its worth, and the two sides it is made of."""
    gain, hours = study.gain, hour_unit(lang).name
    found = [("card_day", unit.text(gain.net.mean, lang), _spread(unit.estimate(gain.net, lang)))]
    for code, name, digits in (("card_week", "week", 1), ("card_year", "year", 0)):
        if (period := _period(study, name)) is not None:
            text = with_interval(period.net_hours, digits, lang, hours)
            found.append((code, f"{decimal(period.net_hours.mean, digits, lang)} {hours}", _spread(text)))
    if (year := _period(study, "year")) is not None:
        half = year.kroner.half_width
        rate = word("at_rate", lang, rate=kroner(study.method.kroner_per_hour, lang))
        rate = f"±{NBSP}{kroner(half, lang)} · {rate}" if half else rate
        found.append(("card_kroner", kroner(year.kroner.mean, lang), rate))
    visits = decimal(gain.screen_visits.mean, 0 if gain.screen_visits.mean % 1 == 0 else 1, lang)
    found.append(("card_field", unit.text(gain.field_freed.mean, lang), word("freed", lang)))
    found.append(("card_unit", unit.text(gain.unit_used.mean, lang), word("by_calls", lang, count=visits)))
    if gain.screen_visits.mean:
        each = minute_unit(lang).text(gain.net.mean / gain.screen_visits.mean, lang)
        found.append(("card_each", each, word("for_each", lang)))
    return tuple(Fact(code, word(code, lang), value, note) for code, value, note in found)


def _spread(text: str) -> str:
    """Return the ± part of a written estimate; empty where it has none."""
    return f"±{text.split('±', 1)[1]}" if "±" in text else ""
