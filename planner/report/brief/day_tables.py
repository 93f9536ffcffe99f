"""The lists of one day as tables: what changed, what is left out, broken rules, and whom they concern."""

from __future__ import annotations

from datetime import date

from planner.brief.people import Continuity, Fairness
from planner.brief.records import (
    Changes,
    Content,
    Driving,
    Heavy,
    ListDriving,
    Screen,
    ScreenCandidate,
    UnplannedVisit,
)
from planner.difference import Change, ChangeKind
from planner.difference.texts import describe_change
from planner.report.brief.saying import Saying, bad
from planner.report.numbers import minutes, percent, plain
from planner.report.table import Row, Table

ORDER = (
    ChangeKind.LEFT_OUT, ChangeKind.WORKER, ChangeKind.MODE, ChangeKind.MOVED, ChangeKind.TAKEN_IN, ChangeKind.GONE,
)  # fmt: skip
"""What a planner wants to see first; a visit with several changes stands where the first of them does."""
UNKNOWN = "–"


def tables(saying: Saying, day: date, content: Content) -> tuple[Table, ...]:
    """Return the tables that have rows."""
    found = [
        _unplanned(saying, day, content.unplanned),
        _broken(saying, content),
        _changed(saying, content.changes),
        _driving(saying, content.driving),
        _heavy(saying, content.heavy),
        _candidates(saying, day, content.screen),
        _conversions(saying, content.screen),
        *_continuity(saying, content.continuity),
        *_fairness(saying, content.fairness),
    ]
    return tuple(t for t in found if t.rows)


def plain_number(saying: Saying, value: float) -> str:
    """Return a number with a decimal where it is not whole."""
    return plain(value, saying.lang)


def _unplanned(saying: Saying, day: date, left: tuple[UnplannedVisit, ...]) -> Table:
    heads = saying.heads(
        ("priority", "num"), ("visit", "text"), ("citizen", "text"), ("services", "wide"), ("window", "text"), ("why", "wide")
    )  # fmt: skip
    rows = [
        Row(
            (
                str(u.priority),
                u.visit_id,
                u.citizen_id,
                saying.services(u.services) or UNKNOWN,
                saying.window(u.windows, day),
                " ".join(t.to(saying.lang) for t in u.texts) or UNKNOWN,
            )
        )
        for u in left
    ]
    return saying.table("unplanned", heads, rows, title=saying.word("t_unplanned"))


def _broken(saying: Saying, content: Content) -> Table:
    rows = [Row((b.text.to(saying.lang),)) for b in content.broken]
    return saying.table("broken", saying.heads(("rule", "wide")), rows, title=saying.word("t_broken"))


def _changed(saying: Saying, changes: Changes | None) -> Table:
    found = () if changes is None else tuple(sorted(changes.difference.changes, key=_urgency))
    citizens = {} if changes is None else changes.citizens
    zone = saying.brief.night.timezone
    rows = [
        Row((c.visit_id, citizens.get(c.visit_id, UNKNOWN), describe_change(c, saying.lang, zone)))
        for c in found
    ]
    heads = saying.heads(("visit", "text"), ("citizen", "text"), ("what", "wide"))
    return saying.table("changes", heads, rows, title=saying.word("t_changes"))


def _urgency(change: Change) -> tuple[int, str]:
    return min(ORDER.index(kind) for kind in change.kinds), change.visit_id


def _driving(saying: Saying, driving: Driving) -> Table:
    heads = saying.heads(("worker", "text"), ("shift", "text"), ("driving", "num"), ("share", "num"))
    rows = [
        Row((d.worker_id, d.shift_id, saying.hours(d.driving_seconds), _share(saying, driving, d)))
        for d in driving.lists
    ]
    return saying.table("driving", heads, rows, title=saying.word("t_driving"))


def _share(saying: Saying, driving: Driving, each: ListDriving) -> str:
    text = percent(each.share, saying.lang)
    return bad(text) if each.share > driving.limit_share else text


def _heavy(saying: Saying, heavy: Heavy) -> Table:
    heads = saying.heads(
        ("worker", "text"),
        ("shift", "text"),
        ("heavy_visits", "num"),
        ("overtime", "num"),
        ("visits", "wide"),
    )
    rows = [
        Row(
            (
                h.worker_id,
                h.shift_id,
                saying.count(len(h.heavy_visits)),
                minutes(h.overtime_seconds, saying.lang) if h.overtime_seconds else UNKNOWN,
                ", ".join(h.heavy_visits) or UNKNOWN,
            )
        )
        for h in heavy.lists
    ]
    return saying.table("heavy", heads, rows, title=saying.word("t_heavy"))


def _candidates(saying: Saying, day: date, screen: Screen) -> Table:
    heads = saying.heads(
        ("visit", "text"), ("citizen", "text"), ("time", "text"), ("worker", "text"), ("services", "wide"),
        ("freed", "num"), ("why", "wide"),
    )  # fmt: skip
    rows = [_candidate(saying, day, c) for c in screen.candidates]
    return saying.table(
        "screen", heads, rows, title=saying.word("t_screen"), note=saying.word("t_screen_note")
    )


def _candidate(saying: Saying, day: date, found: ScreenCandidate) -> Row:
    freed = UNKNOWN if found.freed_seconds is None else minutes(found.freed_seconds, saying.lang)
    return Row(
        (
            found.visit_id,
            found.citizen_id,
            saying.clock(found.start, day),
            found.worker_id,
            saying.services(found.services) or UNKNOWN,
            freed,
            found.text.to(saying.lang),
        )
    )


def _conversions(saying: Saying, screen: Screen) -> Table:
    heads = saying.heads(("citizen", "text"), ("visits", "wide"), ("missing", "wide"))
    rows = [
        Row((c.citizen_id, ", ".join(c.visit_ids), " ".join(t.to(saying.lang) for t in c.texts)))
        for c in screen.conversions
    ]
    return saying.table(
        "conversions", heads, rows, title=saying.word("t_conversions"), note=saying.word("t_conversions_note")
    )


def _continuity(saying: Saying, known: Continuity | None) -> tuple[Table, ...]:
    if known is None or known.planned_days == 1:
        return ()
    worst = sorted(known.worst.items(), key=lambda pair: (-pair[1], pair[0]))
    return (
        saying.table(
            "worst",
            saying.heads(("citizen", "text"), ("workers_met", "num")),
            [Row((citizen, saying.count(count))) for citizen, count in worst],
            title=saying.word("t_worst"),
        ),
        saying.table(
            "trade_off",
            saying.heads(("weight", "num"), ("known", "num"), ("driving", "num")),
            [
                Row((saying.count(t.weight), saying.share(t.known_share), saying.hours(t.driving_seconds)))
                for t in known.trade_off
            ],
            title=saying.word("t_trade_off"),
        ),
    )


def _fairness(saying: Saying, fair: Fairness | None) -> tuple[Table, ...]:
    if fair is None:
        return ()
    heads = saying.heads(
        ("worker", "text"), ("days_listed", "num"), ("heavy_a_day", "num"), ("most_heavy", "num"), ("care_a_day", "num")
    )  # fmt: skip
    rows = [
        Row(
            (
                w.worker_id,
                saying.count(w.days),
                plain_number(saying, w.heavy_a_day),
                bad(saying.count(w.most_heavy)) if w.most_heavy > fair.limit else saying.count(w.most_heavy),
                saying.hours(w.care_a_day),
            )
        )
        for w in fair.workers
    ]
    note = saying.word("t_fairness_note", days=fair.days)
    return (saying.table("fairness", heads, rows, title=saying.word("t_fairness"), note=note),)
