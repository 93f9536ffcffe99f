"""How names, instants and lengths are written in a sentence that a planner reads."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.domain import Instance
from planner.messages import Lang, Text
from planner.services import BY_CODE

WORDS: dict[str, Text] = {
    "physical": Text("fysisk besøg", "physical visit"),
    "screen": Text("skærmbesøg", "screen visit"),
    "car": Text("bil", "car"),
    "bicycle": Text("cykel", "bicycle"),
    "walking": Text("gang", "walking"),
    "unskilled": Text("ufaglært", "unskilled"),
    "ssh": Text("social- og sundhedshjælper", "social and health care helper (SSH)"),
    "ssa": Text("social- og sundhedsassistent", "social and health care assistant (SSA)"),
    "nurse": Text("sygeplejerske", "nurse"),
    "break": Text("pausen", "the break"),
    "return": Text("hjemkørslen", "the way home"),
}


def word(name: str, lang: Lang) -> str:
    """Return a code of the domain (a mode, means or level) as a word; any other name as it is."""
    return str(getattr(WORDS[name], lang.value)) if name in WORDS else name


def service_name(code: str, lang: Lang) -> str:
    """Return the name of a service of the catalogue; a code that it does not have as it is."""
    return str(getattr(BY_CODE[code].name, lang.value)) if code in BY_CODE else code


def task_name(code: str, lang: Lang) -> str:
    """Return a delegated task by the name of the service with its code, in the middle of a sentence; a municipality's own as it is.

    >>> task_name("insulin", Lang.EN), task_name("our own task", Lang.EN)
    ('insulin', 'our own task')
    """
    name = service_name(code, lang)
    return name if name == code else name[:1].lower() + name[1:]


def named_day(iso: str) -> str:
    """Return a date given as ISO 8601 as it is written in Denmark.

    >>> named_day("2026-03-02")
    '02.03.2026'
    """
    return f"{date.fromisoformat(iso):%d.%m.%Y}"


def local_clock(instant: datetime, instance: Instance) -> str:
    """Return the local time of day, with the date in front where the instance covers several days."""
    local = instant.astimezone(ZoneInfo(instance.settings.timezone))
    clock = local.strftime("%H:%M:%S" if local.second else "%H:%M")
    return f"{local:%d.%m.%Y} {clock}" if spans_days(instance) else clock


def local_span(start: datetime, end: datetime, instance: Instance) -> str:
    """Return "07:00-09:00", with the dates where the instance covers several days."""
    zone = ZoneInfo(instance.settings.timezone)
    same_day = start.astimezone(zone).date() == end.astimezone(zone).date()
    tail = local_clock(end, instance)
    return f"{local_clock(start, instance)}-{tail.split(' ')[-1] if same_day else tail}"


def spans_days(instance: Instance) -> bool:
    """Return whether shifts start on more than one local date."""
    zone = ZoneInfo(instance.settings.timezone)
    return len({s.start.astimezone(zone).date() for s in instance.shifts}) > 1


def length(seconds: float, lang: Lang) -> str:
    """Return a length of time, for example "1 t 5 min" or "3 min 20 s"."""
    hour, second = ("t", "s") if lang is Lang.DA else ("h", "s")
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, hour), (minutes, "min"), (left, second)]
    return " ".join(f"{n} {unit}" for n, unit in parts if n) or f"0 {second}"
