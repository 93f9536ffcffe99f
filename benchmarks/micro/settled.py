"""A day in the middle of its search, and what of it a timing needs."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from benchmarks.micro.days import make_day
from solvers.base import Budget, Task
from solvers.kernels.arrays import ACT, NXT, PRV, ROUTE, Data, Ints, State, lay_out
from solvers.kernels.edits import begin, commit, detach
from solvers.kernels.schedule import propagate
from solvers.problem import Problem
from solvers.search.chain import Chain
from solvers.search.params import SearchParams

HALF = 1_000_000  # moves in half of the search that a timed chunk is taken from the middle of
SETTLING_CHUNKS = 10


@dataclass
class Settled:
    """A problem, its arrays and a chain that has annealed for a while at the temperature of the middle."""

    problem: Problem
    data: Data
    chain: Chain

    @property
    def state(self) -> State:
        return self.chain.state

    def anneal_chunk(self) -> None:
        """Make one chunk of moves at the temperature of the middle."""
        self.chain.done = HALF
        task = Task(Budget(iterations=2 * HALF))
        next(iter(self.chain.cool(task, 2 * HALF, SearchParams(), threading.Event())))

    def taken_out(self, most: int) -> Ints:
        """Unplan one unlinked visit on each of up to `most` routes; rows (visit, node it stood behind, option), for good."""
        state, data = self.state, self.data
        linked = {*self.problem.link_first.tolist(), *self.problem.link_second.tolist()}
        places: list[tuple[int, int, int]] = []
        for shift in range(data.num_shifts):
            route = [v for v in self.visits_of(shift) if v not in linked]
            if len(route) > 1 and len(places) < most:
                v = route[len(route) // 2]
                places.append((v, int(state.rows[v, PRV]), int(state.rows[v, ACT])))
                begin(state)
                detach(data, state, v)
                propagate(data, state)
                commit(data, state)
        return np.array(places, dtype=np.int64).reshape(-1, 3)

    def visits_of(self, shift: int) -> list[int]:
        """The visits of a route in order."""
        node, found = self.data.num_visits + self.data.num_breaks + shift, []
        while node >= 0:
            if node < self.data.num_visits:
                found.append(node)
            node = int(self.state.rows[node, NXT])
        return found

    def neighbours(self, most: int) -> Ints:
        """Rows (visit, planned candidate on another route, option), up to `most`: moves that the search would try."""
        rows, data = self.state.rows, self.data
        eligible = self.problem.eligible
        found = [
            (v, int(w), int(rows[v, ACT]))
            for v in range(data.num_visits)
            for w in data.candidates[v, :10]
            if w >= 0
            and rows[v, ROUTE] >= 0
            and rows[w, ROUTE] >= 0
            and rows[v, ROUTE] != rows[w, ROUTE]
            and eligible[rows[v, ACT], rows[w, ROUTE]]
        ]
        step = max(1, len(found) // most)
        return np.array(found[::step][:most], dtype=np.int64).reshape(-1, 3)


def settle(visits: int, linked_share: float) -> Settled:
    """Make a day, plan it and anneal it for a while."""
    problem = make_day(visits, linked_share)
    data = lay_out(problem)
    chain = Chain(problem, data, seed=1)
    chain.start_from(None)
    settled = Settled(problem, data, chain)
    for _ in range(SETTLING_CHUNKS):
        settled.anneal_chunk()
    return settled
