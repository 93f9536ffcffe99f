"""One worker's day as records: totals, day list, time segments, stops and legs. Shared by map, chart and
lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from numpy.typing import ArrayLike

from planner.domain import Activity, Mode, Route, Visit, seconds_between
from planner.figures import Figures, RouteFigures
from planner.report import numbers
from planner.report.daylist import ListRow, list_rows, remarks, warnings
from planner.report.gantt import Segment, segments
from planner.report.map import Codes, Leg, Place, leg_codes, place, route_legs
from planner.report.reader import Reader
from planner.report.spots import ScreenSpot, screen_spots
from planner.report.stops import stop_numbers
from planner.report.words import counted, word

# Eight hues told apart by their lightness too, and three kinds of line: 24 workers differ, then the looks
# repeat.
COLOURS = ("#14608f", "#b4501f", "#1f7a5c", "#7b3f98", "#8a6a00", "#b8336a", "#3b4a9e", "#4d565c")
DASHES = ("", "10 6", "2 6")


@dataclass(frozen=True)
class ActivityView:
    """A visit or break as popups and the chart tell it. Windows and `promised` are seconds after the chart's
    start.

    `mark` stands inside its block in the chart: the stop's number, or a letter. `shared`: the visit's id where others have a
    share in it, so that their blocks can be shown together; `split` where this is a part of it.
    """

    title: str
    lines: tuple[str, ...]
    warnings: tuple[str, ...]
    mark: str
    late: bool
    windows: tuple[tuple[int, int], ...]
    promised: int | None
    shared: str
    split: bool


@dataclass(frozen=True)
class StopView:
    """A numbered stop on the map, with the activities carried out there."""

    number: int
    place: Place
    activities: tuple[int, ...]


@dataclass(frozen=True)
class RouteView:
    """One shift's totals in seconds and metres, and its day list. `unit`: the screen unit it belongs to, or empty."""

    shift_id: str
    shift_text: str
    means: str
    visits: int
    travel_seconds: int
    overhead_seconds: int
    care_seconds: int
    waiting_seconds: int
    metres: int
    late_visits: int
    overtime_seconds: int
    end_text: str
    unit: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True)
class WorkerView:
    """A worker's whole day over all their shifts. `shifts` are spans in seconds after the chart's start.

    `unit_id`: the screen unit of the first shift that belongs to one, empty for whoever is only on the road.
    `screens`: where those live who are called.
    """

    worker_id: str
    unit_id: str
    name: str
    level: str
    detail: str
    colour: str
    dash: str
    routes: tuple[RouteView, ...]
    shifts: tuple[tuple[int, int], ...]
    segments: tuple[Segment, ...]
    activities: tuple[ActivityView, ...]
    stops: tuple[StopView, ...]
    screens: tuple[ScreenSpot, ...]
    legs: tuple[Codes, ...]


def worker_views(
    reader: Reader,
    figures: Figures,
    zero: datetime,
    shapes: Mapping[Leg, ArrayLike] | None,
    why: Mapping[str, str] | None = None,
) -> tuple[WorkerView, ...]:
    """Return every worker who has a route: screen units first, each together; busy ones before idle ones, by first
    shift and then by name.

    `why` has by visit id a line that says why it is, or is not, by screen.
    """
    routes = reader.routes
    place = {u.unit_id: n for n, u in enumerate(reader.instance.units)}

    def order(worker_id: str) -> tuple[bool, int, str, bool, datetime, str]:
        mine = routes[worker_id]
        unit = _unit_id(reader, mine)
        idle = not any(r.activities for r in mine)
        start = reader.shift_span(mine[0])[0]
        return not unit, place.get(unit, len(place)), unit, idle, start, reader.worker(worker_id)

    by_shift = {f.shift_id: f for f in figures.routes}
    return tuple(
        _worker_view(reader, by_shift, worker_id, routes[worker_id], number, zero, shapes, why or {})
        for number, worker_id in enumerate(sorted(routes, key=order))
    )


