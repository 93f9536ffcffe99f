"""One iCalendar file per worker (RFC 5545): visits and breaks with their times, places as labels, nothing
personal."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from icalendar import Calendar, Event

from planner.atomic import write_whole
from planner.domain import Activity, Instance, Mode, Plan, Route
from planner.messages import Lang
from planner.report.company import company, tags
from planner.report.reader import Reader
from planner.report.words import word

PRODUCT = "-//Homecare Planner//Day plan//DA"
DOMAIN = "homecare-planner"  # right-hand side of the UIDs; not an address


def write_calendars(
    folder: Path, instance: Instance, plan: Plan, *, lang: Lang = Lang.DA, stamp: datetime | None = None
) -> list[Path]:
    """Write `<worker id>.ics` into `folder` for every worker with visits; return the files, by worker id.

    `stamp` is when the calendar was made (default: now); everything else is the same for the same plan.
    Summaries have the citizen's and the address's label or id, no services; a screen visit has no place, and says
    who calls. Raises OSError where a file cannot be written.
    """
    stamp = (stamp or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    reader = Reader(instance, plan, lang)
    routes = {w: busy for w, all_ in reader.routes.items() if (busy := [r for r in all_ if r.activities])}
    names = _file_names(sorted(routes))
    return [
        write_whole(folder / names[w], worker_calendar(reader, w, routes[w], stamp).to_ical())
        for w in sorted(routes)
    ]


def worker_calendar(reader: Reader, worker_id: str, routes: list[Route], stamp: datetime) -> Calendar:
    """Return the calendar of one worker's routes, with the time zone's rules inside it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{word('day_list', reader.lang)} {reader.worker(worker_id)}")
    for route in routes:
        breaks = 0
        for activity in route.activities:
            breaks += activity.kind == "break"
            calendar.add_component(_event(reader, route, activity, breaks, stamp))
    calendar.add_missing_timezones()
    return calendar


def _event(reader: Reader, route: Route, activity: Activity, breaks: int, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", _uid(reader, route, activity, breaks))
    event.add("dtstamp", stamp)
    event.add("dtstart", activity.start.astimezone(reader.zone))
    event.add("dtend", activity.end.astimezone(reader.zone))
    event.add("summary", _summary(reader, activity))
    if notes := _notes(reader, route, activity):
        event.add("description", "\n".join(notes))
    if activity.address_id:
        event.add("location", reader.address(activity.address_id))
        _add_position(event, reader, activity.address_id)
    return event


def _add_position(event: Event, reader: Reader, address_id: str) -> None:
    address = reader.instance.address.get(address_id)
    if address:
        event.add("geo", (address.latitude, address.longitude))


def _uid(reader: Reader, route: Route, activity: Activity, breaks: int) -> str:
    """A visit keeps its UID when it moves to another worker or time, so calendars move it instead of
    doubling it. The two parts of a split visit are two events."""
    day = reader.day(reader.shift_span(route)[0])
    what = (
        f"{route.shift_id}-break-{breaks}"
        if activity.kind == "break"
        else f"{activity.visit_id}-{activity.seat}{'' if activity.part == 'whole' else '-' + activity.part}"
    )
    return f"{what}-{day:%Y%m%d}@{DOMAIN}"


def _summary(reader: Reader, activity: Activity) -> str:
    visit = reader.visit_of(activity)
    if activity.kind == "break":
        return word("break", reader.lang)
    who = reader.citizen(visit) if visit else activity.visit_id or ""
    return ": ".join([*tags(reader, activity), who])


def _notes(reader: Reader, route: Route, activity: Activity) -> list[str]:
    """Who calls, and who else has a share in the visit; nothing for a visit made alone and in person."""
    if activity.kind == "break":
        return []
    notes = list(company(reader, activity, reader.day(activity.start)))
    if activity.mode is Mode.SCREEN:
        unit = reader.unit_of(route)
        caller = reader.worker(route.worker_id) + (f" ({unit})" if unit else "")
        notes.insert(0, word("calls", reader.lang, name=caller))
    return notes


def _file_names(worker_ids: list[str]) -> dict[str, str]:
    """Return a safe and distinct file name per worker id; ids are free text and may hold a slash."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for worker_id in worker_ids:
        base = re.sub(r"[^\w.-]+", "_", worker_id).strip("._") or "worker"
        name, number = base, 2
        while name.casefold() in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name.casefold())
        names[worker_id] = f"{name}.ics"
    return names
