"""One search: a day with some shifts on offer, from a plan that is nearly right; what is left out then, and who has what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.compile import Compiled, compile_problem, decode, encode
from planner.domain import Instance, Level, Plan, Route, RunInfo, Visit
from planner.openshifts.habits import Habits
from planner.openshifts.offers import LEVEL_SECONDS, USE_SECONDS, Offer, with_offers
from planner.travel.times import TravelTimes
from solvers.problem import Problem, Solution
from solvers.search.session import Session

HOT, WARM = 0.5, 0.3
"""First temperatures, in units of the mean cost of a visit: of a search of the whole, and of one near a plan."""

LEGS = 4
"""A search near a plan is done in so many equal parts and ends with the first in which nothing more is left out than may be."""

WORTH = 4 * (USE_SECONDS + 86_400 + LEVEL_SECONDS * Level.NURSE.rank)
"""Seconds of work that a visit, or a worker's half of one, costs at least when it is left out: four of the dearest shifts
there can be, whatever the input's own prices, since the question here is not whether a visit is worth a shift."""


HANDING_SECONDS = 1800
"""What handing a task at a citizen over to somebody costs, in seconds of work, so that whoever has been told to already goes
there where that is near enough; assumed."""


@dataclass(frozen=True)
class Trial:
    """What a search found. `lack` is what the visits left out cost together, in points, to be compared within one input."""

    offers: tuple[Offer, ...]
    lack: int
    left_out: frozenset[str]
    cost: int
    _compiled: Compiled = field(repr=False)
    _solution: Solution = field(repr=False)

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The routes of all shifts, those on offer last."""
        return decode(self._compiled, self._solution)

    @cached_property
    def plan(self) -> Plan:
        """The routes as a plan to search on from; its run record says nothing."""
        return start_plan(self.routes)

    def route(self, offer: Offer) -> Route:
        """Return the route of an offer. Raises KeyError if it was not on offer."""
        return self._by_shift[offer.offer_id]

    @cached_property
    def _by_shift(self) -> dict[str, Route]:
        return {r.shift_id: r for r in self.routes}

    def visits(self, offer: Offer) -> list[Visit]:
        """Return the visits of an offer's route in order, each once."""
        instance = self._compiled.instance
        ids = (a.visit_id for a in self.route(offer).activities if a.visit_id is not None)
        return [instance.visit[v] for v in dict.fromkeys(ids)]


def start_plan(routes: Iterable[Route]) -> Plan:
    """Return routes as a plan to begin a search with."""
    run = RunInfo(solver="", seed=0, iterations=0, seconds=0.0, status="feasible", cost=0, terms={})
    return Plan(routes=tuple(routes), run=run)


@dataclass
class Bench:
    """Where searches are made: what does not change between them. `kept`: the plan whose visits stay with those who have them.
    `solves` counts."""

    habits: Habits
    travel: TravelTimes
    seed: int
    kept: Plan | None = None
    solves: int = 0

    @property
    def instance(self) -> Instance:
        """The input, without anything on offer."""
        return self.habits.instance

    def search(
        self,
        offers: Sequence[Offer],
        near: Plan,
        moves: int,
        *,
        enough: int | None = None,
        heat: float = WARM,
        seed: int | None = None,
    ) -> Trial:
        """Return the best plan met in `moves` from `near` with these offers; earlier where no more than `enough` is lacking."""
        self.solves += 1
        compiled = compile_problem(with_offers(self.habits, offers), self.travel)
        problem = self._priced(compiled, offers)
        session = Session(problem, self.seed if seed is None else seed)
        best = session.keep(encode(compiled, near))
        for _ in range(LEGS if enough is not None else 1):
            best = session.improve(best, moves // (LEGS if enough is not None else 1), heat)
            solution = session.solution(best)
            if enough is not None and _lack(problem, solution) <= enough:
                break
        left_out = frozenset(compiled.seats[v].visit_id for v in _missing(problem, solution))
        return Trial(tuple(offers), _lack(problem, solution), left_out, best.cost, compiled, solution)

    def _priced(self, compiled: Compiled, offers: Sequence[Offer]) -> Problem:
        """The compiled problem in which using an offer costs its price, and no visit is left out to save it."""
        problem, w = compiled.problem, compiled.problem.weights
        second = max(1, w.travel_time, w.screen_work)
        prices = problem.shift_fixed_cost * w.shift_use
        own = len(self.instance.shifts)
        prices[own : own + len(offers)] = [second * o.price for o in offers]
        costs, least = problem.unplanned_cost, WORTH * second
        asked = costs > 0
        short = least - int(costs[asked].min(initial=least))
        return problem.replace(
            shift_fixed_cost=prices,
            preference=self._strangers(compiled, offers, second),
            weights=w._replace(shift_use=1, preference=1),
            unplanned_cost=costs + short * asked,
            allowed=self._held(compiled),
        )

    def _strangers(self, compiled: Compiled, offers: Sequence[Offer], second: int) -> NDArray[np.int64]:
        """(V, W) points: what the input's preferences cost, and for those on offer what handing a visit's tasks over to them
        does."""
        problem, own = compiled.problem, len(self.instance.shifts)
        table = problem.preference * problem.weights.preference
        handing = [len(self.instance.visit[s.visit_id].delegated_tasks) for s in compiled.seats]
        for k, offer in enumerate(offers):
            if offer.role.level is not Level.NURSE:
                table[:, problem.shift_worker[own + k]] += (
                    second * HANDING_SECONDS * np.array(handing, dtype=np.int64)
                )
        return table

    def _held(self, compiled: Compiled) -> NDArray[np.bool_]:
        """Which shift may take what, where everybody keeps the visits of the kept plan."""
        problem = compiled.problem
        if self.kept is None:
            return problem.allowed
        allowed: NDArray[Any] = problem.allowed.copy()
        for s, route in enumerate(encode(compiled, self.kept).routes):
            for activity in (a for a in route if not problem.is_break(a)):
                rows = problem.option_visit == problem.option_visit[activity]
                allowed[rows] &= np.arange(problem.num_shifts) == s
        return allowed


def _missing(problem: Problem, solution: Solution) -> list[int]:
    planned = [int(problem.option_visit[a]) for r in solution.routes for a in r if not problem.is_break(a)]
    return sorted(set(range(problem.num_visits)) - set(planned))


def _lack(problem: Problem, solution: Solution) -> int:
    return int(problem.unplanned_cost[_missing(problem, solution)].sum())
