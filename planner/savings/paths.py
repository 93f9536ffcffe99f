"""Marginal savings along sampled orders: visits are taken off the screen one by one, or put on it, and the plan re-optimised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.compile import compile_problem, encode
from planner.domain import Instance, Plan
from planner.savings.clock import Clock, routes_of
from planner.savings.left_out import seat_seconds
from planner.savings.parts import visits_on_screen
from planner.savings.toggles import Toggles
from planner.travel.times import TravelTimes
from solvers.search.session import Kept, Session

MOVES_PER_STEP = 30
"""Moves per visit after each step of a path: 7,500 for 250 visits. Twice as many make the sampling error no
smaller than twice as many paths do."""

HEAT = 0.05
"""First temperature of a step, in units of the mean cost of a visit: enough to mend around a visit, too little to wander off."""

EFFORTS = 5
"""Times `MOVES_PER_STEP` for a single visit's own contribution, which no second walk evens out."""


class Walker:
    """Re-optimises one day under changing sets of screen visits, and reads the seconds."""

    def __init__(self, instance: Instance, travel: TravelTimes, seed: int) -> None:
        self.toggles = Toggles.of(compile_problem(instance, travel))
        self._session = Session(self.toggles.problem, seed)
        self._clock = Clock(self.toggles.problem, seat_seconds(self.toggles.compiled))
        self._moves = MOVES_PER_STEP * max(1, len(instance.visits))

    def take(self, plan: Plan, allowed: Sequence[str]) -> Kept:
        """Take up a plan under the limits for `allowed`."""
        self._session.limit(self.toggles.limits(allowed))
        return self._session.keep(encode(self.toggles.compiled, plan))

    def walk(self, start: Kept, allowed: Sequence[str], efforts: int = 1) -> Kept:
        """Return the best plan found near `start` with these visits allowed on screen."""
        self._session.limit(self.toggles.limits(allowed))
        return self._session.improve(start, efforts * self._moves, HEAT)

    def seconds(self, kept: Kept) -> int:
        """Field, unit and left-out seconds of a plan."""
        return self._clock.seconds(routes_of(self.toggles.problem, kept))

    def on_screen(self, kept: Kept) -> int:
        """How many of the visits that could be at home are by screen."""
        carried_out = {a for route in routes_of(self.toggles.problem, kept) for a in route}
        return sum(any(o in carried_out for o in options) for options in self.toggles.calls.values())


@dataclass(frozen=True)
class PathsJob:
    """One sampled order of the visits on screen in `plan`, walked down from it and up from `baseline`.

    Down: visits leave the screen in the order, so that the first is judged beside all others; up: they come to it in the same
    order, the first beside none. The two are antithetic: what local re-optimisation loses on the way, it adds to one and takes
    from the other.
    """

    instance: Instance
    baseline: Plan
    plan: Plan
    seed: int
    number: int

    def run(self, travel: TravelTimes) -> dict[str, float]:
        """Return each visit's marginal saving in seconds, mean of the two walks."""
        walker = Walker(self.instance, travel, self.seed)
        players = sorted(visits_on_screen(self.plan) & walker.toggles.calls.keys())
        rng = np.random.default_rng([self.seed, self.number])
        order = [players[k] for k in rng.permutation(len(players))]
        down = _down(walker, walker.take(self.plan, players), order)
        up = _up(walker, walker.take(self.baseline, ()), order)
        return {v: (down[v] + up[v]) / 2 for v in players}


def _down(walker: Walker, plan: Kept, order: Sequence[str]) -> dict[str, int]:
    before, saved = walker.seconds(plan), {}
    for number, visit_id in enumerate(order, start=1):
        plan = walker.walk(plan, order[number:])
        after = walker.seconds(plan)
        saved[visit_id], before = after - before, after
    return saved


def _up(walker: Walker, plan: Kept, order: Sequence[str]) -> dict[str, int]:
    before, saved = walker.seconds(plan), {}
    for number, visit_id in enumerate(order, start=1):
        plan = walker.walk(plan, order[:number])
        after = walker.seconds(plan)
        saved[visit_id], before = before - after, after
    return saved


@dataclass(frozen=True)
class OwnJob:
    """What `plan` loses if one of its screen visits must be at home while all others stay free, for each of them."""

    instance: Instance
    plan: Plan
    seed: int

    def run(self, travel: TravelTimes) -> dict[str, int]:
        """Return seconds by visit id; the plan they are held against is given the same effort."""
        walker = Walker(self.instance, travel, self.seed)
        free = list(walker.toggles.calls)
        start = walker.walk(walker.take(self.plan, free), free, EFFORTS)
        base = walker.seconds(walker.walk(start, free, EFFORTS))
        found = {}
        for visit_id in sorted(visits_on_screen(self.plan) & walker.toggles.calls.keys()):
            others = [v for v in free if v != visit_id]
            found[visit_id] = walker.seconds(walker.walk(start, others, EFFORTS)) - base
        return found
