"""The best plan that can be put together from routes met in the search: set partitioning over the pool (HiGHS).

Each visit is in one chosen route or left out; of each kind of shift at most as many routes as there are shifts. Exact for
problems whose cost is a sum over routes: no links, no continuity, no shared costs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from solvers.kernels.arrays import CONTINUITY, OWNER, SHARED, UNPLANNED_COST, Data, Ints
from solvers.kernels.pool import BEGIN, KIND, LENGTH, PLAN_COST, ROUTE_COST, ROUTES, Pool
from solvers.problem import Problem, Solution

MOST_ROUTES = 12_000  # those met in the best plans


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


def recombine(problem: Problem, data: Data, pool: Pool, seconds: float | None) -> Solution | None:
    """The cheapest plan made of pool routes found within `seconds` (None: no limit but a number of nodes), starts left at 0;
    None if nothing was found.
    """
    count = int(pool.filled[ROUTES])
    if count == 0:
        return None
    route = pool.route[:count]
    chosen = np.argsort(route[:, PLAN_COST], kind="stable")[:MOST_ROUTES]
    route = route[chosen]
    num_kinds = int(pool.kind.max()) + 1
    items = [pool.item[b : b + n] for b, n in route[:, [BEGIN, LENGTH]]]
    owner = data.act[np.concatenate(items), OWNER]
    column = np.repeat(np.arange(len(route)), route[:, LENGTH])
    visits, columns = owner[owner >= 0], column[owner >= 0]
    v = data.num_visits
    n = len(route) + v
    cover = csc_array(
        (
            np.ones(len(visits) + v),
            (np.concatenate([visits, np.arange(v)]), np.concatenate([columns, len(route) + np.arange(v)])),
        ),
        shape=(v, n),
    )
    fleet = csc_array((np.ones(len(route)), (route[:, KIND], np.arange(len(route)))), shape=(num_kinds, n))
    left_out = data.visit[:, UNPLANNED_COST].astype(float)
    scale = max(1.0, float(route[:, ROUTE_COST].sum()) / max(1, len(visits)))
    cost = np.concatenate([route[:, ROUTE_COST], np.minimum(left_out, 1e6 * scale)]) / scale
    limits: dict[str, float] = {"mip_rel_gap": 1e-7, "node_limit": 200}
    if seconds is not None:
        limits["time_limit"] = seconds
    answer = milp(
        cost,
        constraints=[
            LinearConstraint(cover, 1, 1),
            LinearConstraint(fleet, -np.inf, np.bincount(pool.kind, minlength=num_kinds)),
        ],
        integrality=np.ones(n),
        bounds=Bounds(0, 1),
        options=limits,
    )
    if answer.x is None:
        return None
    return _assigned(problem, pool, [items[k] for k in np.flatnonzero(answer.x[: len(route)] > 0.5)],
                     [int(route[k, KIND]) for k in np.flatnonzero(answer.x[: len(route)] > 0.5)])  # fmt: skip


def _assigned(problem: Problem, pool: Pool, chosen: list[NDArray[np.int32]], kinds: list[int]) -> Solution:
    """The chosen routes given to shifts of their kinds, in order."""
    free = {kind: list(np.flatnonzero(pool.kind == kind)) for kind in set(kinds)}
    routes: list[tuple[int, ...]] = [()] * problem.num_shifts
    for items, kind in zip(chosen, kinds, strict=True):
        routes[free[kind].pop(0)] = tuple(int(a) for a in items)
    return Solution(tuple(routes), tuple((0,) * len(route) for route in routes))
