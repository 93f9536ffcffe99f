"""Made-up streets: one connected, measured like a real rural municipality, and the same for the same seed."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import KDTree

from planner.synthetic import VARIANTS, Homes, Variant, make_streets
from planner.synthetic.coast import HEIGHT, WIDTH
from planner.synthetic.projection import ORIGIN_EAST, ORIGIN_NORTH, to_metres
from planner.synthetic.streets import TOWN_SIDE, coast_of
from planner.travel.network import HIGHWAY_CLASSES, RoadNetwork

AREA = {"rural": WIDTH * HEIGHT / 1e6, "town": (TOWN_SIDE / 1000) ** 2}  # km2
SERVICE, PATH, RESIDENTIAL = (HIGHWAY_CLASSES.index(c) for c in ("service", "path", "residential"))


@cache
def made(variant: Variant, seed: int = 1) -> tuple[RoadNetwork, Homes]:
    """Streets are made once for all tests: nobody changes them."""
    return make_streets(variant, seed)


def graph(network: RoadNetwork, weight: NDArray[np.float64], usable: NDArray[np.bool_]) -> coo_array:
    size = len(network.latitude)
    return coo_array((weight[usable], (network.tail[usable], network.head[usable])), shape=(size, size))


def crossings_of_homes(
    network: RoadNetwork, homes: Homes, count: int
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Nearest crossings of homes drawn at random (households count), and their positions in metres."""
    rng = np.random.default_rng(0)
    chance = homes.households / homes.households.sum()
    pick = rng.choice(len(chance), count, replace=False, p=chance)
    door = to_metres(homes.latitude[pick], homes.longitude[pick])
    used = np.unique(network.tail[network.car])
    point = to_metres(network.latitude[used], network.longitude[used])
    nearest = KDTree(point).query(door)[1]
    return used[nearest], point[nearest]


