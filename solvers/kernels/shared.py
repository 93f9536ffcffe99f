"""Costs that no single route has: the largest lateness, the largest idle time, and how unevenly work is spread.

What they need of a route is kept per route (`State.figures`) and renewed for routes that changed; putting the routes together
takes one step per shift, and nothing at all in problems without such costs.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    AT,
    AT_HOME,
    BALANCE,
    DIRTY,
    DURATION,
    EARLIEST,
    END_PLACE,
    IDLE,
    IDLE_MAX,
    INSIDE,
    LATENESS_MAX,
    NUM_DIRTY,
    NXT,
    PLACE,
    READY,
    REGULAR_END,
    SETUP,
    SHARED,
    SHARED_COST,
    SOFT_LATEST,
    START,
    WORKLOAD,
    WORST,
    WORST_NOW,
    WRAP_UP,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.legs import leg


@kernel
def renew_figures(d: Data, st: State, shift: int) -> None:
    """Recompute one route's figures from its rows (units of time; see `solvers.cost`)."""
    rows = st.rows
    first = d.num_visits + d.num_breaks + shift
    span = d.shift[shift, REGULAR_END] - d.shift[shift, EARLIEST]
    worst, busy, workload = 0, 0, 0
    if rows[first, ACT] > 0:
        p, n = first, rows[first, NXT]
        while rows[n, NXT] >= 0:
            act = rows[n, ACT]
            leaving, travel, _, arriving = leg(
                d, shift, rows[p, AT], rows[p, INSIDE], d.act[act, PLACE], d.act[act, AT_HOME]
            )
            busy += (
                leaving + arriving + travel + d.act[act, SETUP] + d.act[act, DURATION] + d.act[act, WRAP_UP]
            )
            workload += travel
            if n < d.num_visits:
                workload += d.act[act, DURATION]
                worst = max(worst, rows[n, START] - d.visit[n, SOFT_LATEST])
            p, n = n, rows[n, NXT]
        leaving, travel, _, _ = leg(d, shift, rows[p, AT], rows[p, INSIDE], d.shift[shift, END_PLACE], 0)
        busy += leaving + travel
        workload += travel
        span = max(span, rows[n, READY] - d.shift[shift, EARLIEST])
    st.figures[shift, WORST], st.figures[shift, IDLE], st.figures[shift, WORKLOAD] = (
        worst,
        span - busy,
        workload,
    )


@kernel
def shared_cost(d: Data, st: State) -> int:
    """The shared costs of the plan as it stands, in points."""
    if d.price[SHARED] == 0:
        return 0
    for k in range(st.scalar[NUM_DIRTY]):
        renew_figures(d, st, st.dirty[k])
        st.figures[st.dirty[k], DIRTY] = 0
    st.scalar[NUM_DIRTY] = 0
    worst, idle, work = 0, 0, 0
    for s in range(d.num_shifts):
        worst = max(worst, st.figures[s, WORST])
        idle = max(idle, st.figures[s, IDLE])
        work += st.figures[s, WORKLOAD]
    total = d.price[LATENESS_MAX] * worst + d.price[IDLE_MAX] * idle
    if d.price[BALANCE] > 0:
        uneven = 0
        for s in range(d.num_shifts):
            uneven += (abs(d.num_shifts * st.figures[s, WORKLOAD] - work) + d.num_shifts - 1) // d.num_shifts
        total += d.price[BALANCE] * uneven
    return total


@kernel
def settle_shared(d: Data, st: State) -> None:
    """Note the shared costs of a plan that is being kept."""
    st.scalar[SHARED_COST] = shared_cost(d, st)
    st.scalar[WORST_NOW] = 0
    if d.price[LATENESS_MAX] > 0:
        for s in range(d.num_shifts):
            st.scalar[WORST_NOW] = max(st.scalar[WORST_NOW], st.figures[s, WORST])
