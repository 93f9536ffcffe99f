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
    EARLY,
    ELIGIBLE_END,
    ELIGIBLE_FIRST,
    FREE,
    LATENESS_MAX,
    LOAD,
    LOADED,
    MEMBERS_END,
    MEMBERS_FIRST,
    NXT,
    OPTION_END,
    OPTION_FIRST,
    PRV,
    ROUTE,
    SOFT,
    START,
    TOTAL,
    UNIT,
    UNPLANNED_COST,
    WINDOW_FIRST,
    WORST_NOW,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.edits import attach, detach, familiar_gain, fits
from solvers.kernels.insertion import detach_unit, insertion_price
from solvers.kernels.price import INFINITE, emptied, open_pricing, peak_change, walk, without
from solvers.kernels.random import random_below, random_unit
from solvers.kernels.schedule import push, save
from solvers.problem import NO_LIMIT

MAX_SEGMENT = 3
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
    if d.eligible[present, shift] and (hi - lo == 1 or random_below(st.rng, 4) > 0):
        return present
    offset = random_below(st.rng, hi - lo)
    for k in range(hi - lo):
        option = lo + (offset + k) % (hi - lo)
        if d.eligible[option, shift]:
            return option
    return -1


@kernel
def room_for(d: Data, st: State, shift: int, load: int) -> bool:
    """Can the shift carry `load` more?"""
    return st.rows[d.num_visits + d.num_breaks + shift, LOADED] + load <= d.shift[shift, CAPACITY]


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
        return _reposition_price(d, st, v, v, 1, after, option, False, slack)
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
def _reposition_price(
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
        length = _lay(st, rows[last, NXT], after, length)
        length = _lay(st, first, last, length)
        at = length - count
    else:
        p, q = after, rows[last, NXT]
        length = _lay(st, first, last, length)
        if after != rows[first, PRV]:
            length = _lay(st, rows[after, NXT], rows[first, PRV], length)
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
def _lay(st: State, n: int, last: int, at: int) -> int:
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
        length = _lay(st, a, b, 0)
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
        if n == w or not d.eligible[rows[n, ACT], target]:
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
    if target != rows[v, ROUTE]:
        if not room_for(d, st, target, load):
            return False
        open_pricing(st)
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
    elif _reposition_price(d, st, v, last, length, w, -1, turned, slack) > slack:
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
        if not d.eligible[st.rows[n, ACT], target]:
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
            if not d.eligible[st.rows[n, ACT], target]:
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
    rows = st.rows
    w = random_neighbour(d, st, v)
    if w < 0 or rows[w, ROUTE] == rows[v, ROUTE]:
        return False
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
    if option < 0 or not room_for(d, st, shift, d.act[option, LOAD]):
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
