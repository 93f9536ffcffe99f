"""Real maps: network sizes, known distances, a matrix of 1,000 places, a file cut in half."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from planner.domain import Address, Means
from planner.errors import InputError
from planner.travel.build import travel_times
from planner.travel.network import RoadNetwork
from planner.travel.osm import ATTRIBUTION, read_network
from planner.travel.paths import map_lines
from planner.travel.speeds import SpeedModel
from planner.travel.streets import network_size

pytestmark = pytest.mark.shared

CAR = Means.CAR
OSRM = SpeedModel(  # the speeds of OSRM's car profile: 0.8 x limit, and its own where none is posted
    car_factor=1.25,
    car_junction_seconds=0,
    car_limits={
        c: 1.25 * kmh
        for c, kmh in {
            "primary": 65, "secondary": 55, "tertiary": 40, "unclassified": 25, "residential": 25,
            "living_street": 10, "service": 15,
        }.items()
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def bornholm(shared: Path, cache: Path) -> RoadNetwork:
    return read_network(shared / "maps" / "bornholm-drive.osm.bz2", cache_dir=cache)


@pytest.fixture(scope="module")
def places(shared: Path) -> list[Address]:
    table = pd.read_csv(shared / "maps" / "bornholm-addresses.csv.gz").drop_duplicates(["lat", "lon"])
    rows = table.sample(1000, random_state=1)
    return [
        Address(address_id=str(r.osm_node_id), latitude=r.lat, longitude=r.lon) for r in rows.itertuples()
    ]


def test_bornholm_size(bornholm: RoadNetwork):
    """18,404 nodes, 40,794 arcs and 2,103 km by osmnx with private roads, of which only drives are open here."""
    nodes, arcs, kilometres = network_size(bornholm, CAR)
    assert nodes == pytest.approx(18_404, rel=0.01)
    assert arcs == pytest.approx(40_794, rel=0.01)
    assert kilometres == pytest.approx(2_103, rel=0.01)
    assert bornholm.attribution == ATTRIBUTION


def test_second_read_is_quick(shared: Path, cache: Path, bornholm: RoadNetwork):
    """The parsed network comes from the cache in under a second."""
    start = time.perf_counter()
    read_network(shared / "maps" / "bornholm-drive.osm.bz2", cache_dir=cache)
    assert time.perf_counter() - start < 1


def test_known_distances(bornholm: RoadNetwork):
    """Rønne-Nexø 29.2 km and Rønne-Gudhjem 24.3 km by OSRM's car profile, so at its speeds."""
    towns = {"Rønne": (55.1009, 14.7066), "Nexø": (55.0607, 15.1306), "Gudhjem": (55.2118, 14.9710)}
    addresses = [Address(address_id=t, latitude=a, longitude=b) for t, (a, b) in towns.items()]
    times, issues = travel_times(bornholm, addresses, [CAR], model=OSRM, cache_dir=None)
    assert not issues
    assert times.leg(CAR, "Rønne", "Nexø")[1] == pytest.approx(29_200, rel=0.01)
    assert times.leg(CAR, "Rønne", "Gudhjem")[1] == pytest.approx(24_300, rel=0.01)


def test_a_thousand_places(bornholm: RoadNetwork, places: list[Address]):
    """All cells finite, and both engines equal in seconds and metres; mean near OSRM's 21.8 minutes and 52 km/h."""
    times, issues = travel_times(bornholm, places, [CAR], engine="scipy", cache_dir=None)
    assert len(times.address_ids) == 1000
    assert {i.code for i in issues} <= {"address_off_road"}
    other, _ = travel_times(bornholm, places, [CAR], engine="pyroutingkit", cache_dir=None)
    assert other.digest == times.digest
    off_diagonal = ~np.eye(1000, dtype=bool)
    minutes = times.seconds[CAR][off_diagonal].mean() / 60
    kilometres = times.metres[CAR][off_diagonal].mean() / 1000
    assert 20 < minutes < 24
    assert 48 < 60 * kilometres / minutes < 56


def test_map_background_is_small(bornholm: RoadNetwork, places: list[Address]):
    """Written as differences of whole 1e-5 degrees, the island with the drives near 1,000 addresses is under 1.2 MB."""
    size = 0
    for lines in map_lines(bornholm, near=places).values():
        for line in lines:
            steps = np.diff(np.rint(line * 1e5).astype(int), axis=0, prepend=0)
            size += len(",".join(map(str, steps.ravel())))
    assert 50_000 < size < 1_200_000


def test_sindal(shared: Path):
    """A PBF with all its tags: 519 nodes and 115 km without the private drives, 3 % more with them."""
    nodes, _, kilometres = network_size(read_network(shared / "maps" / "sindal.osm.pbf", cache_dir=None), CAR)
    assert 519 <= nodes <= 519 * 1.03
    assert kilometres == pytest.approx(115, rel=0.015)


@pytest.mark.parametrize("name", ["sindal.osm.pbf", "bornholm-drive.osm.bz2"])
def test_cut_in_half(shared: Path, tmp_path: Path, name: str):
    """Half a download is one Issue."""
    whole = (shared / "maps" / name).read_bytes()
    half = tmp_path / name
    half.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError) as caught:
        read_network(half, cache_dir=tmp_path / "cache")
    assert [i.code for i in caught.value.issues] == ["map_broken"]
    assert not (tmp_path / "cache").exists()
