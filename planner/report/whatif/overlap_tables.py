"""The tables of the overlap page: members, pairs, every figure, who gets what several could take; and the method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.horizon.names import name_of
from planner.horizon.overlap_records import FIGURES, Overlap, OverlapSet
from planner.messages import Lang
from planner.report.effort import effort_text, waived_facts
from planner.report.figure_rows import Fact
from planner.report.numbers import NBSP, percent, plain
from planner.report.table import Head, Row, Table
from planner.report.whatif.exact_text import amount_text, exact
from planner.report.whatif.overlap_words import word

NET = "total"


def taken_table(overlap: Overlap, names: Mapping[str, str], lang: Lang) -> Table:
    """Return the members one to a row: hours alone, hours that the others have taken of them, and whom it reaches alone."""
    net = overlap.whole.figure(NET)
    heads = (
        Head(word("member", lang), "name"),
        *(
            Head(word(c, lang), "num")
            for c in ("alone", "taken_hours", "taken_share", "doses_alone", "reaches")
        ),
    )
    rows = []
    for member, alone, taken in zip(overlap.members, net.alone, net.taken, strict=True):
        share = "–" if taken.share is None else percent(taken.share, lang, 0)
        reach = (plain(round(n, 1), lang) for n in (member.taking.services, member.taking.citizens))
        hours = (_hours(amount_text(a, NET, lang), lang) for a in (alone, taken.amount))
        rows.append(Row((names[member.code], *hours, share, *reach)))
    return Table("taken", heads, tuple(rows), word("taken", lang))


def _hours(text: str, lang: Lang) -> str:
    return word("hours", lang, value=text).replace(" ", NBSP)


def pairs_table(sets: Sequence[OverlapSet], names: Mapping[str, str], lang: Lang) -> Table:
    """Return the pairs one to a row: both alone added up, overlap, and together."""
    heads = (
        Head(word("pair", lang), "name"),
        *(Head(word(c, lang), "num") for c in ("sum_alone", "overlap_bar", "together", "won")),
    )
    rows = []
    for part in sets:
        net = part.figure(NET)
        first, second = (names[c] for c in part.codes)
        total = exact(net.together.value + net.overlap.value, NET, lang)
        rows.append(
            Row(
                (
                    word("and", lang, first=first, second=second), total, amount_text(net.overlap, NET, lang),
                    amount_text(net.together, NET, lang), plain(round(part.contest.taking.services, 1), lang),
                )
            )
        )  # fmt: skip
    return Table("pairs", heads, tuple(rows))


def figures_table(part: OverlapSet, names: Mapping[str, str], lang: Lang) -> Table:
    """Return every figure that is not 0 throughout: each alone, overlap, together."""
    heads = (
        Head(word("figure", lang), "name"), *(Head(names[c], "num") for c in part.codes),
        Head(word("overlap_bar", lang), "num"), Head(word("together", lang), "num"),
    )  # fmt: skip
    rows = []
    for name in FIGURES:
        figure = part.figure(name)
        amounts = (*figure.alone, figure.overlap, figure.together)
        if any(a.value for a in amounts):
            unit = word(f"unit_{figure.unit}", lang)
            label = f"{word(name, lang)}, {unit}" if unit else word(name, lang)
            rows.append(Row((label, *(amount_text(a, name, lang) for a in amounts)), name in (NET, "field")))
    return Table("figures", heads, tuple(rows))


def winners_table(overlap: Overlap, names: Mapping[str, str], lang: Lang) -> Table:
    """Return which member has the services that several could take, when all are there."""
    heads = (Head(word("member", lang), "name"), Head(word("won", lang), "num"))
    found = overlap.whole.contest.winners
    rows = [
        Row((names.get(code, word("nobody", lang)), plain(round(count, 1), lang)))
        for code, count in found.items()
    ]
    return Table("winners", heads, tuple(rows))


def method_facts(overlap: Overlap, lang: Lang) -> tuple[Fact, ...]:
    """Return how the figures were found, in the order in which a critic asks."""
    method = overlap.method
    found = [
        ("solver", method.solver, ""),
        ("seeds", ", ".join(map(str, method.seeds)), ""),
        ("runs", plain(method.runs, lang), ""),
        ("effort", effort_text(method.iterations, method.seconds, lang), ""),
        ("redrawn", word("redrawn_yes" if method.redrawn else "redrawn_no", lang), ""),
        ("repeatable", word("repeatable_yes" if method.repeatable else "repeatable_no", lang), ""),
        ("sets", plain(method.sets, lang), ""),
        ("interval_how", f"n = {len(method.seeds)}", word("interval_note", lang)),
        ("week_of", word("week_steady", lang) if method.week is None else plain(method.week, lang), ""),
        *(
            [("background", ", ".join(name_of(c, "", lang) for c in method.background), "")]
            if method.background
            else []
        ),
        ("case", word(f"case_{method.case}", lang), ""),
        ("days_per_week", plain(method.days_per_week, lang), word("assumed", lang)),
        *waived_facts(method.fallback_waived, lang),
        *(
            (k, getattr(method, k), "")
            for k in ("version", "instance_hash", "travel_hash")
            if getattr(method, k)
        ),
    ]
    return tuple(Fact(code, word(code, lang), value, note) for code, value, note in found)
