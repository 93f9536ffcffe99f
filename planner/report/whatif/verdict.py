"""What a scenario comes to: it frees time, takes time, cannot be told from chance, or changes nothing."""

from __future__ import annotations

from enum import StrEnum

from planner.messages import Lang
from planner.report.amounts import DayUnit, scaled, unit_for
from planner.report.numbers import decimal, plain
from planner.report.whatif.words import word
from planner.savings.records import Estimate
from planner.whatif.records import Comparison, Figure, Option

LEAST_VISITS = 0.05  # what is less is no visit in one decimal


class Verdict(StrEnum):
    """How the net time of a scenario stands to today's; the values are codes of words and of colours."""

    FREES = "frees"
    COSTS = "costs"
    NOISE = "noise"
    SAME = "same"
    ALONE = "alone"


def verdict(figure: Figure) -> Verdict:
    """Return how a figure's difference is to be taken: less of it "frees", more "costs"."""
    value = figure.difference
    if value.mean == 0 and not value.half_width:
        return Verdict.SAME
    if value.half_width is None:
        return Verdict.ALONE
    if figure.noise:
        return Verdict.NOISE
    return Verdict.FREES if value.mean < 0 else Verdict.COSTS


def name_of(option: Option) -> str:
    """Return what a scenario is called: its title, or its code where it has none."""
    return option.title or option.code


def freed(option: Option) -> Estimate:
    """Return the net seconds freed a day; below zero where the scenario takes more."""
    return scaled(option.period("day").total_hours, -3600)


def day_unit(comparison: Comparison, lang: Lang) -> DayUnit:
    """Return the unit in which the page tells time: hours for large differences, minutes for small ones."""
    return unit_for(max((abs(freed(o).mean) for o in comparison.options), default=0.0), lang)


def verdict_text(option: Option, unit: DayUnit, lang: Lang) -> str:
    """Return the verdict as a sentence that goes on from the scenario's name."""
    gain, found = freed(option), verdict(option.figure("total"))
    ends = sorted((abs(gain.low), abs(gain.high)))
    return word(
        found,
        lang,
        amount=unit.words(abs(gain.mean), lang),
        half=unit.words(gain.half_width or 0.0, lang),
        low=decimal(ends[0] / unit.seconds, unit.digits, lang),
        high=unit.words(ends[1], lang),
        way=word("way_less" if gain.mean >= 0 else "way_more", lang),
    )


def sentences(option: Option, unit: DayUnit, lang: Lang) -> tuple[str, ...]:
    """Return the verdict, and what happens to visits without room and to lateness where that is more than chance."""
    found = [verdict_text(option, unit, lang)]
    unplanned, late = option.figure("unplanned_visits"), option.figure("lateness")
    if _moved(unplanned) and abs(unplanned.difference.mean) >= LEAST_VISITS:
        code = "unplanned_more" if unplanned.difference.mean > 0 else "unplanned_fewer"
        found.append(
            word(code, lang, before=_count(unplanned.base, lang), after=_count(unplanned.scenario, lang))
        )
    if _moved(late) and late.difference.mean >= 1:
        found.append(
            word(
                "late_more",
                lang,
                before=unit.words(late.base.mean, lang),
                after=unit.words(late.scenario.mean, lang),
            )
        )
    return tuple(found)


def _moved(figure: Figure) -> bool:
    return verdict(figure) in (Verdict.FREES, Verdict.COSTS)


def _count(value: Estimate, lang: Lang) -> str:
    return plain(round(value.mean, 1), lang)
