"""What an input's faults may tell outside the import's own report: where and of which kind they are, not what stood there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.errors import Issue

MASK = "•••"
_TELLING = frozenset({"value", "latitude", "longitude", "reason"})
"""Parameters that hold what stood in a cell, where a citizen lives, or what another library says of either."""


def without_data(issue: Issue) -> Issue:
    """Return an issue with what stood in the cell masked, wherever it is repeated, and with the id of what it names in the place of
    its label.

    A name written in a column of numbers, or of ids, would else be read in the morning's brief and in every log of the night. The
    first id stays, the record's own, by which the fault is found; not one that cannot be an id.
    """
    raw = issue.value
    if raw is None or (raw in issue.ids[:1] and issue.code != "bad_id"):
        ids, repeats = issue.ids, None
    else:
        ids, repeats = tuple(i for i in issue.ids if i != raw), raw
    params = {name: _masked(name, value, repeats) for name, value in issue.params.items()}
    if "label" in params:
        params["label"] = ", ".join(ids)
    return replace(issue, value=raw if repeats is None else MASK, ids=ids, params=params)


def _masked(name: str, value: Any, raw: str | None) -> Any:
    repeated = raw and isinstance(value, str) and raw in value
    return MASK if repeated or name in _TELLING else value
