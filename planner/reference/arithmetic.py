"""The formulas behind the figures, as pure functions of plain numbers; the unit of every argument stands in its name."""

from __future__ import annotations

import math
from typing import Final

WEEKS: Final = 52
"""Weeks of a year, as the sources count them."""

GROSS_HOURS_PER_FTE: Final = 1924
"""37 hours x 52 weeks: what the IT-Branchen note calls a full-time equivalent (årsværk)."""

EFFECTIVE_HOURS_PER_FTE: Final = 1400
"""Hours at work after holidays, sickness, breaks, training and meetings (domain.md 3.2: 1,427 without the last two; assumed)."""


def entry_hours_week(visits_per_week: float, entry_minutes: float) -> float:
    """Hours a week spent on parking, stairs and coat.

    >>> round(entry_hours_week(223, 5.3), 3)
    19.698
    """
    return visits_per_week * entry_minutes / 60


def travel_minutes_per_visit(driving_hours_week: float, visits_per_week: float) -> float:
    """Minutes of driving for each visit.

    >>> round(travel_minutes_per_visit(34, 223), 3)
    9.148
    """
    return driving_hours_week * 60 / visits_per_week


def saved_minutes_per_visit(driving_hours_week: float, visits_per_week: float, entry_minutes: float) -> float:
    """Minutes of driving and entry that one screen visit spares: what was measured, and nothing else.

    >>> round(saved_minutes_per_visit(34, 223, 5.3), 3)
    14.448
    """
    return travel_minutes_per_visit(driving_hours_week, visits_per_week) + entry_minutes


def saved_hours_week(driving_hours_week: float, visits_per_week: float, entry_minutes: float) -> float:
    """Hours of driving and entry a week that the screen visits spare."""
    return driving_hours_week + entry_hours_week(visits_per_week, entry_minutes)


def saved_hours_year(
    driving_hours_week: float, visits_per_week: float, entry_minutes: float, weeks: float = WEEKS
) -> float:
    """Hours of driving and entry a year that the screen visits spare."""
    return weeks * saved_hours_week(driving_hours_week, visits_per_week, entry_minutes)


def hours_per_citizen_year(
    driving_hours_week: float,
    visits_per_week: float,
    entry_minutes: float,
    citizens: float,
    weeks: float = WEEKS,
) -> float:
    """Hours of driving and entry a year for each screen citizen.

    >>> round(hours_per_citizen_year(34, 223, 5.3, 40), 2)
    69.81
    """
    return saved_hours_year(driving_hours_week, visits_per_week, entry_minutes, weeks) / citizens


def fte(hours: float, hours_per_fte: float) -> float:
    """Full-time equivalents of `hours` a year. `hours_per_fte` has no default: gross and effective hours are never mixed.

    >>> round(fte(310 * 113, GROSS_HOURS_PER_FTE), 3)
    18.207
    """
    return hours / hours_per_fte


def fte_of_weekly_saving(
    driving_hours_week: float,
    visits_per_week: float,
    entry_minutes: float,
    hours_per_fte: float,
    weeks: float = WEEKS,
) -> float:
    """Full-time equivalents of the driving and entry that the screen visits spare."""
    return fte(saved_hours_year(driving_hours_week, visits_per_week, entry_minutes, weeks), hours_per_fte)


def hours_year(citizens: float, hours_per_citizen_year: float) -> float:
    """Hours a year of so many citizens."""
    return citizens * hours_per_citizen_year


def fte_of_citizens(citizens: float, hours_per_citizen_year: float, hours_per_fte: float) -> float:
    """Full-time equivalents of so many hours a year for each citizen."""
    return fte(hours_year(citizens, hours_per_citizen_year), hours_per_fte)


def claimed_minutes_per_visit(
    hours_per_citizen_year: float, citizens: float, visits_per_week: float, weeks: float = WEEKS
) -> float:
    """Minutes for each visit that a claim of so many hours per citizen and year amounts to."""
    return hours_year(citizens, hours_per_citizen_year) * 60 / (visits_per_week * weeks)


def closing_core_minutes(
    claimed_hours_per_citizen_year: float,
    citizens: float,
    driving_hours_week: float,
    visits_per_week: float,
    entry_minutes: float,
    weeks: float = WEEKS,
) -> float:
    """Minutes of each visit that a claim holds beyond driving and entry.

    That these are the visit's own minutes of care, moved from the field to a screen, is our reading, not the source's.

    >>> round(closing_core_minutes(113, 40, 34, 223, 5.3), 3)
    8.939
    """
    claimed = claimed_minutes_per_visit(claimed_hours_per_citizen_year, citizens, visits_per_week, weeks)
    return claimed - saved_minutes_per_visit(driving_hours_week, visits_per_week, entry_minutes)


def visits_per_month(citizens: float, visits_per_day: float, days_per_year: float) -> float:
    """Visits in an average month.

    >>> visits_per_month(12, 2, 364)
    728.0
    """
    return citizens * visits_per_day * days_per_year / 12


def visits_per_citizen_week(visits_per_month: float, citizens: float, weeks: float = WEEKS) -> float:
    """Visits a week to each of the citizens who share the visits of a month."""
    return visits_per_month * 12 / (citizens * weeks)


def per_week(visits_per_year: float, weeks: float = WEEKS) -> float:
    """Visits a week."""
    return visits_per_year / weeks


def per_year(visits_per_month: float) -> float:
    """Visits a year."""
    return visits_per_month * 12


def ratio(part: float, whole: float) -> float:
    """How many times `whole` goes into `part`; a share where `part` is part of it."""
    return part / whole


def share_of(whole: float, share: float) -> float:
    """So large a share of `whole`."""
    return whole * share


def weekly_hours_year(citizens: float, hours_per_citizen_week: float, weeks: float = WEEKS) -> float:
    """Hours a year of so many citizens with so many hours a week each."""
    return citizens * hours_per_citizen_week * weeks


def fte_of_weekly_hours(
    citizens: float, hours_per_citizen_week: float, hours_per_fte: float, weeks: float = WEEKS
) -> float:
    """Full-time equivalents of so many hours a week for each citizen."""
    return fte(weekly_hours_year(citizens, hours_per_citizen_week, weeks), hours_per_fte)


def posts(citizens: float, citizens_per_post: float) -> float:
    """Full-time posts where so many citizens make one."""
    return citizens / citizens_per_post


def difference(first: float, second: float) -> float:
    """`first` less `second`."""
    return first - second


def total(first: float, second: float, third: float = 0, fourth: float = 0) -> float:
    """The sum of up to four items, to the last øre."""
    return math.fsum((first, second, third, fourth))


def product(first: float, second: float, third: float = 1, fourth: float = 1) -> float:
    """The product of up to four factors."""
    return first * second * third * fourth


def visits_hours(visits: float, minutes_per_visit: float) -> float:
    """Hours of so many visits."""
    return visits * minutes_per_visit / 60


def fte_of_visits(visits: float, minutes_per_visit: float, hours_per_fte: float) -> float:
    """Full-time equivalents of so many visits a year."""
    return fte(visits_hours(visits, minutes_per_visit), hours_per_fte)


def effective_hours(
    gross: float, holidays: float, public_holidays: float, sick_leave: float, breaks: float
) -> float:
    """Hours at work of a full-time year, before training and meetings."""
    return gross - holidays - public_holidays - sick_leave - breaks


def minutes_week(hours_year: float, weeks: float = WEEKS) -> float:
    """Minutes a week of so many hours a year."""
    return hours_year * 60 / weeks
