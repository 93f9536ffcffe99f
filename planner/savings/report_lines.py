"""What `homecare savings` says in the end, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from planner.messages import Lang
from planner.report.numbers import decimal
from planner.savings.records import Estimate, Study
from planner.savings.texts import command_word

CITIZENS_SHOWN = 10


def study_lines(study: Study, lang: Lang) -> Iterator[str]:
    """Yield the lines: the saving in minutes a day, a year of it, the curve's peak, whom to talk to, and how it was measured."""
    gain, year = study.gain, study.scaled[-1]
    screen = decimal(gain.screen_visits.mean, 1, lang)
    if study.title:
        yield study.title
    yield command_word("head", lang, screenable=study.screenable, visits=study.visits, screen=screen)
    if not study.screenable:
        yield command_word("no_screen", lang)
    rows = {"freed": gain.field_freed, "used": gain.unit_used, "fallback": gain.fallback}
    before, after = study.unplanned
    if before or after:
        counts = {"before": decimal(before, 1, lang), "after": decimal(after, 1, lang)}
        yield command_word("left_out_says", lang, **counts)
        rows["left_out"] = gain.left_out
    for key, value in {**rows, "net": gain.net}.items():
        yield f"  {command_word(key, lang):<28}{_minutes(value, lang)}"
    assert year.fte_gross is not None
    assert year.fte_effective is not None
    amounts = command_word(
        "year_value",
        lang,
        hours=decimal(year.net_hours.mean, 0, lang),
        gross=decimal(year.fte_gross.mean, 2, lang),
        effective=decimal(year.fte_effective.mean, 2, lang),
        kroner=decimal(year.kroner.mean, 0, lang),
        rate=decimal(study.method.kroner_per_hour, 0, lang),
    )
    yield f"  {command_word('year', lang):<28}{amounts}"
    yield from _after(study, lang)


def _after(study: Study, lang: Lang) -> Iterator[str]:
    method = study.method
    if study.curve.best is not None and study.screenable:
        last = len(study.curve.points) - 1
        key = {0: "best_none", last: "best_all"}.get(study.curve.best, "best_count")
        yield command_word(key, lang, count=study.curve.points[study.curve.best].asked)
    if study.conversions:
        yield command_word("talk", lang)
    for c in study.conversions[:CITIZENS_SHOWN]:
        minutes = decimal(c.gain.mean / 60, 1, lang)
        yield f"  - {command_word('talk_row', lang, citizen=c.label or c.citizen_id, minutes=minutes, visits=len(c.visit_ids))}"
    effort = (
        command_word("by_seconds", lang, seconds=decimal(method.seconds, 1, lang))
        if method.seconds is not None
        else command_word("by_iterations", lang, iterations=decimal(method.iterations or 0, 0, lang))
    )
    days = decimal(method.days_per_week, 0 if method.days_per_week.is_integer() else 1, lang)
    yield command_word("method", lang, seeds=len(method.seeds), runs=method.runs, effort=effort, days=days)


def _minutes(value: Estimate, lang: Lang) -> str:
    figures = {"mean": value.mean, "low": value.low, "high": value.high}
    return command_word("minutes_value", lang, **{k: decimal(x / 60, 1, lang) for k, x in figures.items()})
