"""How a page writes a figure with its interval, and in which unit the figures of a day are told."""

from __future__ import annotations

from dataclasses import dataclass

from planner.messages import Lang
from planner.report.numbers import NBSP, decimal
from planner.savings.records import Estimate

IN_HOURS_FROM = 2 * 3600  # net seconds a day from which hours read better than minutes


@dataclass(frozen=True)
class DayUnit:
    """Hours or minutes: `seconds` of one, its short name, decimals worth showing in tables, and its name in a sentence."""

    seconds: int
    name: str
    digits: int
    long: str

    def text(self, seconds: float, lang: Lang) -> str:
        """Return seconds in this unit: 5,62 t."""
        return f"{decimal(seconds / self.seconds, self.digits, lang)}{NBSP}{self.name}"

    def words(self, seconds: float, lang: Lang) -> str:
        """Return seconds in this unit for a sentence: 5,62 timer."""
        return f"{decimal(seconds / self.seconds, self.digits, lang)}{NBSP}{self.long}"

    def estimate(self, value: Estimate, lang: Lang) -> str:
        """Return seconds with half the width of their interval: 5,62 ± 0,31 t."""
        return with_interval(scaled(value, 1 / self.seconds), self.digits, lang, self.name)

    def amount(self, kind: str, value: Estimate, lang: Lang) -> str:
        """Return a figure in the unit it is told in: seconds ("s") in this one, metres ("m") in kilometres, shares in per cent."""
        if kind == "s":
            return self.estimate(value, lang)
        if kind == "m":
            return with_interval(scaled(value, 1 / 1000), 1, lang, "km")
        if kind == "share":
            return with_interval(scaled(value, 100), 0, lang, "%")
        return with_interval(value, 2 if kind == "workers" else 1, lang)


def unit_for(seconds: float, lang: Lang) -> DayUnit:
    """Return the unit in which so much time is told: hours for much, minutes for little."""
    return hour_unit(lang) if abs(seconds) >= IN_HOURS_FROM else minute_unit(lang)


def hour_unit(lang: Lang) -> DayUnit:
    """Return hours, as longer periods are told."""
    return DayUnit(3600, "t", 2, "timer") if lang is Lang.DA else DayUnit(3600, "h", 2, "hours")


def minute_unit(lang: Lang) -> DayUnit:
    """Return minutes, as single visits are told."""
    return DayUnit(60, "min", 1, "minutter" if lang is Lang.DA else "minutes")


def scaled(value: Estimate, factor: float) -> Estimate:
    """Return the estimate times a factor."""
    half = None if value.half_width is None else abs(factor) * value.half_width
    return Estimate(factor * value.mean, half)


def with_interval(value: Estimate, digits: int, lang: Lang, unit: str = "") -> str:
    """Return mean, half width and unit: 5,62 ± 0,31 t; without the half width where there is none, or all seeds
    agree."""
    text = decimal(value.mean, digits, lang)
    if value.half_width:
        text += f"{NBSP}±{NBSP}{decimal(value.half_width, digits, lang)}"
    return f"{text}{NBSP}{unit}" if unit else text


def fte(value: Estimate, lang: Lang) -> str:
    """Return full-time equivalents with two decimals, three where the interval is narrower than they can say."""
    return with_interval(value, 3 if value.half_width and value.half_width < 0.005 else 2, lang)


def signed(value: Estimate, text: str) -> str:
    """Return the written value of a difference with its sign, which a value above zero has not of itself: +5,62 ± 0,31 t."""
    return f"+{text}" if value.mean > 0 and any(c in "123456789" for c in text.split("±")[0]) else text


def kroner(value: float, lang: Lang) -> str:
    """Return an amount in whole kroner: 1.234 kr., DKK 1,234."""
    text = decimal(value, 0, lang)
    return f"{text}{NBSP}kr." if lang is Lang.DA else f"DKK{NBSP}{text}"
