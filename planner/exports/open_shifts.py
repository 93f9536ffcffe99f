"""Open shifts for the booking app: a CSV list and a calendar (RFC 5545). Nobody is named, and no visit told of but by number."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from planner.atomic import write_whole
from planner.domain import Instance
from planner.exports.calendar import DOMAIN
from planner.exports.tables import Cell, csv_bytes
from planner.formats.schema import LIST_MARK
from planner.formats.vocabulary import WORDS
from planner.messages import Lang
from planner.openshifts.columns import OPEN_SHIFT_TABLE, TAKEN
from planner.openshifts.records import OpenShift, OpenShifts
from planner.openshifts.texts import counted_tasks, open_word, role
from planner.wording import word

CSV_FILE, CALENDAR_FILE = "open_shifts.csv", "open_shifts.ics"
PRODUCT = "-//Homecare Planner//Open shifts//DA"


def write_open_shift_lists(
    folder: Path, found: OpenShifts, instance: Instance, lang: Lang = Lang.DA, stamp: datetime | None = None
) -> list[Path]:
    """Write open_shifts.csv and open_shifts.ics into `folder`; return the files.

    Times are local. The list has empty columns for who takes each shift, and is read back with them. `stamp`: when the
    calendar was made (default: now). Raises OSError where a file cannot be written.
    """
    heads = [c.heading(lang) for c in OPEN_SHIFT_TABLE.columns]
    rows = [_row(s, found, lang) for s in found.shifts]
    return [
        write_whole(folder / CSV_FILE, csv_bytes(heads, rows, lang)),
        write_whole(folder / CALENDAR_FILE, open_shift_calendar(found, instance, lang, stamp).to_ical()),
    ]


def _row(shift: OpenShift, found: OpenShifts, lang: Lang) -> list[Cell]:
    zone = ZoneInfo(found.timezone)
    start, end = shift.start.astimezone(zone), shift.end.astimezone(zone)
    values: dict[str, Cell] = {
        "open_shift_id": shift.open_shift_id,
        "date": start.date().isoformat(),
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
        "minutes": shift.seconds // 60,
        "break_minutes": sum(b.duration for b in shift.breaks) // 60,
        "district": shift.unit_id or shift.start_address,
        "district_name": shift.district,
        "means": word(shift.means.value, lang),
        "required_level": _level(shift, lang),
        "required_certificates": LIST_MARK.join(shift.certificates),
        "required_delegations": ", ".join(counted_tasks(shift, lang)),
        "visits": len(shift.visits),
        **dict.fromkeys(c.name for c in TAKEN),
    }
    return [values[c.name] for c in OPEN_SHIFT_TABLE.columns]


def _level(shift: OpenShift, lang: Lang) -> str:
    """The level as the column beside it is filled in."""
    danish, english = WORDS[TAKEN[1].kind][shift.level.value]
    return (danish if lang is Lang.DA else english)[0]


def open_shift_calendar(
    found: OpenShifts, instance: Instance, lang: Lang, stamp: datetime | None = None
) -> Calendar:
    """Return a calendar with an event for each open shift, tentative and not in the way of others, with the time zone's rules
    inside."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", open_word("calendar", lang))
    made = (stamp or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    for shift in found.shifts:
        calendar.add_component(_event(shift, found, instance, lang, made))
    calendar.add_missing_timezones()
    return calendar


def _event(shift: OpenShift, found: OpenShifts, instance: Instance, lang: Lang, stamp: datetime) -> Event:
    zone, event = ZoneInfo(found.timezone), Event()
    event.add("uid", f"{shift.open_shift_id}@{DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("dtstart", shift.start.astimezone(zone))
    event.add("dtend", shift.end.astimezone(zone))
    where = shift.district or shift.unit_id or shift.start_address or ""
    event.add("summary", f"{open_word('open_shift', lang)}: {role(shift, lang)[0]}, {where}")
    event.add("description", "\n".join(_notes(shift, lang)))
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("location", where)
    base = instance.address.get(shift.start_address or "")
    if base is not None:
        event.add("geo", (base.latitude, base.longitude))
    return event


def _notes(shift: OpenShift, lang: Lang) -> list[str]:
    asks = ", ".join((*role(shift, lang), *counted_tasks(shift, lang)))
    notes = [open_word("asks", lang, what=asks)]
    if shift.start_address is not None:
        notes.append(open_word("means", lang, means=word(shift.means.value, lang)))
    return [*notes, open_word("visits", lang, count=len(shift.visits)), shift.open_shift_id]
