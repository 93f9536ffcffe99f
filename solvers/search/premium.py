"""Early in every cycle it costs more than its price to leave a visit out.

Where visits may be left out cheaply, a search that is cooled at their true prices ends with too few routes: a new one pays only
with many visits on it, and every step on the way there costs. To give up a route that does not pay is a single step. So routes
are opened while leaving out is dear, and those that do not pay are given up as the premium falls.
"""

from __future__ import annotations

import numpy as np

from solvers.kernels.arrays import COST, POOL, TOTAL, UNPLANNED_COST, Data, State, with_own_visits

DEAREST = 1.4  # times the price at the beginning of a cycle
SPENT = 0.5  # share of a cycle after which the price is the true one


def factor(within: float) -> float:
    """What the price of leaving a visit out is multiplied by at this share of a cycle, in [0, 1]."""
    return 1.0 + (DEAREST - 1.0) * max(0.0, 1.0 - within / SPENT)


class Premium:
    """The prices of leaving visits out in one chain. `data` is the chain's own, and its prices are the true ones but for the time
    between `charge` and `lift`.
    """

    def __init__(self, data: Data) -> None:
        self.data = with_own_visits(data)
        self._prices = data.visit[:, UNPLANNED_COST].copy()

    def charge(self, state: State, times: float) -> None:
        """Multiply the true prices; the cost of the plan in `state` becomes what it is then."""
        self._set(state, (self._prices * times).astype(np.int64))

    def lift(self, state: State) -> None:
        """Go back to the true prices."""
        self._set(state, self._prices)

    def _set(self, state: State, prices: np.ndarray) -> None:
        change = prices - self.data.visit[:, UNPLANNED_COST]
        left_out = state.pool[: state.scalar[POOL]]
        self.data.visit[:, UNPLANNED_COST] = prices
        state.rows[left_out, COST] += change[left_out]
        state.scalar[TOTAL] += change[left_out].sum()
