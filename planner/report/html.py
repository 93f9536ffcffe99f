"""The report's records laid out as one self-contained HTML file: styles, scripts and data inside, no request
to anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from planner.report import numbers
from planner.report.gantt import Kind
from planner.report.payload import payload
from planner.report.view import ReportView
from planner.report.words import counted, word

STYLES = ("leaflet.css", "report.css", "print.css")
SCRIPTS = ("leaflet.js", "state.js", "map.js", "gantt.js", "page.js")


def render_html(view: ReportView) -> str:
    """Return the whole page.

    Everything from the plan is escaped by the templates or set as text by the scripts. As a second lock the
    page's content policy lets only its own scripts run, by their hashes, and forbids every request.
    """
    lang = view.lang
    scripts = [_script(name) for name in SCRIPTS]
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            t=partial(word, lang=lang),
            count=lambda code, n: counted(code, n, numbers.decimal(n, 0, lang), lang),
            minutes=partial(numbers.minutes, lang=lang),
            whole_minutes=lambda seconds: numbers.decimal(seconds / 60, 0, lang),
            kilometres=partial(numbers.kilometres, lang=lang),
            km=lambda metres: numbers.decimal(metres / 1000, 1, lang),
            number_text=lambda n: numbers.decimal(n, 0, lang),
            kinds=[kind.value for kind in Kind],
            has_screen=any(s.kind is Kind.SCREEN for w in view.workers for s in w.segments),
            policy=_policy(scripts),
            styles=[Markup(_style(name)) for name in STYLES],
            scripts=[Markup(script) for script in scripts],
            data=Markup(_json(payload(view))),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("planner.report"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _read(name: str) -> str:
    return files("planner.report").joinpath("static", name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _style(name: str) -> str:
    """A style sheet without its pictures: the page uses none of them, and a file of its own cannot fetch
    them."""
    return re.sub(r"url\([^)]*\)", "none", _read(name))


@cache
def _script(name: str) -> str:
    """A script without its source-map line, which would make developer tools ask for a file that is not
    there."""
    return re.sub(r"^//# sourceMappingURL=.*$", "", _read(name), flags=re.MULTILINE)


def _policy(scripts: list[str]) -> str:
    hashes = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts)
    allowed = " ".join(f"'sha256-{h}'" for h in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _json(data: object) -> str:
    """Return JSON that can stand inside a script element: `<`, `>` and `&` never appear."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
