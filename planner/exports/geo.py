"""The plan for a map program: visits as points and routes as lines, GeoPackage and GeoJSON, with the source
named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
from numpy.typing import ArrayLike
from shapely import LineString, Point

from planner.atomic import whole_file, write_whole
from planner.domain import Activity, Instance, Mode, Plan, Route
from planner.messages import Lang
from planner.report.map import Leg, leg_points, route_legs
from planner.report.reader import Reader
from planner.report.stops import has_place, stops_by_shift

CRS = "EPSG:4326"  # WGS84, longitude first, as GeoJSON demands (RFC 7946)


def visit_frame(reader: Reader) -> gpd.GeoDataFrame:
    """Return one point per planned physical call and per unplanned visit with a known address.

    Columns: visit, citizen, worker, shift, seat, stop, planned, priority, start, end (local ISO 8601),
    late_seconds. Screen visits have no place and are not there.
    """
    numbers = stops_by_shift(reader)
    rows = [
        _visit_row(reader, route, activity, stop)
        for route in reader.plan.routes
        for activity, stop in zip(route.activities, numbers[route.shift_id], strict=True)
        if has_place(activity) and activity.address_id in reader.instance.address
    ]
    rows += [row for u in reader.plan.unplanned if (row := _unplanned_row(reader, u.visit_id, u.priority))]
    columns = [
        "visit",
        "citizen",
        "worker",
        "shift",
        "seat",
        "stop",
        "planned",
        "priority",
        "start",
        "end",
        "late_seconds",
    ]
    return gpd.GeoDataFrame(rows, columns=[*columns, "geometry"], geometry="geometry", crs=CRS).astype(
        {"seat": "Int64", "stop": "Int64", "priority": "Int64", "late_seconds": "int64", "planned": bool}
    )


def route_frame(reader: Reader, shapes: Mapping[Leg, ArrayLike] | None = None) -> gpd.GeoDataFrame:
    """Return one line per route that travels: along the streets where `shapes` has the leg (arrays (n, 2) of
    latitude and longitude), straight otherwise.

    Columns: shift, worker, means, departure, return_time (local ISO 8601), travel_seconds, metres, visits.
    """
    rows = []
    for route in reader.plan.routes:
        points = _line_points(reader, route, shapes)
        if len(points) > 1:
            rows.append(_route_row(reader, route, LineString(points[:, ::-1])))
    columns = ["shift", "worker", "means", "departure", "return_time", "travel_seconds", "metres", "visits"]
    frame = gpd.GeoDataFrame(rows, columns=[*columns, "geometry"], geometry="geometry", crs=CRS)
    return frame.astype({"travel_seconds": "int64", "metres": "int64", "visits": "int64"})


def write_geo(
    folder: Path,
    instance: Instance,
    plan: Plan,
    *,
    shapes: Mapping[Leg, ArrayLike] | None = None,
    lang: Lang = Lang.DA,
) -> list[Path]:
    """Write plan.gpkg (layers `visits`, `routes`), visits.geojson and routes.geojson into `folder`; return
    the files.

    The plan's attribution stands in the GeoPackage's metadata and in a member `attribution` of each GeoJSON
    file. Raises OSError where a file cannot be written.
    """
    reader = Reader(instance, plan, lang)
    layers = {"visits": visit_frame(reader), "routes": route_frame(reader, shapes)}
    written = [_write_geopackage(folder / "plan.gpkg", layers, _notes(reader))]
    for name, frame in layers.items():
        written.append(write_whole(folder / f"{name}.geojson", _geojson(name, frame, _notes(reader))))
    return written


def _notes(reader: Reader) -> dict[str, str]:
    """What travels with the data: where the roads come from, whether the people are made up."""
    notes = {"title": reader.plan.title or reader.instance.title, "attribution": reader.plan.attribution}
    notes["synthetic"] = "true" if reader.instance.synthetic else "false"
    return {key: value for key, value in notes.items() if value}


def _write_geopackage(path: Path, layers: Mapping[str, gpd.GeoDataFrame], notes: dict[str, str]) -> Path:
    kinds = {"visits": "Point", "routes": "LineString"}
    with whole_file(path) as temporary:
        for name, frame in layers.items():
            try:
                frame.to_file(
                    temporary,
                    layer=name,
                    driver="GPKG",
                    engine="pyogrio",
                    mode="a" if temporary.exists() else "w",
                    geometry_type=kinds[name],
                    layer_metadata=notes,
                    dataset_metadata=notes,
                )
            except RuntimeError as error:  # what GDAL says of a full disk
                raise OSError(f"cannot write {path}: {error}") from error
    return path


def _geojson(name: str, frame: gpd.GeoDataFrame, notes: dict[str, str]) -> str:
    collection = json.loads(frame.to_json(drop_id=True, na="null"))
    collection.pop("crs", None)
    return json.dumps(
        {"type": "FeatureCollection", "name": name, **notes, "features": collection["features"]},
        ensure_ascii=False,
    )


def _visit_row(reader: Reader, route: Route, activity: Activity, stop: int | None) -> dict[str, Any]:
    visit = reader.visit_of(activity)
    address = reader.instance.address[activity.address_id or ""]
    return {
        "visit": activity.visit_id,
        "citizen": visit.citizen_id if visit else None,
        "worker": route.worker_id,
        "shift": route.shift_id,
        "seat": activity.seat,
        "stop": stop,
        "planned": True,
        "priority": visit.priority if visit else None,
        "start": activity.start.astimezone(reader.zone).isoformat(),
        "end": activity.end.astimezone(reader.zone).isoformat(),
        "late_seconds": reader.late_seconds(activity),
        "geometry": Point(address.longitude, address.latitude),
    }


def _unplanned_row(reader: Reader, visit_id: str, priority: int) -> dict[str, Any] | None:
    visit = reader.instance.visit.get(visit_id)
    citizen = reader.instance.citizen.get(visit.citizen_id) if visit else None
    address = reader.instance.address.get(citizen.address_id) if citizen else None
    if visit is None or address is None or all(m.mode is Mode.SCREEN for m in visit.modes):
        return None
    return {
        "visit": visit_id,
        "citizen": visit.citizen_id,
        "planned": False,
        "priority": priority,
        "late_seconds": 0,
        "geometry": Point(address.longitude, address.latitude),
    }


def _route_row(reader: Reader, route: Route, line: LineString) -> dict[str, Any]:
    return {
        "shift": route.shift_id,
        "worker": route.worker_id,
        "means": route.means.value,
        "departure": route.departure.astimezone(reader.zone).isoformat(),
        "return_time": route.return_time.astimezone(reader.zone).isoformat(),
        "travel_seconds": route.return_travel_seconds + sum(a.travel_seconds for a in route.activities),
        "metres": route.return_travel_metres + sum(a.travel_metres for a in route.activities),
        "visits": sum(a.kind == "visit" for a in route.activities),
        "geometry": line,
    }


def _line_points(reader: Reader, route: Route, shapes: Mapping[Leg, ArrayLike] | None) -> np.ndarray:
    """Return a route's points (n, 2), latitude first, without repeated neighbours."""
    parts = [leg_points(reader, leg, shapes) for leg in route_legs(reader, route)]
    if not parts:
        return np.empty((0, 2))
    points = np.concatenate(parts)
    keep = np.ones(len(points), dtype=bool)
    keep[1:] = np.any(np.diff(points, axis=0) != 0, axis=1)
    return points[keep]
