"""The configuration of a nightly run, read from TOML with every fault located."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from planner.errors import InputError, Issue
from planner.nightly.across import Found, faults_across
from planner.nightly.config import BASE, NightConfig
from planner.scenarios.lines import toml_lines
from planner.store.secrets import without_secrets
from solvers.registry import SOLVERS

_TYPES = {
    "missing": "nightly_missing",
    "extra_forbidden": "nightly_unknown",
    "string_too_short": "nightly_missing",
    "too_short": "nightly_missing",
    "greater_than_equal": "nightly_too_small",
    "greater_than": "nightly_not_above",
    "less_than_equal": "nightly_too_large",
    "string_too_long": "nightly_too_large",
    "string_type": "nightly_want_text",
    "path_type": "nightly_want_text",
}
_LIMITS = ("ge", "gt", "le", "max_length")
_WANTED = {
    "int": "nightly_want_whole",
    "float": "nightly_want_number",
    "finite": "nightly_want_number",
    "bool": "nightly_want_truth",
}
"""By how the type of the fault begins."""


def read_config(path: Path, also: Collection[str] = ()) -> NightConfig:
    """Return the configuration of a TOML file; relative paths in it are taken from its folder. `also` are the names of solvers that
    only the processes of the night will know (`run_nightly(imports=...)`).

    Raises
    ------
    InputError
        With every fault found, each with its file, line and field. Texts: `planner.nightly.issue_texts`.
    """
    text = _text(path)
    data = _parsed(path, text)
    across = list(faults_across(data, path.absolute().parent, (*SOLVERS, *also)))
    single: list[Any] = []
    try:
        config = NightConfig.model_validate(data, context={BASE: path.absolute().parent})
    except ValidationError as error:
        single = error.errors()
    if not across and not single:
        return config
    lines, told = toml_lines(text), {found.code for found in across}
    issues = [_issue(path, lines, fault) for fault in single if fault["type"] not in told]
    issues += [_across(path, lines, found) for found in across]
    raise InputError(sorted(issues, key=lambda i: i.row or 0))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Issue("nightly_not_utf8", file=path.name)]) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError([Issue("nightly_unreadable", file=path.name, params={"why": why})]) from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        row = int(found[1]) if found else text.count("\n") + 1
        raise InputError(
            [Issue("nightly_syntax", file=path.name, row=row, params={"why": str(error)})]
        ) from None


def _issue(path: Path, lines: dict[tuple[str | int, ...], int], fault: Any) -> Issue:
    at = fault["loc"]
    context = fault.get("ctx", {})
    code = _code(fault["type"])
    if code == "nightly_want_whole" and at[0] == "retention":
        code = "nightly_want_days"
    limit = next((context[name] for name in _LIMITS if name in context), "")
    value = fault.get("input")
    return Issue(
        code,
        file=path.name,
        row=_row(lines, at),
        column=_field(at),
        value=_told(at[-1], value),
        params={
            "limit": f"{limit:g}" if isinstance(limit, float) else limit,
            "known": ", ".join(_known(at)) if code == "nightly_unknown" else "",
        },
    )


def _across(path: Path, lines: dict[tuple[str | int, ...], int], found: Found) -> Issue:
    return Issue(
        found.code,
        file=path.name,
        row=_row(lines, found.at),
        column=_field(found.at),
        value=found.value,
        params=dict(found.params),
    )


def _told(name: str | int, value: object) -> str:
    """A value as it may be repeated: a password in the wrong place may not, and of a list or table only that it is one."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    return without_secrets(f"{name}={value}").removeprefix(f"{name}=")[:80]


def _code(kind: str) -> str:
    if kind.startswith("nightly_"):
        return kind
    return _TYPES.get(kind) or next((c for k, c in _WANTED.items() if kind.startswith(k)), "nightly_not_here")


def _row(lines: dict[tuple[str | int, ...], int], at: tuple[str | int, ...]) -> int:
    """The line of the field, or, where it is not there, of what it should be in."""
    return next(lines[at[:n]] for n in range(len(at), -1, -1) if at[:n] in lines)


def _field(at: tuple[str | int, ...]) -> str | None:
    """Return the field as districts[2].name, counted from 1 as people do; None for the whole file."""
    parts = (f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in at)
    return "".join(parts).lstrip(".") or None


def _known(at: tuple[str | int, ...]) -> list[str]:
    """The fields of the table in which `at` stands."""
    model: type[BaseModel] = NightConfig
    for part in at[:-1]:
        if isinstance(part, str):
            model = _model_in(model.model_fields[part].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := _model_in(a)) is not None), None)
