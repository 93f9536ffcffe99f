"""Where travel times come from when several sources are named."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner.domain import Means
from planner.errors import InputError
from planner.issue_texts import describe
from planner.messages import Lang
from planner.roads import Basis, Sources, choose_ways, used_addresses
from planner.travel.network import RoadNetwork
from planner.travel.osm import read_network
from planner.travel.store import save_network
from planner.travel.straight import straight_line_times
from planner.travel.table import write_travel_times
from tests.builders import address, grid_times, instance, shift, visit

GIVEN = instance(
    [visit("V1")],
    [shift("S1")],
    addresses=[
        address("B", latitude=55.10, longitude=14.70),
        address("A1", latitude=55.10, longitude=14.71),
        address("A9", latitude=55.10, longitude=14.72),
    ],
)


@pytest.fixture
def matrix(tmp_path: Path) -> Path:
    """60 s a step."""
    write_travel_times(grid_times(["B", "A1"]), tmp_path / "times.npz")
    return tmp_path / "times.npz"


@pytest.fixture
def roads(tmp_path: Path) -> Path:
    """One straight street through all three doors, both ways."""
    latitude, longitude = np.array([55.10, 55.10]), np.array([14.69, 14.73])
    both = np.ones(2, dtype=bool)
    network = RoadNetwork(
        latitude, longitude,
        tail=np.array([0, 1], dtype=np.int32), head=np.array([1, 0], dtype=np.int32),
        metres=np.array([2552.0, 2552.0]), highway=np.array([6, 6], dtype=np.uint8),
        speed_limit=np.array([50, 50], dtype=np.float32), car=both, bicycle=both, walking=both,
        shape_offset=np.array([0, 2, 4]),
        shape_latitude=np.array([55.10] * 4, dtype=np.float32),
        shape_longitude=np.array([14.69, 14.73, 14.73, 14.69], dtype=np.float32),
        attribution="© somebody",
    )  # fmt: skip
    save_network(network, tmp_path / "street.npz")
    return tmp_path / "street.npz"


def test_without_roads_it_is_the_straight_line() -> None:
    ways = choose_ways(GIVEN, Sources(), cache_dir=None)
    assert ways.basis is Basis.STRAIGHT_LINE
    assert ways.travel.digest == straight_line_times(used_addresses(GIVEN), [Means.CAR]).digest


def test_only_addresses_in_use_are_asked_for() -> None:
    """Nobody lives at A9 and no shift starts there."""
    assert {a.address_id for a in used_addresses(GIVEN)} == {"B", "A1"}


def test_a_network_gives_times_and_map(roads: Path) -> None:
    ways = choose_ways(GIVEN, Sources(own_roads=roads), cache_dir=None)
    assert (ways.basis, ways.travel.attribution, ways.issues) == (Basis.ROADS, "© somebody", ())
    assert ways.network is not None


def test_the_inputs_table_goes_before_its_network_which_still_draws_the_map(
    matrix: Path, roads: Path
) -> None:
    ways = choose_ways(GIVEN, Sources(own_matrix=matrix, own_roads=roads), cache_dir=None)
    assert ways.basis is Basis.MATRIX
    assert ways.travel.leg(Means.CAR, "B", "A1") == (60, 500)
    assert ways.network is not None


def test_a_network_given_goes_before_the_inputs_table(matrix: Path, roads: Path) -> None:
    assert choose_ways(GIVEN, Sources(roads=roads, own_matrix=matrix), cache_dir=None).basis is Basis.ROADS


def test_a_place_given_goes_before_what_the_input_names(
    matrix: Path, roads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its network is fetched; a table given with it still gives the times."""
    monkeypatch.setattr("planner.roads.network_from_place", lambda name: read_network(roads))
    ways = choose_ways(GIVEN, Sources(own_matrix=matrix, own_roads=matrix, place="Rønne"), cache_dir=None)
    assert (ways.basis, ways.file, ways.place) == (Basis.ROADS, None, "Rønne")
    both = choose_ways(GIVEN, Sources(matrix=matrix, place="Rønne"), cache_dir=None)
    assert (both.basis, both.place) == (Basis.MATRIX, "Rønne")
    assert both.network is not None


def test_a_table_given_goes_before_everything(matrix: Path, roads: Path) -> None:
    ways = choose_ways(GIVEN, Sources(matrix=matrix, roads=roads), cache_dir=None)
    assert (ways.basis, ways.file) == (Basis.MATRIX, matrix)


def test_what_a_table_lacks_is_named(tmp_path: Path) -> None:
    """The table has neither A1 nor bicycles."""
    times = grid_times(["B", "A2"])
    car = Means.CAR
    write_travel_times(
        type(times)(("B", "A2"), {car: times.seconds[car]}, {car: times.metres[car]}), tmp_path / "t.npz"
    )
    cycling = GIVEN.model_copy(update={"shifts": (shift("S1", means=Means.BICYCLE),)})
    ways = choose_ways(cycling, Sources(matrix=tmp_path / "t.npz"), cache_dir=None)
    assert [(i.code, i.ids) for i in ways.issues] == [
        ("table_without_means", ()),
        ("table_without_address", ("A1",)),
    ]
    for issue in ways.issues:
        assert all(describe(issue, lang) for lang in Lang)
    assert "A1" in describe(ways.issues[1], Lang.DA)[0]


def test_a_file_that_cannot_be_used_is_not_replaced_by_another(tmp_path: Path, roads: Path) -> None:
    (tmp_path / "cut.npz").write_bytes(roads.read_bytes()[:200])
    with pytest.raises(InputError):
        choose_ways(GIVEN, Sources(roads=tmp_path / "cut.npz", own_roads=roads), cache_dir=None)
