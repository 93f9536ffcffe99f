"""Moves that change how many routes there are: one is opened and draws visits to it, since no visit alone would pay for the way."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    LOAD,
    OPTION_END,
    OPTION_FIRST,
    PRV,
    ROUTE,
    TOTAL,
    UNPLANNED_COST,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.choice import alone
from solvers.kernels.edits import attach, begin, detach, fits, rollback
from solvers.kernels.insertion import insertion_price
from solvers.kernels.moves import option_on, relocate_behind, room_for, unused_shift
from solvers.kernels.random import random_below
from solvers.kernels.schedule import propagate

ASKED = 20  # candidates of each visit of a new route that are asked to join it
MOST = 60  # visits drawn into a new route in one move


@kernel
def draw_in(d: Data, st: State, w: int, after: int) -> bool:
    """Move or plan w behind node `after` if that makes the plan no dearer."""
    if st.rows[w, ROUTE] >= 0:
        return relocate_behind(d, st, w, after, 0)
    shift = st.rows[after, ROUTE]
    option = option_on(d, st, w, shift)
    if option < 0 or not alone(d, w) or not room_for(d, st, shift, d.act[option, LOAD]):
        return False
    worth = d.visit[w, UNPLANNED_COST]
    if insertion_price(d, st, w, after, option, worth) > worth:
        return False
    attach(d, st, w, after, option)
    return fits(d, st, w)


@kernel
def beside(d: Data, st: State, w: int, u: int) -> bool:
    """Move or plan w right behind or in front of u and propagate; False, and nothing changed, if neither saves cost."""
    for side in range(2):
        mark = begin(st)
        total = st.scalar[TOTAL]
        after = u if side == 0 else st.rows[u, PRV]
        if draw_in(d, st, w, after) and propagate(d, st) and st.scalar[TOTAL] <= total:
            return True
        rollback(st, mark)
    return False


@kernel
def open_route(d: Data, st: State, v: int) -> bool:
    """Give v to an unused shift, then let candidates of that route's visits join it where that saves cost.

    False if there is none; the caller propagates and judges the whole.
    """
    rows = st.rows
    if not alone(d, v):
        return False
    option = d.visit[v, OPTION_FIRST] + random_below(
        st.rng, d.visit[v, OPTION_END] - d.visit[v, OPTION_FIRST]
    )
    shift = unused_shift(d, st, option)
    if shift < 0:
        return False
    if rows[v, ROUTE] >= 0:
        detach(d, st, v)
    attach(d, st, v, d.num_visits + d.num_breaks + shift, option)
    if not (fits(d, st, v) and propagate(d, st)):
        return False
    _gather(d, st, v, shift)
    return True


@kernel
def _gather(d: Data, st: State, v: int, shift: int) -> None:
    """Let candidates of v, then of those who have come, join v in its new route as long as that saves cost."""
    rows = st.rows
    st.scratch[0] = v
    count, i = 1, 0
    while i < count:
        u = st.scratch[i]
        i += 1
        for k in range(min(ASKED, d.candidates.shape[1])):
            w = d.candidates[u, k]
            if w < 0 or rows[w, ROUTE] == shift or count >= MOST:
                continue
            if beside(d, st, w, u):
                st.scratch[count] = w
                count += 1
