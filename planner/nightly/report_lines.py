"""A night in a few lines, for the terminal and for the mail that cron sends."""

from __future__ import annotations

from collections.abc import Iterator

from planner.messages import Lang, render
from planner.nightly.records import NightResult, Outcome, UnitResult
from planner.nightly.texts import WORDS, describe_setback, outcome_word
from planner.report.numbers import hours
from planner.wording import length, named_day


def night_lines(night: NightResult, lang: Lang) -> Iterator[str]:
    """Yield a line for each unit, with what went wrong below it, one for each district's input with faults, and how the night
    ended."""
    for unit in night.units:
        yield _unit_line(unit, lang)
        yield from (f"    {describe_setback(s, lang)}" for s in unit.setbacks)
        if unit.outcome is Outcome.FAILED:
            yield f"    {_standing_line(unit, lang)}"
    for district in night.districts:
        if district.errors:
            yield f"{district.district}: {render(WORDS, 'faults', {'count': len(district.errors)}, lang)}"
    counts = {o.value: sum(u.outcome is o for u in night.units) for o in Outcome}
    yield render(WORDS, "counts", counts, lang)
    if night.search_seconds:
        spans = {"search": night.search_seconds, "rest": night.overhead_seconds}
        yield render(WORDS, "times", {name: length(span, lang) for name, span in spans.items()}, lang)
    yield from (describe_setback(s, lang) for s in night.setbacks)
    if night.interrupted:
        yield render(WORDS, "cut_short", {}, lang)


def _unit_line(unit: UnitResult, lang: Lang) -> str:
    head = f"{unit.district} {named_day(unit.day.isoformat())}: {outcome_word(unit.outcome, lang)}"
    if unit.plan_id is None:
        return head
    params = {"planned": unit.planned, "visits": unit.visits, "plan_id": unit.plan_id}
    parts = [head, render(WORDS, "planned", params, lang)]
    if unit.broken_rules:
        parts.append(render(WORDS, "broken", {"count": unit.broken_rules}, lang))
    if unit.fell_back:
        parts.append(render(WORDS, "fell_back", {"solver": unit.solver, "asked": unit.instead_of}, lang))
    return ", ".join(parts)


def _standing_line(unit: UnitResult, lang: Lang) -> str:
    if unit.standing is None:
        return render(WORDS, "none_stands", {}, lang)
    age = hours(unit.standing.age_seconds, lang)
    return render(WORDS, "stands", {"plan_id": unit.standing.plan_id, "age": age}, lang)
