"""What a changed route would cost, without changing it.

`walk` follows a shift through new activities and on along its present ones until nothing differs any more. What
happens in other routes through links is bounded from below, but for one case: a route that two links reach is followed for the
first alone and taken not to change for the second. Moves apply their edits only when this leaves them a chance.

The work grows with the routes that a move touches, not with the problem. Two costs look further where they have a price:
continuity at a client's workers, and the largest lateness, the largest idle time and balance once over the shifts' figures.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    AT,
    AT_HOME,
    COMPONENT,
    COST,
    EASE,
    EFFORT,
    FIRST,
    FLEX,
    FREE,
    HARD,
    INEXACT,
    INSIDE,
    LATE,
    LATENESS,
    LATENESS_MAX,
    LATEST,
    LINKS_END,
    LINKS_FIRST,
    NUM_MOVED,
    NXT,
    OVERTIME,
    PEAK,
    PLACE,
    PRICING,
    PRV,
    READY,
    REGULAR_END,
    ROUTE,
    SECOND,
    SLACK,
    SOFT_LATEST,
    START,
    VISITS_END,
    VISITS_FIRST,
    WAITED,
    WAITING_COST,
    WINDOW_END,
    WINDOW_FIRST,
    WORST_NOW,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.legs import NEVER, arrive, first_allowed, tied_start
from solvers.kernels.schedule import finish, stand

INFINITE = 2**60


@kernel
def look_ahead(d: Data, st: State, shift: int) -> None:
    """Bring SLACK, HARD and EASE of a route's nodes up to date (see `State`)."""
    rows = st.rows
    first_start = d.num_visits + d.num_breaks
    n = first_start + d.num_shifts + shift
    waits = d.shift[shift, WAITING_COST] > 0
    late = d.price[LATENESS] > 0 or d.price[LATENESS_MAX] > 0
    hard = d.shift[shift, LATEST] - rows[n, READY]
    slack, ease = hard, 1
    if d.price[OVERTIME] > 0:
        slack = min(slack, max(0, d.shift[shift, REGULAR_END] - rows[n, READY]))
        ease = 1 if rows[n, READY] <= d.shift[shift, REGULAR_END] else 0
    n = rows[n, PRV]
    while n < first_start:
        rows[n, SLACK], rows[n, HARD], rows[n, EASE] = 0 if waits else slack, hard, 0 if waits else ease
        act, start = rows[n, ACT], rows[n, START]
        last = d.act[act, WINDOW_END] - 1
        within = d.window[last, LATE] - start
        hard = min(hard, within)
        r = d.act[act, WINDOW_FIRST]
        while r < last and start > d.window[r, LATE]:
            r += 1
        slack = min(slack, d.window[r, LATE] - start)
        if n < d.num_visits:
            if late:
                slack = min(slack, max(0, d.visit[n, SOFT_LATEST] - start))
                if start > d.visit[n, SOFT_LATEST]:
                    ease = 0
            if d.visit[n, LINKS_END] > d.visit[n, LINKS_FIRST]:
                slack, ease = 0, 0
        wait = start - rows[n, READY]
        slack += wait
        hard += wait
        n = rows[n, PRV]
    rows[n, SLACK], rows[n, HARD], rows[n, EASE] = 0 if waits else slack, hard, 0 if waits else ease
    st.stale[shift] = 0


@kernel
def dry_start(d: Data, st: State, v: int, act: int, start: int, shift: int, other: int) -> int:
    """The least start of visit v (from its own `start` on) that the readiness of its partners in other routes allows."""
    rows = st.rows
    for k in range(d.visit[v, LINKS_FIRST], d.visit[v, LINKS_END]):
        j = d.link_id[k]
        second = d.link[j, FIRST] == v
        u = d.link[j, SECOND] if second else d.link[j, FIRST]
        if rows[u, ROUTE] < 0 or rows[u, ROUTE] == shift or rows[u, ROUTE] == other:
            continue
        own = first_allowed(d, rows[u, ACT], rows[u, READY])
        least = tied_start(d, j, not second, act, own, rows[u, ACT])
        if least > start:
            start = first_allowed(d, act, least)
    return start


@kernel
def open_pricing(st: State) -> None:
    """Forget what earlier pricing found: call before the first `walk` of a move."""
    st.scalar[PEAK] = 0
    st.scalar[INEXACT] = 0
    st.scalar[PRICING] += 1


@kernel
def note_moved(st: State, n: int, act: int, start: int) -> None:
    """Remember that linked visit n, done by `act`, would start at another time."""
    k = st.scalar[NUM_MOVED]
    if k < len(st.moved):
        st.moved[k, 0], st.moved[k, 1], st.moved[k, 2] = n, act, start
        st.scalar[NUM_MOVED] = k + 1
    else:
        st.scalar[INEXACT] = 1


