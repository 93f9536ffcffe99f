"""From a plan to its contingency copies as records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planner.domain import Mode, Route
from planner.fallback import coverage
from planner.fallback.records import ScreenCall
from planner.nightly.copies.records import CopyRoute, CopyWorker, UrgentCall
from planner.report.daylist import list_rows
from planner.report.reader import Reader
from planner.report.stops import stop_numbers
from planner.report.words import word
from planner.travel.times import TravelTimes

RESERVED = frozenset({"index", "screen"})


def copy_workers(reader: Reader) -> tuple[CopyWorker, ...]:
    """Return every worker who has something to do, by first shift and then by name."""
    busy = {w: routes for w, routes in reader.routes.items() if any(r.activities for r in routes)}
    order = sorted(busy, key=lambda w: (reader.shift_span(busy[w][0])[0], reader.worker(w), w))
    files = file_names(order)
    return tuple(_worker(reader, w, busy[w], files[w]) for w in order)


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """Return a name for each id that every system takes as a file's, no two alike even where capitals do not count."""
    names: dict[str, str] = {}
    taken = set(RESERVED)
    for each in ids:
        plain = re.sub(r"[^\w-]+", "_", each)[:80] or "_"
        name, number = plain, 2
        while name.casefold() in taken:
            name, number = f"{plain}-{number}", number + 1
        taken.add(name.casefold())
        names[each] = name
    return names


def _worker(reader: Reader, worker_id: str, routes: Sequence[Route], file: str) -> CopyWorker:
    worker = reader.instance.worker.get(worker_id)
    lists = tuple(
        _route(reader, r, stops)
        for r, stops in zip(routes, stop_numbers(routes), strict=True)
        if r.activities
    )
    return CopyWorker(
        worker_id=worker_id,
        name=reader.worker(worker_id),
        level=word(f"level_{worker.level}", reader.lang) if worker else "",
        file=file,
        hours=", ".join(r.shift_text for r in lists),
        visits=sum(r.visits for r in lists),
        on_screen=all(r.unit for r in lists),
        routes=lists,
    )


def _route(reader: Reader, route: Route, stops: Sequence[int | None]) -> CopyRoute:
    legs = [(a.travel_seconds, a.travel_metres) for a in route.activities]
    legs.append((route.return_travel_seconds, route.return_travel_metres))
    return CopyRoute(
        shift_text=reader.shift_text(route),
        unit=reader.unit_of(route),
        means=word(f"means_{route.means}", reader.lang),
        visits=sum(a.kind == "visit" for a in route.activities),
        travel_seconds=sum(seconds for seconds, _ in legs),
        metres=sum(metres for _, metres in legs),
        rows=list_rows(reader, route, stops),
    )


def urgent_calls(reader: Reader, travel: TravelTimes | None) -> tuple[UrgentCall, ...]:
    """Return the screen visits of the plan, most urgent first and then by start.

    Who could take each over at home is said where travel times are given.
    """
    calls = {} if travel is None else _covered(reader, travel)
    found = []
    for routes in reader.routes.values():
        for route in routes:
            for a in route.activities:
                visit = reader.visit_of(a)
                if visit is None or a.mode is not Mode.SCREEN:
                    continue
                window = reader.window_of(visit, a.start)
                day = reader.day(reader.shift_span(route)[0])
                citizen = reader.instance.citizen.get(visit.citizen_id)
                call = UrgentCall(
                    priority=visit.priority,
                    time=reader.clock(a.start, day),
                    latest=reader.clock(window.start_latest, day),
                    citizen=reader.citizen(visit),
                    address=reader.address(citizen.address_id if citizen else None),
                    services=reader.services(visit, a.part),
                    caller=reader.worker(route.worker_id),
                    takers=_takers(reader, calls.get(visit.visit_id)),
                )
                found.append((visit.priority, a.start, visit.visit_id, call))
    return tuple(call for *_, call in sorted(found, key=lambda row: row[:3]))


def _covered(reader: Reader, travel: TravelTimes) -> dict[str, ScreenCall]:
    return {c.visit_id: c for c in coverage(reader.instance, travel, reader.plan).calls}


def _takers(reader: Reader, call: ScreenCall | None) -> tuple[str, ...]:
    return tuple(reader.worker(t.worker_id) for t in call.takeovers) if call else ()
