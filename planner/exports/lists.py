"""The plan as CSV lists: `routes.csv` (day list rows), `unplanned.csv` and `figures.csv`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from planner.atomic import write_whole
from planner.domain import Activity, Instance, Plan, Route, Shift
from planner.exports.tables import Cell, csv_bytes
from planner.figures import Figures
from planner.messages import Lang, Text
from planner.reason_texts import describe_reason
from planner.report.reader import Reader
from planner.report.stops import stops_by_shift
from planner.report.words import word

ROUTE_HEADS: tuple[Text, ...] = (
    Text("vagt", "shift"), Text("medarbejder", "worker"), Text("medarbejder_navn", "worker_label"),
    Text("transport", "means"), Text("nr", "number"), Text("slags", "kind"), Text("stop", "stop"),
    Text("besøg", "visit"), Text("plads", "seat"), Text("form", "mode"), Text("borger", "citizen"),
    Text("borger_navn", "citizen_label"), Text("adresse", "address"), Text("adresse_navn", "address_label"),
    Text("ydelser", "services"), Text("ankomst", "arrival"), Text("start", "start"), Text("slut", "end"),
    Text("afgang", "departure"), Text("vejtid_sekunder", "travel_seconds"),
    Text("vej_meter", "travel_metres"), Text("stoptillæg_sekunder", "stop_overhead_seconds"),
    Text("skærmarbejde_sekunder", "screen_work_seconds"),
    Text("ventetid_sekunder", "waiting_seconds"), Text("forsinket_sekunder", "late_seconds"),
    Text("sammen_med", "together_with"), Text("del", "part"), Text("skærmenhed", "screen_unit"),
)  # fmt: skip

UNPLANNED_HEADS: tuple[Text, ...] = (
    Text("besøg", "visit"), Text("borger", "citizen"), Text("borger_navn", "citizen_label"),
    Text("prioritet", "priority"), Text("starttidsrum", "start_windows"), Text("ydelser", "services"),
    Text("årsager", "reasons"),
)  # fmt: skip

FIGURE_HEADS: tuple[Text, ...] = (Text("tal", "figure"), Text("værdi", "value"), Text("enhed", "unit"))


def write_lists(
    folder: Path, instance: Instance, plan: Plan, figures: Figures, *, lang: Lang = Lang.DA
) -> list[Path]:
    """Write routes.csv, unplanned.csv and figures.csv into `folder`; return the files.

    Instants are local, ISO 8601 with offset; durations in seconds. Raises OSError where a file cannot be
    written.
    """
    reader = Reader(instance, plan, lang)
    tables = {
        "routes.csv": (ROUTE_HEADS, route_rows(reader)),
        "unplanned.csv": (UNPLANNED_HEADS, unplanned_rows(reader)),
        "figures.csv": (FIGURE_HEADS, figure_rows(figures)),
    }
    return [
        write_whole(folder / name, csv_bytes([getattr(h, lang.value) for h in heads], rows, lang))
        for name, (heads, rows) in tables.items()
    ]


def route_rows(reader: Reader) -> Iterator[list[Cell]]:
    """Give one row per departure, visit, break and return of every route with visits, in order."""
    numbers = stops_by_shift(reader)
    for route in reader.plan.routes:
        if not route.activities:
            continue
        stops = numbers[route.shift_id]
        shift = reader.shift_of(route)
        number = 0
        yield _end_row(reader, route, shift, number, last=False)
        for activity, stop in zip(route.activities, stops, strict=True):
            number += 1
            yield _activity_row(reader, route, activity, number, stop)
        yield _end_row(reader, route, shift, number + 1, last=True)


def _start_of_row(reader: Reader, route: Route, number: int, kind: str) -> list[Cell]:
    means = word(f"means_{route.means}", reader.lang)
    return [
        route.shift_id,
        route.worker_id,
        reader.worker(route.worker_id),
        means,
        number,
        word(kind, reader.lang),
    ]


def _end_row(reader: Reader, route: Route, shift: Shift | None, number: int, *, last: bool) -> list[Cell]:
    where = (shift.end_address if last else shift.start_address) if shift else None
    instant = _local(reader, route.return_time if last else route.departure)
    head = _start_of_row(reader, route, number, "return" if last else "depart")
    travel: list[Cell] = [route.return_travel_seconds, route.return_travel_metres] if last else [0, 0]
    times: list[Cell] = [instant, None, None, None] if last else [None, None, None, instant]
    return [
        *head,
        *[None] * 6,
        where,
        reader.address(where),
        None,
        *times,
        *travel,
        0,
        0,
        0,
        0,
        None,
        None,
        _unit(shift),
    ]


def _activity_row(
    reader: Reader, route: Route, activity: Activity, number: int, stop: int | None
) -> list[Cell]:
    visit = reader.visit_of(activity)
    screen = activity.mode == "screen"
    around = activity.arriving_seconds + activity.leaving_seconds
    kind = "break" if activity.kind == "break" else "screen" if screen else "visit"
    who: list[Cell] = [visit.citizen_id, reader.citizen(visit)] if visit else [None, None]
    return [
        *_start_of_row(reader, route, number, kind),
        stop, activity.visit_id, activity.seat if visit and visit.staff_required > 1 else None,
        activity.mode.value if activity.mode else None, *who,
        activity.address_id, reader.address(activity.address_id),
        ", ".join(reader.services(visit, activity.part)) if visit else None,
        *(_local(reader, i) for i in (activity.arrival, activity.start, activity.end, activity.departure)),
        activity.travel_seconds, activity.travel_metres, 0 if screen else around, around if screen else 0,
        activity.wait_seconds, reader.late_seconds(activity), ", ".join(reader.colleagues(activity)),
        None if activity.kind == "break" else activity.part, _unit(reader.shift_of(route)),
    ]  # fmt: skip


def _unit(shift: Shift | None) -> str | None:
    return shift.unit_id if shift else None


def unplanned_rows(reader: Reader) -> Iterator[list[Cell]]:
    """Give one row per visit left out, most urgent first; reasons in words, most telling first."""
    for unplanned in sorted(reader.plan.unplanned, key=lambda u: (u.priority, u.visit_id)):
        visit = reader.instance.visit.get(unplanned.visit_id)
        reasons = " / ".join(describe_reason(r, reader.lang) for r in unplanned.reasons)
        about: list[Cell] = [None, None]
        spans, services = "", ""
        if visit:
            about = [visit.citizen_id, reader.citizen(visit)]
            spans = ", ".join(
                f"{_local(reader, w.start_earliest)}/{_local(reader, w.start_latest)}" for w in visit.windows
            )
            services = ", ".join(reader.services(visit))
        yield [unplanned.visit_id, *about, unplanned.priority, spans, services, reasons]


def figure_rows(figures: Figures) -> Iterator[Sequence[Cell]]:
    """Give the plan's figures one by one: name, value, unit. The names are those of `planner.figures`."""
    total, late, who, load = figures.total, figures.punctuality, figures.continuity, figures.load
    names = (
        "paid_seconds", "driving_seconds", "stop_overhead_seconds", "care_physical_seconds",
        "care_screen_seconds", "screen_work_seconds",
        "waiting_seconds", "break_seconds", "unpaid_break_seconds", "overtime_seconds",
        "idle_start_seconds", "idle_end_seconds", "unused_shift_seconds",
    )  # fmt: skip
    yield from ((name, getattr(total, name), "s") for name in names)
    yield from (
        (name, getattr(total, name), "share") for name in ("driving_share", "care_share", "direct_share")
    )
    yield "driving_minutes_per_visit", total.driving_minutes_per_visit, "min"
    yield "distance_metres", total.distance_metres, "m"
    yield from ((f"{means}_metres", metres, "m") for means, metres in total.metres.items())
    counts = ("physical_calls", "screen_calls", "stops", "routes_used", "routes_unused")
    yield from ((name, getattr(total, name), "count") for name in counts)
    yield from (
        ("visits_planned", late.visits, "count"),
        ("visits_unplanned", sum(figures.unplanned.values()), "count"),
    )
    yield from ((f"unplanned_priority_{p}", n, "count") for p, n in sorted(figures.unplanned.items()))
    yield from (("late_visits", late.late_visits, "count"), ("late_seconds", late.late_seconds, "s"))
    yield from (("max_late_seconds", late.max_late_seconds, "s"), ("in_time_share", late.share, "share"))
    yield from (
        ("workers_per_citizen_mean", who.mean_workers, "workers"),
        ("workers_per_citizen_max", who.max_workers, "workers"),
    )
    yield from (("preferred_calls", who.preferred_calls, "count"), ("asked_calls", who.asked_calls, "count"))
    yield from (("load_min_seconds", load.min_seconds, "s"), ("load_max_seconds", load.max_seconds, "s"))
    yield "load_std_seconds", load.std_seconds, "s"


def _local(reader: Reader, instant: datetime) -> str:
    return instant.astimezone(reader.zone).isoformat(timespec="seconds")
