"""What a way's tags mean, value by value."""

from __future__ import annotations

import math

import pytest

from planner.travel.network import HIGHWAY_CLASSES
from planner.travel.tags import access, speed_limit


@pytest.mark.parametrize(
    ("value", "kmh"),
    [
        ("50", 50), ("30 mph", 48.28), ("DK:urban", 50), ("DK:rural", 80), ("DK:motorway", 130), (60.0, 60),
        ("80;50", 50), (["80", "60"], 60),
    ],
)  # fmt: skip
def test_speed_limits(value: object, kmh: float):
    """Numbers, miles, zones; of several the lowest."""
    assert speed_limit(value) == pytest.approx(kmh, abs=0.01)


@pytest.mark.parametrize("value", [None, "", "none", "signals", "walk", "-5"])
def test_no_limit(value: object):
    """What states no number is not guessed."""
    assert math.isnan(speed_limit(value))


@pytest.mark.parametrize(
    ("tags", "car", "bicycle", "walking"),
    [
        ({"highway": "residential"}, True, True, True),
        ({"highway": "motorway"}, True, False, False),
        ({"highway": "trunk", "bicycle": "yes"}, True, False, False),
        ({"highway": "motorway_link"}, True, False, False),
        ({"highway": "track"}, False, True, True),
        ({"highway": "cycleway"}, False, True, True),
        ({"highway": "footway"}, False, False, True),
        ({"highway": "footway", "bicycle": "designated"}, False, True, True),
        ({"highway": "steps"}, False, False, True),
        ({"highway": "residential", "access": "private"}, None, None, None),
        ({"highway": "service", "access": "private"}, True, True, True),
        ({"highway": "service", "access": "no"}, None, None, None),
        ({"highway": "residential", "access": "no", "foot": "yes"}, False, False, True),
        ({"highway": "residential", "access": "no", "motor_vehicle": "yes"}, True, False, False),
        ({"highway": "residential", "motor_vehicle": "no"}, False, True, True),
        ({"highway": "residential", "vehicle": "no"}, False, False, True),
        ({"highway": "residential", "vehicle": "no", "bicycle": "yes"}, False, True, True),
        ({"highway": "path", "bicycle": "no"}, False, False, True),
        ({"highway": "cycleway", "foot": "no"}, False, True, False),
        ({"highway": "residential", "access": "destination"}, True, True, True),
        ({"highway": "proposed"}, None, None, None),
        ({"highway": "raceway"}, None, None, None),
        ({}, None, None, None),
    ],
)
def test_rights(tags: dict[str, str], car: bool | None, bicycle: bool | None, walking: bool | None):
    """Who may use a way; None where it is no street for anybody."""
    rights = access(tags)
    if car is None:
        assert rights is None
    else:
        assert rights is not None
        assert (rights.car, rights.bicycle, rights.walking) == (car, bicycle, walking)


@pytest.mark.parametrize(
    ("tags", "against"),
    [
        ({}, False),
        ({"oneway:bicycle": "no"}, True),
        ({"oneway:bicycle": "yes"}, False),
        ({"cycleway": "opposite_lane"}, True),
        ({"cycleway:left": "opposite"}, True),
        ({"cycleway": "lane"}, False),
    ],
)
def test_contraflow(tags: dict[str, str], against: bool):
    """Bicycles against a one-way street, only where it says so."""
    rights = access({"highway": "residential", **tags})
    assert rights is not None
    assert rights.bicycle_against is against


def test_links_and_old_names():
    """A slip road has its road's class; a bridleway is a path."""
    assert HIGHWAY_CLASSES[access({"highway": "primary_link"}).highway] == "primary"
    assert HIGHWAY_CLASSES[access({"highway": "bridleway"}).highway] == "path"
