"""What a table was made on and with, read from `environment.json` as it stands: every name and value is shown."""

from __future__ import annotations

from typing import Any, NamedTuple

DATES = ("date", "started", "finished")


class Fact(NamedTuple):
    """A name and its value, both as text."""

    name: str
    value: str


def facts(environment: dict[str, Any]) -> list[Fact]:
    """Return every entry as text, in the file's order; what lies one level down is written out in one line."""
    return [Fact(name.replace("_", " "), _text(value)) for name, value in environment.items()]


def heading(environment: dict[str, Any]) -> tuple[str, str]:
    """Return the report's title (the suite's name, if given) and its date."""
    suite = environment.get("suite")
    name = suite.get("name") if isinstance(suite, dict) else suite
    date = next((str(environment[key]) for key in DATES if environment.get(key)), "no date given")
    return (f"Benchmark: {name}" if name else "Benchmark"), date.replace("T", " ")[:16]


def planned_runs(environment: dict[str, Any]) -> int | None:
    """Return the number of runs that the whole suite has, None where it is not told."""
    planned = environment.get("planned")
    return planned if isinstance(planned, int) and not isinstance(planned, bool) else None


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_text(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not known" if value is None else str(value)
