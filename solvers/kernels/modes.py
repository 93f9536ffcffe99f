"""Small moves that change how visits are carried out: from home to screen and back (see `solvers.kernels.moves`)."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    CAPACITY,
    ELIGIBLE_END,
    ELIGIBLE_FIRST,
    LOAD,
    LOADED,
    MEMBERS_END,
    MEMBERS_FIRST,
    OPTION_END,
    OPTION_FIRST,
    PLACE,
    ROUTE,
    TOTAL,
    UNIT,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.choice import alone
from solvers.kernels.edits import attach, detach, fits, quota_room
from solvers.kernels.insertion import best_in_route, detach_unit, insert_unit
from solvers.kernels.legs import may_take
from solvers.kernels.moves import random_neighbour
from solvers.kernels.price import INFINITE
from solvers.kernels.random import random_below
from solvers.kernels.schedule import propagate

TRIES = 8  # visits looked at for one whose mode differs


@kernel
def other_option(d: Data, st: State, v: int) -> int:
    """A random option of v other than its present one, -1 if it has no other."""
    lo, hi = d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]
    if hi - lo < 2:
        return -1
    option = lo + random_below(st.rng, hi - lo - 1)
    return option + 1 if option >= st.rows[v, ACT] else option


@kernel
def shift_for(d: Data, st: State, v: int, option: int) -> int:
    """A random shift that may carry out the option: for one with a place mostly that of a neighbour. -1 if none is found."""
    if d.act[option, PLACE] >= 0 and random_below(st.rng, 4) > 0:
        w = random_neighbour(d, st, v)
        if w >= 0 and may_take(d, option, st.rows[w, ROUTE]):
            return st.rows[w, ROUTE]
    first, last = d.act[option, ELIGIBLE_FIRST], d.act[option, ELIGIBLE_END]
    return d.eligible_shift[first + random_below(st.rng, last - first)] if last > first else -1


@kernel
def put(d: Data, st: State, v: int, option: int, shift: int, limit: int) -> bool:
    """Plan the unplanned v by `option` where it is cheapest in the shift; False if the plan would cost `limit` or more."""
    load = st.rows[d.num_visits + d.num_breaks + shift, LOADED]
    if load + d.act[option, LOAD] > d.shift[shift, CAPACITY] or not quota_room(d, st, v, option):
        return False
    total, after = best_in_route(d, st, v, option, shift, limit, 0.0)
    if total >= limit or after < 0:
        return False
    attach(d, st, v, after, option)
    return fits(d, st, v) and propagate(d, st)


@kernel
def change_mode(d: Data, st: State, v: int, slack: int) -> bool:
    """Carry out the planned visit v by another of its options, where that is cheapest in a random shift."""
    option = other_option(d, st, v)
    if option < 0 or not quota_room(d, st, v, option):
        return False
    shift = shift_for(d, st, v, option)
    if shift < 0:
        return False
    limit = st.scalar[TOTAL] + slack + 1
    detach(d, st, v)
    return propagate(d, st) and put(d, st, v, option, shift, limit)


@kernel
def change_unit(d: Data, st: State, v: int) -> bool:
    """Carry out every visit of v's unit that has a choice by another of its options: what the parts of a split visit ask for."""
    unit = d.visit[v, UNIT]
    first, end = d.unit[unit, MEMBERS_FIRST], d.unit[unit, MEMBERS_END]
    for k in range(first, end):
        u = d.unit_visit[k]
        if st.rows[u, ROUTE] < 0:
            return False
        option = other_option(d, st, u)
        st.scratch[k - first] = option if option >= 0 else st.rows[u, ACT]
    detach_unit(d, st, unit)
    if not propagate(d, st):
        return False
    for k in range(first, end):
        option = st.scratch[k - first]
        shift = shift_for(d, st, d.unit_visit[k], option)
        if shift < 0 or not put(d, st, d.unit_visit[k], option, shift, INFINITE):
            return False
    return True


@kernel
def exchange_modes(d: Data, st: State, v: int) -> bool:
    """Let the planned visit v take over the mode and the shift of a visit that is not at a place, and plan that one anew.

    What quotas and a full screen unit ask for: one call more is one call less elsewhere.
    """
    option = other_option(d, st, v)
    if option < 0 or d.act[option, PLACE] >= 0 or d.act[st.rows[v, ACT], PLACE] < 0:
        return False
    for _ in range(TRIES):
        w = random_below(st.rng, d.num_visits)
        shift = st.rows[w, ROUTE]
        if w == v or shift < 0 or d.act[st.rows[w, ACT], PLACE] >= 0 or not may_take(d, option, shift):
            continue
        if not alone(d, v) or not alone(d, w):
            return False
        detach(d, st, w)
        detach(d, st, v)
        if not propagate(d, st) or not put(d, st, v, option, shift, INFINITE):
            return False
        return insert_unit(d, st, d.visit[w, UNIT], 0.0, 0, 0)
    return False
