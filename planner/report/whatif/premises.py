"""What the figures of a comparison rest on without a source: the assumptions of the technologies that its scenarios use."""

from __future__ import annotations

from collections.abc import Iterable

from planner.messages import Lang
from planner.report.numbers import NBSP, decimal, percent, plain
from planner.report.table import Head, Row, Table
from planner.report.whatif.notes import edits_of
from planner.report.whatif.words import word
from planner.scenarios.edits import Edit
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.words import edit_words
from planner.technologies.catalogue import BY_CODE
from planner.technologies.resolve import Assumption, assumptions
from planner.technologies.use import Use
from planner.technologies.values import Measure
from planner.whatif.records import Comparison, Option

WEIGHTY = ("uptake", "completion", "able_share")
"""Parameters that scale everything a technology does: named before the others."""


def uses_of(option: Option) -> tuple[Use, ...]:
    """Return the technologies that a scenario takes into use."""
    return tuple(e.use for e in edits_of(option) if isinstance(e, TechnologyUsed))


def premises(comparison: Comparison) -> dict[str, tuple[Assumption, ...]]:
    """Return the assumptions of each technology in any scenario, by its code, the weightiest first; each value once."""
    found: dict[str, dict[tuple[str, float], Assumption]] = {}
    for option in comparison.options:
        for use in uses_of(option):
            kept = found.setdefault(use.technology, {})
            for made in assumptions([use], comparison.method.case):
                kept.setdefault((made.parameter.name, made.value), made)
    return {code: tuple(sorted(kept.values(), key=_weight)) for code, kept in found.items()}


def _weight(made: Assumption) -> int:
    name = made.parameter.name
    if name in WEIGHTY:
        return WEIGHTY.index(name)
    return len(WEIGHTY) + (made.parameter.measure is Measure.YES_NO)


def technology_name(code: str, lang: Lang) -> str:
    """Return the name of a technology with its municipality; a code outside the catalogue as it is."""
    if code not in BY_CODE:
        return code
    return str(getattr(BY_CODE[code].title, lang.value))


def in_short(option: Option, lang: Lang) -> tuple[str, ...]:
    """Return each edit of a scenario in short: a technology by its name and how many citizens have it, others in words."""
    return tuple(_in_short(edit, option, lang) for edit in edits_of(option))


def _in_short(edit: Edit, option: Option, lang: Lang) -> str:
    if not isinstance(edit, TechnologyUsed):
        return edit_words(edit, lang)
    name, count = technology_name(edit.use.technology, lang), option.devices.get(edit.use.technology, 0)
    if not count:
        return name
    return word("with_user" if count == 1 else "with_users", lang, name=name, count=plain(count, lang))


def value_text(made: Assumption, lang: Lang) -> str:
    """Return the value of an assumption in the unit of its measure."""
    measure = made.parameter.measure
    if measure is Measure.SHARE:
        return percent(made.value, lang, 0)
    if measure is Measure.YES_NO:
        return word("yes" if made.value else "no", lang)
    digits = 0 if made.value == int(made.value) else 2
    return f"{decimal(made.value, digits, lang)}{NBSP}{getattr(measure.words, lang.value)}"


def premise_table(found: Iterable[tuple[str, tuple[Assumption, ...]]], lang: Lang) -> Table:
    """Return every assumption: technology, what is asked, the value, whose it is, and why."""
    heads = (
        Head(word("technology", lang), "name"), Head(word("premise", lang), "wide"), Head(word("value", lang), "num"),
        Head(word("whose", lang)), Head(word("why", lang), "wide"),
    )  # fmt: skip
    rows = tuple(
        Row(
            (technology_name(code, lang), question(made, lang), value_text(made, lang), *_grounds(made, lang))
        )
        for code, all_made in found
        for made in all_made
    )
    return Table("premises", heads, rows)


def question(made: Assumption, lang: Lang) -> str:
    """Return what an assumption answers."""
    return str(getattr(made.parameter.question, lang.value))


def _grounds(made: Assumption, lang: Lang) -> tuple[str, str]:
    if made.own:
        return word("whose_own", lang), ""
    why = made.parameter.why
    return word("whose_ours", lang), "" if why is None else getattr(why, lang.value)
