"""The committee memo as records: what it says, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planner.horizon.overlap_records import Overlap
from planner.messages import Lang
from planner.report.amounts import fte, scaled, with_interval
from planner.report.drawing.bars import bar_cells
from planner.report.numbers import date_span, decimal, plain
from planner.report.table import Head, Row, Table
from planner.report.whatif.effect import COLOURS
from planner.report.whatif.memo_limits import assumptions, not_counted
from planner.report.whatif.memo_words import listed, word
from planner.report.whatif.method import net
from planner.report.whatif.premises import in_short
from planner.report.whatif.verdict import LEAST_VISITS, Verdict, name_of, verdict
from planner.savings.interval import estimate
from planner.whatif.records import Comparison, Option

SAID = 3  # edits that say what an option is
THOUSAND = 1000  # kroner: no committee's decision hangs on less
NAMED = 4  # options that are named in a sentence; more are counted


@dataclass(frozen=True)
class Memo:
    """The whole memo; every text is a sentence or a point of a list."""

    lang: Lang
    title: str
    basis: str
    synthetic: bool
    short: tuple[str, ...]
    table: Table
    sure: tuple[str, ...]
    who: Table
    not_counted: tuple[str, ...]
    assumptions: tuple[str, ...]
    foot: str


def memo_of(comparison: Comparison, lang: Lang, page: str, overlap: Overlap | None = None) -> Memo:
    """Return the memo of a comparison.

    Parameters
    ----------
    page
        File name of the comparison page, where the details are.
    overlap
        What the technologies among the options free together, where that was studied.
    """
    method = comparison.method
    basis = {n: decimal(getattr(comparison, n), 0, lang) for n in ("visits", "citizens", "workers")}
    return Memo(
        lang=lang,
        title=comparison.title or word("subject", lang),
        basis=word("basis", lang, dates=date_span(comparison.dates, lang), **basis),
        synthetic=comparison.synthetic,
        short=_short(comparison, lang),
        table=_table(comparison, lang),
        sure=_sure(comparison, lang),
        who=_who(comparison, lang),
        not_counted=not_counted(comparison, overlap, lang),
        assumptions=assumptions(comparison, lang),
        foot=word("foot", lang, page=page, version=method.version),
    )


def _short(comparison: Comparison, lang: Lang) -> tuple[str, ...]:
    """What was done, which option frees most, and in one sentence each what the others do."""
    named = {v: _of(comparison, v) for v in Verdict}
    best = named[Verdict.FREES]
    found = [_best(best, comparison, lang) if best else word("none_frees", lang)]
    sentences = {
        "also": best[1:],
        "costs": named[Verdict.COSTS],
        "unsure": named[Verdict.NOISE],
        "changes_nothing": named[Verdict.SAME],
        "alone": named[Verdict.ALONE],
    }
    found += [word(code, lang, names=_names(of, lang)) for code, of in sentences.items() if of]
    return (word("how", lang), *found, *_left_out(comparison, lang))


def _names(options: Sequence[Option], lang: Lang) -> str:
    """The names of a few options, how many they are where they are more."""
    if len(options) > NAMED:
        return word("so_many", lang, count=len(options))
    return listed([_quoted(o, lang) for o in options], lang)


def _quoted(option: Option, lang: Lang) -> str:
    return word("quoted", lang, name=name_of(option))


def _of(comparison: Comparison, wanted: Verdict) -> list[Option]:
    """The options with that verdict, those that free most first."""
    found = [o for o in comparison.options if verdict(o.figure("total")) is wanted]
    return sorted(found, key=lambda o: o.figure("total").difference.mean)


def _best(options: Sequence[Option], comparison: Comparison, lang: Lang) -> str:
    """What the first frees, and that another may free as much where that cannot be told apart."""
    option, method = options[0], comparison.method
    year = option.period("year")
    assert year.fte_gross is not None
    assert year.fte_effective is not None
    text = word(
        "best" if len(comparison.options) > 1 else "only",
        lang,
        name=_quoted(option, lang),
        hours=with_interval(scaled(year.total_hours, -1), 0, lang),
        gross=decimal(-year.fte_gross.mean, 2, lang),
        effective=decimal(-year.fte_effective.mean, 2, lang),
        gross_hours=decimal(method.fte_gross_hours, 0, lang),
        effective_hours=decimal(method.fte_effective_hours, 0, lang),
    )
    rivals = [o for o in options[1:] if not _surely_more(option, o)]
    return f"{text} {word('rivals', lang, names=_names(rivals, lang))}" if rivals else text


def _surely_more(one: Option, other: Option) -> bool:
    """Whether one frees more than the other, seed by seed, by more than chance."""
    ahead = estimate([net(b) - net(a) for a, b in zip(one.outcomes, other.outcomes, strict=True)])
    return ahead.half_width is not None and ahead.low > 0


def _left_out(comparison: Comparison, lang: Lang) -> list[str]:
    """Which options leave visits without room that have it today; only how many where they are more than a few."""
    found = [o for o in comparison.options if _leaves_out(o)]
    if len(found) > NAMED:
        return [word("no_room_many", lang, count=len(found))]
    texts = []
    for option in found:
        figure = option.figure("unplanned_visits")
        before, after = (plain(round(e.mean, 1), lang) for e in (figure.base, figure.scenario))
        texts.append(word("no_room", lang, name=_quoted(option, lang), before=before, after=after))
    return texts


def _leaves_out(option: Option) -> bool:
    figure = option.figure("unplanned_visits")
    return verdict(figure) is Verdict.COSTS and figure.difference.mean >= LEAST_VISITS


def _table(comparison: Comparison, lang: Lang) -> Table:
    method = comparison.method
    heads = (
        Head(word("option", lang), "name"),
        Head("", "bar"),
        Head(word("hours_year", lang), "num"),
        Head(word("posts_gross", lang, hours=decimal(method.fte_gross_hours, 0, lang)), "num"),
        Head(word("posts_effective", lang, hours=decimal(method.fte_effective_hours, 0, lang)), "num"),
        Head(word("worth", lang), "num"),
        Head(word("sure", lang)),
    )
    found = [verdict(o.figure("total")) for o in comparison.options]
    gains = [scaled(o.period("year").total_hours, -1) for o in comparison.options]
    bars = bar_cells(gains, [COLOURS.get(v, "noise") for v in found])
    rows = [_row(o, v, bar, lang) for o, v, bar in zip(comparison.options, found, bars, strict=True)]
    return Table("memo", heads, tuple(rows), note=word("caption", lang))


def _row(option: Option, found: Verdict, bar: str, lang: Lang) -> Row:
    year = option.period("year")
    posts = [fte(scaled(e, -1), lang) for e in (year.fte_gross, year.fte_effective) if e is not None]
    hours = with_interval(scaled(year.total_hours, -1), 0, lang)
    worth = with_interval(scaled(year.kroner, -1 / THOUSAND), 0, lang)
    return Row((_named(option, lang), bar, hours, *posts, worth, word(f"sure_{found}", lang)))


def _named(option: Option, lang: Lang) -> Markup:
    """The name, and under it what the option is."""
    said = "; ".join(in_short(option, lang)[:SAID])
    return Markup("{}<small>{}</small>").format(name_of(option), said)


def _sure(comparison: Comparison, lang: Lang) -> tuple[str, ...]:
    method = comparison.method
    found = [word("seeds", lang, count=len(method.seeds))]
    if method.redrawn:
        found.append(word("redrawn", lang))
    return (*found, word("chance", lang), word("not_days", lang))


def _who(comparison: Comparison, lang: Lang) -> Table:
    """Whom each option is for, and how many citizens get another plan."""
    heads = (
        Head(word("option", lang), "name"),
        *(Head(word(f"who_{c}", lang), "num") for c in ("citizens", "workers", "any")),
    )
    rows = []
    for option in comparison.options:
        affected = option.affected
        counts = (
            len(affected.concerned_citizens),
            len(affected.concerned_workers),
            affected.citizens.get("any", 0),
        )
        rows.append(Row((name_of(option), *(decimal(n, 0, lang) for n in counts))))
    chance = max((o.affected.by_chance.get("any", 0) for o in comparison.options), default=0)
    note = word("who_note", lang, chance=decimal(chance, 0, lang))
    method = comparison.method
    if method.redrawn and any(o.affected.concerned_citizens for o in comparison.options):
        note = f"{note} {word('who_drawn', lang, count=len(method.seeds))}"
    return Table("memo-who", heads, tuple(rows), note=note)
