"""The day list (køreliste) of one worker as records: departure, visits, breaks and the way home, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain import Activity, Mode, Route
from planner.pauses import match_breaks
from planner.report import numbers
from planner.report.company import company, lonely_part, tags
from planner.report.reader import Reader
from planner.report.words import word

WORTH_TELLING = 60  # seconds of waiting below which a list says nothing


class RowKind(StrEnum):
    DEPART = "depart"
    VISIT = "visit"
    SCREEN = "screen"
    BREAK = "break"
    RETURN = "return"


@dataclass(frozen=True)
class ListRow:
    """One line of a day list. `travel_seconds` lead to it; `remarks` are whole phrases, `warnings` the
    urgent ones; `tags` mark it as by screen, or as part of a visit."""

    kind: RowKind
    start: str
    end: str = ""
    stop: int | None = None
    who: str = ""
    where: str = ""
    services: tuple[str, ...] = ()
    travel_seconds: int = 0
    care_seconds: int = 0
    tags: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def list_rows(reader: Reader, route: Route, stops: Sequence[int | None]) -> tuple[ListRow, ...]:
    """Return the lines of one route; `stops` has the stop number of each activity. No lines for an unused
    shift, and none of departure and return for a shift of a screen unit, which goes nowhere."""
    if not route.activities:
        return ()
    day = reader.day(reader.shift_span(route)[0])
    shift = reader.shift_of(route)
    rows = [_row(reader, route, a, stop, day) for a, stop in zip(route.activities, stops, strict=True)]
    if reader.unit_of(route):
        return tuple(rows)
    rows.insert(
        0,
        ListRow(
            RowKind.DEPART,
            reader.clock(route.departure, day),
            where=reader.address(shift.start_address) if shift else "",
        ),
    )
    rows.append(
        ListRow(
            RowKind.RETURN,
            reader.clock(route.return_time, day),
            where=reader.address(shift.end_address) if shift else "",
            travel_seconds=route.return_travel_seconds,
        )
    )
    return tuple(rows)


def _row(reader: Reader, route: Route, activity: Activity, stop: int | None, day: date) -> ListRow:
    visit = reader.visit_of(activity)
    kind = RowKind.BREAK if activity.kind == "break" else RowKind.VISIT
    if activity.mode is Mode.SCREEN:
        kind = RowKind.SCREEN
    return ListRow(
        kind,
        reader.clock(activity.start, day),
        reader.clock(activity.end, day),
        stop,
        who=reader.citizen(visit) if visit else activity.visit_id or "",
        where=reader.address(activity.address_id),
        services=reader.services(visit, activity.part) if visit else (),
        travel_seconds=activity.travel_seconds,
        care_seconds=int((activity.end - activity.start).total_seconds()),
        tags=tags(reader, activity),
        remarks=remarks(reader, route, activity, day),
        warnings=warnings(reader, activity, day),
    )


def remarks(reader: Reader, route: Route, activity: Activity, day: date) -> tuple[str, ...]:
    """Return what a worker should know of an activity: the agreement, the colleague, the wait."""
    found = []
    visit, lang = reader.visit_of(activity), reader.lang
    if activity.mode is Mode.SCREEN:
        found.append(word("screen_call", lang))
    if visit is not None:
        found.append(reader.agreed(reader.window_of(visit, activity.start), day))
        if visit.promised_latest and not reader.late_seconds(activity):
            found.append(word("promised_by", lang, time=reader.clock(visit.promised_latest, day)))
        found += company(reader, activity, day)
    elif activity.kind == "break" and _unpaid(reader, route, activity):
        found.append(word("unpaid", lang))
    if activity.wait_seconds >= WORTH_TELLING:
        found.append(word("wait_first", lang, minutes=numbers.minutes(activity.wait_seconds, lang)))
    return tuple(found)


def warnings(reader: Reader, activity: Activity, day: date) -> tuple[str, ...]:
    """Return what is wrong with an activity: lateness, a second worker missing."""
    visit, lang = reader.visit_of(activity), reader.lang
    if visit is None:
        return ()
    found = []
    late = reader.late_seconds(activity)
    if late and visit.promised_latest:
        minutes = numbers.minutes(-(-late // 60) * 60, lang)
        found.append(word("late_by", lang, minutes=minutes, time=reader.clock(visit.promised_latest, day)))
    others = reader.others(activity)
    if visit.staff_required > 1 and not others:
        found.append(word("alone", lang))
    if lonely_part(activity, others):
        found.append(word("other_part_missing", lang))
    return tuple(found)


def _unpaid(reader: Reader, route: Route, activity: Activity) -> bool:
    shift = reader.shift_of(route)
    if shift is None:
        return False
    taken = [a for a in route.activities if a.kind == "break"]
    number = next(i for i, a in enumerate(taken) if a is activity)
    which = match_breaks(taken, shift.breaks).get(number)
    return which is not None and not shift.breaks[which].paid
