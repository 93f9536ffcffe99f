"""What a memo must not be silent about: what is not counted, and which assumptions carry the figures."""

from __future__ import annotations

from collections.abc import Sequence

from planner.horizon.names import name_of as member_name
from planner.horizon.overlap_records import FIGURES, Overlap
from planner.messages import Lang
from planner.report.amounts import kroner
from planner.report.numbers import decimal, plain
from planner.report.whatif.memo_words import listed, word
from planner.report.whatif.premises import premises, question, technology_name, uses_of, value_text
from planner.report.whatif.verdict import name_of
from planner.technologies.resolve import Assumption
from planner.whatif.records import Comparison

NAMED = 2  # assumptions of one technology that the memo names


def not_counted(comparison: Comparison, overlap: Overlap | None, lang: Lang) -> tuple[str, ...]:
    """Return what is left out of every figure, and what two options may both count."""
    found = [word("wages", lang), _packages(comparison, lang)]
    if overlap is not None and len(overlap.members) > 1:
        found.append(_overlap(overlap, lang))
    elif len(comparison.options) > 1:
        found.append(word("no_sum", lang))
    return (*found, word("purchase", lang), word("quality", lang))


def _packages(comparison: Comparison, lang: Lang) -> str:
    changed = [name_of(o) for o in comparison.options if any(u.package_changed for u in uses_of(o))]
    return (
        word("package_changed", lang, names=listed(changed, lang)) if changed else word("package_same", lang)
    )


def _overlap(overlap: Overlap, lang: Lang) -> str:
    net, digits = overlap.whole.figure("total"), FIGURES["total"].places
    over, half = net.overlap.value, net.overlap.half_width
    amounts = {
        "sum": net.together.value + over,
        "together": net.together.value,
        "overlap": over,
        "half": half or 0,
    }
    texts = {name: decimal(float(value), digits, lang) for name, value in amounts.items()}
    code = "overlap" if over > 0 else "overlap_less"
    if half is None or abs(over) <= half:
        code = "overlap_unsure"
    names = listed([member_name(m.code, m.title, lang) for m in overlap.members], lang)
    return word(code, lang, names=names, **texts)


def assumptions(comparison: Comparison, lang: Lang) -> tuple[str, ...]:
    """Return what the figures rest on: the year, the price of an hour, the phase, and each technology's own assumptions."""
    method = comparison.method
    found = [
        word("a_year", lang, days=plain(method.days_per_week, lang), weeks=method.weeks_per_year),
        word("an_hour", lang, rate=kroner(method.kroner_per_hour, lang)),
    ]
    known = premises(comparison)
    if known:
        found.append(word("steady", lang) if method.week is None else word("week", lang, week=method.week))
    if method.case != "base":
        found.append(word(f"case_{method.case}", lang))
    return (*found, *(_of_technology(code, made, lang) for code, made in known.items()))


def _of_technology(code: str, made: Sequence[Assumption], lang: Lang) -> str:
    name = technology_name(code, lang)
    if not made:
        return word("assumed_none", lang, name=name)
    text = "; ".join(f"{question(a, lang)} {value_text(a, lang)}" for a in made[:NAMED])
    if len(made) > NAMED:
        text = word("assumed_more", lang, list=text, count=len(made) - NAMED)
    return word("assumed_of", lang, name=name, list=text)
