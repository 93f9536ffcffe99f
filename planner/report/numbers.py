"""Numbers, clock times and dates as a Danish or English reader writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.messages import Lang

NBSP = "\u00a0"
_SEPARATORS = {Lang.DA: (".", ","), Lang.EN: (",", ".")}  # thousands, decimal
_DAYS = {
    Lang.DA: ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    Lang.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    Lang.DA: (
        "januar", "februar", "marts", "april", "maj", "juni",
        "juli", "august", "september", "oktober", "november", "december",
    ),
    Lang.EN: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def decimal(value: float, digits: int, lang: Lang) -> str:
    """Return `value` with `digits` decimals, thousands grouped: 1.234,5 in Danish, 1,234.5 in English."""
    thousands, point = _SEPARATORS[lang]
    text = f"{value:z,.{digits}f}".replace(",", "\0").replace(".", point).replace("\0", thousands)
    return text.replace("-", "−")


def plain(value: float, lang: Lang) -> str:
    """Return `value` without decimals where it is whole, with one where it is not."""
    return decimal(value, 0 if value == int(value) else 1, lang)


def percent(share: float, lang: Lang, digits: int = 1) -> str:
    """Return a share of 1 in per cent: 24,6 % in Danish (with a space that never breaks), 24.6% in
    English."""
    return decimal(100 * share, digits, lang) + (f"{NBSP}%" if lang is Lang.DA else "%")


def minutes(seconds: float, lang: Lang, digits: int = 0) -> str:
    """Return a duration in minutes with its unit: 1.234 min."""
    return f"{decimal(seconds / 60, digits, lang)}{NBSP}min"


def hours(seconds: float, lang: Lang) -> str:
    """Return a duration as hours and minutes, rounded to the minute: 7 t 05 min, 7 h 05 min."""
    whole, rest = divmod(round(abs(seconds) / 60), 60)
    sign = "−" if seconds < 0 and (whole or rest) else ""
    unit = "t" if lang is Lang.DA else "h"
    return f"{sign}{decimal(whole, 0, lang)}{NBSP}{unit}{NBSP}{rest:02d}{NBSP}min"


def kilometres(metres: float, lang: Lang) -> str:
    """Return a distance in kilometres with one decimal: 123,4 km."""
    return f"{decimal(metres / 1000, 1, lang)}{NBSP}km"


def long_date(day: date, lang: Lang) -> str:
    """Return the date in words: mandag den 2. marts 2026, Monday 2 March 2026."""
    weekday, month = _DAYS[lang][day.weekday()], _MONTHS[lang][day.month - 1]
    if lang is Lang.DA:
        return f"{weekday} den {day.day}. {month} {day.year}"
    return f"{weekday} {day.day} {month} {day.year}"


def date_span(days: Sequence[str], lang: Lang) -> str:
    """Return the first and last of ISO dates in words, one date where they are the same; empty without dates."""
    if not days:
        return ""
    ends = [long_date(date.fromisoformat(d), lang) for d in (days[0], days[-1])]
    return " – ".join(dict.fromkeys(ends))


def short_date(day: date, lang: Lang) -> str:
    """Return the date in short: man. 2/3, Mon 2/3."""
    weekday = _DAYS[lang][day.weekday()][:3]
    return f"{weekday}{'.' if lang is Lang.DA else ''} {day.day}/{day.month}"
