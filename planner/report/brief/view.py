"""What the page of a morning brief shows, as plain frozen records."""

from __future__ import annotations

from planner.brief.records import Brief
from planner.messages import Lang
from planner.nightly.records import Outcome
from planner.report.brief import answer
from planner.report.brief.day import day_section
from planner.report.brief.night import night_facts, times_table
from planner.report.brief.overview import copies, faults, issues, overview
from planner.report.brief.saying import Saying
from planner.report.brief.words import word
from planner.report.numbers import date_span
from planner.report.section import Section
from planner.report.study_view import StudyView


def brief_view(brief: Brief, lang: Lang) -> StudyView:
    """Return the page's content: the answer, what went wrong, all units in a table, then each district and day."""
    saying = Saying(brief, lang)
    return StudyView(
        lang=lang,
        title=word("page", lang),
        dates=date_span([d.isoformat() for d in brief.night.days], lang),
        synthetic=brief.synthetic,
        attribution=brief.attribution,
        headline=answer.headline(saying),
        sentences=answer.sentences(saying),
        cards=answer.cards(saying),
        sections=_sections(saying),
        method=night_facts(saying),
        method_tables=(times_table(saying),) if brief.days else (),
    )


def _sections(saying: Saying) -> tuple[Section, ...]:
    """A day without anything to plan has its row in the overview, and no section."""
    days = (day_section(saying, d) for d in saying.brief.days if d.unit.outcome is not Outcome.EMPTY)
    found = (
        faults(saying),
        overview(saying) if saying.brief.days else None,
        *days,
        issues(saying),
        copies(saying),
    )
    return tuple(s for s in found if s is not None)
