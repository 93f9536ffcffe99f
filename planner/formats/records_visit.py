"""A row to a visit: its windows, and what its services say where the row is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import cast

from planner.domain import Mode, TimeWindow, Visit, VisitMode, VisitSplit
from planner.errors import Severity
from planner.formats.catalogue import care_seconds, day_part, strictest_window
from planner.formats.cells import WindowText
from planner.formats.clock import WallTime
from planner.formats.records import Context
from planner.formats.rows import Row, in_range
from planner.services import Service

_FROM_SERVICES = ("duration", "level", "certificates", "delegated_tasks", "priority")


def visit(row: Row, context: Context) -> Visit | None:
    """A visit. What the row leaves empty comes from its services: the sum of minutes, the highest level,
    every certificate and
    task, the most urgent priority; without services duration and level must be given, and priority is 3."""
    services = _services(row, context)
    in_range(row, "priority", 1, 5)
    in_range(row, "staff_required", 1, 2)
    modes = _modes(row, services)
    windows = _windows(row, context, services)
    split = _split(row, context)
    promised = context.instant(row, "promised_latest", row["date"])
    if not row.given("level") and not services and not row.given("services"):
        row.note("level_missing", "level")
    if row.faulty or not windows:
        return None
    context.visit_day[row["visit_id"]] = (
        row["date"] or windows[0].start_earliest.astimezone(context.zone).date()
    )
    level = row["level"] or max((s.level for s in services), key=lambda found: found.rank)
    priority = row["priority"] or min((s.priority for s in services), default=3)
    return Visit(
        visit_id=row["visit_id"],
        citizen_id=row["citizen_id"],
        windows=tuple(windows),
        modes=modes,
        services=_codes(row["services"], context),
        promised_latest=promised,
        staff_required=row["staff_required"] or 1,
        level=level,
        certificates=_set(row, "certificates", [s.certificate for s in services]),
        delegated_tasks=_set(row, "delegated_tasks", [s.delegated_task for s in services]),
        priority=priority,
        must_be_physical=row["must_be_physical"] or False,
        split=split,
        second_on_screen=row["second_on_screen"] or False,
    )


def _services(row: Row, context: Context) -> list[Service]:
    """Return the known services; an unknown one is an error only if something must come from it."""
    found = []
    for word in row["services"] or ():
        service = context.catalogue.find(word)
        if service is not None:
            found.append(service)
        elif all(row.given(name) for name in _FROM_SERVICES):
            row.note("unknown_service", "services", Severity.WARNING, service=word)
        else:
            row.note("unknown_service_needed", "services", service=word)
    return found


def _codes(words: Sequence[str] | None, context: Context) -> tuple[str, ...]:
    return tuple(found.code if (found := context.catalogue.find(w)) else w for w in words or ())


def _split(row: Row, context: Context) -> VisitSplit | None:
    """Return how the visit may be split; lengths that the row leaves empty come from the services of each part."""
    lengths = ("split_screen_duration", "split_remaining_duration")
    parts = _codes(row["split_services"], context)
    if not parts:
        for name in lengths:
            if row.given(name) and not row.given("split_services"):
                row.note("split_without_services", name)
        return None
    left = Counter(_codes(row["services"], context)) - Counter(parts)
    found = [
        _length(row, name, codes, context)
        for name, codes in zip(lengths, (parts, tuple(left.elements())), strict=True)
    ]
    if found[0] is None or found[1] is None:
        return None
    return VisitSplit(services=parts, screen_duration=found[0], physical_duration=found[1])


def _length(row: Row, column: str, codes: Sequence[str], context: Context) -> int | None:
    if row.given(column):
        return cast("int | None", row[column])
    services = [context.catalogue.find(code) for code in codes]
    known = [service for service in services if service is not None]
    if len(known) < len(codes):
        row.note("split_duration_missing", column)
        return None
    return care_seconds(known)


def _set(row: Row, column: str, from_services: Sequence[str | None]) -> frozenset[str]:
    if row.given(column):
        return frozenset(row[column])
    return frozenset(word for word in from_services if word)


def _modes(row: Row, services: list[Service]) -> tuple[VisitMode, ...]:
    physical, screen = row["duration"], row["screen_duration"]
    if physical is None and not row.given("duration"):
        physical = care_seconds(services) if services else None
    modes: tuple[Mode, ...] = row["modes"] or (
        (Mode.PHYSICAL, Mode.SCREEN) if screen is not None else (Mode.PHYSICAL,)
    )
    if row.given("modes") and Mode.SCREEN not in modes and screen is not None:
        row.note("screen_duration_unused", "screen_duration", Severity.WARNING)
    lengths = {Mode.PHYSICAL: physical, Mode.SCREEN: physical if screen is None else screen}
    if any(lengths[mode] is None for mode in modes):
        if not row.given("duration") and not row.given("services"):
            row.note("duration_missing", "duration")
        return ()
    return tuple(VisitMode(mode=mode, service_duration=lengths[mode]) for mode in modes)


def _windows(row: Row, context: Context, services: list[Service]) -> list[TimeWindow]:
    ends = row.given("earliest", "latest", "end_latest")
    if row.given("windows"):
        if ends:
            row.note("window_given_twice", "windows")
            return []
        return _several(row, context)
    if ends:
        return _single(row, context)
    return _from_services(row, context, services)


def _single(row: Row, context: Context) -> list[TimeWindow]:
    for name in ("earliest", "latest"):
        if not row.given(name):
            row.note("window_half", name)
    earliest, latest = (context.instant(row, name, row["date"]) for name in ("earliest", "latest"))
    end = context.instant(row, "end_latest", row["date"])
    if earliest is None or latest is None:
        return []
    return [TimeWindow(start_earliest=earliest, start_latest=latest, end_latest=end)]


def _several(row: Row, context: Context) -> list[TimeWindow]:
    pieces: Sequence[WindowText] = row["windows"] or ()
    found = []
    for piece in pieces:
        # A date before the first time holds for the whole piece.
        day = piece.earliest.date or row["date"]
        walls: tuple[WallTime | None, ...] = (piece.earliest, piece.latest, piece.end_latest)
        earliest, latest, end = (
            None if w is None else context.instant_of(row, "windows", w, day) for w in walls
        )
        if earliest is not None and latest is not None:
            found.append(TimeWindow(start_earliest=earliest, start_latest=latest, end_latest=end))
    return sorted(found, key=lambda w: w.start_earliest)


def _from_services(row: Row, context: Context, services: list[Service]) -> list[TimeWindow]:
    if not services:
        if not row.given("services"):
            row.note("window_missing", "earliest")
        return []
    kind, agreed, day = strictest_window(services), row["agreed_time"], row["date"]
    if part := day_part(kind, agreed.time if agreed else None):
        on = (agreed.date if agreed else None) or day
        return _between(row, context, on, *(WallTime(clock) for clock in part))
    if agreed is None:
        if not row.given("agreed_time"):
            row.note("window_missing", "agreed_time")
        return []
    middle = context.instant(row, "agreed_time", day)
    if middle is None:
        return []
    margin = timedelta(minutes=kind.margin or 0)
    return [TimeWindow(start_earliest=middle - margin, start_latest=middle + margin)]


def _between(
    row: Row, context: Context, day: date | None, first: WallTime, last: WallTime
) -> list[TimeWindow]:
    column = "agreed_time" if row.given("agreed_time") else "date"
    ends: list[datetime | None] = [context.instant_of(row, column, wall, day) for wall in (first, last)]
    if ends[0] is None or ends[1] is None:
        return []
    return [TimeWindow(start_earliest=ends[0], start_latest=ends[1])]
