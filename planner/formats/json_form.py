"""An instance as JSON: the domain's own fields, ISO 8601 instants, seconds; versioned. In, with every
fault; and out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from planner.atomic import write_whole
from planner.domain import (
    SCHEMA_VERSION,
    Address,
    Break,
    Citizen,
    Delegation,
    Instance,
    Pin,
    ScreenUnit,
    Settings,
    Shift,
    Visit,
    VisitLink,
    Worker,
)  # fmt: skip
from planner.errors import Issue, Severity
from planner.formats.cpr import first_cpr, heading_says_cpr
from planner.formats.draft import Draft, Entry
from planner.formats.rows import Origin
from planner.validation.places import zone_named
from planner.validation.references import ID_FIELDS

_TYPES: dict[str, type[BaseModel]] = {
    "addresses": Address, "citizens": Citizen, "workers": Worker, "delegations": Delegation,
    "units": ScreenUnit, "shifts": Shift, "visits": Visit, "links": VisitLink, "pins": Pin,
}  # fmt: skip
_OTHER = {"schema_version", "title", "synthetic", "settings", "roads", "matrix"}


def load_json(path: Path) -> Draft:
    """Return the records of a JSON file; each faulty record is reported by its path, such as
    visits[3].windows[0]."""
    draft = Draft(settings_origin=Origin(path.name, None, {}, "settings"), from_tables=False)
    data = _parsed(path, draft)
    if data is None:
        draft.broken = dict.fromkeys(_TYPES, path.name)
        return draft
    _version(data, draft, path)
    for key in data.keys() - _TYPES.keys() - _OTHER:
        draft.issues.append(Issue("json_unknown_field", Severity.WARNING, path.name, column=key))
    refused = _refused_fields(data, draft, path)
    _head(data, draft, path)
    for kind, model in _TYPES.items():
        if any(f in (ID_FIELDS.get(kind), *_required(model)) for k, f in refused if k == kind):
            draft.broken[kind] = path.name
        else:
            _records(kind, model, data.get(kind, []), draft, path, {f for k, f in refused if k == kind})
    return draft


def _parsed(path: Path, draft: Draft) -> dict[str, Any] | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        draft.issues.append(Issue("encoding", file=path.name, params={"seems": "Latin-1 / UTF-16"}))
        return None
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        draft.issues.append(Issue("json_syntax", file=path.name, row=line))
        return None
    if not isinstance(data, dict):
        draft.issues.append(Issue("json_not_object", file=path.name))
        return None
    return data


def _version(data: dict[str, Any], draft: Draft, path: Path) -> None:
    version = data.get("schema_version")
    if version is None:
        draft.issues.append(
            Issue("json_no_version", Severity.WARNING, path.name, params={"version": SCHEMA_VERSION})
        )
    elif version != SCHEMA_VERSION:
        params = {"version": SCHEMA_VERSION}
        draft.issues.append(
            Issue(
                "json_other_version",
                file=path.name,
                column="schema_version",
                value=str(version),
                params=params,
            )
        )


def _refused_fields(data: dict[str, Any], draft: Draft, path: Path) -> set[tuple[str, str]]:
    """Fields whose values look like CPR numbers, as (kind, field): JSON's columns."""
    found = set()
    for kind in _TYPES:
        columns: dict[str, list[str]] = {}
        records = data.get(kind)
        for record in records if isinstance(records, list) else ():
            if isinstance(record, dict):
                for field, value in record.items():
                    columns.setdefault(field, []).extend(_strings(value))
        for field, values in columns.items():
            if heading_says_cpr(field) or first_cpr(values) is not None:
                found.add((kind, field))
                draft.issues.append(Issue("cpr_column", file=path.name, column=f"{kind}[].{field}"))
    return found


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        # Instants hold digits enough to be mistaken; they are told by their shape.
        return [] if len(value) > 18 and value[4:5] == "-" and value[10:11] in "T " else [value]
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, dict):
        return [s for part in value.values() for s in _strings(part)]
    if isinstance(value, list):
        return [s for part in value for s in _strings(part)]
    return []


def _required(model: type[BaseModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if field.is_required()]


def _head(data: dict[str, Any], draft: Draft, path: Path) -> None:
    for name, kind in (("title", str), ("synthetic", bool)):
        value = data.get(name, kind())
        if isinstance(value, kind):
            setattr(draft, name, value)
        else:
            draft.issues.append(
                Issue("json_value", file=path.name, column=name, params={"reason": kind.__name__})
            )
    for name in ("roads", "matrix"):
        if isinstance(value := data.get(name), str):
            if (path.parent / value).is_file():
                setattr(draft, name, path.parent / value)
            else:
                draft.issues.append(Issue("file_not_found", file=path.name, column=name, value=value))
    settings = _validated(Settings, data.get("settings", {}), draft, path, "settings")
    if isinstance(settings, Settings):
        draft.settings = settings
        if zone_named(settings.timezone) is None:
            where = "settings.timezone"
            draft.issues.append(
                Issue("unknown_timezone", file=path.name, column=where, value=settings.timezone)
            )
            draft.settings = settings.model_copy(update={"timezone": Settings().timezone})


def _records(
    kind: str, model: type[BaseModel], values: Any, draft: Draft, path: Path, without: set[str]
) -> None:
    if not isinstance(values, list):
        draft.issues.append(Issue("json_value", file=path.name, column=kind, params={"reason": "list"}))
        draft.broken[kind] = path.name
        return
    for i, value in enumerate(values):
        pointer = f"{kind}[{i}]"
        if isinstance(value, dict):
            value = {field: part for field, part in value.items() if field not in without}
        breaks = value.pop("breaks", []) if kind == "shifts" and isinstance(value, dict) else []
        record = _validated(model, value, draft, path, pointer)
        origin = Origin(path.name, None, {}, pointer)
        if record is not None:
            draft.entries[kind].append(Entry(record, origin))
        elif kind in ID_FIELDS and isinstance(value, dict) and isinstance(value.get(ID_FIELDS[kind]), str):
            draft.add_faulty(kind, value[ID_FIELDS[kind]], origin)
        if kind == "shifts":
            _breaks(breaks, record, draft, path, pointer)


def _breaks(values: Any, record: Any, draft: Draft, path: Path, pointer: str) -> None:
    if not isinstance(values, list):
        draft.issues.append(
            Issue("json_value", file=path.name, column=f"{pointer}.breaks", params={"reason": "list"})
        )
        return
    for j, value in enumerate(values):
        where = f"{pointer}.breaks[{j}]"
        found = _validated(Break, value, draft, path, where)
        if found is not None and record is not None:
            draft.entries["breaks"].append(Entry(found, Origin(path.name, None, {}, where), record.shift_id))


def _validated(model: type[BaseModel], value: Any, draft: Draft, path: Path, pointer: str) -> Any:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False):
            where = pointer + "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in fault["loc"])
            shown = fault["input"] if isinstance(fault["input"], str | int | float) else None
            value_shown = None if shown is None else str(shown)
            params = {"reason": fault["msg"]}
            draft.issues.append(
                Issue("json_value", file=path.name, column=where, value=value_shown, params=params)
            )
        return None


def write_json(instance: Instance, path: Path, *, roads: str | None = None) -> Path:
    """Write an instance as JSON; `roads` names a road network file as seen from the JSON file. Return `path`.

    Equal instances give equal files. Raises OSError if the file cannot be written.
    """
    content: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
    if roads is not None:
        content["roads"] = roads
    content |= {name: _plain(getattr(instance, name)) for name in Instance.model_fields}
    return write_whole(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(part) for part in value)
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
