"""Towns, villages and hamlets: how many people, and where on the land they lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from planner.synthetic.names import place_names

Floats = NDArray[np.float64]

# A rural municipality of about 19,000 people: five towns shaped like those that Trap Danmark gives for
# Lemvig, ten villages and twenty-six hamlets.
TOWNS = (6000, 1900, 1400, 1000, 500)
VILLAGES = tuple(int(p) for p in np.linspace(450, 210, 10).round())
NUM_HAMLETS = 26
TOWN_DENSITY = 1100.0  # inhabitants per km2 of built-up land


@dataclass(frozen=True, eq=False)
class Settlements:
    """Largest first. `centre` (n, 2) metres, `population` (n,), `radius` (n,) metres of built-up land,
    `name`."""

    centre: Floats
    population: NDArray[np.int64]
    radius: Floats
    name: list[str]


def _spacing(population: int, other: int) -> float:
    """Metres at least between two settlements; towns push the others further off."""
    own = 3100.0 if population >= 1000 else 1800.0 if population >= 200 else 1300.0
    return own + (900.0 if other >= 1000 else 0.0)


def place_settlements(rng: np.random.Generator, land: shapely.Polygon) -> Settlements:
    """Place the settlements on `land` (metres), largest first, by rejection.

    A settlement that finds no room in 400 tries is left out, which only the smallest ever are.
    """
    hamlets = sorted((int(p) for p in rng.integers(40, 181, NUM_HAMLETS)), reverse=True)
    low_x, low_y, high_x, high_y = land.bounds
    placed: list[tuple[float, float, int]] = []
    for population in (*TOWNS, *VILLAGES, *hamlets):
        # A town keeps its whole disc on land and inside the municipality.
        margin = 1000.0 * float(np.sqrt(population / TOWN_DENSITY / np.pi)) + 150.0
        room = land.buffer(-margin)
        tries = rng.uniform((low_x, low_y), (high_x, high_y), (400, 2))
        for x, y in tries[shapely.contains_xy(room, tries)]:
            if all(np.hypot(x - u, y - v) >= _spacing(population, p) for u, v, p in placed):
                placed.append((float(x), float(y), population))
                break
    people = np.array([p for _, _, p in placed], dtype=np.int64)
    return Settlements(
        centre=np.array([(x, y) for x, y, _ in placed]),
        population=people,
        radius=1000.0 * np.sqrt(people / TOWN_DENSITY / np.pi),
        name=place_names(rng, len(placed)),
    )
