"""Directions paired to streets, junctions per means, reachable parts, and what a street takes."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from planner.domain import Means
from planner.travel.network import HIGHWAY_CLASSES
from planner.travel.reachable import keep_reachable
from planner.travel.speeds import SpeedModel, access_seconds, arc_seconds
from planner.travel.streets import junction_nodes, network_size, pair_streets
from tests.planner.travel import made

CAR, BICYCLE, WALKING = Means.CAR, Means.BICYCLE, Means.WALKING


def test_directions_are_paired():
    """Each street of the made networks is an arc and the one after it."""
    streets = pair_streets(made.grid(4, 1))
    assert len(streets.forward) == 24
    for forward, backward in zip(streets.forward, streets.backward, strict=True):
        assert forward // 2 == backward // 2
        assert streets.of_arc[forward] == streets.of_arc[backward]
        assert streets.along[forward]
        assert not streets.along[backward]


def test_a_street_with_one_direction_has_no_backward():
    """Only the forward arc exists, though it runs from the higher node to the lower."""
    network = made.network([(0, 0), (1, 0)], [(1, 0, "one")])
    one = type(network)(
        **{
            **vars(network),
            **{n: getattr(network, n)[:1] for n in ("tail", "head", "metres", "highway", "speed_limit")},
            **{n: getattr(network, n)[:1] for n in ("car", "bicycle", "walking")},
            "shape_offset": network.shape_offset[:2],
            "shape_latitude": network.shape_latitude[:2],
            "shape_longitude": network.shape_longitude[:2],
        }
    )
    streets = pair_streets(one)
    assert (streets.forward.tolist(), streets.backward.tolist(), streets.along.tolist()) == (
        [0],
        [-1],
        [True],
    )


def test_twin_streets_stay_two():
    """A street mapped twice has two rows, each with both directions."""
    streets = pair_streets(made.network([(0, 0), (1, 0)], [(0, 1, "two"), (0, 1, "two")]))
    assert sorted(streets.forward.tolist() + streets.backward.tolist()) == [0, 1, 2, 3]
    assert len(streets.forward) == 2


def test_loop_street_is_paired():
    """A road that comes back to where it began: the same shape both ways round is one street."""
    base = made.network([(0, 0), (1, 0)], [(0, 0, "two")])
    corner = np.array([made.place(*p) for p in ((0, 0), (1, 0), (1, 1), (0, 0))], dtype=np.float32)
    shape = np.concatenate([corner, corner[::-1]])
    loop = type(base)(
        **{
            **vars(base),
            "shape_offset": np.array([0, 4, 8]),
            "shape_latitude": shape[:, 0],
            "shape_longitude": shape[:, 1],
        }
    )
    streets = pair_streets(loop)
    assert len(streets.forward) == 1
    assert streets.backward[0] >= 0


def test_bends_are_no_junctions():
    """In a row of three streets only the ends count; a side street makes its foot a junction."""
    row = made.line(3)
    assert junction_nodes(row, row.car).tolist() == [True, False, False, True]
    tee = made.network([(0, 0), (1, 0), (2, 0), (1, 1)], [(0, 1, "two"), (1, 2, "two"), (1, 3, "two")])
    assert junction_nodes(tee, tee.car).tolist() == [True, True, True, True]


def test_a_footpath_makes_no_junction_for_cars():
    """The side street of the tee is closed to cars: for them the foot of it is a bend."""
    tee = made.network([(0, 0), (1, 0), (2, 0), (1, 1)], [(0, 1, "two"), (1, 2, "two"), (1, 3, "two")])
    tee.car[4:] = False
    assert junction_nodes(tee, tee.car).tolist() == [True, False, True, False]
    assert network_size(tee, CAR) == (2, 2, pytest.approx(2.02))
    assert network_size(tee, WALKING) == (4, 6, pytest.approx(3.03))


def test_change_to_one_way_is_a_junction():
    """Two streets in a row, the second one-way: the node between is more than a bend."""
    network = made.network([(0, 0), (1, 0), (2, 0)], [(0, 1, "two"), (1, 2, "one")])
    assert junction_nodes(network, network.car)[1]


def test_only_the_largest_part_is_kept():
    """A one-way street that leads out of a ring cannot be left again by car, but it can on foot."""
    network = made.network(
        [(0, 0), (1, 0), (1, 1), (2, 1), (8, 8), (9, 8)],
        [(0, 1, "one"), (1, 2, "one"), (2, 0, "one"), (2, 3, "one"), (4, 5, "two")],
    )
    kept = keep_reachable(network)
    assert len(kept.latitude) == 4  # the island is gone
    assert int(kept.car.sum()) == 3  # the ring
    assert int(kept.walking.sum()) == 8  # the ring and the way out, both ways
    assert kept.shape_offset[-1] == len(kept.shape_latitude) == 16


def test_car_seconds():
    """1,010 m at 60 km/h is 60.6 s, x 1.1 = 66.66 s; at the end of the stretch 1.5 s more."""
    row = made.line(2)
    seconds = arc_seconds(row, CAR, SpeedModel(car_limits={"residential": 60.0}))
    assert seconds == pytest.approx([66.66, 68.16, 68.16, 66.66])  # 0-1, 1-0, 1-2, 2-1; node 1 is a bend


def test_posted_limit_goes_before_the_fill_in():
    """With 80 posted a residential street (40 where nothing is posted) takes half the time."""
    row = made.line(1)
    plain = arc_seconds(row, CAR, SpeedModel(car_junction_seconds=0))
    row.speed_limit[:] = 80
    assert arc_seconds(row, CAR, SpeedModel(car_junction_seconds=0)) == pytest.approx(plain / 2)


@pytest.mark.parametrize(
    ("means", "highway", "seconds"),
    [
        (BICYCLE, "residential", 242.4),  # 1,010 m at 15 km/h
        (BICYCLE, "track", 303.0),  # at 12 km/h
        (WALKING, "residential", 727.2),  # at 5 km/h
        (WALKING, "path", 909.0),  # at 4 km/h
        (WALKING, "steps", 1818.0),  # at 2 km/h
    ],
)
def test_bicycle_and_walking_seconds(means: Means, highway: str, seconds: float):
    """Steady speeds by class, and 3 s at the end of the stretch."""
    row = made.network([(0, 0), (1, 0)], [(0, 1, "two")], highway=highway)
    assert arc_seconds(row, means, SpeedModel()) == pytest.approx([seconds + 3, seconds + 3])


def test_a_closed_arc_takes_for_ever():
    assert arc_seconds(made.ring(), CAR, SpeedModel())[1] == np.inf


def test_access_seconds():
    """60 m is walked at 4 km/h (54 s), 61 m driven at 15 km/h (14.64 s); a cyclist walks both."""
    metres = np.array([60.0, 61.0])
    assert access_seconds(metres, CAR, SpeedModel()) == pytest.approx([54.0, 14.64])
    assert access_seconds(metres, BICYCLE, SpeedModel()) == pytest.approx([54.0, 54.9])


@pytest.mark.parametrize(
    "bad", [{"car_factor": 0}, {"bicycle_kmh": -1}, {"car_limits": {"primary": 0}}, {"speed": 3}]
)
def test_speed_model_refuses_nonsense(bad: dict[str, object]):
    with pytest.raises(ValidationError):
        SpeedModel(**bad)


def test_every_class_has_a_speed():
    """No class of the network is without a speed for any means that its flag lets on."""
    names = list(HIGHWAY_CLASSES)
    row = made.network(
        [(i, 0) for i in range(len(names) + 1)], [(i, i + 1, "two") for i in range(len(names))], highway=names
    )
    for means in Means:
        assert np.all(np.isfinite(arc_seconds(row, means, SpeedModel())))
