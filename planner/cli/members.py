"""Scenarios as the caller names them: files, or technologies by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.failure import BadCall
from planner.cli.source import require
from planner.messages import Lang

if TYPE_CHECKING:
    from planner.errors import Issue
    from planner.scenarios.scenario import Scenario

FILES = (".toml", ".yaml", ".yml")


def members(texts: Sequence[str], least: int, lang: Lang) -> list[Scenario]:
    """Return the scenarios of files and technologies, in the order named.

    Raises
    ------
    InputError
        With every fault of all of them.
    BadCall
        For a file or a technology that there is not, for two of one code, for a code that is taken, and for fewer than `least`
        that change more than what happens anyway.
    """
    from planner.errors import InputError

    files = [text for text in texts if Path(text).suffix.lower() in FILES]
    require(*(Path(f) for f in files))
    found: list[Scenario] = []
    issues: list[Issue] = []
    for text in texts:
        try:
            found += _scenarios(text) if text in files else [_technology(text, lang)]
        except InputError as error:
            issues += error.issues
    if issues:
        raise InputError(issues)
    _require_apart(found, lang)
    _require_own(found, least, lang)
    return found


def _scenarios(text: str) -> list[Scenario]:
    from planner.scenarios.read import read_scenarios

    return read_scenarios(Path(text))


def _technology(text: str, lang: Lang) -> Scenario:
    """One technology, such as "robot_aalborg,uptake=0.2"; its name is the catalogue's, so it has no title.

    A name that is no field of a use is a parameter of the technology.
    """
    from pydantic import ValidationError

    from planner.errors import InputError
    from planner.scenarios.faults import of_validation
    from planner.scenarios.scenario import Origin, Scenario
    from planner.technologies.catalogue import BY_CODE
    from planner.technologies.use import Use

    code, *rest = (part.strip() for part in text.split(","))
    if code not in BY_CODE:
        raise _bad("unknown", lang, name=text, known=", ".join(BY_CODE))
    if any("=" not in part for part in rest):
        raise _bad("no_value", lang, name=text)
    given = {name.strip(): value.strip() for name, _, value in (part.partition("=") for part in rest)}
    own = {name: value for name, value in given.items() if name in Use.model_fields}
    figures = {name: value for name, value in given.items() if name not in own}
    use = {"technology": code, **own, **({"parameters": figures} if figures else {})}
    origin = Origin(text)
    try:
        return Scenario.model_validate(
            {"code": code, "edits": [{"edit": "technology", "use": use}], "origin": origin}
        )
    except ValidationError as error:
        raise InputError(list(of_validation(error, origin))) from error


def _require_apart(found: Sequence[Scenario], lang: Lang) -> None:
    from planner.horizon.records import TOGETHER, UNTREATED
    from planner.whatif.records import BASE

    for code, count in Counter(s.code for s in found).items():
        if count > 1:
            raise _bad("same_code", lang, code=code)
        if code in (TOGETHER, UNTREATED, BASE):
            raise _bad("reserved", lang, code=code)


def _require_own(found: Sequence[Scenario], least: int, lang: Lang) -> None:
    from planner.horizon.lanes import is_background
    from planner.horizon.names import name_of

    own = [s for s in found if any(not is_background(e) for e in s.edits)]
    if len(own) < least:
        names = ", ".join(name_of(s.code, s.title, lang) for s in found)
        raise _bad("two" if least > 1 else "nothing_own", lang, names=names)


def _bad(key: str, lang: Lang, **params: object) -> BadCall:
    from planner.horizon.texts import word

    return BadCall("bad_argument", why=word(key, lang, **params).rstrip("."))
