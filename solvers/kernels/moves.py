"""The small moves of the annealing: each makes its edits and returns True, or returns False having changed nothing.

`slack` is how much worse the plan may become; a move whose legs alone cost more than that, even if all lateness, waiting and
overtime on its routes vanished, is not tried. The caller propagates, judges the cost and rolls back.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    AT,
    AT_HOME,
    DISTANCE_COST,
    DURATION,
    ELIGIBLE_END,
    ELIGIBLE_FIRST,
    END_PLACE,
    FIXED_COST,
    INSIDE,
    MEANS,
    MEMBERS_END,
    MEMBERS_FIRST,
    NXT,
    OPTION_END,
    OPTION_FIRST,
    PLACE,
    PRV,
    ROUTE,
    START,
    TRAVEL_COST,
    UNIT,
    UNPLANNED_COST,
    USE_COST,
    WORK_COST,
    WORKER,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.edits import attach, detach, familiar_gain, workers_fit
from solvers.kernels.insertion import (
    INFINITE,
    chain_cost,
    detach_unit,
    insertion_bound,
    leg_cost,
    removal_gain,
)
from solvers.kernels.random import random_below
from solvers.kernels.schedule import push, save

MAX_SEGMENT = 3


@kernel
def random_neighbour(d: Data, st: State, v: int) -> int:
    """A random planned visit worth standing next to v, -1 if the one drawn is unplanned or missing."""
    w = d.candidates[v, random_below(st.rng, d.candidates.shape[1])]
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
    if target != shift:
        bound = insertion_bound(d, st, v, after, option)
        if bound == INFINITE or bound - removal_gain(d, st, v) - st.soft[shift] - familiar_gain(d, v) > slack:
            return False
    detach(d, st, v)
    attach(d, st, v, after, option)
    return workers_fit(d, st, v)


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
def _in_place_of(d: Data, st: State, u: int, option: int, n: int) -> int:
    """Leg and fixed costs of visit u standing in the place of visit n."""
    rows = st.rows
    p, shift = rows[n, PRV], rows[n, ROUTE]
    target, home = d.act[option, PLACE], d.act[option, AT_HOME]
    cost = leg_cost(d, shift, rows[p, AT], rows[p, INSIDE], target, home)
    cost += (
        d.act[option, FIXED_COST]
        + d.preference[u, d.shift[shift, WORKER]]
        + d.shift[shift, WORK_COST] * d.act[option, DURATION] * home
    )
    return cost + chain_cost(d, st, shift, target if target >= 0 else rows[p, AT], home, rows[n, NXT])


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
    if rows[v, NXT] != w and rows[w, NXT] != v:
        change = _in_place_of(d, st, v, option, w) + _in_place_of(d, st, w, option_w, v)
        change -= _in_place_of(d, st, v, rows[v, ACT], v) + _in_place_of(d, st, w, rows[w, ACT], w)
        change -= familiar_gain(d, v) + familiar_gain(d, w)
        if change - st.soft[shift] - (st.soft[other] if other != shift else 0) > slack:
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
    return workers_fit(d, st, v) and workers_fit(d, st, w)


@kernel
def move_segment(d: Data, st: State, v: int) -> bool:
    """Move v and the one or two visits behind it, in order or turned round, behind a neighbour (or-opt)."""
    rows = st.rows
    w = random_neighbour(d, st, v)
    if w < 0:
        return False
    length = 0
    n = v
    wanted = 2 + random_below(st.rng, MAX_SEGMENT - 1)
    while length < wanted and n < d.num_visits:
        if n == w:
            return False
        st.scratch[length] = n
        length += 1
        n = rows[n, NXT]
    if length < 2 or rows[v, PRV] == w:
        return False
    target = rows[w, ROUTE]
    for k in range(length):
        if not d.eligible[rows[st.scratch[k], ACT], target]:
            return False
    turned = random_below(st.rng, 4) == 0
    for k in range(length):
        detach(d, st, st.scratch[k])
    after = w
    for k in range(length):
        u = st.scratch[length - 1 - k] if turned else st.scratch[k]
        attach(d, st, u, after, rows[u, ACT])
        after = u
    for k in range(length):
        if not workers_fit(d, st, st.scratch[k]):
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
def _breaks_from(d: Data, st: State, n: int) -> bool:
    """Does a break stand at node n or behind it?"""
    while st.rows[n, NXT] >= 0:
        if n >= d.num_visits:
            return True
        n = st.rows[n, NXT]
    return False


@kernel
def _tails_bounded(d: Data, st: State, v: int, w: int) -> bool:
    """Can the exchange of tails be priced by its two new legs? Not where breaks, means of travel or ends of the day differ."""
    shift, other = st.rows[v, ROUTE], st.rows[w, ROUTE]
    same = (
        d.shift[shift, MEANS] == d.shift[other, MEANS]
        and d.shift[shift, END_PLACE] == d.shift[other, END_PLACE]
    )
    same = same and d.shift[shift, TRAVEL_COST] == d.shift[other, TRAVEL_COST]
    same = same and d.shift[shift, DISTANCE_COST] == d.shift[other, DISTANCE_COST]
    return same and not _breaks_from(d, st, st.rows[v, NXT]) and not _breaks_from(d, st, w)


@kernel
def _tails_cost(d: Data, st: State, v: int, w: int, middle: int, end: int) -> int:
    """A lower bound on what the exchange of tails costs: legs, preference and work.

    `scratch[:middle]` leave v's route, `scratch[middle:end]` w's.
    """
    rows = st.rows
    shift, other, before = rows[v, ROUTE], rows[w, ROUTE], rows[w, PRV]
    change = chain_cost(d, st, shift, rows[v, AT], rows[v, INSIDE], w)
    change += chain_cost(d, st, other, rows[before, AT], rows[before, INSIDE], rows[v, NXT])
    change -= chain_cost(d, st, shift, rows[v, AT], rows[v, INSIDE], rows[v, NXT])
    change -= chain_cost(d, st, other, rows[before, AT], rows[before, INSIDE], w)
    for k in range(end):
        u = st.scratch[k]
        here, there = (shift, other) if k < middle else (other, shift)
        act = rows[u, ACT]
        change += d.preference[u, d.shift[there, WORKER]] - d.preference[u, d.shift[here, WORKER]]
        care = d.act[act, DURATION] * d.act[act, AT_HOME]
        change += (d.shift[there, WORK_COST] - d.shift[here, WORK_COST]) * care - familiar_gain(d, u)
    return change - d.shift[other, USE_COST] - st.soft[shift] - st.soft[other]


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
    if end < 0 or (_tails_bounded(d, st, v, w) and _tails_cost(d, st, v, w, middle, end) > slack):
        return False
    for k in range(end):
        detach(d, st, st.scratch[k])
    _append(d, st, v, middle, end)
    _append(d, st, before, 0, middle)
    for k in range(end):
        if not workers_fit(d, st, st.scratch[k]):
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
    """Move break b (a node) one or two places forward or back in its own route."""
    rows = st.rows
    p, q = rows[b, PRV], rows[b, NXT]
    if rows[d.num_visits + d.num_breaks + rows[b, ROUTE], ACT] == 0:
        return False
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
def drop(d: Data, st: State, v: int, slack: int) -> bool:
    """Leave v (and whatever is planned only together with it) unplanned."""
    unit = d.visit[v, UNIT]
    cost = 0
    for k in range(d.unit[unit, MEMBERS_FIRST], d.unit[unit, MEMBERS_END]):
        u = d.unit_visit[k]
        if st.rows[u, ROUTE] >= 0:
            cost += (
                d.visit[u, UNPLANNED_COST]
                - removal_gain(d, st, u)
                - st.soft[st.rows[u, ROUTE]]
                - familiar_gain(d, u)
            )
    if cost > slack:
        return False
    detach_unit(d, st, unit)
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
