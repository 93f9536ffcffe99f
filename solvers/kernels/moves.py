"""The small moves of the annealing: each makes its edits and returns True, or returns False having changed nothing.

`slack` is how much worse the plan may become. A move is first priced without edits (`solvers.kernels.price`); only one that may
stay within `slack` is made. The caller propagates, judges the exact cost and rolls back.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    CAPACITY,
    COST,
    ELIGIBLE_END,
    ELIGIBLE_FIRST,
    LATENESS_MAX,
    LOAD,
    LOADED,
    NXT,
    OPTION_END,
    OPTION_FIRST,
    PRV,
    ROUTE,
    WORST_NOW,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.edits import attach, detach, familiar_gain, fits, quota_room
from solvers.kernels.legs import may_take
from solvers.kernels.price import INFINITE, open_pricing, peak_change, walk, without
from solvers.kernels.random import random_below, random_unit

DRAWS = 4  # shifts drawn in search of an unused one
FAR = 2**50  # a slack that no bound exceeds: for costs that pricing leaves out


@kernel
def random_neighbour(d: Data, st: State, v: int) -> int:
    """A random planned visit worth standing next to v, near ones more often; -1 if the one drawn is unplanned or missing."""
    draw = random_unit(st.rng)
    w = d.candidates[v, int(draw * draw * d.candidates.shape[1])]
    return w if w >= 0 and st.rows[w, ROUTE] >= 0 else -1


@kernel
def option_on(d: Data, st: State, v: int, shift: int) -> int:
    """An option of v that the shift may carry out: mostly the present one, sometimes another; -1 if none."""
    lo, hi = d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]
    present = st.rows[v, ACT]
    if may_take(d, present, shift) and (hi - lo == 1 or random_below(st.rng, 4) > 0):
        return present
    offset = random_below(st.rng, hi - lo)
    for k in range(hi - lo):
        option = lo + (offset + k) % (hi - lo)
        if may_take(d, option, shift):
            return option
    return -1


@kernel
def room_for(d: Data, st: State, shift: int, load: int) -> bool:
    """Can the shift carry `load` more?"""
    return st.rows[d.num_visits + d.num_breaks + shift, LOADED] + load <= d.shift[shift, CAPACITY]


@kernel
def unused_shift(d: Data, st: State, option: int) -> int:
    """An unused shift that may carry out the option, if one of a few drawn at random is one, else -1."""
    first, last = d.act[option, ELIGIBLE_FIRST], d.act[option, ELIGIBLE_END]
    if first == last:
        return -1
    for _ in range(DRAWS):
        shift = d.eligible_shift[first + random_below(st.rng, last - first)]
        if st.rows[d.num_visits + d.num_breaks + shift, ACT] == 0:
            return shift
    return -1


@kernel
def stands_before(st: State, n: int, m: int) -> bool:
    """Does node n stand before node m in their route?"""
    while n >= 0 and n != m:
        n = st.rows[n, NXT]
    return n == m


@kernel
def relocate(d: Data, st: State, v: int, slack: int) -> bool:
    """Move planned visit v next to a neighbour, before or behind it."""
    rows = st.rows
    w = random_neighbour(d, st, v)
    if w < 0:
        return False
    after = w if random_below(st.rng, 2) == 0 else rows[w, PRV]
    return relocate_behind(d, st, v, after, slack)


@kernel
def relocate_behind(d: Data, st: State, v: int, after: int, slack: int) -> bool:
    """Move planned visit v behind node `after`, changing its option where the new shift needs it."""
    rows = st.rows
    shift, target = rows[v, ROUTE], rows[after, ROUTE]
    option = option_on(d, st, v, target)
    if after == v or option < 0 or (after == rows[v, PRV] and option == rows[v, ACT]):
        return False
    if option != rows[v, ACT] and not quota_room(d, st, v, option):
        return False
    if target != shift and not room_for(d, st, target, d.act[option, LOAD]):
        return False
    if relocation_price(d, st, v, after, option, slack) > slack:
        return False
    detach(d, st, v)
    attach(d, st, v, after, option)
    return fits(d, st, v)


@kernel
def relocation_price(d: Data, st: State, v: int, after: int, option: int, slack: int) -> int:
    """A lower bound on what `relocate_behind` costs."""
    rows = st.rows
    shift, target = rows[v, ROUTE], rows[after, ROUTE]
    open_pricing(st)
    if shift == target:
        return reposition_price(d, st, v, v, 1, after, option, False, slack)
    allowance = slack + familiar_gain(d, v) + peak_allowance(d, st)
    change = without(d, st, v, v, 1, target)
    if change >= INFINITE:
        return INFINITE
    st.path[0], st.path_act[0] = v, option
    more = walk(d, st, target, after, 0, 1, rows[after, NXT], shift, allowance - change)
    if more >= INFINITE:
        return INFINITE
    return change + more + peak_change(d, st, shift, target) - familiar_gain(d, v)


@kernel
def peak_allowance(d: Data, st: State) -> int:
    """The most that can be saved in the price of the largest lateness."""
    return d.price[LATENESS_MAX] * st.scalar[WORST_NOW]


@kernel
def reposition_price(
    d: Data, st: State, first: int, last: int, count: int, after: int, option: int, turned: bool, slack: int
) -> int:
    """A lower bound on moving the nodes from `first` to `last` behind `after` in the same route, perhaps turned round; `option` is
    what a single one becomes.
    """
    rows = st.rows
    shift = rows[first, ROUTE]
    length, own = 0, 0
    if stands_before(st, last, after):
        p, q = rows[first, PRV], rows[after, NXT]
        length = lay(st, rows[last, NXT], after, length)
        length = lay(st, first, last, length)
        at = length - count
    else:
        p, q = after, rows[last, NXT]
        length = lay(st, first, last, length)
        if after != rows[first, PRV]:
            length = lay(st, rows[after, NXT], rows[first, PRV], length)
        at = 0
    for k in range(length):
        own += rows[st.path[k], COST]
    if count == 1:
        st.path_act[at] = option
    if turned:
        for k in range(count // 2):
            a, b = at + k, at + count - 1 - k
            st.path[a], st.path[b] = st.path[b], st.path[a]
            st.path_act[a], st.path_act[b] = st.path_act[b], st.path_act[a]
    change = walk(d, st, shift, p, 0, length, q, shift, slack + own + peak_allowance(d, st))
    return INFINITE if change >= INFINITE else change - own + peak_change(d, st, shift, shift)


@kernel
def lay(st: State, n: int, last: int, at: int) -> int:
    """Write the nodes from n to `last` to `path[at:]` as they are done now; the new end of the list."""
    while True:
        st.path[at], st.path_act[at] = n, st.rows[n, ACT]
        at += 1
        if n == last:
            return at
        n = st.rows[n, NXT]


@kernel
def relocate_anywhere(d: Data, st: State, v: int, slack: int) -> bool:
    """Move planned visit v to the beginning of a random eligible shift (how empty shifts come into use)."""
    lo, hi = d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]
    option = lo + random_below(st.rng, hi - lo)
    first, last = d.act[option, ELIGIBLE_FIRST], d.act[option, ELIGIBLE_END]
    if first == last:
        return False
    shift = d.eligible_shift[first + random_below(st.rng, last - first)]
    return relocate_behind(d, st, v, d.num_visits + d.num_breaks + shift, slack)


@kernel
def swap(d: Data, st: State, v: int, slack: int) -> bool:
    """Let planned visit v and a neighbour's neighbour change places."""
    rows = st.rows
    w = random_neighbour(d, st, v)
    if w >= 0 and random_below(st.rng, 2) == 0:
        w = rows[w, NXT] if random_below(st.rng, 2) == 0 else rows[w, PRV]
    if w < 0 or w >= d.num_visits or w == v:
        return False
    shift, other = rows[v, ROUTE], rows[w, ROUTE]
    option, option_w = option_on(d, st, v, other), option_on(d, st, w, shift)
    if option < 0 or option_w < 0:
        return False
    if swap_price(d, st, v, w, option, option_w, slack) > slack:
        return False
    p, q = rows[v, PRV], rows[w, PRV]
    if p == w:
        p = v
    elif q == v:
        q = w
    detach(d, st, v)
    detach(d, st, w)
    if p == v:  # w, v become v, w
        attach(d, st, v, q, option)
        attach(d, st, w, v, option_w)
    elif q == w:  # v, w become w, v
        attach(d, st, w, p, option_w)
        attach(d, st, v, w, option)
    else:
        attach(d, st, v, q, option)
        attach(d, st, w, p, option_w)
    return fits(d, st, v) and fits(d, st, w)


