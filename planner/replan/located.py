"""Events with the places where they were written, and the faults of them as located issues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from planner.errors import Issue
from planner.formats.cpr import first_cpr, without_cpr
from planner.replan.events import NAMES, Event

At = tuple[int | str, ...]
_EVENT: TypeAdapter[Event] = TypeAdapter(Event)

_KINDS: Final = {
    "missing": "event_field_missing",
    "extra_forbidden": "event_field_unknown",
    "union_tag_invalid": "event_unknown",
    "union_tag_not_found": "event_unnamed",
    "clock": "event_clock",
    "one_road": "event_one_road",
    "one_place": "event_one_place",
    "still_a_car": "event_still_a_car",
    "enum": "event_choice",
    "greater_than": "event_bound",
    "greater_than_equal": "event_bound",
    "less_than": "event_bound",
    "less_than_equal": "event_bound",
}
_SIGNS: Final = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}


@dataclass(frozen=True)
class Origin:
    """Where an event stands: a file, or the option of the command line; its number from 1; the line of each of its fields."""

    file: str | None = None
    number: int = 1
    lines: Mapping[At, int] = field(default_factory=dict)

    def issue(self, code: str, at: At = (), value: object = None, name: str = "", **params: Any) -> Issue:
        """Return a fault of the event, or of its field `at`."""
        row = next((self.lines[at[:n]] for n in range(len(at), -1, -1) if at[:n] in self.lines), None)
        path = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in at)
        column = f"event {self.number}" + (f": {(name + path).lstrip('.')}" if name or path else "")
        shown = None if value is None else str(value)
        return without_cpr(Issue(code, file=self.file, row=row, column=column, value=shown, params=params))


@dataclass(frozen=True)
class Happened:
    """An event, and where it is written."""

    event: Event
    origin: Origin = Origin()


def event_of(data: object, origin: Origin) -> tuple[Happened | None, list[Issue]]:
    """Return the event that plain data describes, or everything that is wrong with it."""
    if not isinstance(data, Mapping):
        return None, [origin.issue("event_unnamed", known=", ".join(NAMES))]
    if first_cpr(_strings(data)) is not None:
        return None, [origin.issue("event_cpr")]
    try:
        return Happened(_EVENT.validate_python(dict(data)), origin), []
    except ValidationError as error:
        name = str(data.get("event", ""))
        return None, [_issue(fault, origin, name) for fault in error.errors(include_url=False)]


def _issue(fault: Any, origin: Origin, name: str) -> Issue:
    kind, at = str(fault["type"]), tuple(p for p in fault["loc"] if p != name)
    shown = fault["input"] if isinstance(fault["input"], str | int | float) else None
    code = _KINDS.get(kind, "event_value")
    context = fault.get("ctx", {})
    params = {
        "field": str(at[-1]) if at else "",
        "known": context.get("expected", ", ".join(NAMES)),
        "bound": " ".join(f"{_SIGNS[k]} {v:g}" for k, v in context.items() if k in _SIGNS),
    }
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        shown = context.get("tag")
    return origin.issue(code, at, shown, name if name in NAMES else "", **params)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from (*_strings(name), *_strings(part))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