@kernel
def partners(d: Data, st: State, v: int, act: int, start: int, shift: int, other: int) -> int:
    """What visit v, done by `act`, starting at `start` changes for its partners in routes other than the two named, and for those
    behind them: exact but for links that move in turn, else a lower bound; INFINITE if one of them cannot follow.
    """
    rows = st.rows
    total = 0
    c = d.visit[v, COMPONENT]
    if d.component[c, VISITS_END] - d.component[c, VISITS_FIRST] != 2:
        st.scalar[INEXACT] = 1
    for k in range(d.visit[v, LINKS_FIRST], d.visit[v, LINKS_END]):
        j = d.link_id[k]
        second = d.link[j, FIRST] == v
        u = d.link[j, SECOND] if second else d.link[j, FIRST]
        route = rows[u, ROUTE]
        if route < 0:
            continue
        if route in (shift, other):
            st.scalar[INEXACT] = 1
            continue
        least = tied_start(d, j, second, rows[u, ACT], start, act)
        then = first_allowed(d, rows[u, ACT], max(rows[u, READY], least))
        if then == rows[u, START]:
            continue
        if then >= NEVER:
            return INFINITE
        change = ripple(d, st, u, then, route)
        if change == INFINITE:
            return INFINITE
        total += change
    return total


@kernel
def ripple(d: Data, st: State, u: int, start: int, route: int) -> int:
    """What it changes in another route that its visit u starts at `start`; INFINITE if a rule forbids it."""
    rows = st.rows
    if st.stale[route] == 1:
        look_ahead(d, st, route)
    later = start - rows[u, START]
    if later > rows[u, HARD]:
        return INFINITE
    if st.rippled[route] == st.scalar[PRICING] or d.shift[route, WAITING_COST] > 0:
        st.scalar[INEXACT] = 1
        return -st.soft[route] if d.shift[route, WAITING_COST] > 0 else 0
    st.rippled[route] = st.scalar[PRICING]
    late, was = max(0, start - d.visit[u, SOFT_LATEST]), max(0, rows[u, START] - d.visit[u, SOFT_LATEST])
    st.scalar[PEAK] = max(st.scalar[PEAK], late)
    total = d.price[LATENESS] * (late - was)
    if 0 < later <= rows[u, SLACK] or (later < 0 and rows[u, EASE] == 1):
        return total
    free = rows[u, FREE] + later
    change = follow_on(
        d,
        st,
        route,
        rows[u, NXT],
        free,
        rows[u, AT],
        rows[u, INSIDE],
        rows[u, WAITED],
        rows[u, FLEX],
        False,
        -1,
        -1,
        INFINITE,
    )
    return INFINITE if change == INFINITE else total + change


@kernel
def follow_on(
    d: Data,
    st: State,
    shift: int,
    n: int,
    free: int,
    at: int,
    inside: int,
    waited: int,
    flex: int,
    first: bool,
    own: int,
    other: int,
    most: int,
) -> int:
    """The change of cost of node n and those behind it in the shift's route when n is reached from the given state.

    Linked visits that move are noted (`own` = the shift) for `walk` to ask their partners, or only make the price
    inexact (`own` = -1). INFINITE as in `walk`.
    """
    rows = st.rows
    first_start = d.num_visits + d.num_breaks
    waits = d.shift[shift, WAITING_COST] > 0
    unused = rows[first_start + shift, ACT] == 0
    total = 0
    while n < first_start:
        act = rows[n, ACT]
        ready, legs = arrive(d, shift, free, at, inside, act)
        start = first_allowed(d, act, ready)
        if n < d.num_visits and d.visit[n, LINKS_END] > d.visit[n, LINKS_FIRST]:
            start = dry_start(d, st, n, act, start, own, other)
            if start < NEVER and start != rows[n, START]:
                if own >= 0:
                    note_moved(st, n, act, start)
                else:
                    st.scalar[INEXACT] = 1
        if start >= NEVER:
            return INFINITE
        free, waited, flex, cost, _ = stand(d, shift, n, act, first, ready, start, waited, flex)
        if n < d.num_visits and start > d.visit[n, SOFT_LATEST]:
            st.scalar[PEAK] = max(st.scalar[PEAK], start - d.visit[n, SOFT_LATEST])
        total += legs + cost - rows[n, COST]
        at = d.act[act, PLACE] if d.act[act, PLACE] >= 0 else at
        inside = d.act[act, AT_HOME]
        first = False
        if at == rows[n, AT] and inside == rows[n, INSIDE] and not unused:
            later = free - rows[n, FREE]
            if later > rows[n, HARD]:
                return INFINITE
            if later == 0 and waited == rows[n, WAITED] and flex == rows[n, FLEX]:
                return total
            if 0 < later <= rows[n, SLACK] or (later < 0 and rows[n, EASE] == 1):
                return total
            if later > 0 and total > most and not waits:
                return INFINITE
        n = rows[n, NXT]
    home, cost, _ = finish(d, st, shift, free, at, inside, waited, flex)
    return INFINITE if home == NEVER else total + cost - rows[n, COST]


