"""The part of the report's records that map and time chart need in the browser, as plain JSON data.

The scripts in `static/` read exactly this: `workers`, `lanes`, `chart`, `kinds`, `map`, `words`, `attribution`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from planner.report import numbers
from planner.report.gantt import Kind
from planner.report.lanes import QUARTER, Lane
from planner.report.map import SCALE, MapView
from planner.report.view import ReportView, UnplannedRow
from planner.report.words import word
from planner.report.workers import ActivityView, WorkerView

KINDS = tuple(Kind)
WORDS_USED = (*(k.value for k in Kind), "zoom_map_in", "zoom_map_out", "close")


def payload(view: ReportView) -> dict[str, Any]:
    """Return the browser's data; times in seconds after the chart's start, coordinates in steps of 1/`scale`
    degree."""
    return {
        "attribution": view.attribution,
        "words": {code: word(code, view.lang) for code in WORDS_USED},
        "kinds": [k.value for k in KINDS],
        "chart": view.chart
        and {"seconds": view.chart.seconds, "ticks": [[t.second, t.label] for t in view.chart.ticks]},
        "map": view.map and _map(view.map, view),
        "workers": [_worker(w) for w in view.workers],
        "lanes": [_lane(lane, view) for lane in view.lanes],
    }


def _lane(lane: Lane, view: ReportView) -> dict[str, Any]:
    number = partial(numbers.decimal, digits=0, lang=view.lang)
    return {
        "name": lane.name,
        "first": lane.first,
        "last": lane.first + lane.operators - 1,
        "detail": word("lane_detail", view.lang, calls=number(lane.calls), operators=number(lane.operators)),
        "most": max((max(q.used, q.seats) for q in lane.quarters), default=0),
        "seconds": QUARTER,
        "quarters": [
            (
                q.start,
                q.used,
                q.seats,
                word("lane_seats", view.lang, used=number(q.used), seats=number(q.seats)),
            )
            for q in lane.quarters
        ],
    }


def _map(background: MapView, view: ReportView) -> dict[str, Any]:
    return {
        "scale": SCALE,
        "streets": background.streets,
        "bounds": background.bounds,
        "bases": [{"at": (b.latitude, b.longitude), "label": b.label} for b in background.bases],
        "unplanned": [_unplanned(u) for u in view.unplanned if u.place],
    }


def _unplanned(row: UnplannedRow) -> dict[str, Any]:
    return {
        "at": row.place and (row.place.latitude, row.place.longitude),
        "title": row.citizen,
        "warnings": row.reasons,
        "lines": (row.address, row.priority_text, *row.agreed),
    }


def _worker(worker: WorkerView) -> dict[str, Any]:
    return {
        "id": worker.worker_id,
        "name": worker.name,
        "detail": worker.detail,
        "colour": worker.colour,
        "dash": worker.dash,
        "shifts": worker.shifts,
        "segments": [
            (KINDS.index(s.kind), s.start, s.end, -1 if s.activity is None else s.activity)
            for s in worker.segments
        ],
        "activities": [_activity(a) for a in worker.activities],
        "stops": [
            {"number": s.number, "at": (s.place.latitude, s.place.longitude), "activities": s.activities}
            for s in worker.stops
        ],
        "screens": [
            {"at": (s.place.latitude, s.place.longitude), "activities": s.activities} for s in worker.screens
        ],
        "legs": worker.legs,
    }


def _activity(activity: ActivityView) -> dict[str, Any]:
    return {
        "title": activity.title,
        "lines": activity.lines,
        "warnings": activity.warnings,
        "mark": activity.mark,
        "late": activity.late,
        "windows": activity.windows,
        "promised": activity.promised,
        "shared": activity.shared,
        "split": activity.split,
    }
