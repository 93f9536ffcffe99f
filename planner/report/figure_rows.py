"""The figures of the day as labelled, written-out facts: the cards on top, the bar of paid time, and the
rest."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain import Means
from planner.figures import Figures, Tally, share
from planner.messages import Lang
from planner.report.numbers import NBSP, decimal, hours, kilometres, minutes, percent
from planner.report.words import counted, word


@dataclass(frozen=True)
class Fact:
    """A figure ready to read: `key` names it to tests and style sheets, `note` is the small print under
    it."""

    key: str
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Share:
    """A part of the paid time. `percent` is the bar's width; `key` is a kind of the time chart or "other"."""

    key: str
    label: str
    seconds: int
    value: str
    percent: float
    percent_text: str


def cards(figures: Figures, lang: Lang) -> tuple[Fact, ...]:
    """Return the six figures that a planner looks at first."""
    total, late = figures.total, figures.punctuality
    per_visit = decimal(total.driving_minutes_per_visit, 1, lang)
    unplanned = sum(figures.unplanned.values())
    paid = word("of_paid", lang, percent=percent(total.driving_share, lang))
    found = [
        (
            "driving",
            minutes(total.driving_seconds, lang),
            f"{paid} · {word('per_visit', lang, minutes=per_visit)}",
        ),
        (
            "stop_overhead",
            minutes(total.stop_overhead_seconds, lang),
            word("stop_overhead_note", lang, stops=_count("stops", total.stops, lang)),
        ),
        (
            "care_share",
            percent(total.care_share, lang),
            word("in_homes", lang, hours=hours(total.care_physical_seconds, lang)),
        ),
        ("distance", kilometres(total.distance_metres, lang), _by_means(total, lang)),
        (
            "planned",
            decimal(late.visits, 0, lang),
            word("not_planned", lang, count=decimal(unplanned, 0, lang)),
        ),
        ("lateness", minutes(late.late_seconds, lang), _late_note(figures, lang)),
    ]
    return tuple(Fact(key, word(f"fig_{key}", lang), value, note) for key, value, note in found)


def shares(figures: Figures, lang: Lang) -> tuple[Share, ...]:
    """Return what the paid time is spent on, in the order and with the names of the time chart; parts of 0
    left out.

    Paid breaks only; what no part names (before leaving, after returning) is "other". Empty when nothing is
    paid.
    """
    total = figures.total
    parts = {
        "travel": total.driving_seconds,
        "overhead": total.stop_overhead_seconds,
        "care": total.care_physical_seconds,
        "screen": total.care_screen_seconds,
        "screen_work": total.screen_work_seconds,
        "wait": total.waiting_seconds,
        "break": max(0, total.break_seconds - total.unpaid_break_seconds),
    }
    parts["other"] = max(0, total.paid_seconds - sum(parts.values()))
    whole = sum(parts.values())
    return tuple(
        Share(
            key,
            word(key, lang),
            seconds,
            hours(seconds, lang),
            round(100 * share(seconds, whole), 3),
            percent(share(seconds, whole), lang),
        )
        for key, seconds in parts.items()
        if seconds
    )


def facts(figures: Figures, lang: Lang) -> tuple[Fact, ...]:
    """Return the figures below the cards: time, punctuality, continuity, load and counts."""
    found = [*_time(figures.total, lang), *_service(figures, lang), *_workers(figures, lang)]
    return tuple(Fact(key, word(f"fig_{key}", lang), value, note) for key, value, note in found)


Row = tuple[str, str, str]


def _time(total: Tally, lang: Lang) -> list[Row]:
    rows = [
        ("paid", hours(total.paid_seconds, lang), ""),
        ("waiting", minutes(total.waiting_seconds, lang), ""),
        ("overtime", minutes(total.overtime_seconds, lang), ""),
        ("idle", hours(total.idle_start_seconds + total.idle_end_seconds, lang), word("idle_note", lang)),
    ]
    if total.screen_calls:
        rows += [
            (
                "screen_care",
                minutes(total.care_screen_seconds, lang),
                _count("screens", total.screen_calls, lang),
            ),
            ("screen_work", minutes(total.screen_work_seconds, lang), ""),
            ("direct_share", percent(total.direct_share, lang), word("direct_note", lang)),
        ]
    return rows


def _service(figures: Figures, lang: Lang) -> list[Row]:
    late, who = figures.punctuality, figures.continuity
    rows = [
        ("in_time", percent(late.share, lang), word("in_time_note", lang)),
        (
            "continuity",
            decimal(who.mean_workers, 2, lang),
            word("at_most", lang, value=decimal(who.max_workers, 0, lang)),
        ),
    ]
    if who.asked_calls:
        part = word(
            "of_calls",
            lang,
            part=decimal(who.preferred_calls, 0, lang),
            whole=decimal(who.asked_calls, 0, lang),
        )
        rows.append(("preferred", percent(who.preferred_share, lang), part))
    left = [(p, n) for p, n in sorted(figures.unplanned.items()) if n]
    if left:
        text = ", ".join(word("priority_count", lang, priority=p, count=decimal(n, 0, lang)) for p, n in left)
        rows.append(("unplanned", decimal(sum(n for _, n in left), 0, lang), text))
    return rows


def _workers(figures: Figures, lang: Lang) -> list[Row]:
    total, load = figures.total, figures.load
    span = f"{hours(load.min_seconds, lang)} – {hours(load.max_seconds, lang)}"
    unused = _count("unused", total.routes_unused, lang) if total.routes_unused else ""
    return [
        ("routes_used", decimal(total.routes_used, 0, lang), unused),
        ("calls", decimal(total.physical_calls + total.screen_calls, 0, lang), word("calls_note", lang)),
        ("load", span, word("load_note", lang)),
        ("load_spread", minutes(load.std_seconds, lang), ""),
    ]


def _count(code: str, n: int, lang: Lang) -> str:
    return counted(code, n, lang)


def _by_means(total: Tally, lang: Lang) -> str:
    """Return the distance by means of travel, where there are several or it is not by car."""
    used = [(m, metres) for m, metres in total.metres.items() if metres]
    if [m for m, _ in used] in ([], [Means.CAR]):
        return ""
    return ", ".join(
        f"{word(f'means_{m}', lang).lower()}{NBSP}{kilometres(metres, lang)}" for m, metres in used
    )


def _late_note(figures: Figures, lang: Lang) -> str:
    late = figures.punctuality
    if not late.late_visits:
        return word("none_late", lang)
    most = minutes(late.max_late_seconds, lang)
    return f"{_count('late_visits', late.late_visits, lang)} · {word('at_most', lang, value=most)}"
