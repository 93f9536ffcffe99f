"""What `homecare horizon` says in the end, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from planner.horizon.names import name_of
from planner.horizon.records import Horizon, Series, Track
from planner.horizon.texts import word
from planner.messages import Lang
from planner.report.numbers import decimal, plain
from planner.savings.records import Estimate

WIDE = 40
"""Letters of a name in the table."""


def year_lines(horizon: Horizon, lang: Lang) -> Iterator[str]:
    """Yield the lines: which weeks are planned, a table of hours freed in some of them, when each track pays, and the method."""
    if horizon.title:
        yield horizon.title
    yield from _planned(horizon, lang)
    weeks = shown_weeks(horizon.weeks)
    heads = "".join(f"{word('head_week', lang, week=w):>11}" for w in weeks)
    yield f"{word('head_weeks', lang):<{WIDE + 6}}{heads}  {word('head_year', lang, weeks=horizon.weeks)}"
    for track in horizon.tracks:
        yield from _rows(track, weeks, lang)
    for track in horizon.tracks:
        yield _pays(track, horizon.weeks, lang)
    yield from _drift(horizon, lang)
    method = horizon.method
    counts = {"plans": method.plans, "asked": method.asked, "seeds": len(method.seeds), "runs": method.runs}
    yield word("method_year", lang, **counts, days=plain(method.days_per_week, lang))


def shown_weeks(weeks: int) -> tuple[int, ...]:
    """Return the weeks of the table: the first and the end of each quarter.

    >>> shown_weeks(52)
    (1, 13, 26, 39, 52)
    """
    return tuple(sorted({1, *(max(1, round(weeks * k / 4)) for k in range(1, 5))}))


def _planned(horizon: Horizon, lang: Lang) -> Iterator[str]:
    solved = horizon.solved_weeks
    yield word("solved", lang, weeks=horizon.weeks, solved=len(solved), list=", ".join(map(str, solved)))
    if any(w.how == "drawn" for t in horizon.tracks for s in t.series for w in s.weeks):
        yield word(f"drawn_{horizon.between}", lang)


def _rows(track: Track, weeks: tuple[int, ...], lang: Lang) -> Iterator[str]:
    """The base case with the track's name; the others below it."""
    name = name_of(track.code, track.title, lang)
    for series in sorted(track.series, key=lambda s: s.case != "base"):
        shown = name if series.case == "base" else ""
        yield f"  {shown[:WIDE]:<{WIDE}}{word(f'case_{series.case}', lang):<4}{_row(series, weeks, lang)}"


def _row(series: Series, weeks: tuple[int, ...], lang: Lang) -> str:
    cells = "".join(f"{decimal(series.weeks[w - 1].net.mean, 1, lang):>11}" for w in weeks)
    return f"{cells}  {_range(series.total.net_hours, lang)}"


def _range(value: Estimate, lang: Lang) -> str:
    figures = {"mean": value.mean, "low": value.low, "high": value.high}
    return word("range", lang, **{k: decimal(x, 0, lang) for k, x in figures.items()})


def _pays(track: Track, weeks: int, lang: Lang) -> str:
    series, name = track.case("base"), name_of(track.code, track.title, lang)
    total = series.total
    if total.pays_from is None:
        return word("pays_not", lang, name=name)
    if not series.in_debt:
        return word("pays_clear", lang, name=name, week=total.pays_from)
    if total.paid_back is None:
        return word("pays_unpaid", lang, name=name, week=total.pays_from, weeks=weeks)
    return word("pays", lang, name=name, week=total.pays_from, back=total.paid_back)


def _drift(horizon: Horizon, lang: Lang) -> Iterator[str]:
    last = horizon.untreated["base"][-1]
    if last.drift.low > 0:
        yield word("drift", lang, hours=decimal(last.drift.mean, 1, lang), week=last.week)
