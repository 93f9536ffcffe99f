"""`plan.json`: a `Plan` in its versioned schema, written whole, read back with every fault located."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planner.atomic import write_whole
from planner.domain import SCHEMA_VERSION, Plan
from planner.errors import InputError, Issue
from planner.messages import IssueText, Text

SCHEMA_FILE = Path("docs") / "plan.schema.json"

PLAN_TEXTS: dict[str, IssueText] = {
    "plan_unreadable": IssueText(
        Text("Planfilen kan ikke læses: {why}", "The plan file cannot be read: {why}"),
        Text(
            "Kontrollér filens navn og adgangen til den.", "Check the file's name and that you may read it."
        ),
    ),
    "plan_not_utf8": IssueText(
        Text(
            "Planfilen er ikke UTF-8-tekst (fejl ved byte {byte}).",
            "The plan file is not UTF-8 text (fault at byte {byte}).",
        ),
        Text(
            "Brug filen plan.json, som den blev skrevet, eller gem den som UTF-8.",
            "Use the file plan.json as it was written, or save it as UTF-8.",
        ),
    ),
    "plan_not_json": IssueText(
        Text(
            "Planfilen er ikke gyldig JSON: fejl ved tegn {column} i linje {line}.",
            "The plan file is not valid JSON: fault at character {column} of line {line}.",
        ),
        Text(
            "Filen er måske afbrudt under kopiering. Hent eller lav planen igen.",
            "The file may have been cut off while copied. Fetch or make the plan again.",
        ),
    ),
    "plan_wrong_version": IssueText(
        Text(
            "Planfilen har skemaversion {found}; dette program læser version {expected}.",
            "The plan file has schema version {found}; this program reads version {expected}.",
        ),
        Text(
            "Lav planen igen med denne version af programmet.",
            "Make the plan again with this version of the program.",
        ),
    ),
    "plan_wrong_field": IssueText(
        Text(
            "Feltet {field} i planfilen er forkert: {why}", "Field {field} of the plan file is wrong: {why}"
        ),
        Text(
            "Ret feltet efter skemaet docs/plan.schema.json, eller lav planen igen.",
            "Mend the field by the schema docs/plan.schema.json, or make the plan again.",
        ),
    ),
}


def plan_text(plan: Plan) -> str:
    """Return the plan as JSON text, indented, ending in a line end; equal plans give equal text."""
    return plan.model_dump_json(indent=1) + "\n"


def write_plan(path: Path, plan: Plan) -> Path:
    """Write `plan` to `path`, whole or not at all; return `path`. Raises OSError where the file cannot be
    written."""
    return write_whole(path, plan_text(plan))


def read_plan(path: Path) -> Plan:
    """Return the plan of a `plan.json`.

    Raises
    ------
    InputError
        If the file is missing, is not JSON, has another schema version, or has wrong fields: every one of
        them as an `Issue` with file and field (`column`), and the row for text that is not JSON. Texts:
        `PLAN_TEXTS`.
    """
    data = _load(path)
    found = data.get("schema_version", SCHEMA_VERSION) if isinstance(data, dict) else SCHEMA_VERSION
    if found != SCHEMA_VERSION:
        params = {"found": str(found), "expected": SCHEMA_VERSION}
        raise InputError(
            [_issue(path, "plan_wrong_version", params, column="schema_version", value=str(found))]
        )
    try:
        return Plan.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise InputError([_field_issue(path, fault) for fault in error.errors()]) from None


def plan_schema_text() -> str:
    """Return the JSON Schema of `plan.json`, as kept in docs/plan.schema.json; how docstrings are wrapped does not
    matter."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_one_line(Plan.model_json_schema(mode="serialization")),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def write_plan_schema(root: Path) -> Path:
    """Write docs/plan.schema.json under the project folder `root`, after a change of the domain; return its path."""
    return write_whole(root / SCHEMA_FILE, plan_schema_text())


def _one_line(value: Any) -> Any:
    """Return a schema with every description on one line."""
    if isinstance(value, list):
        return [_one_line(v) for v in value]
    if not isinstance(value, dict):
        return value
    flat = {k: " ".join(v.split()) for k, v in value.items() if k == "description" and isinstance(v, str)}
    return {k: flat[k] if k in flat else _one_line(v) for k, v in value.items()}


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError([_issue(path, "plan_unreadable", {"why": error.strerror or str(error)})]) from None
    except UnicodeDecodeError as error:
        raise InputError([_issue(path, "plan_not_utf8", {"byte": error.start})]) from None
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise InputError([_issue(path, "plan_not_json", where, row=error.lineno)]) from None
    except RecursionError:
        raise InputError([_issue(path, "plan_not_json", {"line": 1, "column": 1}, row=1)]) from None


def _field_issue(path: Path, fault: Any) -> Issue:
    where = _field(fault["loc"])
    value = fault.get("input")
    shown = str(value)[:80] if isinstance(value, str | int | float | bool) else None
    return _issue(path, "plan_wrong_field", {"field": where, "why": fault["msg"]}, column=where, value=shown)


def _field(parts: Sequence[str | int]) -> str:
    """Write a field's place as a reader of JSON does: routes[3].activities[0].start."""
    text = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in parts).lstrip(".")
    return text or "plan"


def _issue(path: Path, code: str, params: dict[str, Any], **where: Any) -> Issue:
    return Issue(code, file=path.name, params=params, **where)
