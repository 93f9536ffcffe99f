"""Writing the report: whole or not at all, with a network or without, also for a damaged plan."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from planner import atomic
from planner.domain import Means
from planner.report.write import known_part, route_shapes, street_lines, write_report
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork
from tests.builders import address, grid_times, instance, plan_of, shift, visit
from tests.planner.report.samples import mixed_day


def corner_network() -> RoadNetwork:
    """A main road north from (55.10, 14.70) to (55.12, 14.70), then a small one east to (55.12, 14.74); both
    ways open."""
    latitude, longitude = np.array([55.10, 55.12, 55.12]), np.array([14.70, 14.70, 14.74])
    tail, head = np.array([0, 1, 1, 2], np.int32), np.array([1, 0, 2, 1], np.int32)
    main, small = HIGHWAY_CLASSES.index("secondary"), HIGHWAY_CLASSES.index("residential")
    ends = np.column_stack([tail, head]).ravel()
    return RoadNetwork(
        latitude=latitude,
        longitude=longitude,
        tail=tail,
        head=head,
        metres=np.array([2227.0, 2227.0, 2547.0, 2547.0]),
        highway=np.array([main, main, small, small], np.uint8),
        speed_limit=np.full(4, np.nan, np.float32),
        car=np.ones(4, bool),
        bicycle=np.ones(4, bool),
        walking=np.ones(4, bool),
        shape_offset=np.arange(0, 10, 2, dtype=np.int64),
        shape_latitude=latitude[ends].astype(np.float32),
        shape_longitude=longitude[ends].astype(np.float32),
        attribution="© Corner Roads",
    )


def corner_day():
    day = instance(
        [visit("V1")],
        [shift("S1")],
        addresses=[
            address("B", latitude=55.1001, longitude=14.7001),
            address("A1", latitude=55.1201, longitude=14.7399),
        ],
    )
    travel = grid_times(day)
    return day, travel, plan_of(day, travel, {"S1": ["V1"]})


def test_report_is_written_and_named(tmp_path: Path) -> None:
    """The folder is made, the file is the only thing in it."""
    day, travel, plan = mixed_day()
    out = tmp_path / "new" / "folder"
    assert write_report(out, day, travel, plan, []) == [out / "report.html"]
    assert [p.name for p in out.iterdir()] == ["report.html"]


def test_same_plan_same_bytes(tmp_path: Path) -> None:
    """Nothing on the page depends on when or where it was made."""
    day, travel, plan = mixed_day()
    first, second = (write_report(tmp_path / n, day, travel, plan, [])[0].read_bytes() for n in ("a", "b"))
    assert first == second


def test_full_disk_leaves_the_old_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails half-way raises OSError; the earlier page stands, nothing half-written lies
    about."""
    day, travel, plan = mixed_day()
    (tmp_path / "report.html").write_text("yesterday")

    def full(path: Path, data: bytes) -> int:
        with open(path, "wb") as file:
            file.write(data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_report(tmp_path, day, travel, plan, [])
    assert (tmp_path / "report.html").read_text() == "yesterday"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_folder_that_is_a_file_is_an_os_error(tmp_path: Path) -> None:
    """A bad place is said by the system's own error."""
    day, travel, plan = mixed_day()
    (tmp_path / "taken").write_text("")
    with pytest.raises(OSError, match="taken"):
        write_report(tmp_path / "taken", day, travel, plan, [])


def test_routes_follow_the_streets(tmp_path: Path) -> None:
    """From B to A1 the way goes round the corner at (55.12, 14.70); its source is named, no straight lines
    are spoken of."""
    day, travel, plan = corner_day()
    network = corner_network()
    shapes = route_shapes(network, day, plan)
    assert set(shapes) == {(Means.CAR, "B", "A1"), (Means.CAR, "A1", "B")}
    corner = np.abs(np.array(shapes[Means.CAR, "B", "A1"]) - (55.12, 14.70)).sum(axis=1)
    assert corner.min() < 1e-5
    page = write_report(tmp_path, day, travel, plan, [], network=network)[0].read_text()
    assert "© Corner Roads" in page
    assert "lige linjer" not in page


def test_streets_by_weight(tmp_path: Path) -> None:
    """The secondary road is heavy, the residential street light, and both stand in the page's data."""
    day, travel, plan = corner_day()
    heavy, middle, light = street_lines(corner_network(), day)
    assert [len(heavy), len(middle), len(light)] == [1, 0, 1]
    page = write_report(tmp_path, day, travel, plan, [], network=corner_network())[0].read_text()
    data = re.search(r'id="report-data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert [len(lines) for lines in json.loads(data.group(1))["map"]["streets"]] == [1, 0, 1]


def test_damaged_plan_is_shown_as_far_as_it_makes_sense(tmp_path: Path) -> None:
    """Unknown shifts, repeated routes and unknown visits are left off; what is known is shown."""
    day, travel, plan = mixed_day()
    first = plan.routes[0]
    ghost = first.activities[0].model_copy(update={"visit_id": "ghost-visit"})
    damaged = plan.model_copy(
        update={
            "routes": (
                first.model_copy(update={"activities": (*first.activities, ghost)}),
                plan.routes[1],
                plan.routes[1],
                first.model_copy(update={"shift_id": "nowhere"}),
            ),
            "unplanned": (*plan.unplanned, plan.unplanned[0].model_copy(update={"visit_id": "ghost-visit"})),
        }
    )
    known = known_part(day, damaged)
    assert known.routes == plan.routes[:2]
    assert known.unplanned == plan.unplanned
    page = write_report(tmp_path, day, travel, damaged, [])[0].read_text()
    assert "ghost-visit" not in page
    assert "Anna Holm" in page


def test_sound_plan_is_kept_as_it_is() -> None:
    """Nothing is taken from a plan that fits its instance."""
    day, _, plan = mixed_day()
    assert known_part(day, plan) == plan
