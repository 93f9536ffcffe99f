"""The words that a technology is described with, in Danish and English."""

from __future__ import annotations

from typing import Final

from planner.messages import Lang, Text, render
from planner.technologies.values import Measure

KINDS: Final[dict[str, Text]] = {
    "convert_mode": Text("på skærm", "by screen"),
    "remove": Text("ydelser falder bort", "services go"),
    "shorten": Text("ydelser tager kortere tid", "services take less time"),
    "add": Text("ydelser kommer til", "services are added"),
    "relocate": Text("ydelser flytter til klinik", "services move to a clinic"),
    "retime": Text("andre tider", "other times"),
    "reduce_staff": Text("én i stedet for to", "one worker instead of two"),
    "respond": Text("alarmer og svar", "alarms and answers"),
}
STATUSES: Final[dict[str, Text]] = {
    "stated": Text("oplyst af kilden", "stated by the source"),
    "computed": Text("regnet ud af kildens tal", "worked out from the source's figures"),
    "assumed": Text("antaget", "assumed"),
    "asked": Text("skal oplyses", "must be given"),
    "open": Text("kan oplyses", "may be given"),
}
WORDS: Final[dict[str, Text]] = {
    "code": Text("kode", "code"),
    "name": Text("navn", "name"),
    "does": Text("virkning", "effect"),
    "source": Text("kilde", "source"),
    "asks": Text("skal oplyses", "must be given"),
    "services": Text("Ydelser", "Services"),
    "takes": Text("Tager for sig selv", "Takes for itself"),
    "figure": Text("tal", "figure"),
    "question": Text("spørgsmål", "question"),
    "unit": Text("enhed", "unit"),
    "low": Text("lavt", "low"),
    "base": Text("midt", "base"),
    "high": Text("højt", "high"),
    "from": Text("herkomst", "where from"),
    "quoted": Text("Kildens tal, som de står", "The source's figures, as they stand"),
    "law": Text("Lovgrundlag", "Legal basis"),
    "since": Text("Siden", "Since"),
    "no_visit": Text("ingen besøg ændres", "no visit is changed"),
    "number": Text("nr.", "no."),
    "municipality": Text("kommune", "municipality"),
    "solution": Text("løsning", "solution"),
    "where": Text("i kataloget, eller hvorfor ikke", "in the catalogue, or why not"),
    "same_as": Text("samme som nr. {number}", "the same as no. {number}"),
    "no_visitation": Text("Kræver ingen visitation.", "Needs no grant."),
    "nursing_home": Text("Kilden fortæller om et plejehjem.", "The source tells of a nursing home."),
    "background": Text("Ingens valg: det sker alligevel.", "Nobody's choice: it happens anyway."),
    "unknown": Text(
        "Der er ingen teknologi ved navn {code}. Vælg en af: {codes}.",
        "There is no technology named {code}. Choose one of: {codes}.",
    ),
    "grows": Text("ydelser tager længere tid", "services take more time"),
}  # fmt: skip


def word(name: str, lang: Lang, **params: object) -> str:
    """Return a word or sentence. Raises KeyError for a name that there is none of."""
    return render(WORDS, name, params, lang)


def say(text: Text, lang: Lang) -> str:
    """Return a text in one language."""
    return str(getattr(text, lang.value))


def amount(value: float, unit: Measure | None, lang: Lang) -> str:
    """Return a quoted value with its unit; a share or a change as a percentage, a year as it is.

    >>> amount(-0.92, Measure.CHANGE, Lang.EN), amount(27, Measure.HOURS, Lang.DA), amount(2023, None, Lang.DA)
    ('−92 %', '27 timer', '2023')
    """
    if unit is None:
        return f"{value:g}"
    if unit in (Measure.SHARE, Measure.CHANGE):
        return f"{number(round(100 * value, 4), lang)} %"
    return number(value, lang) if unit is Measure.COUNT else f"{number(value, lang)} {say(unit.words, lang)}"


def number(value: float | None, lang: Lang) -> str:
    """Return a value as it is written, without trailing zeros; empty for none.

    >>> number(1030830.84, Lang.DA), number(-1.7, Lang.EN), number(None, Lang.DA)
    ('1.030.830,84', '−1.7', '')
    """
    if value is None:
        return ""
    text = f"{value:,.4f}".rstrip("0").rstrip(".").replace("-", "−")
    return text.translate(str.maketrans(",.", ".,")) if lang is Lang.DA else text