@kernel
def swap_price(d: Data, st: State, v: int, w: int, option: int, option_w: int, slack: int) -> int:
    """A lower bound on what it costs that v (done by `option` then) and w change places."""
    rows = st.rows
    shift, other = rows[v, ROUTE], rows[w, ROUTE]
    open_pricing(st)
    if shift == other:
        a, b = (v, w) if stands_before(st, v, w) else (w, v)
        length = lay(st, a, b, 0)
        own = 0
        for k in range(length):
            own += rows[st.path[k], COST]
        st.path[0], st.path[length - 1] = b, a
        st.path_act[0], st.path_act[length - 1] = (option_w, option) if a == v else (option, option_w)
        change = walk(
            d, st, shift, rows[a, PRV], 0, length, rows[b, NXT], shift, slack + own + peak_allowance(d, st)
        )
        return INFINITE if change >= INFINITE else change - own + peak_change(d, st, shift, shift)
    more, more_w = d.act[option, LOAD], d.act[option_w, LOAD]
    if not room_for(d, st, shift, more_w - d.act[rows[v, ACT], LOAD]):
        return INFINITE
    if not room_for(d, st, other, more - d.act[rows[w, ACT], LOAD]):
        return INFINITE
    gain = familiar_gain(d, v) + familiar_gain(d, w)
    own = rows[v, COST] + rows[w, COST] + gain
    st.path[0], st.path_act[0] = w, option_w
    change = walk(d, st, shift, rows[v, PRV], 0, 1, rows[v, NXT], other, INFINITE)
    if change >= INFINITE:
        return INFINITE
    st.path[0], st.path_act[0] = v, option
    allowance = slack + own + peak_allowance(d, st)
    again = walk(d, st, other, rows[w, PRV], 0, 1, rows[w, NXT], shift, allowance - change)
    if again >= INFINITE:
        return INFINITE
    return change + again - own + peak_change(d, st, shift, other)
