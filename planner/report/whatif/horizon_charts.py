"""The charts of the year: hours freed week by week with their bands, and hours added up."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from planner.horizon.records import TOGETHER, Track
from planner.messages import Lang
from planner.report.drawing.line_chart import Course, Spot, line_chart
from planner.report.numbers import decimal
from planner.report.whatif.horizon_words import word

KINDS = 6  # colours and dashes in the style sheet

Named = Sequence[tuple[str, Track]]


def year_chart(named: Named, solved: Sequence[int], lang: Lang) -> Markup:
    """Return net hours a week of every track on one axis; the band runs from the low to the high case."""
    only = len(named) == 1
    courses = [_course(name, kind, track, solved, only) for (name, track), kind in _kinds(named)]
    label = word("year_label", lang, rows=_told(courses, lang))
    return line_chart(courses, label, word("axis", lang), word("unit_short", lang), lang)


def cumulative_chart(named: Named, lang: Lang) -> Markup:
    """Return hours added up from week 1, in the base case."""
    courses = []
    for (name, track), kind in _kinds(named):
        spots = tuple((float(w.week), w.cumulative.mean) for w in track.case("base").weeks)
        courses.append(Course(name, kind, spots))
    label = word("cumulative_label", lang, rows=_told(courses, lang))
    return line_chart(courses, label, word("axis", lang), word("unit_hours", lang), lang)


def _kinds(named: Named) -> list[tuple[tuple[str, Track], str]]:
    return [
        (pair, "sum" if pair[1].code == TOGETHER else str(place % KINDS + 1))
        for place, pair in enumerate(named)
    ]


def _course(name: str, kind: str, track: Track, solved: Sequence[int], only: bool) -> Course:
    """One line; whiskers only on that of all together, or the only one, where they can be told apart."""
    cases = {s.case: tuple((float(w.week), w.net.mean) for w in s.weeks) for s in track.series}
    low, high = _ordered(cases.get("low", ()), cases.get("high", ()))
    weeks = track.case("base").weeks if only or track.code == TOGETHER else ()
    whiskers = tuple(
        (float(w.week), w.net.low, w.net.high) for w in weeks if w.week in solved and w.net.half_width
    )
    return Course(name, kind, cases["base"], low, high, frozenset(map(float, solved)), whiskers)


def _ordered(low: tuple[Spot, ...], high: tuple[Spot, ...]) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """The lower and the upper edge: in weeks of training the high case may cost more than the low one."""
    pairs = (
        [((a, min(b, d)), (a, max(b, d))) for (a, b), (_, d) in zip(low, high, strict=True)]
        if low and high
        else []
    )
    return tuple(p for p, _ in pairs), tuple(p for _, p in pairs)


def _told(courses: Sequence[Course], lang: Lang) -> str:
    rows = []
    for course in courses:
        (start, first), (end, last) = course.spots[0], course.spots[-1]
        rows.append(
            word(
                "row_says", lang, name=course.name, first=decimal(first, 1, lang), last=decimal(last, 1, lang),
                from_week=int(start), to_week=int(end),
            )
        )  # fmt: skip
    return "; ".join(rows)
