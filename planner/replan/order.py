"""How a re-planning is made: what a change costs, at how many prices, and for how long is searched."""

from __future__ import annotations

from dataclasses import dataclass

CHANGE_PRICE = 60_000
"""Points: a change of one visit is worth ten minutes of working time; assumed."""

FEWEST, BALANCED, FREEST = 80.0, 1.0, 0.1
"""The change price of the first alternative, the second and the last, as multiples of the given one. At the first, by default
thirteen hours of work for a change, only what events touch is moved, and what must give way to it; at the last, one minute, nothing
is moved for nothing."""

CURVE = (80.0, 20.0, 6.0, 2.0, 1.0, 0.5, 0.2, 0.0)
"""The prices of the curve, as multiples."""

MOVES_A_VISIT = 20_000
"""Moves of each search a visit, unless said otherwise: two seconds for 200 visits."""

TRIES = 2
"""Searches at each price, of which the better one counts."""


@dataclass(frozen=True)
class Order:
    """`change_price`: points of a change. `alternatives`: how many prices, from `FEWEST` to `FREEST`; alike or beaten ones are
    dropped. `curve`: also find the curve. `tolerance`, `notice`: seconds by which a start may move before it counts as moved
    (domain.md 7), and before the citizen is told (20 minutes, domain.md 6.3, assumed; Køge tells from 60). `moves`: of each search,
    None for `MOVES_A_VISIT` a visit. `tries`: searches at each price. `jobs`: searches at once; the result is the same with any
    number.

    Raises ValueError for a negative price, no alternatives, tries or jobs, or negative times or moves.
    """

    change_price: int = CHANGE_PRICE
    alternatives: int = 3
    curve: bool = False
    tolerance: int = 900
    notice: int = 1200
    seed: int = 1
    moves: int | None = None
    tries: int = TRIES
    jobs: int = 2

    def __post_init__(self) -> None:
        if self.change_price < 0 or min(self.alternatives, self.tries, self.jobs) < 1:
            raise ValueError(
                f"needs a price of at least 0, and at least one alternative, try and job, got {self.change_price}, "
                f"{self.alternatives}, {self.tries}, {self.jobs}"
            )
        if min(self.tolerance, self.notice, self.moves or 0) < 0:
            raise ValueError(
                f"times and moves are not negative, got {self.tolerance}, {self.notice}, {self.moves}"
            )

    def prices(self) -> tuple[int, ...]:
        """Return the prices in points of the alternatives, dearest first: after the first two in equal steps of proportion."""
        steps = max(1, self.alternatives - 2)
        between = (BALANCED * (FREEST / BALANCED) ** (n / steps) for n in range(self.alternatives - 1))
        return tuple(round(self.change_price * f) for f in (FEWEST, *between))

    def curve_prices(self) -> tuple[int, ...]:
        """Return the prices in points of the curve, dearest first."""
        return tuple(round(self.change_price * f) for f in CURVE)
