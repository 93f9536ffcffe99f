"""What `homecare overlap` says in the end, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planner.horizon.names import name_of
from planner.horizon.overlap_records import Amount, Contest, Overlap, OverlapSet
from planner.horizon.texts import word
from planner.messages import Lang
from planner.report.numbers import decimal, percent, plain

WIDE = 52
"""Letters of a name in the table."""


def overlap_lines(overlap: Overlap, lang: Lang) -> Iterator[str]:
    """Yield the lines: each alone, their sum, the overlap and all together; what the others have taken of each; pairs; method."""
    names = {m.code: name_of(m.code, m.title, lang) for m in overlap.members}
    if overlap.title:
        yield overlap.title
    yield from _sum(overlap.whole, names, lang)
    yield from _taken(overlap.whole, names, lang)
    yield from _pairs(overlap, names, lang)
    yield _contest(overlap.whole.contest, names, lang)
    yield from _method(overlap, lang)


def _sum(whole: OverlapSet, names: dict[str, str], lang: Lang) -> Iterator[str]:
    hours = whole.figure("total")
    yield word("head_overlap", lang)
    for code, alone in zip(whole.codes, hours.alone, strict=True):
        yield _row(word("alone", lang, name=names[code]), alone, lang)
    yield _row(word("sum", lang), Amount(sum((a.value for a in hours.alone), Decimal())), lang)
    yield _row(word("overlap", lang), hours.overlap, lang)
    yield _row(word("together", lang), hours.together, lang)


def _row(name: str, amount: Amount, lang: Lang) -> str:
    value = decimal(float(amount.value), 2, lang)
    if amount.half_width is None:
        return f"  {name[:WIDE]:<{WIDE}}{value:>10}"
    low, high = (float(amount.value + sign * amount.half_width) for sign in (-1, 1))
    ends = word("range", lang, mean=f"{value:>10}", low=decimal(low, 2, lang), high=decimal(high, 2, lang))
    return f"  {name[:WIDE]:<{WIDE}}{ends}"


def _taken(whole: OverlapSet, names: dict[str, str], lang: Lang) -> Iterator[str]:
    for taken in whole.figure("total").taken:
        share = "" if taken.share is None else word("taken_share", lang, share=percent(taken.share, lang, 0))
        hours = _with_half(taken.amount, lang)
        key = "taken_chance" if _near_zero(taken.amount) else "taken"
        key = "taken_none" if not taken.amount.value and not taken.amount.half_width else key
        yield word(key, lang, name=names[taken.code], hours=hours, share=share)


def _near_zero(amount: Amount) -> bool:
    return amount.half_width is not None and abs(amount.value) <= amount.half_width


def _pairs(overlap: Overlap, names: dict[str, str], lang: Lang) -> Iterator[str]:
    for pair in overlap.sets[1:]:
        one, other = (names[c] for c in pair.codes)
        over = pair.figure("total").overlap
        text = word("pair", lang, one=one, other=other, hours=_with_half(over, lang))
        yield text + (word("may_be_chance", lang) if over.half_width and _near_zero(over) else "")


def _with_half(amount: Amount, lang: Lang) -> str:
    value = decimal(float(amount.value), 2, lang)
    if not amount.half_width:
        return value
    return word("plus_minus", lang, value=value, half=decimal(float(amount.half_width), 2, lang))


def _contest(contest: Contest, names: dict[str, str], lang: Lang) -> str:
    if not contest.taking.services:
        return word("contest_none", lang)
    winners = [
        word(
            "winner" if code else "winner_none", lang, name=names.get(code, ""), count=decimal(count, 1, lang)
        )
        for code, count in contest.winners.items()
        if count
    ]
    figures = {k: decimal(getattr(contest.taking, k), 1, lang) for k in ("services", "doses", "citizens")}
    return word("contest", lang, **figures, winners=", ".join(winners))


def _method(overlap: Overlap, lang: Lang) -> Iterator[str]:
    method = overlap.method
    if method.background:
        yield word("background", lang, names=", ".join(name_of(c, "", lang) for c in method.background))
    when = "week_settled" if method.week is None else "week_number"
    yield word(
        "method_overlap",
        lang,
        sets=method.sets,
        seeds=len(method.seeds),
        runs=method.runs,
        when=word(when, lang, week=method.week),
        days=plain(method.days_per_week, lang),
    )
