"""The outline of the land: a plain rectangle, or one that the sea has eaten, with a fjord that makes straight
lines lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

WIDTH, HEIGHT = 27_000.0, 28_000.0  # metres: 750 km2, a large rural municipality in West Jutland


@dataclass(frozen=True, eq=False)
class Coast:
    """`land` is where roads and homes may be; `fjord` is the water that cuts it, empty where there is
    none."""

    land: shapely.Polygon
    fjord: shapely.Polygon


def plain_land() -> Coast:
    """Return the whole rectangle, without a coast."""
    return Coast(shapely.box(0, 0, WIDTH, HEIGHT), shapely.Polygon())


def noisy_coast(rng: np.random.Generator) -> Coast:
    """Return land with the sea on its west and north side and a fjord reaching far inland from the west."""
    west = [(float(x), float(y)) for y, x in _shore(rng, HEIGHT)]
    north = [(float(x), HEIGHT - float(y)) for x, y in _shore(rng, WIDTH)]
    sea_west = shapely.Polygon([(-1000.0, -1000.0), *west, (-1000.0, HEIGHT + 1000)])
    sea_north = shapely.Polygon([(-1000.0, HEIGHT + 1000), *north, (WIDTH + 1000, HEIGHT + 1000)])
    fjord = _fjord(rng)
    land = shapely.box(0, 0, WIDTH, HEIGHT) - shapely.union_all(
        [sea_west.buffer(0), sea_north.buffer(0), fjord]
    )
    if isinstance(land, shapely.MultiPolygon):  # islets off the coast carry nobody
        land = max(land.geoms, key=lambda part: part.area)
    return Coast(land, fjord)


def _shore(rng: np.random.Generator, length: float) -> list[tuple[float, float]]:
    """Return points (along, inland) of a wavy shore: a few long waves and small noise, metres."""
    along = np.linspace(-500, length + 500, 60)
    inland = np.full_like(along, 1200.0)
    for wave in range(1, 6):
        inland += rng.normal(0, 700 / wave) * np.sin(
            wave * np.pi * along / length + rng.uniform(0, 2 * np.pi)
        )
    inland += rng.normal(0, 60, along.size)
    return list(zip(along.tolist(), np.maximum(inland, 100.0).tolist(), strict=True))


def _fjord(rng: np.random.Generator) -> shapely.Polygon:
    """Return a tapering inlet: 1.6 to 2.4 km wide at its mouth, 13 to 15 km long, winding a little."""
    reach = rng.uniform(13_000, 15_000)
    middle = HEIGHT * rng.uniform(0.42, 0.55)
    along = np.linspace(0, 1, 25)
    axis = middle + 700 * np.sin(2 * np.pi * along + rng.uniform(0, 2 * np.pi)) * along
    half = rng.uniform(800, 1200) * (1 - 0.7 * along) + np.abs(rng.normal(0, 80, along.size))
    upper = list(zip((along * reach).tolist(), (axis + half).tolist(), strict=True))
    lower = list(zip((along * reach).tolist(), (axis - half).tolist(), strict=True))
    return shapely.Polygon([(-1000.0, lower[0][1]), *lower, *upper[::-1], (-1000.0, upper[0][1])]).buffer(0)
