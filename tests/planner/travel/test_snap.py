"""Points onto streets."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain import Means
from planner.travel.snap import outside, projection, snap
from planner.travel.streets import pair_streets
from tests.planner.travel import made


def test_the_street_not_the_node():
    """A point beside the middle of a street snaps to its middle, 21.7 m away."""
    network = made.line(1)
    snaps = snap(network, pair_streets(network), np.array([made.place(0.5, 0.1)]), Means.CAR)
    assert snaps.street.tolist() == [0]
    assert snaps.fraction == pytest.approx([0.5], abs=1e-3)
    assert snaps.metres == pytest.approx([21.7], abs=0.1)


@pytest.mark.parametrize("highway", ["motorway", "trunk"])
def test_nobody_stops_on_a_motorway(highway: str):
    """The motorway is nearer, but the street behind it is taken."""
    network = made.network(
        [(0, 0), (1, 0), (0, 1), (1, 1)], [(0, 1, "two"), (2, 3, "two")], highway=[highway, "tertiary"]
    )
    streets = pair_streets(network)
    snaps = snap(network, streets, np.array([made.place(0.5, 0.1)]), Means.CAR)
    assert streets.forward[snaps.street[0]] // 2 == 1
    assert snaps.metres == pytest.approx([0.9 * 217.4], abs=0.5)


def test_only_streets_of_that_means():
    """A footway is for walkers; the car stops on the road beyond."""
    network = made.network([(0, 0), (1, 0), (0, 1), (1, 1)], [(0, 1, "two"), (2, 3, "two")])
    network.car[:2] = False
    streets = pair_streets(network)
    point = np.array([made.place(0.5, 0.1)])
    assert streets.forward[snap(network, streets, point, Means.CAR).street[0]] // 2 == 1
    assert streets.forward[snap(network, streets, point, Means.WALKING).street[0]] // 2 == 0


def test_no_streets_at_all():
    network = made.line(1)
    network.car[:] = False
    snaps = snap(network, pair_streets(network), np.array([made.place(0, 0)]), Means.CAR)
    assert snaps.street.tolist() == [-1]
    assert np.isinf(snaps.metres[0])


def test_projection_by_place():
    """The Danish grid in all of Denmark, Bornholm too; the local UTM zone elsewhere."""
    network = made.line(1)
    assert projection(network).target_crs.to_epsg() == 25832
    network.latitude[:], network.longitude[:] = 47.1, 9.5
    assert projection(network).target_crs.to_epsg() == 32632
    network.latitude[:], network.longitude[:] = -30.0, -71.3
    assert projection(network).target_crs.to_epsg() == 32719


def test_outside_the_box():
    """The box of one street, widened by 1 km: 217 m north is inside, 2 km north is not."""
    points = np.array([made.place(0.5, 1), made.place(0.5, 10)])
    assert outside(made.line(1), points, 1000).tolist() == [False, True]
