"""A draft to an instance: every fault gets its place, faulty records are left out, and so is what depends
on them.

Each record that is left out has exactly one of: a fault of its own, or one issue that names the row it
depends on.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from typing import Any

from planner.domain import Instance
from planner.errors import Issue, Severity
from planner.formats.draft import KINDS, Draft, Entry, Located, assemble, id_of
from planner.formats.rows import Origin
from planner.validate import findings
from planner.validation.finding import Finding
from planner.validation.references import ID_FIELDS, Reference, references

# Said with the rows of the file, or replaced by a default, before there is an instance.
_BY_THE_READER = {"duplicate_id", "unknown_timezone"}
SHOWN = 5  # rows named in one issue; each of the others has an issue of its own
_ABOUT_ALL = {"no_visits": "visits", "no_shifts": "shifts"}
_STAFF = ("workers", "shifts", "delegations", "citizens")
_FOLLOWS_FROM = {
    "unlisted_worker": ("workers",),
    "idle_delegation": ("workers", "citizens"),
    "no_worker_possible": _STAFF,
    "too_few_workers": _STAFF,
    "unit_without_operators": ("shifts",),
    "min_physical_unreachable": ("visits",),
}


def settle(draft: Draft) -> tuple[Instance, list[Issue]]:
    """Return the instance of all records that can be used, and every issue, by file and row, causes before what follows."""
    issues = [*draft.issues, *_drop_repeated(draft)]
    out, duplicates = _duplicates(draft)
    instance, located = assemble(draft)
    issues += duplicates
    issues += _judge(draft, instance, located, out)
    issues += _leave_out_dependents(instance, located, out)
    place = {file: i for i, file in enumerate(draft.files)}
    issues.sort(key=lambda issue: (place.get(issue.file or "", -1), issue.row or 0))
    return (assemble(draft, out)[0] if out else instance), issues


def _judge(draft: Draft, instance: Instance, located: Located, out: dict[int, Origin]) -> list[Issue]:
    """Return what the rules find, with its place; add every record that has an error to `out`.

    References into a table that could not be read are counted, one issue for each table that makes them.
    """
    issues = []
    missing: dict[tuple[str, str], list[Origin]] = defaultdict(list)
    for finding in findings(instance):
        if finding.code in _BY_THE_READER or _said_already(draft, finding):
            continue
        entry = located.get((finding.kind, finding.index))
        if finding.severity is Severity.ERROR and entry is not None:
            out.setdefault(id(entry), _cause(draft, finding) or entry.origin)
        if entry is not None and finding.target is not None and _lost(draft, finding.target):
            missing[finding.kind, finding.target[0]].append(entry.origin)
        else:
            issues.append(_located_issue(draft, finding, entry))
    for shift_id, origin in draft.orphans:
        if _lost(draft, ("shifts", shift_id)):
            missing["breaks", "shifts"].append(origin)
        else:
            issues.append(_orphan_issue(draft, shift_id, origin))
    return issues + [_table_issue(draft, target, origins) for (_, target), origins in missing.items()]


def _lost(draft: Draft, target: tuple[str, str]) -> bool:
    """Whether a record may have been in a part of a table that could not be read."""
    return target[0] in draft.broken and not _known_fault(draft, target)


def _said_already(draft: Draft, finding: Finding) -> bool:
    """Whether a fault only follows from a table that is missing, cut or without rows, which has been said."""
    if finding.code in _ABOUT_ALL:
        kind = _ABOUT_ALL[finding.code]
        return kind in draft.broken or bool(draft.faulty[kind]) or draft.from_tables
    return any(kind in draft.broken for kind in _FOLLOWS_FROM.get(finding.code, ()))


def _drop_repeated(draft: Draft) -> list[Issue]:
    """Keep one of several equal records; nothing is lost by it, so it is only a warning."""
    issues = []
    for kind in KINDS:
        if kind == "breaks":
            continue  # two equal breaks in a shift are two breaks
        first: dict[Any, Entry] = {}
        kept = []
        for entry in draft.entries[kind]:
            key = _key(kind, entry.record)
            if key in first and first[key].record == entry.record:
                params = {"first": _place(first[key].origin)}
                ids = (key,) if isinstance(key, str) else ()
                issues.append(_issue("repeated_row", entry.origin, None, ids, params, Severity.WARNING))
            else:
                first.setdefault(key, entry)
                kept.append(entry)
        draft.entries[kind] = kept
    return issues


def _key(kind: str, record: Any) -> Any:
    return id_of(kind, record) or record


def _duplicates(draft: Draft) -> tuple[dict[int, Origin], list[Issue]]:
    """All rows of one id that differ: none of them can be preferred, so none is used."""
    out: dict[int, Origin] = {}
    issues = []
    for kind in KINDS:
        rows: dict[str, list[Origin]] = defaultdict(list)
        for record_id, origins in draft.faulty[kind].items():
            rows[record_id] += (
                origins if kind in ("addresses", "citizens", "workers", "units", "shifts", "visits") else []
            )
        for entry in draft.entries[kind]:
            own_id = id_of(kind, entry.record)
            if own_id is not None:
                rows[own_id].append(entry.origin)
        repeated = {record_id: found for record_id, found in rows.items() if len(found) > 1}
        for entry in draft.entries[kind]:
            if id_of(kind, entry.record) in repeated:
                out[id(entry)] = entry.origin
        for record_id, origins in repeated.items():
            for origin in origins:
                others = _few([o for o in origins[: SHOWN + 1] if o is not origin], len(origins) - 1)
                issues.append(
                    _issue("duplicate_row_id", origin, ID_FIELDS[kind], (record_id,), {"others": others})
                )
    return out, issues


def _few(origins: list[Origin], total: int) -> str:
    shown = ", ".join(_place(o) for o in origins[:SHOWN])
    return shown if total <= SHOWN else f"{shown} … (+{total - SHOWN})"


def _place(origin: Origin) -> str:
    return origin.pointer if origin.row is None else str(origin.row)


def _known_fault(draft: Draft, target: tuple[str, str]) -> bool:
    return target[1] in draft.faulty.get(target[0], {})


def _located_issue(draft: Draft, finding: Finding, entry: Entry | None) -> Issue:
    if entry is None:
        return _settings_issue(draft, finding)
    origin = entry.origin
    cause = _cause(draft, finding)
    if finding.target is not None and cause is not None:
        return _depends(finding.ids, finding.field, finding.target[1], origin, cause)
    return finding.issue(origin.file or None, origin.row, origin.column(finding.field))


def _settings_issue(draft: Draft, finding: Finding) -> Issue:
    """A fault of the settings stands at the row of a key that is to blame; where none is in the table, and for a
    fault of the whole input, the file alone says where."""
    for key in (finding.field or "", *finding.instead):
        if key in draft.settings_rows:
            origin = draft.settings_rows[key]
            return finding.issue(origin.file, origin.row, origin.column("value"))
    column = finding.field
    if column and finding.kind == "settings" and draft.settings_origin.pointer:
        # JSON keeps the five prices in one list, counted from 0.
        part = re.sub(r"unplanned_(\d)", lambda found: f"unplanned[{int(found[1]) - 1}]", column)
        column = f"{draft.settings_origin.pointer}.{part}"
    return finding.issue(draft.settings_origin.file or None, None, column)


def _cause(draft: Draft, finding: Finding) -> Origin | None:
    """Return the faulty row that a reference leads to, None if the fault is the record's own."""
    if finding.target is None or not _known_fault(draft, finding.target):
        return None
    return draft.faulty[finding.target[0]][finding.target[1]][0]


