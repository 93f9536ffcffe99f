"""How fast each means of travel moves on each street: limits, fill-ins, and what a junction costs."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from planner.domain import Means, Record
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork
from planner.travel.streets import junction_nodes, usable_arcs

_LIMITS = {
    "motorway": 110.0,
    "trunk": 80.0,
    "primary": 80.0,
    "secondary": 80.0,
    "tertiary": 70.0,
    "unclassified": 60.0,
    "residential": 40.0,
    "living_street": 15.0,
    "service": 20.0,
    "track": 15.0,
}
_KMH = 3.6
_ROUGH = ("path", "track")
_OFF_ROAD_CAR_KMH = 15.0


class SpeedModel(Record):
    """Speeds in km/h, pauses in seconds, distances in metres: conventions that a municipality may fit.

    Car: the time at the posted limit (or `car_limits` by street class where the map gives none) times
    `car_factor`, plus `car_junction_seconds` for each stretch between junctions. On 1,000 Bornholm addresses
    this pair gives a mean ratio of 1.00 to OSRM's car profile (5-95 %: 0.86-1.12), where posted limits alone
    are 26 % too short; the fill-in limits are assumed.

    Bicycle and walking: steady speeds (TØI 2017 measured
    16.8 km/h by bicycle in Oslo; 15 and 5 are assumed), times `rough_factor` on path and track, `steps_kmh`
    on steps, and a pause per stretch between junctions.

    Access: from the door to the road on foot at
    `access_kmh`; by car at `drive_kmh` where the drive is longer than `drive_metres`, for then it is a farm
    drive.
    """

    car_limits: dict[str, Annotated[float, Field(gt=0)]] = _LIMITS
    car_factor: float = Field(default=1.1, gt=0)
    car_junction_seconds: float = Field(default=1.5, ge=0)
    bicycle_kmh: float = Field(default=15.0, gt=0)
    bicycle_junction_seconds: float = Field(default=3.0, ge=0)
    walking_kmh: float = Field(default=5.0, gt=0)
    walking_junction_seconds: float = Field(default=3.0, ge=0)
    rough_factor: float = Field(default=0.8, gt=0)
    steps_kmh: float = Field(default=2.0, gt=0)
    access_kmh: float = Field(default=4.0, gt=0)
    drive_kmh: float = Field(default=15.0, gt=0)
    drive_metres: float = Field(default=60.0, ge=0)


def arc_seconds(network: RoadNetwork, means: Means, model: SpeedModel) -> NDArray[np.float64]:
    """Return the seconds each arc takes by `means`, shape (num_arcs,); infinity where that means may not go.

    The pause of a junction is counted at the end of a stretch: on arcs whose head is a node where the streets
    that `means` may use meet, end or change between one-way and two-way, not where a path of another means
    merely joins.
    """
    kmh, factor, pause = _speeds(network, means, model)
    usable = usable_arcs(network, means)
    seconds = network.metres * _KMH / kmh * factor
    seconds = seconds + np.where(junction_nodes(network, usable)[network.head], pause, 0.0)
    return np.where(usable, seconds, np.inf)


def access_seconds(metres: NDArray[np.float64], means: Means, model: SpeedModel) -> NDArray[np.float64]:
    """Return the seconds from a door to the road `metres` away."""
    kmh = np.where(driven_access(metres, means, model), model.drive_kmh, model.access_kmh)
    return metres * _KMH / kmh


def driven_access(metres: NDArray[np.float64], means: Means, model: SpeedModel) -> NDArray[np.bool_]:
    """Return where the way from door to road is driven rather than walked: by car, on a drive too long to
    park before.
    """
    return (metres > model.drive_metres) & (means is Means.CAR)


def _speeds(
    network: RoadNetwork, means: Means, model: SpeedModel
) -> tuple[NDArray[np.float64], float, float]:
    if means is Means.CAR:
        fill = np.array([model.car_limits.get(c, _OFF_ROAD_CAR_KMH) for c in HIGHWAY_CLASSES])
        posted = network.speed_limit.astype(np.float64)
        kmh = np.where(posted > 0, posted, fill[network.highway])
        return kmh, model.car_factor, model.car_junction_seconds
    steady = model.bicycle_kmh if means is Means.BICYCLE else model.walking_kmh
    by_class = np.array([steady * (model.rough_factor if c in _ROUGH else 1.0) for c in HIGHWAY_CLASSES])
    by_class[HIGHWAY_CLASSES.index("steps")] = model.steps_kmh
    pause = model.bicycle_junction_seconds if means is Means.BICYCLE else model.walking_junction_seconds
    return by_class[network.highway], 1.0, pause
