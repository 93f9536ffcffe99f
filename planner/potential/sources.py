"""Reading what is scaled from: a study of `homecare savings`, or a comparison of `homecare whatif`; with every fault located."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planner.errors import InputError, Issue
from planner.savings import records as savings
from planner.whatif import records as whatif

SHOWN = 20  # faults of one file: what is wrong with a file of another kind is wrong everywhere


@dataclass(frozen=True)
class Given:
    """A file that was read; `density` of its district, in inhabitants per km2, where it is known."""

    name: str
    content: savings.Study | whatif.Comparison
    density: float | None = None


def read_given(paths: Sequence[Path], densities: Sequence[float | None] = ()) -> list[Given]:
    """Return what the files hold; `densities` in their order, or none.

    Raises
    ------
    InputError
        For files that are neither, that are damaged, or of which two were made of the same data: every fault of every file.
    OSError
        Where a file cannot be read.
    ValueError
        Where there are densities, but not one for each file.
    """
    known: Sequence[float | None] = densities or [None] * len(paths)
    names = _names(paths)
    issues: list[Issue] = []
    found = [
        Given(name, content, density)
        for path, name, density in zip(paths, names, known, strict=True)
        if (content := _content(path, name, issues)) is not None
    ]
    issues += _twice(found)
    if issues:
        raise InputError(issues)
    return found


def _names(paths: Sequence[Path]) -> list[str]:
    """What the files are called: by their own names, with that of their folder where two are the same."""
    names = [path.name for path in paths]
    return [
        name if names.count(name) == 1 else f"{path.resolve().parent.name}/{name}"
        for path, name in zip(paths, names, strict=True)
    ]


def _content(path: Path, name: str, issues: list[Issue]) -> savings.Study | whatif.Comparison | None:
    data = _parsed(path, name, issues)
    if data is None:
        return None
    if not {"pairs", "options"} & data.keys():
        issues.append(Issue("not_a_study", file=name))
        return None
    text = json.dumps(data)
    try:
        return savings.from_json(text) if "pairs" in data else whatif.from_json(text)
    except ValidationError as error:
        for fault in error.errors()[:SHOWN]:
            where = ".".join(str(step) for step in fault["loc"])
            params = {"why": fault["msg"]}
            value = str(fault["input"])[:60]
            issues.append(Issue("study_field", file=name, column=where, value=value, params=params))
        return None


def _parsed(path: Path, name: str, issues: list[Issue]) -> dict[str, Any] | None:
    def refuse(_: str) -> float:
        raise OverflowError

    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=refuse)
    except UnicodeDecodeError:
        issues.append(Issue("encoding", file=name, params={"seems": "Latin-1 / UTF-16"}))
    except OverflowError:
        issues.append(Issue("study_not_finite", file=name))
    except (json.JSONDecodeError, RecursionError) as error:
        issues.append(Issue("json_syntax", file=name, row=getattr(error, "lineno", None)))
    else:
        if isinstance(data, dict):
            return data
        issues.append(Issue("json_not_object", file=name))
    return None


def _twice(found: Sequence[Given]) -> list[Issue]:
    """Two that would be one line's bases, made of the same data."""
    first: dict[tuple[str, str], str] = {}
    issues = []
    for given in found:
        content = given.content
        codes = (
            ["screen"]
            if isinstance(content, savings.Study)
            else [f"option {o.code}" for o in content.options]
        )
        keys = [(content.method.instance_hash, code) for code in codes]
        other = next((first[k] for k in keys if k in first), None)
        if other is not None:
            issues.append(Issue("same_study", file=given.name, params={"other": other}))
        first.update(dict.fromkeys(keys, given.name))
    return issues
