"""What pydantic finds wrong with a scenario, as located issues in a planner's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydantic import ValidationError

from planner.errors import Issue
from planner.scenarios.edits import BY_NAME
from planner.scenarios.scenario import At, Origin

_WRONG_KIND: Final = {
    "int": "scenario_want_whole",
    "float": "scenario_want_number",
    "string": "scenario_want_text",
    "bool": "scenario_want_truth",
    "date": "scenario_want_date",
    "tuple": "scenario_want_list",
    "frozen": "scenario_want_list",
    "dict": "scenario_want_fields",
    "model": "scenario_want_fields",
}
"""By how the type of the fault begins."""

_LIMITS: Final = {
    "greater_than_equal": ("scenario_too_small", "ge"),
    "greater_than": ("scenario_not_above", "gt"),
    "less_than_equal": ("scenario_too_large", "le"),
}

_OWN: Final = {
    "missing": "scenario_field_missing",
    "extra_forbidden": "scenario_field_unknown",
    "union_tag_invalid": "scenario_edit_unknown",
    "union_tag_not_found": "scenario_edit_unnamed",
    "literal_error": "scenario_not_one_of",
    "enum": "scenario_not_one_of",
    "too_short": "scenario_empty",
    "string_too_short": "scenario_empty",
}

RULES: Final = frozenset(
    {
        "clock",
        "weekday",
        "one_place",
        "nobody_named",
        "named_and_counted",
        "like_or_described",
        "no_change",
        "same_means",
        "one_factor",
        "half_slice",
        "empty_slice",
        "half_hours",
        "share_or_visits",
        "visits_of_citizens",
        "described_or_counted",
        "like_without_count",
        "one_way_to_name",
    }
)
"""The rules of the edits' own validators; their issues are "scenario_" and the name."""


def of_validation(error: ValidationError, origin: Origin) -> Iterator[Issue]:
    """Yield an issue for each fault; `origin.lines` are those of the scenario, its edits under "edits"."""
    faults = error.errors(include_url=False)
    for fault in faults:
        if not _follows(fault, faults):
            yield _issue(fault, origin)


def _follows(fault: Any, faults: list[Any]) -> bool:
    """A list whose elements are all faulty also counts as empty, which is no fault of its own."""
    at = fault["loc"]
    inner = (other["loc"] for other in faults if len(other["loc"]) > len(at))
    return fault["type"] == "too_short" and any(loc[: len(at)] == at for loc in inner)


def pointer(at: At, edit: str = "") -> str:
    """Return where in a scenario something is, counted from 1.

    >>> pointer(("edits", 2, "visits", 0, "minutes"), "new_citizens"), pointer(("title",))
    ('edit 3: new_citizens.visits[1].minutes', 'title')
    """
    inside = at[:1] == ("edits",) and len(at) > 1
    path = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in (at[2:] if inside else at))
    return f"edit {int(at[1]) + 1}: {(edit + path).lstrip('.')}".rstrip(": ") if inside else path.lstrip(".")


def _issue(fault: Any, origin: Origin) -> Issue:
    loc, at, context = fault["loc"], _without_tag(fault["loc"]), fault.get("ctx", {})
    code, params = _code(fault["type"], context)
    edit = str(loc[2]) if at != loc else ""
    shown = fault["input"] if isinstance(fault["input"], str | int | float) else context.get("tag")
    return Issue(
        code,
        file=origin.file,
        row=_row(at, origin),
        column=pointer(at, edit) or None,
        value=None if shown is None else str(shown),
        params={"field": str(at[-1]) if at else "", "reason": fault["msg"], **params},
    )


def _row(at: At, origin: Origin) -> int | None:
    """A technology's use may stand under a name of its own or flat beside it: the line further in is right."""
    found = (origin.line(*at), origin.line(*(part for part in at if part != "use")))
    return max((row for row in found if row is not None), default=None)


def _without_tag(loc: At) -> At:
    """The discriminator stands in the place of a fault between the edit's number and its field, but not in the file."""
    return loc[:2] + loc[3:] if loc[:1] == ("edits",) and len(loc) > 2 else loc


def _code(kind: str, context: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    if kind in RULES:
        return f"scenario_{kind}", {}
    if kind in _LIMITS:
        code, name = _LIMITS[kind]
        return code, {"limit": context[name]}
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _OWN[kind], {"known": ", ".join(sorted(BY_NAME))}
    if kind in ("literal_error", "enum"):
        return _OWN[kind], {"known": context["expected"].replace("'", "").replace(" or ", ", ")}
    if kind in _OWN:
        return _OWN[kind], {}
    wrong = next((code for start, code in _WRONG_KIND.items() if kind.startswith(start)), "scenario_value")
    return wrong, {}
