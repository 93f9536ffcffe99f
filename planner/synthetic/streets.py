"""The streets of a made-up municipality, from a seed alone: rural, rural with a coast and a fjord, or a town
district."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np

from planner.synthetic.bends import bend_lanes
from planner.synthetic.coast import Coast, noisy_coast, plain_land
from planner.synthetic.country_lanes import country_lanes
from planner.synthetic.farms import add_farms
from planner.synthetic.hierarchy import upgrade_roads
from planner.synthetic.homes import Homes, make_homes
from planner.synthetic.names import place_names
from planner.synthetic.oneway import add_oneway_streets, add_roundabouts
from planner.synthetic.randomness import stream
from planner.synthetic.settlements import Settlements, place_settlements
from planner.synthetic.street_graph import StreetGraph, largest_component, merge, to_network
from planner.synthetic.town_grid import town_grid
from planner.travel.network import RoadNetwork

Variant = Literal["rural", "coast", "town"]
VARIANTS: tuple[Variant, ...] = get_args(Variant)

MUNICIPALITY = {"rural": "Muslingemark", "coast": "Fjæsingfjord", "town": "Østershavn"}
# Inhabitants of the open country: eight farms and cottages per km2, as Bornholm has scattered addresses.
COUNTRY_PEOPLE = 13_500
PEOPLE_PER_FARM = 2.3
TOWN_SIDE = 3870.0  # metres: a city district of 15 km2
TOWN_PEOPLE = (24_000, 16_000, 11_000, 9_000)


def make_streets(variant: Variant = "rural", seed: int = 1) -> tuple[RoadNetwork, Homes]:
    """Make a street network and the homes along it.

    Parameters
    ----------
    variant
        "rural": 27 x 28 km with five towns, villages, hamlets and farms. "coast": the same with the sea on
        two sides and a fjord. "town": a district of 15 km2 of blocks of flats, 40 km/h streets, 3 % of them
        one-way.
    seed
        Equal seeds give equal streets on every machine.

    Returns
    -------
    The network, one strongly connected component for every means of travel, and the homes.

    Raises
    ------
    ValueError
        For an unknown variant or a negative seed.

    Example
    -------
    >>> network, homes = make_streets("rural", seed=1)
    >>> network.name
    'Muslingemark (opdigtet)'
    """
    if variant not in VARIANTS:
        raise ValueError(f"variant must be one of {', '.join(VARIANTS)}, not {variant!r}")
    graph, homes = _town_district(seed) if variant == "town" else _municipality(variant, seed)
    return to_network(graph, f"{MUNICIPALITY[variant]} (opdigtet)", 40), homes


def coast_of(variant: Variant, seed: int) -> Coast:
    """Return the outline that `make_streets` uses for "rural" and "coast"."""
    return noisy_coast(stream(seed, "coast")) if variant == "coast" else plain_land()


def _municipality(variant: Variant, seed: int) -> tuple[StreetGraph, Homes]:
    land = coast_of(variant, seed).land
    towns = place_settlements(stream(seed, "settlements"), land)
    graph = country_lanes(stream(seed, "lanes"), towns, _all_grids(seed, towns), land)
    graph = upgrade_roads(largest_component(graph), towns)
    graph = bend_lanes(stream(seed, "bends"), graph)
    people = COUNTRY_PEOPLE * land.area / plain_land().land.area
    graph, farms = add_farms(stream(seed, "farms"), graph, round(people / PEOPLE_PER_FARM), land)
    graph = add_roundabouts(stream(seed, "roundabouts"), graph, 4)
    graph = add_oneway_streets(stream(seed, "oneway"), graph, 4, place=0)
    return graph, make_homes(stream(seed, "homes"), graph, towns, farms.door, flats=False)


def _all_grids(seed: int, towns: Settlements) -> StreetGraph:
    rng = stream(seed, "grids")
    grids = []
    for place, (centre, radius) in enumerate(zip(towns.centre, towns.radius, strict=True)):
        middle = (float(centre[0]), float(centre[1]))
        grids.append(town_grid(rng, middle, float(radius), place, block=float(rng.uniform(85, 110))))
    return merge(grids)


def _town_district(seed: int) -> tuple[StreetGraph, Homes]:
    """Four quarters side by side on one grid, so that base, teams and names have somewhere to be."""
    half = TOWN_SIDE / 2
    grid = town_grid(
        stream(seed, "grids"), (half, half), half, 0, block=100, keep=0.75, square=True, main_every=6
    )
    graph = largest_component(grid)
    quarters = _quarters(seed, graph)
    graph = _name_quarters(graph, quarters)
    graph = add_roundabouts(stream(seed, "roundabouts"), graph, 5)
    rng = stream(seed, "oneway")
    wanted = round(0.03 * len(graph.ends) / len(quarters.centre))
    for place in range(len(quarters.centre)):
        graph = add_oneway_streets(rng, graph, wanted, place)
    return graph, make_homes(stream(seed, "homes"), graph, quarters, np.zeros((0, 2)), flats=True)


def _quarters(seed: int, graph: StreetGraph) -> Settlements:
    middle = graph.point.mean(axis=0)
    quarter = TOWN_SIDE / 4
    corner = np.array([(-1, -1), (1, 1), (-1, 1), (1, -1)]) * quarter
    count = len(TOWN_PEOPLE)
    return Settlements(
        middle + corner,
        np.array(TOWN_PEOPLE, dtype=np.int64),
        np.full(count, quarter),
        place_names(stream(seed, "settlements"), count),
    )


def _name_quarters(graph: StreetGraph, quarters: Settlements) -> StreetGraph:
    middle = graph.point[graph.ends].mean(axis=1)
    distance = np.hypot(*(middle[:, None, :] - quarters.centre).transpose(2, 0, 1))
    return StreetGraph(
        graph.point, graph.ends, graph.shape, graph.highway, distance.argmin(axis=1), graph.line, graph.oneway
    )
