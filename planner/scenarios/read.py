"""Scenario files: TOML or YAML, with one scenario or several."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from planner.errors import InputError, Issue
from planner.formats.cpr import first_cpr, without_cpr
from planner.scenarios.faults import of_validation
from planner.scenarios.lines import At, toml_lines, yaml_lines
from planner.scenarios.scenario import Origin, Scenario

SEVERAL: Final = "scenarios"
FIELDS: Final = ("code", "title", "edits")
Lines = Callable[[], dict[At, int]]


def read_scenarios(path: Path) -> list[Scenario]:
    """Return the scenarios of a `.toml`, `.yaml` or `.yml` file, in its order.

    A file of one has `code`, `title` and `edits` at the top, and needs no code: the file's name is one. A file of several has them
    under `scenarios`, each with a code of its own.

    Raises
    ------
    InputError
        With every fault found, each with its file and line: a file that is missing or cannot be read, a field that is unknown or
        missing or does not fit, an edit that there is not, a code that stands twice.
    """
    data, lines = _content(path)
    parts, issues = _parts(data, path, lines)
    if first_cpr(_strings(data)) is not None:
        raise InputError([*issues, _issue("scenario_cpr", path, lines, ())])
    scenarios = []
    for at, part in parts.items():
        fields = {k: v for k, v in part.items() if k in FIELDS}
        origin = {"origin": Origin(path.name)}
        try:
            scenarios.append(Scenario.model_validate(({} if at else {"code": path.stem}) | fields | origin))
        except ValidationError as error:
            issues += of_validation(error, Origin(path.name, _below(lines(), at)))
        issues += _unknown(part, FIELDS, path, lines, at)
    issues += _repeated(parts, path, lines)
    if issues:
        raise InputError([without_cpr(i) for i in issues])
    located = zip(scenarios, parts, strict=True)
    return [_located(scenario, path, _below(lines(), at)) for scenario, at in located]


def _parts(data: Any, path: Path, lines: Lines) -> tuple[dict[At, dict[str, Any]], list[Issue]]:
    """Return the scenarios as written, by where they stand, and fields beside them. Raises InputError if there are none."""
    issues: list[Issue] = []
    if isinstance(data, dict) and SEVERAL in data:
        issues += _unknown(data, (SEVERAL,), path, lines, ())
        given = data[SEVERAL]
        places: list[At] = [(SEVERAL, n) for n in range(len(given) if isinstance(given, list) else 0)]
    else:
        given, places = [data], [()]
    if not isinstance(given, list) or not all(isinstance(s, dict) for s in given) or not given:
        raise InputError([*issues, _issue("scenario_none", path, lines, ())])
    return dict(zip(places, given, strict=True)), issues


def _located(scenario: Scenario, path: Path, lines: dict[At, int]) -> Scenario:
    """What the instance says against an edit is found later, and needs its line then."""
    return scenario.model_copy(update={"origin": Origin(path.name, lines)})


def _below(lines: dict[At, int], at: At) -> dict[At, int]:
    return {path[len(at) :]: line for path, line in lines.items() if path[: len(at)] == at}


def _unknown(
    part: Mapping[str, Any], known: Collection[str], path: Path, lines: Lines, at: At
) -> list[Issue]:
    return [
        _issue("scenario_field_unknown", path, lines, (*at, k), field=str(k)) for k in part if k not in known
    ]


def _repeated(parts: Mapping[At, Mapping[str, Any]], path: Path, lines: Lines) -> Iterator[Issue]:
    """Each code that another scenario has already had, at the later one's line."""
    seen: set[str] = set()
    for at, part in parts.items():
        code = part.get("code")
        if isinstance(code, str) and code in seen:
            yield _issue("scenario_twice", path, lines, (*at, "code"), value=code)
        seen.update([code] if isinstance(code, str) else [])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from (*_strings(name), *_strings(part))


def _issue(
    code: str, path: Path, lines: Lines, at: At, *, value: str | None = None, field: str = ""
) -> Issue:
    return Issue(code, file=path.name, row=lines().get(at), value=value, params={"field": field})


def _content(path: Path) -> tuple[Any, Lines]:
    """Return what the file holds, and how to find its lines. Raises InputError."""
    suffix = path.suffix.lower()
    if suffix not in (".toml", ".yaml", ".yml"):
        raise _broken("scenario_wrong_kind", path, value=path.suffix)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise _broken("scenario_file_missing", path) from None
    except UnicodeDecodeError:
        raise _broken("scenario_not_utf8", path) from None
    except OSError as error:
        raise _broken("scenario_unreadable", path, value=error.strerror or "") from error
    return _toml(path, text) if suffix == ".toml" else _yaml(path, text)


def _toml(path: Path, text: str) -> tuple[Any, Lines]:
    try:
        return tomllib.loads(text), _once(lambda: toml_lines(text))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        row = int(found[1]) if found else text.count("\n") + 1
        raise _broken("scenario_syntax", path, row=row, value=str(error)) from error


def _yaml(path: Path, text: str) -> tuple[Any, Lines]:
    """YAML 1.2, in which 10:30 is no number and no is no truth value."""
    try:
        data = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else None
        raise _broken("scenario_syntax", path, row=row, value=str(error.problem)) from error
    except YAMLError as error:
        raise _broken("scenario_syntax", path, value=str(error)) from error
    return data, _once(lambda: yaml_lines(data))


def _once(find: Lines) -> Lines:
    found: dict[At, int] = {}

    def lines() -> dict[At, int]:
        if not found:
            found.update(find())
        return found

    return lines


def _broken(code: str, path: Path, row: int | None = None, value: str = "") -> InputError:
    return InputError([Issue(code, file=path.name, row=row, value=value)])
