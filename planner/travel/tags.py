"""What the tags of an OpenStreetMap way say: street class, speed limit, and who may go along it and against
it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from planner.travel.network import HIGHWAY_CLASSES

USED_TAGS = (
    "highway", "oneway", "junction", "maxspeed", "access", "vehicle", "motor_vehicle", "motorcar",
    "bicycle", "foot", "oneway:bicycle", "cycleway", "cycleway:left", "cycleway:right", "cycleway:both",
)  # fmt: skip

_CAR = HIGHWAY_CLASSES[: HIGHWAY_CLASSES.index("service") + 1]
_ONLY_CARS = ("motorway", "trunk")
_NOT_CYCLED = (*_ONLY_CARS, "footway", "steps", "pedestrian")
_OTHER_NAMES = {"bridleway": "path", "road": "unclassified"}
_CLOSED = ("no", "private")
_OPEN = ("yes", "designated", "permissive", "destination", "customers", "delivery", "official")
_CONTRAFLOW_TAGS = ("cycleway", "cycleway:left", "cycleway:right", "cycleway:both")
_LIMIT = re.compile(r"(\d+(?:\.\d+)?)\s*(mph)?")
_ZONES = {"urban": 50.0, "rural": 80.0, "motorway": 130.0, "living_street": 15.0}
_KM_PER_MILE = 1.609344


class Access(NamedTuple):
    """Rights on a way. `limit` in km/h, NaN where none is given. `bicycle_against` holds where the way is
    one-way.
    """

    highway: int
    limit: float
    car: bool
    bicycle: bool
    bicycle_against: bool
    walking: bool


def access(tags: Mapping[str, object]) -> Access | None:
    """Return the rights on a way; None for what is not a street anybody may use (proposed, raceway, closed to
    all).

    Cars: motorway to service, not where access is private or forbidden, except a private *service* way, which
    is the drive to somebody's home. Motorway and trunk are for cars alone. Bicycles: the car's streets,
    cycleway, path and track, elsewhere only where signed; against a one-way street only with
    `oneway:bicycle=no` or `cycleway=opposite*`. Walking: everything but motorway and trunk, in both
    directions.
    """
    word = _first(tags.get("highway")).removesuffix("_link")
    word = _OTHER_NAMES.get(word, word)
    if word not in HIGHWAY_CLASSES:
        return None
    vehicles = [_first(tags.get(key)) for key in ("motorcar", "motor_vehicle", "vehicle", "access")]
    bicycle, foot = _first(tags.get("bicycle")), _first(tags.get("foot"))
    car = word in _CAR and _allowed(vehicles, word)
    cycled = bicycle in _OPEN if word in _NOT_CYCLED else _allowed([bicycle, vehicles[2], vehicles[3]], word)
    rights = Access(
        highway=HIGHWAY_CLASSES.index(word),
        limit=speed_limit(tags.get("maxspeed")),
        car=car,
        bicycle=cycled and word not in _ONLY_CARS,
        bicycle_against=_contraflow(tags),
        walking=word not in _ONLY_CARS and _allowed([foot, vehicles[3]], word),
    )
    return rights if rights.car or rights.bicycle or rights.walking else None


def speed_limit(value: object) -> float:
    """Return a `maxspeed` in km/h; the lowest of several, NaN for none or for words that state no number.

    Country codes count by their zone: `DK:urban` 50, `DK:rural` 80, `DK:motorway` 130 (the general Danish
    limits).
    """
    limits = [_one_limit(v) for v in _all(value)]
    known = [v for v in limits if v > 0]
    return min(known) if known else math.nan


def _one_limit(word: str) -> float:
    match = _LIMIT.fullmatch(word)
    if match:
        return float(match[1]) * (_KM_PER_MILE if match[2] else 1.0)
    return _ZONES.get(word.partition(":")[2], math.nan)


def _allowed(values: list[str], word: str) -> bool:
    """Judge by the most particular value that is given; a private drive may be used, a forbidden one not."""
    deciding = next((v for v in values if v), "")
    return deciding not in _CLOSED or (deciding == "private" and word == "service")


def _contraflow(tags: Mapping[str, object]) -> bool:
    if _first(tags.get("oneway:bicycle")) == "no":
        return True
    return any(_first(tags.get(key)).startswith("opposite") for key in _CONTRAFLOW_TAGS)


def _all(value: object) -> list[str]:
    """Split a tag into its values: OSM joins several with semicolons, a merged street has a list."""
    parts = value if isinstance(value, list | tuple) else [value]
    return [
        w.strip() for p in parts if isinstance(p, str | int | float) for w in str(p).split(";") if w.strip()
    ]


def _first(value: object) -> str:
    return next(iter(_all(value)), "")
