"""What an input's faults may tell outside the import's own report: where and of which kind they are, not what stood there."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import Any

from planner import domain
from planner.errors import Issue

MASK = "•••"
_TELLING = frozenset({"value", "latitude", "longitude", "reason"})
"""Parameters that hold what stood in a cell, where a citizen lives, or what another library says of either."""
_QUOTING = frozenset({"unknown_column", "heading_twice", "cpr_column", "json_unknown_field", "json_value"})
"""Faults whose column is what stood in the file: in a table without its heading line, what stands of its first record."""
_RECORDS = [r for r in vars(domain).values() if isinstance(r, type) and issubclass(r, domain.Record)]
_FIELDS = frozenset(field for record in _RECORDS for field in record.model_fields)
_PART = re.compile(r"(\w+)(\[\d*\])*")
"""A field on the way into a JSON file: visits[3]."""


def without_data(issue: Issue) -> Issue:
    """Return an issue with what stood in the cell masked, wherever it is repeated, and with the id of what it names in the place of
    its label.

    A name written in a column of numbers, or of ids, would else be read in the morning's brief and in every log of the night. The
    first id stays, the record's own, by which the fault is found; not one that cannot be an id. Of a column that is itself the
    file's own text only the fields of the domain stay.
    """
    raw = issue.value
    if raw is None or (raw in issue.ids[:1] and issue.code != "bad_id"):
        ids, repeats = issue.ids, None
    else:
        ids, repeats = tuple(i for i in issue.ids if i != raw), raw
    params = {name: _masked(name, value, repeats) for name, value in issue.params.items()}
    if "label" in params:
        params["label"] = ", ".join(ids)
    value = raw if repeats is None else MASK
    return replace(issue, column=_column(issue), value=value, ids=ids, params=params)


def _column(issue: Issue) -> str | None:
    if issue.column is None or issue.code not in _QUOTING:
        return issue.column
    parts = issue.column.split(".")
    known = list(takewhile(_is_field, parts))
    return issue.column if known == parts else ".".join([*known, MASK])


def _is_field(part: str) -> bool:
    found = _PART.fullmatch(part)
    return found is not None and found[1] in _FIELDS


def _masked(name: str, value: Any, raw: str | None) -> Any:
    repeated = raw and isinstance(value, str) and raw in value
    return MASK if repeated or name in _TELLING else value
