"""The page from a district to the nation as text."""

from __future__ import annotations

from functools import partial

from planner.messages import Lang
from planner.potential.records import Outlook
from planner.report import page
from planner.report.potential.view import potential_view
from planner.report.potential.words import word

STYLES = ("report.css", "study.css", "potential.css")


def potential_page(outlook: Outlook, lang: Lang = Lang.DA) -> str:
    """Return the page as one self-contained HTML text."""
    view = potential_view(outlook, lang)
    return page.render("study.html.j2", STYLES, (), None, view=view, t=partial(word, lang=lang))
