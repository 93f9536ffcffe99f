"""Moves of several consecutive visits: segments moved or exchanged, tails of routes exchanged (see `solvers.kernels.moves`)."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    COST,
    LOAD,
    NXT,
    PRV,
    ROUTE,
    START,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.edits import attach, detach, familiar_gain, fits
from solvers.kernels.legs import may_take
from solvers.kernels.moves import peak_allowance, random_neighbour, reposition_price, room_for, unused_shift
from solvers.kernels.price import INFINITE, emptied, open_pricing, peak_change, walk, without
from solvers.kernels.random import random_below

MAX_SEGMENT = 3


@kernel
def move_segment(d: Data, st: State, v: int, slack: int) -> bool:
    """Move v and the one or two visits behind it, in order or turned round, behind a neighbour (or-opt)."""
    rows = st.rows
    w = random_neighbour(d, st, v)
    if w < 0:
        return False
    length, load, gain = 0, 0, 0
    n, last = v, v
    wanted = 2 + random_below(st.rng, MAX_SEGMENT - 1)
    target = rows[w, ROUTE]
    while length < wanted and n < d.num_visits:
        if n == w or not may_take(d, rows[n, ACT], target):
            return False
        st.scratch[length] = n
        length += 1
        load += d.act[rows[n, ACT], LOAD]
        gain += familiar_gain(d, n)
        last = n
        n = rows[n, NXT]
    if length < 2 or rows[v, PRV] == w:
        return False
    turned = random_below(st.rng, 4) == 0
    open_pricing(st)
    if target != rows[v, ROUTE]:
        if not room_for(d, st, target, load):
            return False
        change = without(d, st, v, last, length, target)
        if change >= INFINITE:
            return False
        for k in range(length):
            u = st.scratch[length - 1 - k] if turned else st.scratch[k]
            st.path[k], st.path_act[k] = u, rows[u, ACT]
        allowance = slack + gain + peak_allowance(d, st)
        more = walk(d, st, target, w, 0, length, rows[w, NXT], rows[v, ROUTE], allowance - change)
        if more >= INFINITE or change + more - gain + peak_change(d, st, rows[v, ROUTE], target) > slack:
            return False
    elif reposition_price(d, st, v, last, length, w, -1, turned, slack) > slack:
        return False
    for k in range(length):
        detach(d, st, st.scratch[k])
    after = w
    for k in range(length):
        u = st.scratch[length - 1 - k] if turned else st.scratch[k]
        attach(d, st, u, after, rows[u, ACT])
        after = u
    for k in range(length):
        if not fits(d, st, st.scratch[k]):
            return False
    return True


@kernel
def _segment(d: Data, st: State, n: int, wanted: int, target: int, at: int) -> int:
    """Write up to `wanted` consecutive visits from node n on to `scratch[at:]`; the new end of the list, -1 if one may not go to
    `target`.
    """
    end = at + wanted
    while at < end and n < d.num_visits:
        if not may_take(d, st.rows[n, ACT], target):
            return -1
        st.scratch[at] = n
        at += 1
        n = st.rows[n, NXT]
    return at


@kernel
def _lay_scratch(st: State, lo: int, hi: int) -> None:
    for k in range(lo, hi):
        st.path[k - lo], st.path_act[k - lo] = st.scratch[k], st.rows[st.scratch[k], ACT]


@kernel
def exchange_segments(d: Data, st: State, v: int, slack: int) -> bool:
    """Let one to three visits from v on, and as many from behind a neighbour of v in another route, change places (cross-exchange,
    Taillard et al. 1997).
    """
    rows = st.rows
    w = random_neighbour(d, st, v)
    if w < 0 or rows[w, ROUTE] == rows[v, ROUTE]:
        return False
    shift, other, before = rows[v, ROUTE], rows[w, ROUTE], rows[v, PRV]
    middle = _segment(d, st, v, 1 + random_below(st.rng, MAX_SEGMENT), other, 0)
    end = (
        _segment(d, st, rows[w, NXT], 1 + random_below(st.rng, MAX_SEGMENT), shift, middle)
        if middle > 0
        else -1
    )
    if end <= middle:
        return False
    load, load_w, own, gain = 0, 0, 0, 0
    for k in range(end):
        u = st.scratch[k]
        own += rows[u, COST]
        gain += familiar_gain(d, u)
        if k < middle:
            load += d.act[rows[u, ACT], LOAD]
        else:
            load_w += d.act[rows[u, ACT], LOAD]
    if not room_for(d, st, shift, load_w - load) or not room_for(d, st, other, load - load_w):
        return False
    allowance = slack + own + gain + peak_allowance(d, st)
    open_pricing(st)
    _lay_scratch(st, middle, end)
    change = walk(d, st, shift, before, 0, end - middle, rows[st.scratch[middle - 1], NXT], other, INFINITE)
    if change >= INFINITE:
        return False
    _lay_scratch(st, 0, middle)
    again = walk(d, st, other, w, 0, middle, rows[st.scratch[end - 1], NXT], shift, allowance - change)
    if again >= INFINITE or change + again - own - gain + peak_change(d, st, shift, other) > slack:
        return False
    for k in range(end):
        detach(d, st, st.scratch[k])
    for k in range(end):
        u = st.scratch[k]
        if k == middle:
            w = before
        attach(d, st, u, w, rows[u, ACT])
        w = u
    for k in range(end):
        if not fits(d, st, st.scratch[k]):
            return False
    return True


@kernel
def _tail(d: Data, st: State, n: int, target: int, at: int) -> int:
    """Write the visits from node n to the route's end to `scratch[at:]`; the new end of the list, -1 if one
    may not go to `target`.
    """
    first_end = d.num_visits + d.num_breaks + d.num_shifts
    while n < first_end:
        if n < d.num_visits:
            if not may_take(d, st.rows[n, ACT], target):
                return -1
            st.scratch[at] = n
            at += 1
        n = st.rows[n, NXT]
    return at


@kernel
def _lay_tail(d: Data, st: State, after: int, lo: int, hi: int, at: int) -> int:
    """Write to `path[at:]` what follows node `after` when `scratch[lo:hi]` and its route's breaks do; the list's new end."""
    rows = st.rows
    n = rows[after, NXT]
    for k in range(lo, hi + 1):
        while True:
            while n < d.num_visits:
                n = rows[n, NXT]
            if n >= d.num_visits + d.num_breaks:
                break
            if k < hi and rows[n, START] > rows[st.scratch[k], START]:
                break
            st.path[at], st.path_act[at] = n, rows[n, ACT]
            at += 1
            n = rows[n, NXT]
        if k < hi:
            st.path[at], st.path_act[at] = st.scratch[k], rows[st.scratch[k], ACT]
            at += 1
    return at


@kernel
def _tail_cost(st: State, n: int) -> int:
    total = 0
    while st.rows[n, NXT] >= 0:
        total += st.rows[n, COST]
        n = st.rows[n, NXT]
    return total


@kernel
def tails_price(d: Data, st: State, v: int, w: int, middle: int, end: int, slack: int) -> int:
    """A lower bound on the exchange of what follows v (`scratch[:middle]`) for what begins with w (`scratch[middle:end]`)."""
    rows = st.rows
    shift, other, before = rows[v, ROUTE], rows[w, ROUTE], rows[w, PRV]
    ends = d.num_visits + d.num_breaks + d.num_shifts
    load, load_w, gain = 0, 0, 0
    for k in range(end):
        u = st.scratch[k]
        gain += familiar_gain(d, u)
        if k < middle:
            load += d.act[rows[u, ACT], LOAD]
        else:
            load_w += d.act[rows[u, ACT], LOAD]
    if not room_for(d, st, shift, load_w - load) or not room_for(d, st, other, load - load_w):
        return INFINITE
    own = _tail_cost(st, rows[v, NXT]) + _tail_cost(st, w) + gain
    allowance = slack + own + peak_allowance(d, st)
    open_pricing(st)
    length = _lay_tail(d, st, v, middle, end, 0)
    change = walk(d, st, shift, v, 0, length, ends + shift, other, INFINITE)
    if change >= INFINITE or change > allowance + rows[ends + other, COST]:
        return INFINITE
    if middle == 0 and rows[d.num_visits + d.num_breaks + other, ACT] == end:
        again = -emptied(d, st, other) + _tail_cost(st, w)
    else:
        length = _lay_tail(d, st, before, 0, middle, 0)
        again = walk(d, st, other, before, 0, length, ends + other, shift, allowance - change)
        if again >= INFINITE:
            return INFINITE
    return change + again - own + peak_change(d, st, shift, other)


@kernel
def exchange_tails(d: Data, st: State, v: int, slack: int) -> bool:
    """Let v be followed by a neighbour of another route and all behind it, and that route by v's old followers (2-opt*).

    Breaks stay in their shifts: a moved visit goes in front of those that began later than it did.
    """
    w = random_neighbour(d, st, v)
    if w < 0 or st.rows[w, ROUTE] == st.rows[v, ROUTE]:
        return False
    return _join_tails(d, st, v, w, slack)


@kernel
def split_route(d: Data, st: State, v: int, slack: int) -> bool:
    """Let an unused shift take over everything behind v (a single visit would hardly ever pay for the way)."""
    u = st.rows[v, NXT]
    if u >= d.num_visits:
        return False
    shift = unused_shift(d, st, st.rows[u, ACT])
    if shift < 0:
        return False
    return _join_tails(d, st, v, st.rows[d.num_visits + d.num_breaks + shift, NXT], slack)


@kernel
def _join_tails(d: Data, st: State, v: int, w: int, slack: int) -> bool:
    """Let v be followed by node w of another route and all behind it, and what stands before w by v's old followers."""
    rows = st.rows
    shift, other = rows[v, ROUTE], rows[w, ROUTE]
    before = rows[w, PRV]
    middle = _tail(d, st, rows[v, NXT], other, 0)
    if middle < 0:
        return False
    end = _tail(d, st, w, shift, middle)
    if end < 0 or tails_price(d, st, v, w, middle, end, slack) > slack:
        return False
    for k in range(end):
        detach(d, st, st.scratch[k])
    _append(d, st, v, middle, end)
    _append(d, st, before, 0, middle)
    for k in range(end):
        if not fits(d, st, st.scratch[k]):
            return False
    return True


@kernel
def _append(d: Data, st: State, after: int, lo: int, hi: int) -> None:
    rows = st.rows
    for k in range(lo, hi):
        u = st.scratch[k]
        n = rows[after, NXT]
        while d.num_visits <= n < d.num_visits + d.num_breaks and rows[n, START] <= rows[u, START]:
            after = n
            n = rows[after, NXT]
        attach(d, st, u, after, rows[u, ACT])
        after = u
