"""Small moves that change which visits are planned (see `solvers.kernels.moves`)."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    COST,
    LOAD,
    MEMBERS_END,
    MEMBERS_FIRST,
    NXT,
    PRV,
    ROUTE,
    UNIT,
    UNPLANNED_COST,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.edits import attach, detach, familiar_gain, fits, quota_room
from solvers.kernels.insertion import detach_unit, insertion_price
from solvers.kernels.moves import option_on, peak_allowance, random_neighbour, room_for
from solvers.kernels.price import INFINITE, open_pricing, peak_change, walk, without
from solvers.kernels.random import random_below


@kernel
def removal_gain(d: Data, st: State, v: int) -> int:
    """The most that leaving out planned visit v can save, its price of being left out not counted."""
    open_pricing(st)
    change = without(d, st, v, v, 1, st.rows[v, ROUTE])
    if change >= INFINITE:
        return 0
    return peak_allowance(d, st) + familiar_gain(d, v) - change


@kernel
def drop(d: Data, st: State, v: int, slack: int) -> bool:
    """Leave v (and whatever is planned only together with it) unplanned."""
    unit = d.visit[v, UNIT]
    cost = 0
    for k in range(d.unit[unit, MEMBERS_FIRST], d.unit[unit, MEMBERS_END]):
        u = d.unit_visit[k]
        if st.rows[u, ROUTE] >= 0:
            cost += d.visit[u, UNPLANNED_COST] - removal_gain(d, st, u)
    if cost > slack:
        return False
    detach_unit(d, st, unit)
    return True


@kernel
def alone(d: Data, v: int) -> bool:
    """Is v planned or left out on its own?"""
    return d.unit[d.visit[v, UNIT], MEMBERS_END] - d.unit[d.visit[v, UNIT], MEMBERS_FIRST] == 1


@kernel
def admit(d: Data, st: State, v: int, slack: int) -> bool:
    """Plan the unplanned visit v next to a neighbour."""
    rows = st.rows
    w = random_neighbour(d, st, v)
    if w < 0 or not alone(d, v):
        return False
    after = w if random_below(st.rng, 2) == 0 else rows[w, PRV]
    shift = rows[w, ROUTE]
    option = option_on(d, st, v, shift)
    if option < 0 or not room_for(d, st, shift, d.act[option, LOAD]) or not quota_room(d, st, v, option):
        return False
    worth = d.visit[v, UNPLANNED_COST]
    if insertion_price(d, st, v, after, option, slack + worth) > slack + worth:
        return False
    attach(d, st, v, after, option)
    return fits(d, st, v)


@kernel
def trade(d: Data, st: State, v: int, slack: int) -> bool:
    """Plan an unplanned neighbour in the place of planned visit v."""
    rows = st.rows
    w = d.candidates[v, random_below(st.rng, d.candidates.shape[1])]
    if w < 0 or rows[w, ROUTE] >= 0 or not alone(d, v) or not alone(d, w):
        return False
    shift, p = rows[v, ROUTE], rows[v, PRV]
    option = option_on(d, st, w, shift)
    if option < 0 or not room_for(d, st, shift, d.act[option, LOAD] - d.act[rows[v, ACT], LOAD]):
        return False
    open_pricing(st)
    st.path[0], st.path_act[0] = w, option
    own = rows[v, COST] + familiar_gain(d, v) + d.visit[w, UNPLANNED_COST] - d.visit[v, UNPLANNED_COST]
    change = walk(d, st, shift, p, 0, 1, rows[v, NXT], shift, slack + own + peak_allowance(d, st))
    if change >= INFINITE or change - own + peak_change(d, st, shift, shift) > slack:
        return False
    detach(d, st, v)
    attach(d, st, w, p, option)
    return fits(d, st, w)
