"""How the temperature falls over a budget: in one long cycle, or in several where there is time for that.

Of several the first begins so hot that nothing is left of the plan it began with. From the temperature that others begin at, a
search does not leave the kind of plan that it has (few late visits, say, and much travel), and what that is was chance. So where
routes cannot be recombined, every other cycle begins so, and the next goes on from what it found. On a day of 75 patients four
molten cycles in ten end among plans that are 3 % dearer.

Where there is time for many, the cycles between begin warm, with the best plan so far, and of the others every other one goes on
from there: where little but waiting or balance is priced, molten cycles end far apart, and one that begins warm ends much nearer to
the best.
"""

from __future__ import annotations

from dataclasses import dataclass

from solvers.search.params import SearchParams

ANNEALED = 0.96  # share of the budget for the cycles; the rest recombines and mends what they found
MOST_CYCLES = 6
MANY_CYCLES = 12  # budgets for so many or more are spent in part around the best plan
MOST_RETURNING = 24


@dataclass
class Cooling:
    """Where a search stands. `share` of the budget used is in [0, 1]; temperatures are in units of the mean cost per visit.

    recombining: are the best routes put together again after each cycle?
    cycles: how many there are.
    returning: does every other one begin warm, with the best plan so far?
    """

    params: SearchParams
    recombining: bool = False
    cycles: int = 1
    returning: bool = False

    def plan(self, moves: float, visits: int) -> None:
        """Choose the number of cycles for a budget of so many moves, and whether some of them return to the best plan."""
        whole = int(moves / (self.params.moves_per_visit * max(1, visits)))
        self.returning = not self.recombining and whole >= MANY_CYCLES
        self.cycles = max(1, min(MOST_RETURNING if self.returning else MOST_CYCLES, whole))

    def cycle(self, share: float) -> int:
        """The number of the cycle at this share of the budget, from 0; `cycles` once all are over."""
        return min(self.cycles, int(share / ANNEALED * self.cycles))

    def from_best(self, cycle: int) -> bool:
        """Does this cycle return to the best plan so far? What follows the last one, number `cycles`, does."""
        return cycle == self.cycles or (self.returning and cycle % 2 == 1)

    def within(self, share: float) -> float:
        """How much of the present cycle is over, in [0, 1]."""
        return min(1.0, share / ANNEALED * self.cycles - self.cycle(share)) if share < ANNEALED else 1.0

    def temperature(self, share: float) -> float:
        """The temperature at this share of the budget; mending starts a little above the end of a cycle."""
        if share >= ANNEALED:
            return self.params.cold * 4 ** (1 - (share - ANNEALED) / (1 - ANNEALED))
        first = self._first(self.cycle(share))
        return first * (self.params.cold / first) ** self.within(share)

    def _first(self, cycle: int) -> float:
        if self.from_best(cycle):
            return self.params.warm
        melts = cycle == 0 if self.recombining else cycle % (4 if self.returning else 2) == 0
        return self.params.melt if melts and cycle + 1 < self.cycles else self.params.hot
