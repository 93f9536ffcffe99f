"""Cover what can be covered: search with as many shifts on offer as it cares to use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from planner.domain import Plan, Visit
from planner.openshifts.habits import Habits
from planner.openshifts.order import Order
from planner.openshifts.pool import Kind, Pool, kind_of
from planner.openshifts.state import State, settled, used
from planner.openshifts.trial import HOT, Bench

STARTS = 2
"""Searches of the whole, each with its own seed; the smallest set is gone on with."""

ROUNDS = 8
"""Times that offers of which none was left are doubled: two to the eighth of one kind are more than any district has workers."""


class Cover:
    """Finds a set that covers all that can be covered; not yet a small one. `candidates`: the most that were on offer at once."""

    def __init__(self, bench: Bench, order: Order, moves: int, tell: Callable[[], None]) -> None:
        self._bench, self._order, self._moves, self._tell = bench, order, moves, tell
        self.candidates = 0

    def best(self, demand: Iterable[Visit], near: Plan) -> State:
        """Return the smallest of several searches for roles as the demand asks for. Where something is left out by all of them,
        offers for the roles of any visit are tried too: whoever takes another visit may free the one that is lacking."""
        wanted = tuple(demand)
        states = [self._grown(self._pool(wanted, wanted), near, k) for k in range(STARTS)]
        best = min(states, key=lambda s: s.size)
        every = self._bench.instance.visits
        if best.trial.lack and len(every) > len(wanted):
            wider = self._grown(self._pool(wanted, every), best.trial.plan, STARTS)
            best = min((best, wider), key=lambda s: s.size)
        return best

    def _pool(self, demand: tuple[Visit, ...], served: tuple[Visit, ...]) -> Pool:
        return Pool(self._habits, demand, served, self._order.shortest, self._order.step)

    @property
    def _habits(self) -> Habits:
        return self._bench.habits

    def _grown(self, pool: Pool, near: Plan, number: int) -> State:
        """Search, and again with twice as many of each kind of which none was left, until that helps no more."""
        copies: Counter[Kind] = Counter()
        best: State | None = None
        for _ in range(ROUNDS):
            offers = pool.offers(copies)
            self.candidates = max(self.candidates, len(offers))
            seed = self._bench.seed + number
            trial = self._bench.search(offers, near, self._moves, heat=HOT, seed=seed)
            self._tell()
            state = settled(self._habits, trial, shortest=self._order.shortest, step=self._order.step)
            if best is not None and state.size[:2] >= best.size[:2]:
                break
            best, near = state, trial.plan
            given, taken = Counter(map(kind_of, offers)), Counter(map(kind_of, used(trial, offers)))
            scarce = [kind for kind in taken if taken[kind] == given[kind]]
            if not scarce:
                break
            copies = Counter(
                {kind: 2 * given[kind] for kind in scarce}
                | {k: n for k, n in copies.items() if k not in scarce}
            )
        assert best is not None
        return best
