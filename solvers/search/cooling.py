"""How the temperature falls over a budget: in one long cycle, or in several where there is time for that.

Of several the first begins hotter. From the temperature that the others begin at, a search does not leave the kind of plan that it
was begun with (few late visits, say, and much travel), and what that is was chance.
"""

from __future__ import annotations

from dataclasses import dataclass

from solvers.search.params import SearchParams

ANNEALED = 0.96  # share of the budget for the cycles; the rest recombines and mends what they found
MOST_CYCLES = 6


@dataclass
class Cooling:
    """Where a search stands. `share` of the budget used is in [0, 1]; temperatures are in units of the mean cost per visit."""

    params: SearchParams
    cycles: int = 1

    def plan(self, moves: float, visits: int) -> None:
        """Choose the number of cycles for a budget of so many moves."""
        long = self.params.moves_per_visit * max(1, visits)
        self.cycles = max(1, min(MOST_CYCLES, int(moves / long)))

    def cycle(self, share: float) -> int:
        """The number of the cycle at this share of the budget, from 0; `cycles` once all are over."""
        return min(self.cycles, int(share / ANNEALED * self.cycles))

    def within(self, share: float) -> float:
        """How much of the present cycle is over, in [0, 1]."""
        return min(1.0, share / ANNEALED * self.cycles - self.cycle(share)) if share < ANNEALED else 1.0

    def temperature(self, share: float) -> float:
        """The temperature at this share of the budget; mending starts a little above the end of a cycle."""
        if share >= ANNEALED:
            return self.params.cold * 4 ** (1 - (share - ANNEALED) / (1 - ANNEALED))
        hot = self.params.melt if self.cycles > 1 and self.cycle(share) == 0 else self.params.hot
        return hot * (self.params.cold / hot) ** self.within(share)
