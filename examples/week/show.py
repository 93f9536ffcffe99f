"""The week as one page that needs nothing else, and as JSON beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from examples.week.records import WeekBrief
from examples.week.sections import Telling, accounts, continuity, driving, mornings, nights
from examples.week.words import word
from planner.atomic import write_whole
from planner.messages import Lang
from planner.report import page
from planner.report.figure_rows import Fact
from planner.report.numbers import date_span, decimal, percent
from planner.report.study_view import StudyView
from planner.wording import length

PAGE_FILE, DATA_FILE = "week.html", "week.json"
STYLES = ("report.css", "study.css")


def write_week(week: WeekBrief, folder: Path, lang: Lang) -> tuple[Path, Path]:
    """Write `week.html` and `week.json` into `folder`; return both. Raises OSError."""
    return (
        write_whole(folder / PAGE_FILE, week_page(week, lang)),
        write_whole(folder / DATA_FILE, week.model_dump_json(indent=1) + "\n"),
    )


def week_page(week: WeekBrief, lang: Lang) -> str:
    """Return the page as one self-contained HTML text."""
    return page.render(
        "study.html.j2", STYLES, (), None, view=_view(Telling(week, lang)), t=partial(word, lang=lang)
    )


def _view(tell: Telling) -> StudyView:
    week = tell.week
    return StudyView(
        lang=tell.lang,
        title=week.title,
        dates=date_span([d.day.isoformat() for d in week.days], tell.lang),
        synthetic=True,
        attribution=week.attribution,
        headline=tell.word("headline_kept", visits=tell.count(week.visits)),
        sentences=_sentences(tell),
        cards=_cards(tell),
        sections=(nights(tell), mornings(tell), accounts(tell), continuity(tell), driving(tell)),
        method=_method(tell),
    )


def _sentences(tell: Telling) -> tuple[str, ...]:
    week, count = tell.week, tell.count
    happened = [d.morning.happened for d in week.days]
    return (
        tell.word(
            "says_where",
            planned=count(week.planned),
            cancelled=count(week.cancelled),
            left_out=count(week.left_out),
        ),
        tell.word("says_checked", days=len(week.days), broken=count(week.broken)),
        tell.word(
            "says_events",
            sick=sum(len(h.sick) for h in happened),
            discharged=sum(len(h.discharged) for h in happened),
            cancelled=sum(len(h.cancelled) for h in happened),
        ),
    )


def _cards(tell: Telling) -> tuple[Fact, ...]:
    week, count = tell.week, tell.count
    costs = [d.morning.consequences for d in week.days if d.morning.consequences is not None]
    untouched = sum(c.untouched for c in costs)
    kept = sum(c.untouched_kept for c in costs) / untouched if untouched else 1.0
    paid = sum(d.paid_seconds for d in week.days)
    longest = max((d.night.timings for d in week.days), key=lambda t: t.whole)
    found = [
        ("visits", count(week.visits), tell.word("card_visits_note", planned=count(week.planned))),
        ("left", count(week.left_out), tell.word("card_left_note")),
        (
            "changes",
            count(sum(c.changes for c in costs)),
            tell.word("card_changes_note", share=percent(kept, tell.lang, 0)),
        ),
        ("driving", tell.share(sum(d.driving_seconds for d in week.days) / paid if paid else None), ""),
        ("known", tell.share(tell.known_share), tell.word("card_known_note")),
        (
            "night",
            length(longest.whole, tell.lang),
            tell.word("card_night_note", search=length(longest.search, tell.lang)),
        ),
    ]
    return tuple(Fact(key, tell.word(f"card_{key}"), value, note) for key, value, note in found)


def _method(tell: Telling) -> tuple[Fact, ...]:
    week = tell.week
    size = tell.word(
        "m_size_is", citizens=tell.count(week.citizens), workers=tell.count(week.workers), seed=week.seed
    )
    budget = (
        tell.word("m_moves", count=decimal(week.budget_iterations or 0, 0, tell.lang))
        if week.budget_seconds is None
        else length(week.budget_seconds, tell.lang)
    )
    found = [
        ("size", size), ("budget", budget), ("rates", tell.word("m_rates_is")), ("version", week.version),
    ]  # fmt: skip
    return tuple(Fact(key, tell.word(f"m_{key}"), value) for key, value in found)
