"""Edits and their notes as sentences. What is said comes from the records; text is never read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final, Protocol

from pydantic import BaseModel

from planner.errors import Issue
from planner.issue_texts import ISSUES
from planner.messages import Lang, Text, fill, render
from planner.scenarios.edits import Edit
from planner.scenarios.edits.fields import Weekday
from planner.scenarios.edits.technology import TechnologyUsed
from planner.scenarios.texts import NOTES
from planner.technologies import BY_CODE as TECHNOLOGIES
from planner.technology_texts import TECHNOLOGY_NOTES
from planner.wording import WORDS, named_day, service_name, word

EDITS: Final[dict[str, Text]] = {
    "absent": Text("Fravær", "Absence"),
    "added": Text("Flere medarbejdere", "More workers"),
    "open_shifts": Text("Åbne vagter, der er taget", "Open shifts accepted"),
    "shifts_moved": Text("Vagter på andre tider", "Shifts at other times"),
    "means": Text("Andet transportmiddel", "Another means of travel"),
    "speeds": Text("Hastigheder", "Speeds"),
    "stop_overhead": Text("Tid pr. stop", "Time of a stop"),
    "depot": Text("Mødested flyttes", "A base moves"),
    "districts_drawn": Text("Grænser mellem distrikter", "Borders between districts"),
    "districts_merged": Text("Distrikter slås sammen", "Districts merged"),
    "screen_unit": Text("Skærmenhed", "Screen unit"),
    "screen_share": Text("Grænse for skærmbesøg", "Limit to screen visits"),
    "consent": Text("Samtykkekampagne", "Consent campaign"),
    "new_citizens": Text("Nye borgere", "New citizens"),
    "discharged": Text("Borgere, der stopper", "Citizens who leave"),
    "services_moved": Text("Ydelser på andre ugedage", "Services on other weekdays"),
    "windows": Text("Andre tidsrum", "Other windows"),
    "technology": Text("Teknologi", "Technology"),
}

FIELDS: Final[dict[str, Text]] = {
    "address": Text("adresse", "address"),
    "assess": Text("vurdering med", "assessed too"),
    "base": Text("mødested", "base"),
    "bases": Text("mødesteder", "bases"),
    "before": Text("fra", "from"),
    "calls": Text("tager skærmbesøg", "takes screen visits"),
    "certificates": Text("kurser", "certificates"),
    "citizens": Text("borgere", "citizens"),
    "closes": Text("lukker", "closes"),
    "count": Text("antal", "number"),
    "date": Text("dato", "date"),
    "delegated": Text("opgaver overdraget", "tasks delegated"),
    "devices": Text("skærme udleveres", "devices given"),
    "earlier": Text("minutter tidligere", "minutes earlier"),
    "end": Text("slutning", "end"),
    "factor": Text("faktor", "factor"),
    "kmh": Text("km/t", "km/h"),
    "label": Text("navn", "name"),
    "later": Text("minutter senere", "minutes later"),
    "latitude": Text("bredde", "latitude"),
    "level": Text("uddannelse", "level"),
    "like": Text("som", "like"),
    "longitude": Text("længde", "longitude"),
    "means": Text("transportmiddel", "means of travel"),
    "minutes": Text("minutter", "minutes"),
    "of": Text("af", "of"),
    "opens": Text("åbner", "opens"),
    "operators": Text("operatører", "operators"),
    "package_changed": Text("pakker ændres", "packages changed"),
    "parameters": Text("egne tal", "own figures"),
    "reach_km": Text("rækkevidde i km", "reach in km"),
    "refused": Text("også de, der har sagt nej", "those who refused too"),
    "screening": Text("screeningstabel", "screening table"),
    "services": Text("ydelser", "services"),
    "share": Text("andel", "share"),
    "shifts": Text("vagter", "shifts"),
    "start": Text("begyndelse", "start"),
    "start_week": Text("fra uge", "from week"),
    "technology": Text("teknologi", "technology"),
    "to": Text("til", "to"),
    "uptake": Text("andel, der begynder", "share who begin"),
    "visits": Text("besøg", "visits"),
    "weather": Text("vejr", "weather"),
    "workers": Text("medarbejdere", "workers"),
}

_OWN: Final[dict[str, Text]] = {
    "e_bike": Text("elcykel", "e-bike"),
    "storm": Text("storm", "storm"),
    "true": Text("ja", "yes"),
    "false": Text("nej", "no"),
    "visits": Text("besøg", "visits"),
    "citizens": Text("borgere", "citizens"),
}
_WEEKDAYS: Final = (
    Text("mandag", "Monday"),
    Text("tirsdag", "Tuesday"),
    Text("onsdag", "Wednesday"),
    Text("torsdag", "Thursday"),
    Text("fredag", "Friday"),
    Text("lørdag", "Saturday"),
    Text("søndag", "Sunday"),
)
_SHARES: Final = frozenset({"share", "uptake"})


class Told(Protocol):
    """A `Note`, or another record with a code and parameters."""

    @property
    def code(self) -> str: ...

    @property
    def params(self) -> Mapping[str, str | int | float]: ...


def edit_words(edit: Edit, lang: Lang) -> str:
    """Return an edit in words: its name and the fields that were given.

    >>> from planner.scenarios.edits.travel import Speeds
    >>> edit_words(Speeds(factor=0.6, means=("car",)), Lang.EN)
    'Speeds: factor 0.6, means of travel car'
    """
    name = _of(EDITS[edit.edit], lang)
    if isinstance(edit, TechnologyUsed):
        known = TECHNOLOGIES.get(edit.use.technology)
        name = edit.use.technology if known is None else _of(known.name, lang)
        given = {k: getattr(edit.use, k) for k in sorted(edit.use.model_fields_set - {"technology"})}
    else:
        given = {k: getattr(edit, k) for k in type(edit).model_fields if k in edit.model_fields_set}
    said = [
        f"{_of(FIELDS[k], lang)} {_value(k, v, lang)}"
        for k, v in given.items()
        if k in FIELDS and v is not None
    ]
    return f"{name}: {', '.join(said)}" if said else name


def note_words(note: Told, lang: Lang) -> str:
    """Return a note as a sentence. Raises KeyError for a code without words: a fault of this program."""
    if note.code == "finding":
        return _finding(note, lang)
    params = {k: _param(k, v, lang) for k, v in note.params.items()}
    return render(NOTES if note.code in NOTES else TECHNOLOGY_NOTES, note.code, params, lang)


def _finding(note: Told, lang: Lang) -> str:
    """The words of the first finding of its kind, and whom it is about."""
    count, ids = note.params["count"], note.params["ids"]
    issue = Issue(
        str(note.params["finding"]),
        value=str(note.params["value"]),
        ids=tuple(str(note.params["first_ids"]).split(", ")),
        params=dict(note.params),
    )
    params = {
        "value": issue.value,
        "column": "",
        "row": "",
        "file": "",
        **issue.params,
        "ids": ", ".join(issue.ids),
    }
    sentence = fill(ISSUES[issue.code].wrong, params, lang)
    head = Text("Giver anledning til at se efter", "A reason to look")
    also = Text("i alt {count}: {ids}", "{count} in all: {ids}")
    tail = f" ({fill(also, {'count': count, 'ids': ids}, lang)})" if count != 1 else ""
    return f"{_of(head, lang)}: {', '.join(issue.ids)}: {sentence}{tail}"


def _of(text: Text, lang: Lang) -> str:
    return str(getattr(text, lang.value))


def _param(name: str, value: str | int | float, lang: Lang) -> str | int:
    """A note's parameter as it is written; what a technology has written as words stays."""
    if isinstance(value, float):
        return _number(value, lang)
    if name in ("means", "like", "to", "before") and isinstance(value, str):
        return ", ".join(_word(part, lang) for part in value.split(", "))
    return value


def _value(name: str, value: Any, lang: Lang) -> str:
    if isinstance(value, tuple | frozenset):
        if any(isinstance(v, BaseModel) for v in value):
            return str(len(value))
        rows = value if isinstance(value, tuple) else sorted(value)
        return ", ".join(_value(name, v, lang) for v in rows)
    if isinstance(value, Mapping):
        return ", ".join(f"{k} = {_value('', v, lang)}" for k, v in value.items())
    if isinstance(value, bool):
        return _word(str(value).lower(), lang)
    if isinstance(value, Weekday):
        return _of(_WEEKDAYS[value], lang)
    if isinstance(value, date):
        return named_day(value.isoformat())
    if isinstance(value, float):
        return f"{_number(100 * value, lang)} %" if name in _SHARES else _number(value, lang)
    if name == "services":
        return service_name(str(value), lang)
    return _word(str(value.value if isinstance(value, Enum) else value), lang)


def _word(text: str, lang: Lang) -> str:
    if text in _OWN:
        return _of(_OWN[text], lang)
    return word(text, lang) if text in WORDS else text


def _number(value: float, lang: Lang) -> str:
    text = f"{round(value, 2):g}"
    return text.replace(".", ",") if lang is Lang.DA else text
