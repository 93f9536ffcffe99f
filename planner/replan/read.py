"""Events from a TOML file and from the command line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from planner.errors import InputError, Issue
from planner.replan.events import KINDS
from planner.replan.located import Happened, Origin, event_of
from planner.scenarios.lines import toml_lines

OPTION: Final = "--event"
TABLE: Final = "event"
MAIN: Final = {
    "sick": "worker",
    "late": "worker",
    "car_broken": "worker",
    "new_citizen": "citizen_id",
    "discharged": "citizen",
    "new_visits": "citizen",
    "cancelled": "visit",
    "extended": "visit",
    "unanswered": "visit",
    "road_closed": "near",
    "storm": "factor",
}
"""The field that stands first and without its name on the command line."""
_CLOCK: Final = {"late": "until", "storm": "until"}
"""The field after the @, where that is not `at`."""
_LISTS: Final = frozenset({"between", "means"})


def read_events(path: Path) -> list[Happened]:
    """Return the events of a TOML file of tables `[[event]]`, in its order.

    Raises
    ------
    InputError
        With every fault found, each with its line: a file that is missing or no TOML, a key that is not `event`, an event that is
        none or does not fit.
    """
    name = path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise InputError([Issue("events_unreadable", file=name, value=error.strerror or "")]) from None
    except UnicodeDecodeError:
        raise InputError([Issue("events_unreadable", file=name, value="UTF-8")]) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        row = int(found[1]) if found else None
        raise InputError([Issue("events_not_toml", file=name, row=row, value=str(error))]) from None
    rows = data.get(TABLE)
    if not isinstance(rows, list) or not rows or set(data) - {TABLE}:
        other = ", ".join(sorted(set(data) - {TABLE}))
        raise InputError([Issue("events_other" if other else "events_none", file=name, value=other)])
    lines = toml_lines(text)
    origins = [
        Origin(name, n + 1, {at[2:]: row for at, row in lines.items() if at[:2] == (TABLE, n)})
        for n in range(len(rows))
    ]
    return _all_sound(event_of(row, origin) for row, origin in zip(rows, origins, strict=True))


def parse_events(texts: Iterable[str]) -> list[Happened]:
    """Return events said on the command line: "sick:m3@06:10", "extended:v12+15", "car_broken:m3@07:10,to=bicycle",
    "road_closed:between=A1|A2", "storm", or the fields as JSON: 'new_citizen:{...}'.

    Raises InputError with every fault of all of them.

    >>> [h.event for h in parse_events(["sick:m3@06:10", "storm:0.7@11:00"])]
    [Sick(event='sick', worker='m3', at='06:10'), Storm(event='storm', factor=0.7, until='11:00', means=())]
    """
    return _all_sound(_parsed(text, Origin(OPTION, n)) for n, text in enumerate(texts, start=1))


def _all_sound(found: Iterable[tuple[Happened | None, list[Issue]]]) -> list[Happened]:
    pairs = list(found)
    issues = [issue for _, faults in pairs for issue in faults]
    if issues:
        raise InputError(issues)
    return [event for event, _ in pairs if event is not None]


def _parsed(text: str, origin: Origin) -> tuple[Happened | None, list[Issue]]:
    head, _, rest = text.strip().partition(":")
    name, clock = _cut(head, "@")  # "storm@11:00" is cut inside the clock
    if clock is not None:
        clock, rest = f"{clock}:{rest.partition(',')[0]}", rest.partition(",")[2]
    name = name.strip()
    if rest.lstrip().startswith("{"):
        try:
            fields = json.loads(rest)
        except ValueError:
            return None, [origin.issue("event_json", value=rest, name=name)]
        return event_of({"event": name, **fields}, origin)
    return event_of({"event": name, **_fields(name, rest, clock)}, origin)


def _fields(name: str, text: str, clock: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, part in enumerate(p.strip() for p in text.split(",") if p.strip()):
        key, mark, value = part.partition("=")
        if mark:
            found[key.strip()] = _value(name, key.strip(), value.strip())
        elif number == 0:
            found |= _first(name, part)
        else:
            found[part] = ""
    return found if clock is None else {**found, _CLOCK.get(name, "at"): clock}


def _first(name: str, part: str) -> dict[str, Any]:
    """What stands before the first comma: the main field, minutes after a plus, a clock after an @."""
    main, clock = _cut(part, "@")
    found: dict[str, Any] = {}
    if name == "extended" and re.search(r"\+\d+$", main):
        main, _, minutes = main.rpartition("+")
        found["minutes"] = int(minutes)
    if main:
        key = MAIN.get(name, "worker")
        found[key] = _value(name, key, main)
    if clock is not None:
        found[_CLOCK.get(name, "at")] = clock
    return found


def _cut(text: str, mark: str) -> tuple[str, str | None]:
    before, found, after = text.rpartition(mark)
    return (before, after) if found else (text, None)


def _value(name: str, key: str, text: str) -> Any:
    """Text as the field has it: a list where it is one, a number where it is one."""
    if key in _LISTS:
        return tuple(text.split("|"))
    kind = next((k for k in KINDS if k.model_fields["event"].default == name), None)
    wanted = "" if kind is None or key not in kind.model_fields else str(kind.model_fields[key].annotation)
    if "str" not in wanted and re.fullmatch(r"-?\d+", text):
        return int(text)
    if "float" in wanted and re.fullmatch(r"-?\d*[.,]?\d+", text):
        return float(text.replace(",", "."))
    return text
