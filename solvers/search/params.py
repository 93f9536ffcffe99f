"""The knobs of the search, one frozen object; the defaults hold for every instance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchParams:
    """Temperatures are in units of the mean routing cost per planned visit of the first plan.

    melt: first temperature of a cycle that is to forget what kind of plan it began with: the first of several, and, where routes
        cannot be recombined, every second or fourth one that another follows.
    warm: first temperature of a cycle that returns to the best plan so far.
    hot: first temperature of every other cycle.
    cold: the last of each.
    swap_heat: least temperature for moves that plan an unplanned visit.
    ruin_share: share of the effort (places looked at) that goes into ruin and recreate.
    moves_per_visit: a cooling cycle is at least so long; a larger budget is spent on several cycles.
    chunk: moves between two looks at the clock.
    checked: assert after every kept move that the running cost equals its recomputation.

    Raises ValueError unless melt >= hot >= warm >= cold > 0, 0 <= ruin_share <= 1 and chunk >= 1.
    """

    melt: float = 2.0
    hot: float = 0.5
    warm: float = 0.2
    cold: float = 0.008
    ruin_share: float = 0.3
    swap_heat: float = 0.5
    moves_per_visit: int = 60_000
    chunk: int = 5_000
    checked: bool = False

    def __post_init__(self) -> None:
        if not self.melt >= self.hot >= self.warm >= self.cold > 0:
            given = f"{self.melt}, {self.hot}, {self.warm}, {self.cold}"
            raise ValueError(f"temperatures must satisfy melt >= hot >= warm >= cold > 0, got {given}")
        if not 0 <= self.ruin_share <= 1 or self.chunk < 1:
            raise ValueError(
                f"ruin_share must lie in [0, 1] and chunk be at least 1, got {self.ruin_share}, {self.chunk}"
            )