def circuity(
    variant: Variant, count: int = 200
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Road metres, straight metres between homes, and the homes' positions."""
    network, homes = made(variant)
    node, point = crossings_of_homes(network, homes, count)
    road = dijkstra(graph(network, network.metres, network.car).tocsr(), indices=node)[:, node]
    straight = np.hypot(*(point[:, None] - point[None]).transpose(2, 0, 1))
    return road, straight, point


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_means_of_travel_can_go_from_anywhere_to_anywhere_it_uses(variant: Variant) -> None:
    """One strongly connected component for cars, bicycles and feet, although some streets are one-way."""
    network, _ = made(variant)
    for usable in (network.car, network.bicycle, network.walking):
        table = graph(network, np.ones(len(usable)), usable)
        assert connected_components(table, directed=True, connection="strong")[0] == 1


@pytest.mark.parametrize("variant", VARIANTS)
def test_arrays_fit_together(variant: Variant) -> None:
    """Each arc is drawn from its tail to its head, at least as long as the straight line."""
    network, _ = made(variant)
    first, last = network.shape_offset[:-1], network.shape_offset[1:] - 1
    assert network.shape_offset[-1] == len(network.shape_latitude) == len(network.shape_longitude)
    # float32 degrees are good to half a metre in latitude
    assert np.abs(network.shape_latitude[first] - network.latitude[network.tail]).max() < 1e-5
    assert np.abs(network.shape_longitude[last] - network.longitude[network.head]).max() < 1e-5
    point = to_metres(network.latitude, network.longitude)
    straight = np.hypot(*(point[network.tail] - point[network.head]).T)
    assert (network.metres >= straight - 0.01).all()
    assert (network.metres > 0).all()


def test_rural_roads_measure_like_bornholm() -> None:
    """Bornholm's figures, loosely: 2.1 km per km2 without drives, dead ends, few four-way crossings."""
    network, homes = made("rural")
    half = len(network.tail) // 2  # backward arcs follow the forward ones
    highway = network.highway[:half]
    road = ~np.isin(highway, (SERVICE, PATH))
    assert 1.8 < network.metres[:half][road].sum() / 1000 / AREA["rural"] < 2.5
    degree = np.bincount(np.concatenate((network.tail[:half][road], network.head[:half][road])))
    share = np.bincount(degree[degree > 0], minlength=6) / (degree > 0).sum()
    assert share[4] < 0.08
    assert share[1] > 0.02
    assert share[2] + share[3] > 0.8
    assert 0.25 < homes.farm.mean() < 0.45
    assert [p.population for p in homes.places] == sorted((p.population for p in homes.places), reverse=True)


def test_rural_roads_wind_like_real_ones() -> None:
    """Mean road over straight line beyond 500 m is 1.15-1.35 (Bornholm 1.20)."""
    road, straight, _ = circuity("rural")
    far = straight > 500
    assert 1.15 < (road[far] / straight[far]).mean() < 1.35


def test_neighbours_are_as_far_apart_as_on_bornholm() -> None:
    """Minutes to the nearest of 100, 200, 400 homes at limit x 1.1 + 1.5 s: Bornholm 2.1, 1.65, 1.2."""
    network, homes = made("rural")
    limit = np.where(np.isnan(network.speed_limit), 20, network.speed_limit)
    seconds = network.metres / (limit / 3.6) * 1.1 + 1.5
    node, _ = crossings_of_homes(network, homes, 400)
    minutes = dijkstra(graph(network, seconds, network.car).tocsr(), indices=node)[:, node] / 60
    np.fill_diagonal(minutes, np.inf)
    nearest = [minutes[:n, :n].min(axis=1).mean() for n in (100, 200, 400)]
    assert nearest == pytest.approx([2.1, 1.65, 1.2], rel=0.3)


def test_straight_lines_lie_across_the_fjord() -> None:
    """Across the fjord the road is more than twice as long as the straight line; elsewhere it is not."""
    road, straight, point = circuity("coast", 300)
    fjord = coast_of("coast", 1).fjord
    local = point - (ORIGIN_EAST, ORIGIN_NORTH)
    row, column = np.nonzero((straight > 1500) & (straight < 6000))
    line = shapely.linestrings(np.stack((local[row], local[column]), axis=1))
    # the fjord's head can be driven round: only its outer half is a test
    low_x, low_y, high_x, high_y = fjord.bounds
    outer = fjord & shapely.box(low_x, low_y, low_x + 0.6 * (high_x - low_x), high_y)
    across = shapely.intersection(line, outer).__array__()
    crosses = shapely.length(across) > 800
    ratio = road[row, column] / straight[row, column]
    assert crosses.sum() >= 5
    assert np.median(ratio[crosses]) > 2
    assert np.median(ratio[~shapely.intersects(line, fjord)]) < 1.6


def test_nothing_of_the_coast_variant_stands_in_the_water() -> None:
    """Homes are on the land; a setback from the road may reach a little over its edge."""
    _, homes = made("coast")
    local = to_metres(homes.latitude, homes.longitude) - (ORIGIN_EAST, ORIGIN_NORTH)
    assert shapely.contains_xy(coast_of("coast", 1).land.buffer(60), local).all()


def test_town_has_one_way_streets_and_blocks_of_flats() -> None:
    """3 % of the streets are one-way, but not on foot; 20-60 households share a door."""
    network, homes = made("town")
    half = len(network.tail) // 2
    oneway = network.car[:half] & ~network.car[half:]
    streets = network.highway[:half] == RESIDENTIAL
    assert 0.02 < (oneway & streets).sum() / half < 0.04
    assert not network.bicycle[half:][oneway].any()
    assert network.walking[half:][oneway].all()
    assert homes.households.min() >= 20
    assert homes.households.max() <= 60
    assert not homes.farm.any()


@pytest.mark.parametrize("variant", VARIANTS)
def test_roundabouts_are_driven_counter_clockwise(variant: Variant) -> None:
    """Along a one-way ring the turn is always to the left: traffic keeps to the right."""
    network, _ = made(variant)
    half = len(network.tail) // 2
    ring = np.flatnonzero(network.car[:half] & ~network.car[half:] & (network.highway[:half] < RESIDENTIAL))
    assert len(ring) >= 4
    for arc in ring.tolist():
        start, end = network.shape_offset[arc], network.shape_offset[arc + 1]
        east = network.shape_longitude[start:end].astype(float) * np.cos(np.radians(56.4))
        step = np.diff(np.column_stack((east, network.shape_latitude[start:end].astype(float))), axis=0)
        if network.metres[arc] > 10:  # shorter pieces are lost in float32
            assert step[0, 0] * step[-1, 1] - step[0, 1] * step[-1, 0] > 0


@pytest.mark.parametrize("variant", VARIANTS)
def test_same_seed_same_streets_other_seed_other_streets(variant: Variant) -> None:
    """Bit by bit for the arrays, letter by letter for the labels."""
    network, homes = made(variant)
    again, homes_again = make_streets(variant, 1)
    for field in dataclasses.fields(RoadNetwork):
        left, right = getattr(network, field.name), getattr(again, field.name)
        equal_nan = field.name == "speed_limit"
        assert left == right if isinstance(left, str) else np.array_equal(left, right, equal_nan=equal_nan)
    assert homes.label == homes_again.label
    other, _ = make_streets(variant, 2)
    assert not np.array_equal(network.latitude, other.latitude)


@pytest.mark.parametrize("variant", VARIANTS)
def test_municipality_lies_in_the_open_sea_and_says_that_it_is_made_up(variant: Variant) -> None:
    """No home can be taken for a real address; nothing needs an attribution."""
    network, homes = made(variant)
    for latitude, longitude in ((network.latitude, network.longitude), (homes.latitude, homes.longitude)):
        assert ((latitude > 56.3) & (latitude < 56.7)).all()
        assert ((longitude > 6.1) & (longitude < 6.8)).all()  # the coast of Jutland begins at 8.1
    assert "opdigtet" in network.name
    assert network.attribution == ""
    assert len(set(homes.label)) == len(homes.label)


@pytest.mark.parametrize("seed", range(2, 7))
def test_other_seeds_hold_together_as_well(seed: int) -> None:
    """The coast is the hardest: the sea may cut roads off."""
    network, homes = make_streets("coast", seed)
    table = graph(network, np.ones(len(network.car)), network.car)
    assert connected_components(table, directed=True, connection="strong")[0] == 1
    assert len(homes.label) > 8000


def test_bad_calls_say_what_is_wrong() -> None:
    """An unknown variant and a negative seed."""
    with pytest.raises(ValueError, match="variant must be one of rural, coast, town, not 'island'"):
        make_streets("island")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="seed must be 0 or more, not -1"):
        make_streets("rural", -1)
