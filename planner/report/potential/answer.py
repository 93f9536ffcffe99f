"""The answer in plain words and a few large figures, before anything else."""

from __future__ import annotations

from planner.messages import Lang
from planner.potential.places import NATION
from planner.potential.records import Line, Outlook, Projection
from planner.potential.texts import line_title
from planner.report.amounts import kroner, with_interval
from planner.report.figure_rows import Fact
from planner.report.numbers import NBSP, decimal
from planner.report.potential.scaled import per_unit
from planner.report.potential.words import word


def national(line: Line) -> Projection | None:
    """Return the first of what a line comes to in the nation; None where there is no number to scale to."""
    return next((p for p in line.projections if p.place.code == NATION), None)


def headline(outlook: Outlook, lang: Lang) -> str:
    """Return the one sentence: what the first line comes to, or how many of the sources' figures work out."""
    for line in outlook.lines:
        if found := national(line):
            return _range(line, found, lang)
    return _claims(outlook, lang)


def sentences(outlook: Outlook, lang: Lang) -> tuple[str, ...]:
    """Return what belongs to the headline: each line's own figures, and what the sources' are worth."""
    said: list[str] = []
    for place, line in enumerate(outlook.lines):
        found = national(line)
        if found and said:
            said.append(_range(line, found, lang))
        said += _of_line(line, found, lang)
        if line.kind == "visit" and place == 0:
            said.append(word("not_measured", lang))
    ends = {c.code: c.value or 0.0 for c in outlook.claims if c.chapter == "total"}
    low, high = (decimal(ends[f"total.{end}"], 0, lang) for end in ("low", "high"))
    claims = [_claims(outlook, lang)] if any(national(x) for x in outlook.lines) else []
    return (*said, *claims, word("headline_range", lang, low=low, high=high))


def _range(line: Line, found: Projection, lang: Lang) -> str:
    fte = found.fte_gross
    digits = 0 if max(abs(fte.low), abs(fte.high)) >= 20 else 1
    ends = {k: decimal(getattr(fte, k), digits, lang) for k in ("low", "high", "mean")}
    code = (
        "answer_mean"
        if fte.half_width is None
        else "answer_zero"
        if fte.low <= 0 <= fte.high
        else "answer_range"
    )
    return word(code, lang, title=line_title(line, lang), **ends)


def _of_line(line: Line, found: Projection | None, lang: Lang) -> list[str]:
    if found is None:
        return [
            word(
                "each_other",
                lang,
                net=per_unit(b.per_unit.net, line, lang),
                per=word(f"per_{line.kind}", lang),
            )
            for b in line.bases
        ]
    effective, hours = with_interval(found.fte_effective, 0, lang), with_interval(found.hours.net, 0, lang)
    said = [word("same_hours", lang, effective=effective, hours=hours)]
    net = per_unit(found.per_unit.net, line, lang)
    if line.kind == "visit":
        return [*said, word("each_visit", lang, way=per_unit(found.per_unit.way, line, lang), net=net)]
    return [*said, word("each_other", lang, net=net, per=word(f"per_{line.kind}", lang))]


def _claims(outlook: Outlook, lang: Lang) -> str:
    yes = sum(c.reproducible for c in outlook.claims)
    return word("answer_claims", lang, yes=yes, all=len(outlook.claims), no=len(outlook.claims) - yes)


def cards(outlook: Outlook, lang: Lang) -> tuple[Fact, ...]:
    """Return the large figures of the first line, and how many of the sources' figures work out."""
    found = []
    line = next((x for x in outlook.lines if national(x)), None)
    if line and (nation := national(line)):
        found += _national_cards(outlook, line, nation, lang)
    yes, count = sum(c.reproducible for c in outlook.claims), len(outlook.claims)
    note = word("of_all", lang, all=count)
    return (*found, Fact("card_claims", word("card_claims", lang), decimal(yes, 0, lang), note))


def _national_cards(outlook: Outlook, line: Line, found: Projection, lang: Lang) -> list[Fact]:
    visit = line.kind == "visit"
    label = word("card_visit", lang) if visit else word("card_unit", lang, per=word(f"per_{line.kind}", lang))
    each, rest = _split(per_unit(found.per_unit.net, line, lang))
    unit = "min" if visit else ("t" if lang is Lang.DA else "h")
    rate = word("at_rate", lang, rate=kroner(outlook.kroner_per_hour, lang))
    facts = [Fact("card_each", label, f"{each}{NBSP}{unit}", rest)]
    for code, value in (("card_gross", found.fte_gross), ("card_effective", found.fte_effective)):
        mean, rest = _split(with_interval(value, 0, lang))
        facts.append(Fact(code, word(code, lang), mean, rest))
    facts.append(Fact("card_kroner", word("card_kroner", lang), kroner(found.kroner.mean, lang), rate))
    return facts


def _split(text: str) -> tuple[str, str]:
    """A written estimate as its mean and its ± part; that empty where there is none."""
    mean, sign, rest = text.partition("±")
    return mean.strip(), f"{sign}{rest}"