def _depends(ids: tuple[str, ...], field: str | None, record_id: str, origin: Origin, cause: Origin) -> Issue:
    params = {"id": record_id, "cause_file": cause.file, "cause_row": _place(cause)}
    return _issue("depends_on_faulty", origin, field, ids, params, value=record_id)


def _orphan_issue(draft: Draft, shift_id: str, origin: Origin) -> Issue:
    if _known_fault(draft, ("shifts", shift_id)):
        return _depends((shift_id,), "shift_id", shift_id, origin, draft.faulty["shifts"][shift_id][0])
    return _issue("unknown_shift", origin, "shift_id", (shift_id,), {"id": shift_id}, value=shift_id)


def _table_issue(draft: Draft, target: str, origins: list[Origin]) -> Issue:
    """Many rows that lack one table: one issue that counts them, and says where they begin."""
    rows = [o.row for o in origins if o.row is not None]
    params = {"rows": len({(o.row, o.pointer) for o in origins}), "cause_file": draft.broken[target]}
    return Issue("depends_on_table", file=origins[0].file, row=min(rows, default=None), params=params)


def _issue(
    code: str, origin: Origin, field: str | None, ids: tuple[str, ...], params: dict[str, Any],
    severity: Severity = Severity.ERROR, value: str | None = None,
) -> Issue:  # fmt: skip
    return Issue(code, severity, origin.file, origin.row, origin.column(field), value, ids, params)


def _leave_out_dependents(instance: Instance, located: Located, out: dict[int, Origin]) -> list[Issue]:
    """Extend `out` (entry -> the row that is the cause) by everything that needs what is left out; name
    each once."""
    needed_by: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for ref in references(instance):
        needed_by[ref.target, ref.target_id].append(ref)
    for i, s in enumerate(instance.shifts):
        for j in range(len(s.breaks)):
            needed_by["shifts", s.shift_id].append(
                Reference("breaks", (i, j), (s.shift_id,), "shift_id", "shifts", s.shift_id)
            )
    kind_of = {id(entry): kind for (kind, _), entry in located.items()}
    entries = {id(entry): entry for entry in located.values()}
    waiting = deque(out)
    issues = []
    while waiting:
        key = waiting.popleft()
        kind, entry = kind_of[key], entries[key]
        for ref in needed_by.pop((kind, str(id_of(kind, entry.record))), ()):
            dependent = located[ref.kind, ref.at]
            if id(dependent) not in out:
                out[id(dependent)] = out[key]
                waiting.append(id(dependent))
                issues.append(_depends(ref.ids, ref.field, ref.target_id, dependent.origin, out[key]))
    return issues
