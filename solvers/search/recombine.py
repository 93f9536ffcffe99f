"""The best plan that can be put together from routes met in the search: set partitioning over the pool (HiGHS).

Each visit is in one chosen route or left out; of each kind of shift at most as many routes as there are shifts. Exact for
problems whose cost is a sum over routes: no links, no continuity, no shared costs.
"""

from __future__ import annotations

import time
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array

from solvers.kernels.arrays import CONTINUITY, OWNER, SHARED, UNPLANNED_COST, Data, Ints
from solvers.kernels.pool import BEGIN, KIND, LENGTH, PLAN_COST, ROUTE_COST, ROUTES, Pool
from solvers.problem import Problem, Solution

MOST_ROUTES = 12_000  # those met in the best plans
DEAREST = 1e6  # times the mean cost of a visit, the most that leaving one out counts for: numbers must stay comparable
TOLERANCE = 1e-6  # of costs in the linear relaxation
COLUMNS = 3_000  # that one second is enough for


def can_recombine(data: Data) -> bool:
    """Is the cost of a plan the sum of what its routes cost?"""
    return len(data.link) == 0 and data.price[CONTINUITY] == 0 and data.price[SHARED] == 0


def kinds_of_shifts(problem: Problem) -> Ints:
    """(S,) numbers such that shifts with the same number are interchangeable."""
    p = problem
    columns = [
        p.shift_start_place, p.shift_end_place, p.shift_earliest, p.shift_end, p.shift_latest, p.shift_means,
        p.shift_fixed_cost, p.travel_rate, p.distance_rate, p.waiting_rate, p.work_rate, p.shift_capacity,
        p.shift_leaves_at_start,
    ]  # fmt: skip
    liked = (
        p.preference[:, p.shift_worker].T
        if p.weights.preference
        else np.zeros((p.num_shifts, 0), dtype=np.int64)
    )
    own_break = np.where(np.diff(p.break_offset) > 0, np.arange(1, p.num_shifts + 1), 0)
    table = np.column_stack([*columns, own_break, p.eligible.T, liked])
    return np.unique(table, axis=0, return_inverse=True)[1].astype(np.int64).ravel()


def recombine(
    problem: Problem, data: Data, pool: Pool, below: float = np.inf, seconds: float | None = None
) -> Solution | None:
    """The cheapest plan made of pool routes that costs less than `below` (points), found within `seconds` (None: no limit but a
    number of nodes), starts left at 0; None if there is none, or none was found.
    """
    count = int(pool.filled[ROUTES])
    if count == 0:
        return None
    route = pool.route[:count]
    route = route[np.argsort(route[:, PLAN_COST], kind="stable")[:MOST_ROUTES]]
    items = [pool.item[b : b + n] for b, n in route[:, [BEGIN, LENGTH]]]
    used = _choose(_Partition.of(data, pool, route, items, below), seconds)
    if used is None:
        return None
    return _assigned(problem, pool, [items[k] for k in used], [int(route[k, KIND]) for k in used])


class _Partition(NamedTuple):
    """`cover` (V, C) visits of each column, `fleet` (K, C) its kind of shift, `size` (K,) shifts of each kind, `cost` (C,) in units
    of the mean cost of a visit. The first `routes` columns are routes, then one for leaving out each visit. `below`: as costs.
    """

    cover: csc_array
    fleet: csc_array
    size: Ints
    cost: NDArray[np.float64]
    routes: int
    below: float

    @classmethod
    def of(cls, data: Data, pool: Pool, route: Ints, items: list[NDArray[np.int32]], below: float) -> Self:
        owner = data.act[np.concatenate(items), OWNER]
        column = np.repeat(np.arange(len(route)), route[:, LENGTH])
        visits, columns = owner[owner >= 0], column[owner >= 0]
        v, n = data.num_visits, len(route) + data.num_visits
        rows = np.concatenate([visits, np.arange(v)]), np.concatenate([columns, np.arange(len(route), n)])
        size = np.bincount(pool.kind)
        fleet = (np.ones(len(route)), (route[:, KIND], np.arange(len(route))))
        left_out = data.visit[:, UNPLANNED_COST].astype(float)
        scale = max(1.0, float(route[:, ROUTE_COST].sum()) / max(1, len(visits)))
        return cls(
            cover=csc_array((np.ones(len(visits) + v), rows), shape=(v, n)),
            fleet=csc_array(fleet, shape=(len(size), n)),
            size=size,
            cost=np.concatenate([route[:, ROUTE_COST], np.minimum(left_out, DEAREST * scale)]) / scale,
            routes=len(route),
            below=(below - 1) / scale,
        )

    def only(self, columns: Ints) -> _Partition:
        """The same with these columns alone."""
        return self._replace(
            cover=self.cover[:, columns], fleet=self.fleet[:, columns], cost=self.cost[columns]
        )


def _choose(whole: _Partition, seconds: float | None) -> Ints | None:
    """The routes of the cheapest plan that is found.

    A column whose reduced cost in the linear relaxation is more than lies between that bound and `below` is in no plan that costs
    less (Dantzig, Fulkerson and Johnson 1954): when the best plan is nearly the best there is, some hundred of ten thousand routes
    remain, and none when the bound itself is not below.

    The solver begins with steps that it does not look at the clock in, and that take a time about quadratic in the columns (3.8 s
    for 8,000 of them on 500 visits, measured). So with little time only those of the least reduced cost are tried.
    """
    began = time.monotonic()
    relaxed = linprog(
        whole.cost, A_ub=whole.fleet, b_ub=whole.size, A_eq=whole.cover, b_eq=np.ones(whole.cover.shape[0]),
        method="highs", options={} if seconds is None else {"time_limit": seconds},
    )  # fmt: skip
    if relaxed.status != 0 or relaxed.fun > whole.below + TOLERANCE:
        return None
    reduced = whole.cost - relaxed.eqlin.marginals @ whole.cover - relaxed.ineqlin.marginals @ whole.fleet
    columns = np.flatnonzero(relaxed.fun + reduced <= whole.below + TOLERANCE)
    limits: dict[str, float] = {"mip_rel_gap": 1e-7, "node_limit": 200}
    if seconds is not None:
        limits["time_limit"] = max(0.0, seconds - (time.monotonic() - began))
        most = int(COLUMNS * limits["time_limit"] ** 0.5)
        columns = np.sort(columns[np.argsort(reduced[columns], kind="stable")[:most]])
    if len(columns) == 0:
        return None
    left = whole.only(columns)
    answer = milp(
        left.cost,
        constraints=[LinearConstraint(left.cover, 1, 1), LinearConstraint(left.fleet, -np.inf, left.size)],
        integrality=np.ones(len(columns)),
        bounds=Bounds(0, 1),
        options=limits,
    )
    if answer.x is None or answer.fun > whole.below + TOLERANCE:
        return None
    used = columns[answer.x > 0.5]
    return used[used < whole.routes]


def _assigned(problem: Problem, pool: Pool, chosen: list[NDArray[np.int32]], kinds: list[int]) -> Solution:
    """The chosen routes given to shifts of their kinds, in order."""
    free = {kind: list(np.flatnonzero(pool.kind == kind)) for kind in set(kinds)}
    routes: list[tuple[int, ...]] = [()] * problem.num_shifts
    for items, kind in zip(chosen, kinds, strict=True):
        routes[free[kind].pop(0)] = tuple(int(a) for a in items)
    return Solution(tuple(routes), tuple((0,) * len(route) for route in routes))
