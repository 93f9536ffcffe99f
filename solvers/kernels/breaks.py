"""Moves of breaks inside their routes."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    COST,
    EARLY,
    FREE,
    NXT,
    PRV,
    ROUTE,
    SOFT,
    TOTAL,
    WINDOW_FIRST,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.random import random_below
from solvers.kernels.schedule import push, save
from solvers.problem import NO_LIMIT


@kernel
def move_break(d: Data, st: State, b: int) -> bool:
    """Move break b (a node) one or two places forward or back in its own route; leave it out, or take it again, where it may be."""
    rows = st.rows
    shift = d.break_shift[b - d.num_visits]
    if rows[d.num_visits + d.num_breaks + shift, ACT] == 0:
        return False
    if rows[b, ROUTE] < 0:
        return take_break(d, st, b)
    if d.break_skip_cost[b - d.num_visits] < NO_LIMIT and random_below(st.rng, 4) == 0:
        skip_break(d, st, b)
        return True
    p, q = rows[b, PRV], rows[b, NXT]
    if random_below(st.rng, 2) == 0:
        after = rows[p, PRV]
        if after >= 0 and random_below(st.rng, 2) == 0 and rows[after, PRV] >= 0:
            after = rows[after, PRV]
    else:
        after = q if rows[q, NXT] >= 0 else -1
        if after >= 0 and random_below(st.rng, 2) == 0 and rows[rows[after, NXT], NXT] >= 0:
            after = rows[after, NXT]
    if after < 0:
        return False
    shift_break(st, b, after)
    return True


@kernel
def skip_break(d: Data, st: State, b: int) -> None:
    """Leave break b (a node) out of its route."""
    rows = st.rows
    shift = rows[b, ROUTE]
    _unlink(st, b)
    st.scalar[TOTAL] -= rows[b, COST]
    st.soft[shift] -= rows[b, SOFT]
    rows[b, ROUTE], rows[b, PRV], rows[b, NXT], rows[b, COST], rows[b, SOFT] = -1, -1, -1, 0, 0
    push(st, d.num_visits + d.num_breaks + d.num_shifts + shift)


@kernel
def take_break(d: Data, st: State, b: int) -> bool:
    """Put the left-out break b (a node) into its route: behind the last node that is free before the break may begin, or nearby."""
    rows = st.rows
    shift = d.break_shift[b - d.num_visits]
    early = d.window[d.act[rows[b, ACT], WINDOW_FIRST], EARLY]
    after = d.num_visits + d.num_breaks + shift
    while rows[rows[after, NXT], NXT] >= 0 and rows[rows[after, NXT], FREE] <= early:
        after = rows[after, NXT]
    for _ in range(random_below(st.rng, 4)):
        if rows[rows[after, NXT], NXT] >= 0:
            after = rows[after, NXT]
    save(st, b)
    rows[b, ROUTE] = shift
    _link(st, b, after)
    push(st, d.num_visits + d.num_breaks + d.num_shifts + shift)
    return True


@kernel
def shift_break(st: State, b: int, after: int) -> None:
    """Put break b behind `after` in its own route."""
    _unlink(st, b)
    _link(st, b, after)


@kernel
def _unlink(st: State, b: int) -> None:
    rows = st.rows
    p, q = rows[b, PRV], rows[b, NXT]
    save(st, b)
    save(st, p)
    save(st, q)
    rows[p, NXT] = q
    rows[q, PRV] = p
    push(st, q)


@kernel
def _link(st: State, b: int, after: int) -> None:
    rows = st.rows
    q = rows[after, NXT]
    save(st, after)
    save(st, q)
    rows[b, PRV], rows[b, NXT] = after, q
    rows[after, NXT] = b
    rows[q, PRV] = b
    push(st, b)
    push(st, q)
