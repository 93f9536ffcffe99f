"""One district and day: what is to be said of its plan, and its lists."""

from __future__ import annotations

from collections.abc import Iterator

from planner.brief.people import Continuity
from planner.brief.records import Changes, Content, DayBrief
from planner.difference.texts import describe_difference
from planner.nightly.records import Outcome
from planner.nightly.texts import describe_setback
from planner.report.brief import day_tables
from planner.report.brief.saying import Saying
from planner.report.numbers import minutes
from planner.report.section import Section

LISTED = 9
"""With more days than these, the links at the top of the page would be too many to read; the overview has them all."""


def day_section(saying: Saying, day: DayBrief) -> Section:
    """Return the section of a day."""
    content = day.content
    return Section(
        saying.anchor(day),
        saying.unit_long(day.unit),
        sentences=tuple(_first(saying, day)),
        points=() if content is None else tuple(_points(saying, content)),
        tables=() if content is None else day_tables.tables(saying, day.day, content),
        listed=len(saying.brief.days) <= LISTED,
    )


def _first(saying: Saying, day: DayBrief) -> Iterator[str]:
    """What must be known before the rest is read."""
    unit = day.unit
    if unit.outcome is Outcome.EMPTY:
        yield saying.word("nothing_to_plan")
        return
    if unit.outcome is Outcome.FAILED:
        head = saying.word("not_delivered" if day.of_tonight else "not_finished")
        yield " ".join([head, *(describe_setback(each, saying.lang) for each in unit.setbacks)])
        yield saying.stands(unit)
    if day.instead_of and day.content is not None:
        yield saying.word("fell_back", solver=day.content.solver, asked=day.instead_of)
    if day.content is None:
        yield saying.word("no_content")


def _points(saying: Saying, content: Content) -> Iterator[str]:
    yield _changes(saying, content.changes)
    yield _counted(saying, "left_out", len(content.unplanned))
    yield _counted(saying, "broken", len(content.broken))
    yield from _lists(saying, content)
    yield from _screen(saying, content)
    yield from _continuity(saying, content)
    yield from _fairness(saying, content)


def _changes(saying: Saying, changes: Changes | None) -> str:
    if changes is None:
        return saying.word("no_before")
    text = describe_difference(changes.difference, saying.lang)
    if changes.against_id is None or changes.against_kind is None:
        return saying.word("against_unknown", text=text)
    kind = saying.word(f"kind_{changes.against_kind.value}")
    return saying.word("against", kind=kind, plan_id=changes.against_id, text=text)


def _counted(saying: Saying, code: str, number: int) -> str:
    return saying.word(f"some_{code}", count=saying.count(number)) if number else saying.word(f"none_{code}")


def _lists(saying: Saying, content: Content) -> Iterator[str]:
    driving, heavy = content.driving, content.heavy
    if not driving.lists_used:
        yield saying.word("no_lists")
        return
    yield saying.word(
        "driving_says",
        time=saying.hours(driving.driving_seconds),
        share=saying.share(driving.share),
        over=saying.count(len(driving.over)),
        lists=saying.count(driving.lists_used),
        limit=saying.share(driving.limit_share),
    )
    yield saying.word(
        "heavy_says",
        count=saying.count(heavy.in_all),
        fewest=heavy.fewest,
        most=heavy.most,
        limit=heavy.limit,
        lists=saying.count(len(heavy.lists)),
    )


def _screen(saying: Saying, content: Content) -> Iterator[str]:
    screen = content.screen
    if screen.on_screen or screen.candidates or screen.without_seat:
        yield saying.word(
            "screen_says",
            now=saying.count(screen.on_screen),
            could=saying.count(len(screen.candidates)),
            full=saying.count(screen.without_seat),
        )
    if screen.conversions:
        yield saying.word("conversions_says", count=saying.count(len(screen.conversions)))


def _continuity(saying: Saying, content: Content) -> Iterator[str]:
    known = content.continuity
    if known is None:
        return
    if known.planned_days == 1:
        yield saying.word("no_days_before", days=known.days)
        return
    yield saying.word(
        "continuity_says",
        span=_span(saying, known),
        citizens=saying.count(known.citizens),
        median=day_tables.plain_number(saying, known.median_workers),
        most=known.most_workers,
        over=saying.count(known.over_limit),
        limit=known.limit,
    )
    if known.known_share is not None:
        yield saying.word("known_says", share=saying.share(known.known_share))
    if known.worth_seconds is not None and known.paid_seconds is not None:
        worth, paid = (minutes(s, saying.lang) for s in (known.worth_seconds, known.paid_seconds))
        yield saying.word("known_costs", worth=worth, paid=paid)
    if known.curve:
        yield saying.word("known_curve", command=known.curve)


def _span(saying: Saying, known: Continuity) -> str:
    if known.planned_days is None or known.planned_days == known.days:
        return saying.word("span", days=known.days)
    return saying.word("span_planned", days=known.days, planned=known.planned_days)


def _fairness(saying: Saying, content: Content) -> Iterator[str]:
    fair = content.fairness
    if fair is None or not fair.workers:
        return
    heavy = [w.heavy_a_day for w in fair.workers]
    care = [w.care_a_day for w in fair.workers]
    yield saying.word(
        "fairness_says",
        days=fair.days,
        fewest=day_tables.plain_number(saying, min(heavy)),
        most=day_tables.plain_number(saying, max(heavy)),
        over=saying.count(fair.over),
        limit=fair.limit,
        least=saying.hours(min(care)),
        longest=saying.hours(max(care)),
    )