@kernel
def walk(d: Data, st: State, shift: int, p: int, lo: int, hi: int, q: int, other: int, most: int) -> int:
    """The change of cost when the shift goes from node p through `path[lo:hi]` (done by `path_act`) to node q of its route and on.

    The costs that the path's nodes and those left out between p and q have now are not counted: that is the caller's part.
    Exact but for what links change beyond their partners' routes (then `scalar[INEXACT]` is set and the price a lower
    bound) and for
    shared costs; `scalar[PEAK]` rises to the largest lateness met. `other` is a second route that the caller changes,
    whose links are left out of account. INFINITE if a rule forbids it, or if the cost surely exceeds `most`.
    """
    rows = st.rows
    st.scalar[EFFORT] += 8 + hi - lo
    if st.stale[shift] == 1:
        look_ahead(d, st, shift)
    first_start = d.num_visits + d.num_breaks
    free, at, inside = rows[p, FREE], rows[p, AT], rows[p, INSIDE]
    waited, flex = rows[p, WAITED], rows[p, FLEX]
    first = p >= first_start
    st.scalar[NUM_MOVED] = 0
    total = 0
    if rows[first_start + shift, ACT] == 0 and not first:  # breaks of an unused shift are not timed yet
        n = first_start + shift
        free, at, inside, waited, flex = rows[n, FREE], rows[n, AT], 0, rows[n, WAITED], rows[n, FLEX]
        first = True
        while n != p:
            n = rows[n, NXT]
            act = rows[n, ACT]
            ready, legs = arrive(d, shift, free, at, inside, act)
            start = first_allowed(d, act, ready)
            if start >= NEVER:
                return INFINITE
            free, waited, flex, cost, _ = stand(d, shift, n, act, first, ready, start, waited, flex)
            total += legs + cost
            at = d.act[act, PLACE] if d.act[act, PLACE] >= 0 else at
            first = False
    for k in range(lo, hi):
        n, act = st.path[k], st.path_act[k]
        ready, legs = arrive(d, shift, free, at, inside, act)
        start = first_allowed(d, act, ready)
        if n < d.num_visits and d.visit[n, LINKS_END] > d.visit[n, LINKS_FIRST]:
            start = dry_start(d, st, n, act, start, shift, other)
            note_moved(st, n, act, start)
        if start >= NEVER:
            return INFINITE
        free, waited, flex, cost, _ = stand(d, shift, n, act, first, ready, start, waited, flex)
        if n < d.num_visits and start > d.visit[n, SOFT_LATEST]:
            st.scalar[PEAK] = max(st.scalar[PEAK], start - d.visit[n, SOFT_LATEST])
        total += legs + cost
        at = d.act[act, PLACE] if d.act[act, PLACE] >= 0 else at
        inside = d.act[act, AT_HOME]
        first = False
    # in front of a break or a call the leg that is saved lies further on
    in_sight = q >= d.num_visits + d.num_breaks or d.act[rows[q, ACT], PLACE] >= 0
    if (
        in_sight
        and hi > lo
        and d.shift[shift, WAITING_COST] == 0
        and total - rows[q, COST] - st.soft[shift] > most
    ):
        return INFINITE
    change = follow_on(d, st, shift, q, free, at, inside, waited, flex, first, shift, other, most - total)
    if change == INFINITE:
        return INFINITE
    total += change
    for k in range(st.scalar[NUM_MOVED]):
        change = partners(d, st, st.moved[k, 0], st.moved[k, 1], st.moved[k, 2], shift, other)
        if change == INFINITE:
            return INFINITE
        total += change
    return total


@kernel
def emptied(d: Data, st: State, shift: int) -> int:
    """What a route costs now: what is saved when it is no longer used (its visits' costs included)."""
    total = 0
    n = st.rows[d.num_visits + d.num_breaks + shift, NXT]
    while n >= 0:
        total += st.rows[n, COST]
        n = st.rows[n, NXT]
    return total


@kernel
def without(d: Data, st: State, first: int, last: int, count: int, other: int) -> int:
    """How a route's cost changes when the nodes from `first` to `last`, `count` visits, leave it; INFINITE if they may not."""
    rows = st.rows
    shift = rows[first, ROUTE]
    if rows[d.num_visits + d.num_breaks + shift, ACT] == count:
        return -emptied(d, st, shift)
    own = rows[last, COST]
    n = first
    while n != last:
        own += rows[n, COST]
        n = rows[n, NXT]
    change = walk(d, st, shift, rows[first, PRV], 0, 0, rows[last, NXT], other, INFINITE)
    return INFINITE if change == INFINITE else change - own


@kernel
def peak_change(d: Data, st: State, shift: int, other: int) -> int:
    """A lower bound on what the largest lateness costs more, after `walk`s of these two routes have set `scalar[PEAK]`."""
    price = d.price[LATENESS_MAX]
    if price == 0:
        return 0
    now = st.scalar[WORST_NOW]
    if st.scalar[PEAK] >= now:
        return price * (st.scalar[PEAK] - now)
    holds = max(st.soft[shift], st.soft[other]) >= d.price[LATENESS] * now
    return -price * (now - st.scalar[PEAK]) if holds else 0
