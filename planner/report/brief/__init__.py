"""The morning brief as files: a page that can be read and printed without a network, and its records as JSON."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from planner.atomic import write_whole
from planner.brief.records import Brief
from planner.messages import Lang
from planner.report import page
from planner.report.brief.saying import DATA_FILE
from planner.report.brief.view import brief_view
from planner.report.brief.words import word

BRIEF_PAGE = "brief.html"
STYLES = ("report.css", "study.css", "whatif.css", "brief.css")


def brief_page(brief: Brief, lang: Lang = Lang.DA) -> str:
    """Return the brief as one self-contained HTML text."""
    view = brief_view(brief, lang)
    return page.render("study.html.j2", STYLES, (), None, view=view, t=partial(word, lang=lang))


def write_brief(brief: Brief, folder: Path, lang: Lang = Lang.DA) -> list[Path]:
    """Write `brief.html` and `brief.json` into `folder`, the night's folder; return the files.

    The page links to the reports beside it; the records hold every sentence in both languages. Raises OSError where a file cannot
    be written; each is there whole or not at all.
    """
    return [
        write_whole(folder / BRIEF_PAGE, brief_page(brief, lang)),
        write_whole(folder / DATA_FILE, brief.model_dump_json(indent=1) + "\n"),
    ]
