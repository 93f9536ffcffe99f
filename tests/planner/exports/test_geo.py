"""Points and lines for map programs, with their source."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from planner.domain import Means
from planner.exports.geo import route_frame, visit_frame, write_geo
from planner.messages import Lang
from planner.report.reader import Reader
from tests.builders import grid_times, instance, plan_of
from tests.planner.report.samples import mixed_day


@pytest.fixture
def reader() -> Reader:
    day, _, plan = mixed_day()
    return Reader(day, plan, Lang.DA)


def test_visits_are_points_with_longitude_first(reader: Reader) -> None:
    """Six physical calls and the unplanned V7; the screen visit has no place."""
    frame = visit_frame(reader)
    assert frame["visit"].tolist() == ["V1", "V2", "V3", "V5", "V5", "V6", "V7"]
    assert frame["planned"].tolist() == [True] * 6 + [False]
    assert frame["stop"].tolist()[:3] == [1, 2, 2]
    assert frame["late_seconds"].sum() == 4698
    assert (frame.geometry[0].x, frame.geometry[0].y) == (14.71, 55.105)


def test_routes_are_lines_in_order(reader: Reader) -> None:
    """S1: B, A1, A2, A5, B; 600 s and 5 km. S3 goes nowhere."""
    frame = route_frame(reader)
    assert frame["shift"].tolist() == ["S1", "S2"]
    assert [round(y, 3) for _, y in frame.geometry[0].coords] == [55.1, 55.105, 55.11, 55.125, 55.1]
    assert frame[["travel_seconds", "metres", "visits"]].iloc[0].tolist() == [600, 5000, 5]


def test_routes_follow_known_shapes(reader: Reader) -> None:
    """The leg B-A1 gets its corner."""
    shapes = {(Means.CAR, "B", "A1"): [(55.10, 14.70), (55.15, 14.70), (55.105, 14.71)]}
    line = route_frame(reader, shapes).geometry[0]
    assert (14.70, 55.15) in list(line.coords)
    assert len(line.coords) == 6


def test_files_and_their_source(tmp_path: Path, reader: Reader) -> None:
    """One GeoPackage of two layers and two GeoJSON files, all naming the source of the roads."""
    paths = write_geo(tmp_path, reader.instance, reader.plan)
    assert [p.name for p in paths] == ["plan.gpkg", "visits.geojson", "routes.geojson"]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(p.name for p in paths)
    assert {name for name, _ in pyogrio.list_layers(paths[0])} == {"visits", "routes"}
    assert len(gpd.read_file(paths[0], layer="visits")) == 7
    meta = pyogrio.read_info(paths[0], layer="routes")["layer_metadata"]
    assert "OpenStreetMap contributors" in meta["attribution"]
    collection = json.loads(paths[1].read_text())
    assert collection["attribution"] == reader.plan.attribution
    assert collection["synthetic"] == "true"
    assert collection["features"][0]["geometry"] == {"type": "Point", "coordinates": [14.71, 55.105]}
    assert "crs" not in collection


def test_nothing_planned_is_two_empty_layers(tmp_path: Path) -> None:
    """Empty layers are written, so that a program that opens them finds them."""
    day = instance()
    paths = write_geo(tmp_path, day, plan_of(day, grid_times(day), {}))
    assert {name for name, _ in pyogrio.list_layers(paths[0])} == {"visits", "routes"}
    assert json.loads(paths[2].read_text())["features"] == []


def test_unwritable_place_is_an_os_error(tmp_path: Path, reader: Reader) -> None:
    """A folder that is a file cannot be written into."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(OSError, match="taken"):
        write_geo(tmp_path / "taken", reader.instance, reader.plan)
