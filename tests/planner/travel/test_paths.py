"""Shapes of legs and of the map's background."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain import Means
from planner.travel.network import RoadNetwork
from planner.travel.paths import leg_shapes, map_lines
from tests.planner.travel import made

CAR, WALKING = Means.CAR, Means.WALKING


def steps(shape: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A shape in grid positions (x, y), repeated points once."""
    grid = [(round((lon - 9) / made.STEP, 2), round((lat - 55) / made.STEP, 2)) for lat, lon in shape]
    return [p for i, p in enumerate(grid) if i == 0 or p != grid[i - 1]]


def test_a_leg_follows_the_street_from_door_to_door():
    """From a door north of the first street, along, round the corner, to a door on the second."""
    corner = made.network([(0, 0), (1, 0), (1, 1)], [(0, 1, "two"), (1, 2, "two")])
    addresses = [made.address("A", 0.5, 0.1), made.address("B", 1, 0.75)]
    shapes = leg_shapes(corner, addresses, [(CAR, "A", "B")], made.STEADY)
    assert steps(shapes[CAR, "A", "B"]) == [(0.5, 0.1), (0.5, 0), (1, 0), (1, 0.75)]


def test_one_way_goes_round_by_car_and_straight_back_on_foot():
    addresses = [made.address("A", 0.25, 0), made.address("B", 0.75, 0)]
    legs = [(CAR, "B", "A"), (WALKING, "B", "A")]
    shapes = leg_shapes(made.ring(), addresses, legs, made.STEADY)
    assert steps(shapes[CAR, "B", "A"]) == [(0.75, 0), (1, 0), (1, 1), (0, 1), (0, 0), (0.25, 0)]
    assert steps(shapes[WALKING, "B", "A"]) == [(0.75, 0), (0.25, 0)]


def test_without_a_street_a_leg_is_straight():
    """From the sea, and to an island."""
    split = made.network([(0, 0), (1, 0), (3, 0), (4, 0)], [(0, 1, "two"), (2, 3, "two")])
    addresses = [made.address(i, x, y) for i, x, y in (("A", 0.5, 0), ("sea", 2, 9), ("island", 3.5, 0))]
    shapes = leg_shapes(split, addresses, [(CAR, "A", "sea"), (CAR, "A", "island")])
    assert steps(shapes[CAR, "A", "sea"]) == [(0.5, 0), (2, 9)]
    assert steps(shapes[CAR, "A", "island"]) == [(0.5, 0), (3.5, 0)]


def test_leg_to_itself_and_unknown_address():
    """No movement is a point; an unknown id is the caller's error."""
    shapes = leg_shapes(made.line(), [made.address("A", 0.5, 0)], [(CAR, "A", "A")])
    assert steps(shapes[CAR, "A", "A"]) == [(0.5, 0)]
    with pytest.raises(KeyError, match="X"):
        leg_shapes(made.line(), [], [(CAR, "X", "X")])


def town() -> RoadNetwork:
    """Three residential streets in a row, a primary beside them, two service drives far apart."""
    return made.network(
        [(0, 0), (1, 0), (2, 0), (3, 0), (0, 1), (3, 1), (0, 2), (0, 3), (3, 2), (3, 3)],
        [(0, 1, "two"), (1, 2, "two"), (2, 3, "two"), (4, 5, "two"), (6, 7, "two"), (8, 9, "two")],
        highway=["residential"] * 3 + ["primary", "service", "service"],
    )


def test_map_lines_join_and_simplify():
    """Streets end to end are one line; points on a straight line go; the heaviest class comes first."""
    lines = map_lines(town())
    assert list(lines) == ["primary", "residential"]
    (row,) = lines["residential"]
    assert sorted(steps([tuple(p) for p in row])) == [(0, 0), (3, 0)]
    assert np.array_equal(row, np.round(row, 5))


def test_map_lines_keep_drives_near_addresses():
    """The drive beside an address is kept, the one 370 m away is not, unless asked for by class."""
    near = map_lines(town(), near=[made.address("A", 0.1, 2.5)])
    assert len(near["service"]) == 1
    assert len(map_lines(town(), classes=["service"])["service"]) == 2
