"""One cell's text to one value: what each kind of column accepts. A fault comes back as `BadCell`, never as
a guess."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from planner.domain import Consent, Level, Means, Mode, ScreenUse
from planner.formats.clock import WallTime
from planner.formats.schema import COMMENT_MARK, LIST_MARK, NONE_MARK, Kind
from planner.formats.vocabulary import meaning

MAX_MINUTES = 100_000
# What Excel writes where a formula fails, in English and Danish; such a cell must not pass for a comment or a
# text.
EXCEL_ERRORS = frozenset({
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    "#I/T", "#REFERENCE!", "#VÆRDI!", "#DIVISION/0!", "#NAVN?", "#NUL!", "#OVERLØB!",
})  # fmt: skip


@dataclass(frozen=True)
class BadCell:
    """Why a cell could not be read: an issue code and its parameters."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class WindowText:
    """One piece of a windows cell, not yet placed on a day."""

    earliest: WallTime
    latest: WallTime
    end_latest: WallTime | None


def parse(kind: Kind, text: str) -> Any:
    """Return the value of a non-empty, trimmed cell, or a `BadCell`.

    Text kinds give str; lists give tuples of str; NUMBER float; INTEGER int; MINUTES int seconds; DATE date;
    CLOCK `WallTime`; WINDOWS a tuple of `WindowText`; closed sets their domain value.
    """
    if text in EXCEL_ERRORS:
        return BadCell("excel_error")
    if "\ufffd" in text:
        return BadCell("damaged_letters")
    return _PARSERS[kind](text)


def _id(text: str) -> str | BadCell:
    if LIST_MARK in text or text.startswith(COMMENT_MARK) or not text.isprintable() or text == NONE_MARK:
        return BadCell("bad_id")
    return text


def _place(text: str) -> str | BadCell:
    return text if text == NONE_MARK else _id(text)


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(LIST_MARK) if part.strip()))


def _services(text: str) -> tuple[str, ...]:
    # A service may be given twice in one visit (two loads of washing), so repeats count.
    return tuple(part.strip() for part in re.split(r"[|+]", text) if part.strip())


def _tasks(text: str) -> tuple[str, ...]:
    return () if text == NONE_MARK else _list(text)


_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")


def _number(text: str) -> float | BadCell:
    if not _NUMBER.fullmatch(text):
        return BadCell("bad_number")
    value = float(text.replace(",", "."))
    return value if math.isfinite(value) else BadCell("bad_number")


def _integer(text: str) -> int | BadCell:
    if re.fullmatch(r"[+-]?\d{1,18}", text):
        return int(text)  # by way of a float, large numbers would lose their last digits
    value = _number(text)
    if isinstance(value, BadCell) or value != int(value):
        return BadCell("bad_integer")
    return int(value)


def _minutes(text: str) -> int | BadCell:
    value = _number(text)
    if isinstance(value, BadCell):
        return BadCell("bad_minutes")
    if not 0 <= value <= MAX_MINUTES:
        return BadCell("minutes_out_of_range", {"highest": MAX_MINUTES})
    return round(value * 60)


_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DANISH_DATE = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")


def _date(text: str) -> date | BadCell:
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = (int(g) for g in match.groups())
    elif match := _DANISH_DATE.fullmatch(text):
        day, month, year = (int(g) for g in match.groups())
    else:
        return BadCell("bad_date")
    try:
        found = date(year, month, day)
    except ValueError:
        return BadCell("bad_date")
    # Instants near the ends of the calendar cannot be moved between time zones.
    return found if 1900 <= found.year <= 2999 else BadCell("bad_date")


_DATE = r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})"
# A negative offset takes the true minus sign, so that "07:00-09:00" in one time cell is a fault and not 07:00
# at UTC-9.
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[+−]\d{2}:\d{2})?"
_DATED = rf"(?:{_DATE} +)?{_TIME}"
_CLOCK = re.compile(
    rf"(?:(?P<date>{_DATE})[ T]+)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}}))?"
    r"(?:(?P<sign>[+−])(?P<oh>\d{2}):(?P<om>\d{2}))?"
)
_WINDOW = re.compile(rf"(?P<earliest>{_DATED}) *[-–] *(?P<latest>{_DATED})(?: */ *(?P<end>{_DATED}))?")


def _clock(text: str) -> WallTime | BadCell:
    match = _CLOCK.fullmatch(text)
    if not match:
        return BadCell("bad_time")
    day = _date(match["date"]) if match["date"] else None
    if isinstance(day, BadCell):
        return day
    try:
        clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return BadCell("bad_time")
    return WallTime(clock, day, _offset(match))


def _offset(match: re.Match[str]) -> timedelta | None:
    if not match["sign"]:
        return None
    offset = timedelta(hours=int(match["oh"]) % 24, minutes=int(match["om"]) % 60)
    return -offset if match["sign"] == "−" else offset


def _windows(text: str) -> tuple[WindowText, ...] | BadCell:
    found = []
    for part in _list(text):
        match = _WINDOW.fullmatch(part)
        if not match:
            return BadCell("bad_windows", {"part": part})
        ends = [_clock(match[name]) if match[name] else None for name in ("earliest", "latest", "end")]
        if bad := next((e for e in ends if isinstance(e, BadCell)), None):
            return bad
        found.append(WindowText(*ends))  # type: ignore[arg-type]  # BadCell has just been ruled out
    return tuple(found) or BadCell("bad_windows", {"part": text})


def _word(kind: Kind, code: str, build: Callable[[str], Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        value = meaning(kind, text)
        return BadCell(code) if value is None else build(value)

    return read


def _several(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def read_all(text: str) -> Any:
        found = tuple(read(part) for part in _list(text))
        return next((value for value in found if isinstance(value, BadCell)), found)

    return read_all


_level = _word(Kind.LEVEL, "unknown_level", Level)
_mode = _word(Kind.MODE, "unknown_mode", Mode)


_PARSERS: dict[Kind, Callable[[str], Any]] = {
    Kind.ID: _id,
    Kind.PLACE: _place,
    Kind.TEXT: str,
    Kind.LIST: _list,
    Kind.SERVICES: _services,
    Kind.TASKS: _tasks,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.MINUTES: _minutes,
    Kind.DATE: _date,
    Kind.CLOCK: _clock,
    Kind.WINDOWS: _windows,
    Kind.LEVEL: _level,
    Kind.LEVELS: _several(_level),
    Kind.MEANS: _word(Kind.MEANS, "unknown_means", Means),
    Kind.MODE: _mode,
    Kind.MODES: _several(_mode),
    Kind.YES_NO: _word(Kind.YES_NO, "bad_yes_no", lambda value: value == "yes"),
    Kind.LINK_WORKER: _word(Kind.LINK_WORKER, "unknown_link_worker", str),
    Kind.WINDOW_KIND: _word(Kind.WINDOW_KIND, "unknown_window_kind", str),
    Kind.CONSENT: _word(Kind.CONSENT, "unknown_consent", Consent),
    Kind.SCREEN_USE: _word(Kind.SCREEN_USE, "unknown_screen_use", ScreenUse),
    Kind.SCREEN_POLICY: _word(Kind.SCREEN_POLICY, "unknown_screen_policy", str),
}
