"""A pool of good routes met on the way, for recombination at the end of a search.

One route per set of visits and kind of shift: the cheapest order met. Kinds are shifts that are alike in everything.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    COST,
    NXT,
    TOTAL,
    Data,
    Ints,
    State,
)  # fmt: skip
from solvers.kernels.reference import by_reference

# columns of Pool.route
BEGIN, LENGTH, ROUTE_COST, KIND, PLAN_COST = range(5)
# entries of Pool.filled
ROUTES, ITEMS = range(2)


class Pool(NamedTuple):
    """`route` (R, 5) one row per route, `item` its activities, `slot` an open-addressed table of row + 1 by `key` (of the same
    size), `signature` random numbers of activities and kinds that keys are summed from, `kind` (S,) of each shift.
    """

    route: Ints
    item: NDArray[np.int32]
    key: NDArray[np.uint64]
    slot: Ints
    signature: NDArray[np.uint64]
    kind: Ints
    filled: Ints


def new_pool(data: Data, kind: Ints, routes: int, seed: int) -> Pool:
    """Return an empty pool with room for so many routes; `kind` (S,) numbers the kinds of shifts."""
    size = 1 << (2 * routes - 1).bit_length()
    numbers = np.random.default_rng(seed).integers(1, 2**63, len(data.act) + int(kind.max(initial=0)) + 1)
    return by_reference(
        Pool(
            route=np.zeros((routes, 5), dtype=np.int64),
            item=np.zeros(24 * routes, dtype=np.int32),
            key=np.zeros(size, dtype=np.uint64),
            slot=np.zeros(size, dtype=np.int64),
            signature=numbers.astype(np.uint64),
            kind=kind,
            filled=np.zeros(2, dtype=np.int64),
        )
    )


@kernel
def record(d: Data, st: State, pool: Pool) -> bool:
    """Note every used route of the present plan; False if the pool is full."""
    rows = st.rows
    first_start = d.num_visits + d.num_breaks
    for shift in range(d.num_shifts):
        first = first_start + shift
        if rows[first, ACT] == 0:
            continue
        key = pool.signature[len(d.act) + pool.kind[shift]]
        cost, length = 0, 0
        n = rows[first, NXT]
        while n >= 0:
            cost += rows[n, COST]
            if n < first_start:
                key += pool.signature[rows[n, ACT]] if n < d.num_visits else np.uint64(0)
                length += 1
            n = rows[n, NXT]
        at = key & np.uint64(len(pool.slot) - 1)
        while pool.slot[at] > 0 and pool.key[at] != key:
            at = (at + np.uint64(1)) & np.uint64(len(pool.slot) - 1)
        r = pool.slot[at] - 1
        if r < 0:
            r = pool.filled[ROUTES]
            if r >= len(pool.route) or pool.filled[ITEMS] + length > len(pool.item):
                return False
            pool.filled[ROUTES] = r + 1
            pool.slot[at], pool.key[at] = r + 1, key
            pool.route[r, BEGIN], pool.route[r, LENGTH], pool.route[r, ROUTE_COST] = (
                pool.filled[ITEMS],
                length,
                cost + 1,
            )
            pool.route[r, KIND], pool.route[r, PLAN_COST] = pool.kind[shift], st.scalar[TOTAL]
            pool.filled[ITEMS] += length
        pool.route[r, PLAN_COST] = min(pool.route[r, PLAN_COST], st.scalar[TOTAL])
        if cost < pool.route[r, ROUTE_COST] and length == pool.route[r, LENGTH]:
            pool.route[r, ROUTE_COST] = cost
            k = pool.route[r, BEGIN]
            n = rows[first, NXT]
            while n < first_start:
                pool.item[k] = rows[n, ACT]
                k += 1
                n = rows[n, NXT]
    return True


@kernel
def empty_pool(pool: Pool) -> None:
    """Forget every route."""
    pool.filled[ROUTES], pool.filled[ITEMS] = 0, 0
    for k in range(len(pool.slot)):
        pool.slot[k] = 0
