"""The report's records laid out as one self-contained HTML file: styles, scripts and data inside, no request
to anywhere."""

from __future__ import annotations

from functools import partial

from planner.report import numbers, page
from planner.report.gantt import Kind
from planner.report.payload import payload
from planner.report.view import ReportView
from planner.report.words import counted, word

STYLES = ("leaflet.css", "report.css", "print.css")
SCRIPTS = ("leaflet.js", "state.js", "map.js", "gantt.js", "page.js")


def render_html(view: ReportView) -> str:
    """Return the whole page."""
    lang = view.lang
    return page.render(
        "report.html.j2",
        STYLES,
        SCRIPTS,
        payload(view),
        view=view,
        t=partial(word, lang=lang),
        count=partial(counted, lang=lang),
        minutes=partial(numbers.minutes, lang=lang),
        whole_minutes=lambda seconds: numbers.decimal(seconds / 60, 0, lang),
        kilometres=partial(numbers.kilometres, lang=lang),
        km=lambda metres: numbers.decimal(metres / 1000, 1, lang),
        number_text=lambda n: numbers.decimal(n, 0, lang),
        kinds=[kind.value for kind in Kind],
        has_screen=any(w.screens for w in view.workers),
    )
