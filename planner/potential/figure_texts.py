"""How the figures of the sources are written: name, unit, source, and with as many decimals as they deserve."""

from __future__ import annotations

from typing import NamedTuple

from planner.messages import Lang
from planner.potential.assumption_texts import describe_assumption
from planner.potential.records import Amounting, Claim, Outlook
from planner.potential.texts import word
from planner.reference import BY_CODE, DERIVED, Unit
from planner.report.numbers import decimal, percent

_DERIVED = {d.code: d for d in DERIVED}


class ClaimText(NamedTuple):
    """A claim in words."""

    name: str
    unit: str
    source: str
    stated: str
    value: str
    verdict: str
    why: str


class AmountingText(NamedTuple):
    """A figure that no source prints in words."""

    name: str
    unit: str
    value: str
    note: str


def claim_text(claim: Claim, lang: Lang) -> ClaimText:
    """Return a claim in words. Raises KeyError for a figure that `planner.reference` does not have."""
    figure = BY_CODE[claim.code]
    verdict = "yes" if claim.reproducible else "no_inputs" if claim.value is None else "no"
    return ClaimText(
        name=getattr(figure.name, lang.value),
        unit=unit_text(figure.unit, lang),
        source=getattr(figure.source.value, lang.value),
        stated=number_text(claim.stated, figure.unit, lang),
        value="–" if claim.value is None else number_text(claim.value, figure.unit, lang),
        verdict=word(verdict, lang),
        why=getattr(figure.reason, lang.value) if figure.reason else "",
    )


def amounting_text(amounting: Amounting, lang: Lang) -> AmountingText:
    """Return a derived figure in words. Raises KeyError for one that `planner.reference` does not have."""
    derived = _DERIVED[amounting.code]
    return AmountingText(
        name=getattr(derived.name, lang.value),
        unit=unit_text(derived.unit, lang),
        value=number_text(amounting.value, derived.unit, lang),
        note=getattr(derived.note, lang.value) if derived.note else "",
    )


def unit_text(unit: Unit, lang: Lang) -> str:
    """Return a unit's name; empty for a share, which is written in per cent."""
    return "" if unit is Unit.SHARE else getattr(unit.value, lang.value)


def number_text(value: float, unit: Unit, lang: Lang) -> str:
    """Return a number: shares in per cent, whole numbers and large ones without decimals, øre where there are any."""
    if unit is Unit.SHARE:
        return percent(value, lang)
    if unit is Unit.KRONER:
        return decimal(value, 0 if value == int(value) else 2, lang)
    whole = abs(value) >= 1000 or abs(value - round(value)) < 5e-4
    return decimal(value, 0 if whole else 1 if abs(value) >= 100 else 2, lang)


def words_of(outlook: Outlook, lang: Lang) -> dict[str, dict[str, object]]:
    """Return the words that belong to the records of a look, by their codes, as JSON values."""
    assumed = {a.code: a for line in outlook.lines for p in line.projections for a in p.assumptions}
    return {
        "sources": {c.code: claim_text(c, lang)._asdict() for c in outlook.claims},
        "derived": {d.code: amounting_text(d, lang)._asdict() for d in outlook.derived},
        "beside": {r.code: word(r.code, lang) for line in outlook.lines for r in line.beside},
        "assumptions": {code: describe_assumption(a, lang) for code, a in assumed.items()},
        "skipped": {s.reason: word(s.reason, lang) for s in outlook.skipped},
    }
