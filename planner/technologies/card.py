"""A technology, or a solution of the inventory, as a plain record for JSON."""

from __future__ import annotations

from typing import Any

from planner.messages import Lang
from planner.technologies.effects import Effect
from planner.technologies.inventory import Solution
from planner.technologies.records import Technology
from planner.technologies.values import CASES, Parameter, Quoted, Status
from planner.technologies.words import KINDS, STATUSES, say, word


def card(technology: Technology, lang: Lang) -> dict[str, Any]:
    """Return everything that a record says."""
    return {
        "code": technology.code,
        "name": say(technology.name, lang),
        "municipality": technology.municipality,
        "numbers": list(technology.numbers),
        "classes": list(technology.classes),
        "since": technology.since,
        "source": say(technology.source.value, lang),
        "summary": say(technology.summary, lang),
        "step": technology.step.name.lower(),
        "effects": [_effect(e, lang) for e in technology.effects],
        "services": sorted(technology.services),
        "takes": sorted(technology.taken),
        "parameters": [_parameter(p, lang) for p in technology.parameters],
        "quoted": [_quoted(q, lang) for q in technology.quoted],
        "legal": list(technology.legal),
        "visitation": technology.visitation,
        "background": technology.background,
        "nursing_home": technology.nursing_home,
        "elsewhere": None if technology.elsewhere is None else say(technology.elsewhere, lang),
    }


def does(technology: Technology, lang: Lang) -> str:
    """Return its kinds of effects in words."""
    if technology.background:
        return word("grows", lang)
    return "; ".join(say(KINDS[k], lang) for k in technology.kinds) or word("no_visit", lang)


def status_of(parameter: Parameter) -> str:
    """Return where a value is from; "asked" only where it must be given, "open" where it may."""
    asked = parameter.status is Status.ASKED and not parameter.required
    return "open" if asked else parameter.status.value


def _effect(effect: Effect, lang: Lang) -> dict[str, Any]:
    return {
        "kind": effect.kind,
        "text": say(KINDS[effect.kind], lang),
        "services": sorted(effect.services),
        "parameters": list(effect.parameters()),
    }


def _parameter(parameter: Parameter, lang: Lang) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "question": say(parameter.question, lang),
        "unit": say(parameter.measure.words, lang),
        **{case: parameter.at(case) for case in CASES},
        "status": status_of(parameter),
        "status_text": say(STATUSES[status_of(parameter)], lang),
        "source": None if parameter.source is None else say(parameter.source.value, lang),
        "why": None if parameter.why is None else say(parameter.why, lang),
        "required": parameter.required,
    }


def _quoted(quoted: Quoted, lang: Lang) -> dict[str, Any]:
    return {
        "name": say(quoted.name, lang),
        "value": quoted.value,
        "unit": None if quoted.unit is None else say(quoted.unit.words, lang),
        "words": quoted.words,
    }


def solution_record(solution: Solution, lang: Lang) -> dict[str, Any]:
    """Return a row of the inventory."""
    return {
        "number": solution.number,
        "municipality": solution.municipality,
        "name": say(solution.name, lang),
        "classes": list(solution.classes),
        "technologies": list(solution.technologies),
        "outside": None if solution.outside is None else say(solution.outside, lang),
        "see": solution.see,
    }
