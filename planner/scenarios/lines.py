"""On which line of a scenario file each part of it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from planner.scenarios.scenario import At


def toml_lines(text: str) -> dict[At, int]:
    """Return the line (from 1) on which each key and element of a sound TOML text begins, by its path.

    `tomllib` keeps no positions, so the text is read again and again up to each line, where need be with a bracket to close a list:
    what is there for the first time begins on that line, or where the lines begin that could not be read without it. Quadratic in
    the number of lines, a fraction of a second for some hundred; only a file with faults needs it.
    """
    lines = text.splitlines(keepends=True)
    found: dict[At, int] = {(): 1}
    begin = 1
    for number in range(1, len(lines) + 1):
        tree = _read("".join(lines[:number]))
        if tree is None:
            continue
        for at in _paths(tree):
            found.setdefault(at, begin)
        begin = number + 1
    return found


def _read(text: str) -> dict[str, Any] | None:
    for closing in ("", "]"):
        try:
            return tomllib.loads(text + closing)
        except tomllib.TOMLDecodeError:
            continue
    return None


def _paths(value: Any, at: At = ()) -> Iterator[At]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (*at, name)
        yield from _paths(part, (*at, name))


def yaml_lines(value: Any) -> dict[At, int]:
    """Return the same of what ruamel.yaml has read in its round-trip mode, which keeps positions."""
    return {(): 1} | dict(_marks(value))


def _marks(value: Any, at: At = ()) -> Iterator[tuple[At, int]]:
    marks = getattr(value, "lc", None)
    if marks is None:
        return
    if isinstance(value, dict):
        parts = [(name, part, marks.key(name)[0]) for name, part in value.items()]
    else:
        parts = [(n, part, marks.item(n)[0]) for n, part in enumerate(value)]
    for name, part, line in parts:
        yield (*at, name), line + 1
        yield from _marks(part, (*at, name))