def _worker_view(
    reader: Reader,
    figures: Mapping[str, RouteFigures],
    worker_id: str,
    routes: Sequence[Route],
    number: int,
    zero: datetime,
    shapes: Mapping[Leg, ArrayLike] | None,
    why: Mapping[str, str],
) -> WorkerView:
    stops = stop_numbers(routes)
    worker = reader.instance.worker.get(worker_id)
    spans = [reader.shift_span(r) for r in routes]
    return WorkerView(
        worker_id=worker_id,
        unit_id=_unit_id(reader, routes),
        name=reader.worker(worker_id),
        level=word(f"level_{worker.level}", reader.lang) if worker else "",
        detail=_detail(reader, routes, stops),
        colour=COLOURS[number % len(COLOURS)],
        dash=DASHES[number // len(COLOURS) % len(DASHES)],
        routes=tuple(
            _route_view(reader, r, figures[r.shift_id], s) for r, s in zip(routes, stops, strict=True)
        ),
        shifts=tuple((seconds_between(zero, a), seconds_between(zero, b)) for a, b in spans),
        segments=segments(routes, zero),
        activities=tuple(
            activity_view(reader, r, a, stop, zero, why.get(a.visit_id or "", ""))
            for r, row in zip(routes, stops, strict=True)
            for a, stop in zip(r.activities, row, strict=True)
        ),
        stops=_stop_views(reader, routes, stops),
        screens=screen_spots(reader, routes),
        legs=tuple(code for r in routes for code in leg_codes(reader, route_legs(reader, r), shapes)),
    )


def _unit_id(reader: Reader, routes: Sequence[Route]) -> str:
    shifts = (reader.shift_of(r) for r in routes)
    return next((s.unit_id for s in shifts if s is not None and s.unit_id is not None), "")


def _detail(reader: Reader, routes: Sequence[Route], stops: Sequence[Sequence[int | None]]) -> str:
    """Return a worker's day in a line: 07:00–15:00 · 12 stop · 2 på skærm."""
    lang = reader.lang
    hours = ", ".join(reader.shift_text(r) for r in routes)
    count = max((s for row in stops for s in row if s), default=0)
    screens = sum(a.mode is Mode.SCREEN for r in routes for a in r.activities)
    parts = [counted("stops", count, lang)] if count else []
    parts += [counted("screens", screens, lang)] if screens else []
    return " · ".join([hours, *(parts or [word("no_visits", lang)])])


def _route_view(
    reader: Reader, route: Route, figures: RouteFigures, stops: Sequence[int | None]
) -> RouteView:
    start, tally = reader.shift_span(route)[0], figures.tally
    return RouteView(
        shift_id=route.shift_id,
        shift_text=reader.shift_text(route),
        means=word(f"means_{route.means}", reader.lang),
        visits=tally.physical_calls + tally.screen_calls,
        travel_seconds=tally.driving_seconds,
        overhead_seconds=tally.stop_overhead_seconds,
        care_seconds=tally.care_seconds,
        waiting_seconds=tally.waiting_seconds,
        metres=tally.distance_metres,
        late_visits=figures.punctuality.late_visits,
        overtime_seconds=tally.overtime_seconds,
        end_text=reader.clock(route.return_time, reader.day(start)) if route.activities else "",
        unit=reader.unit_of(route),
        rows=list_rows(reader, route, stops),
    )


def _stop_views(
    reader: Reader, routes: Sequence[Route], stops: Sequence[Sequence[int | None]]
) -> tuple[StopView, ...]:
    members: dict[int, list[int]] = defaultdict(list)
    places: dict[int, str | None] = {}
    flat = (
        (a, s) for r, row in zip(routes, stops, strict=True) for a, s in zip(r.activities, row, strict=True)
    )
    for number, (activity, stop) in enumerate(flat):
        if stop is not None:
            members[stop].append(number)
            places[stop] = activity.address_id
    known = reader.instance.address
    return tuple(
        StopView(stop, place(known[where], reader.address(where)), tuple(members[stop]))
        for stop, where in places.items()
        if where in known
    )


def activity_view(
    reader: Reader, route: Route, activity: Activity, stop: int | None, zero: datetime, why: str = ""
) -> ActivityView:
    """Return what popups and the chart's tip say of an activity, and `why` it is in its mode."""
    visit = reader.visit_of(activity)
    day = reader.day(reader.shift_span(route)[0])
    return ActivityView(
        title=_title(reader, activity, visit, stop),
        lines=(*_lines(reader, route, activity, visit, day), *((why,) if why else ())),
        warnings=warnings(reader, activity, day),
        mark=_mark(reader, activity, stop),
        late=reader.late_seconds(activity) > 0,
        windows=_windows(visit, zero),
        promised=seconds_between(zero, visit.promised_latest) if visit and visit.promised_latest else None,
        shared=(activity.visit_id or "") if reader.others(activity) else "",
        split=activity.part != "whole",
    )


def _windows(visit: Visit | None, zero: datetime) -> tuple[tuple[int, int], ...]:
    spans = ((w.start_earliest, w.start_latest) for w in (visit.windows if visit else ()))
    return tuple((seconds_between(zero, a), seconds_between(zero, b)) for a, b in spans)


def _title(reader: Reader, activity: Activity, visit: Visit | None, stop: int | None) -> str:
    if activity.kind == "break":
        return word("break", reader.lang)
    who = reader.citizen(visit) if visit else activity.visit_id or ""
    kind = word("screen", reader.lang) if activity.mode is Mode.SCREEN else word("stop", reader.lang)
    part = "" if activity.part == "whole" else f" · {word(f'part_{activity.part}', reader.lang)}"
    return f"{kind}{f' {stop}' if stop else ''} · {who}{part}"


def _lines(
    reader: Reader, route: Route, activity: Activity, visit: Visit | None, day: date
) -> tuple[str, ...]:
    lang = reader.lang
    length = numbers.minutes(seconds_between(activity.start, activity.end), lang)
    lines = [f"{reader.clock(activity.start, day)}–{reader.clock(activity.end, day)} · {length}"]
    if activity.address_id:
        lines.append(reader.address(activity.address_id))
    if visit and visit.services:
        lines.append(", ".join(reader.services(visit, activity.part)))
    lines += remarks(reader, route, activity, day)
    if activity.travel_seconds:
        travel = numbers.minutes(activity.travel_seconds, lang)
        lines.append(
            word("travel_line", lang, minutes=travel, km=numbers.kilometres(activity.travel_metres, lang))
        )
    if activity.kind == "visit" and activity.mode is not Mode.SCREEN:
        times = (reader.clock(i, day) for i in (activity.arrival, activity.departure))
        lines.append(word("arrival_line", lang, **dict(zip(("arrival", "departure"), times, strict=True))))
    return tuple(lines)


def _mark(reader: Reader, activity: Activity, stop: int | None) -> str:
    """What fits into a block: the stop's number, else the first letter of its kind (P for pause, S for
    skærm)."""
    if stop:
        return str(stop)
    return word("break" if activity.kind == "break" else "screen", reader.lang)[0]
