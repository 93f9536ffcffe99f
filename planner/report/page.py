"""What every page shares: templates, styles and scripts inside the one file, and a policy that forbids every request."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def render(template: str, styles: Sequence[str], scripts: Sequence[str], data: object, **context: Any) -> str:
    """Return the page of `template`, filled with `context`; `styles` and `scripts` are files of `static/`, `data` is handed to
    the scripts.

    Everything from the plan is escaped by the templates or set as text by the scripts. As a second lock the
    page's content policy lets only its own scripts run, by their hashes, and forbids every request.
    """
    code = [_script(name) for name in scripts]
    return (
        _environment()
        .get_template(template)
        .render(
            **context,
            policy=_policy(code),
            styles=[Markup(_style(name)) for name in styles],
            scripts=[Markup(script) for script in code],
            data=Markup(_json(data)),
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
    allowed = " ".join(f"'sha256-{h}'" for h in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _json(data: object) -> str:
    """Return JSON that can stand inside a script element: `<`, `>` and `&` never appear."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
