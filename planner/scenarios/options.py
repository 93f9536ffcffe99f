"""Edits said on the command line: "absent:m3,m7", "speeds:factor=0.6,means=car", or with its fields as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, get_origin

from pydantic import ValidationError

from planner.errors import InputError, Issue
from planner.formats.cpr import first_cpr
from planner.scenarios.edits import BY_NAME
from planner.scenarios.faults import of_validation, pointer
from planner.scenarios.scenario import Origin, Scenario
from planner.technologies.use import Use

OPTION: Final = "--edit"

MAIN: Final = {
    "absent": "workers",
    "added": "like",
    "shifts_moved": "minutes",
    "means": "to",
    "speeds": "factor",
    "stop_overhead": "minutes",
    "depot": "base",
    "districts_drawn": "bases",
    "districts_merged": "bases",
    "screen_unit": "operators",
    "screen_share": "share",
    "consent": "share",
    "new_citizens": "count",
    "discharged": "citizens",
    "services_moved": "services",
    "windows": "services",
    "technology": "technology",
}
"""The field that a value without a name is for."""


def scenario_from_options(texts: Sequence[str], code: str = "edits") -> Scenario:
    """Return the scenario of these edits, in their order; its title is what was written.

    An edit is NAME, or NAME:VALUE,VALUE for its main field (`MAIN`), or NAME:FIELD=VALUE,VALUE,FIELD=VALUE. What that cannot say is
    NAME:{...} with the fields as JSON.

    Raises
    ------
    InputError
        With every fault found; its file is `OPTION`.

    Examples
    --------
    >>> scenario_from_options(["absent:W03,W07", "speeds:0.6,means=car"]).edits[0].workers
    ('W03', 'W07')
    """
    origin = Origin(OPTION)
    if first_cpr(texts) is not None:
        raise InputError([Issue("scenario_cpr", file=OPTION)])
    issues: list[Issue] = []
    edits = []
    for number, text in enumerate(texts):
        try:
            edits.append(_fields(text))
        except json.JSONDecodeError:
            at = pointer(("edits", number))
            issues.append(Issue("scenario_json", file=OPTION, column=at, value=text))
    try:
        given = {"code": code, "title": "; ".join(texts), "edits": edits, "origin": origin}
        scenario = Scenario.model_validate(given)
    except ValidationError as error:
        raise InputError([*issues, *of_validation(error, origin)]) from error
    if issues:
        raise InputError(issues)
    return scenario


def _fields(text: str) -> dict[str, Any]:
    name, _, rest = text.strip().partition(":")
    if rest.lstrip().startswith("{"):
        return {**json.loads(rest), "edit": name}
    values: dict[str, list[str]] = {}
    field = MAIN.get(name, "value")
    for part in (p.strip() for p in rest.split(",")):
        key, equals, value = part.partition("=")
        if equals:
            field, part = key.strip(), value.strip()
        if part:
            values.setdefault(field, []).append(part)
    lists = _lists(name)
    return {"edit": name} | {f: v if f in lists or len(v) > 1 else v[0] for f, v in values.items()}


def _lists(name: str) -> Iterable[str]:
    """Fields that take several values."""
    record = Use if name == "technology" else BY_NAME.get(name)
    fields = {} if record is None else record.model_fields
    return [f for f, info in fields.items() if get_origin(info.annotation) in (tuple, frozenset)]
