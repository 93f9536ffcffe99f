"""The timetable of a plan, kept up to date: only what a change reaches is computed again.

`place_node` computes one node from its predecessor (the compiled twin of `solvers.trace`); `propagate`
follows a change along the route, and
through a link into another route only where a start really moved.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    AT,
    AT_HOME,
    COMPONENT,
    COST,
    DISTANCE_COST,
    DURATION,
    EARLY,
    END_PLACE,
    FIRST,
    FIXED_COST,
    FREE,
    HEAD,
    INSIDE,
    LATE,
    LATENESS,
    LATEST,
    LINKS_END,
    LINKS_FIRST,
    LOG,
    MAX_GAP,
    MEANS,
    MIN_GAP,
    NUM_COLUMNS,
    NXT,
    OVERHEAD,
    OVERTIME,
    PLACE,
    PRV,
    READY,
    REGULAR_END,
    ROUTE,
    SECOND,
    SETUP,
    SOFT,
    SOFT_LATEST,
    START,
    TAIL,
    TIES_END,
    TIES_FIRST,
    TOTAL,
    TRANSACTION,
    TRAVEL_COST,
    USE_COST,
    VISITS_END,
    VISITS_FIRST,
    WAITING_COST,
    WINDOW_END,
    WINDOW_FIRST,
    WORK_COST,
    WORKER,
    WRAP_UP,
    Data,
    State,
)  # fmt: skip

NEVER = 2**41  # no window left
STEPS = 5000  # a change that reaches further is a circle of linked visits waiting for each other


@kernel
def save(st: State, n: int) -> None:
    """Remember node n's row, once per transaction, before it changes. Raises MemoryError when the log is full."""
    if st.stamp[n] == st.scalar[TRANSACTION]:
        return
    st.stamp[n] = st.scalar[TRANSACTION]
    k = st.scalar[LOG]
    if k >= len(st.log_node):
        raise MemoryError("the undo log is full")
    st.log_node[k] = n
    for c in range(NUM_COLUMNS):
        st.log_rows[k, c] = st.rows[n, c]
    st.scalar[LOG] = k + 1


@kernel
def push(st: State, n: int) -> None:
    """Queue node n to be computed again. A queue that overflows (`propagate` then gives up) is a circle of linked visits."""
    k = st.scalar[TAIL]
    if k < len(st.queue):
        st.queue[k] = n
        st.scalar[TAIL] = k + 1
    else:
        st.scalar[TAIL] = len(st.queue) + 1


@kernel
def first_allowed(d: Data, act: int, t: int) -> int:
    """The first instant >= t inside one of the activity's windows, NEVER if there is none."""
    for r in range(d.act[act, WINDOW_FIRST], d.act[act, WINDOW_END]):
        if t <= d.window[r, LATE]:
            return max(t, d.window[r, EARLY])
    return NEVER


@kernel
def leg(d: Data, shift: int, at: int, inside: int, target: int, home: int) -> tuple[int, int, int, int]:
    """From state (at, inside) to an activity at `target`: (leaving, travel, distance, arriving), as in `solvers.trace`."""
    m = d.shift[shift, MEANS]
    if inside == 1 and home == 1 and target == at:
        return 0, 0, 0, 0
    leaving = d.stop[m, at, 1] if inside == 1 else 0
    arriving = d.stop[m, target, 0] if home == 1 else 0
    if target < 0 or at < 0:
        return leaving, 0, 0, arriving
    return leaving, d.road[m, at, target, 0], d.road[m, at, target, 1], arriving


@kernel
def linked_start(d: Data, st: State, v: int) -> int:
    """The start of visit v given the readiness of all visits tied to it; queues those whose start has
    moved. NEVER if impossible.
    """
    c = d.visit[v, COMPONENT]
    lo, hi = d.component[c, VISITS_FIRST], d.component[c, VISITS_END]
    rows, instant = st.rows, st.instant
    for k in range(lo, hi):
        u = d.component_visit[k]
        if rows[u, ROUTE] >= 0:
            instant[u] = first_allowed(d, rows[u, ACT], rows[u, READY])
            if instant[u] == NEVER:
                return NEVER
    moved = True
    rounds = 16 + (hi - lo) * (d.component[c, TIES_END] - d.component[c, TIES_FIRST])
    while moved:
        moved = False
        rounds -= 1
        if rounds < 0:  # gaps that push each other on for ever
            return NEVER
        for k in range(d.component[c, TIES_FIRST], d.component[c, TIES_END]):
            j = d.component_link[k]
            a, b = d.link[j, FIRST], d.link[j, SECOND]
            if rows[a, ROUTE] < 0 or rows[b, ROUTE] < 0:
                continue
            low = instant[a] + d.link[j, MIN_GAP]
            if low > instant[b]:
                instant[b] = first_allowed(d, rows[b, ACT], low)
                moved = True
            low = instant[b] - d.link[j, MAX_GAP]
            if low > instant[a]:
                instant[a] = first_allowed(d, rows[a, ACT], low)
                moved = True
            if instant[a] >= NEVER or instant[b] >= NEVER:
                return NEVER
    for k in range(lo, hi):
        u = d.component_visit[k]
        if u != v and rows[u, ROUTE] >= 0 and rows[u, START] != instant[u]:
            push(st, u)
    return instant[v]


@kernel
def write(
    st: State, n: int, ready: int, start: int, free: int, at: int, inside: int, cost: int, soft: int
) -> bool:
    """Write a node's row where it differs; return whether its successors must be computed again."""
    row = st.rows[n]
    follow = row[FREE] != free or row[AT] != at or row[INSIDE] != inside
    if not follow and row[READY] == ready and row[START] == start and row[COST] == cost and row[SOFT] == soft:
        return False
    save(st, n)
    st.scalar[TOTAL] += cost - row[COST]
    st.soft[row[ROUTE]] += soft - row[SOFT]
    row[READY], row[START], row[FREE], row[AT], row[INSIDE] = ready, start, free, at, inside
    row[COST], row[SOFT] = cost, soft
    return follow


@kernel
def place_end(d: Data, st: State, n: int) -> bool:
    """Compute the way home of a route; False if it comes home too late."""
    p, s = st.rows[n, PRV], st.rows[n, ROUTE]
    if st.rows[d.num_visits + d.num_breaks + s, ACT] == 0:
        write(st, n, 0, 0, 0, -1, 0, 0, 0)
        return True
    leaving, travel, distance, _ = leg(d, s, st.rows[p, AT], st.rows[p, INSIDE], d.shift[s, END_PLACE], 0)
    home = st.rows[p, FREE] + leaving + travel
    if home > d.shift[s, LATEST]:
        return False
    overtime = d.price[OVERTIME] * max(0, home - d.shift[s, REGULAR_END])
    cost = (
        d.shift[s, TRAVEL_COST] * travel
        + d.shift[s, DISTANCE_COST] * distance
        + d.price[OVERHEAD] * leaving
        + d.shift[s, USE_COST]
        + overtime
    )
    write(st, n, home, home, home, -1, 0, cost, overtime)
    return True


@kernel
def place_node(d: Data, st: State, n: int) -> int:
    """Compute node n (a visit or a break) from its predecessor: -1 impossible, 0 nothing to follow, 1
    successors must be computed.
    """
    rows = st.rows
    p, s, act = rows[n, PRV], rows[n, ROUTE], rows[n, ACT]
    first_start = d.num_visits + d.num_breaks
    at = rows[p, AT]
    target, home = d.act[act, PLACE], d.act[act, AT_HOME]
    leaving, travel, distance, arriving = leg(d, s, at, rows[p, INSIDE], target, home)
    ready = rows[p, FREE] + leaving + travel + arriving + d.act[act, SETUP]
    here = target if target >= 0 else at
    if rows[first_start + s, ACT] == 0:  # an unused route: its breaks cost and bind nothing
        return 1 if write(st, n, ready, ready, rows[p, FREE], at, 0, 0, 0) else 0
    if n < d.num_visits and d.visit[n, LINKS_END] > d.visit[n, LINKS_FIRST]:
        if rows[n, READY] != ready:
            save(st, n)
            rows[n, READY] = ready
        start = linked_start(d, st, n)
    else:
        start = first_allowed(d, act, ready)
    if start >= NEVER:
        return -1
    soft = 0 if p >= first_start else d.shift[s, WAITING_COST] * (start - ready)
    cost = (
        d.shift[s, TRAVEL_COST] * travel
        + d.shift[s, DISTANCE_COST] * distance
        + d.price[OVERHEAD] * (leaving + arriving)
    )
    if n < d.num_visits:
        soft += d.price[LATENESS] * max(0, start - d.visit[n, SOFT_LATEST])
        cost += (
            d.act[act, FIXED_COST]
            + d.preference[n, d.shift[s, WORKER]]
            + d.shift[s, WORK_COST] * d.act[act, DURATION] * home
        )
    free = start + d.act[act, DURATION] + d.act[act, WRAP_UP]
    return 1 if write(st, n, ready, start, free, here, home, cost + soft, soft) else 0


@kernel
def propagate(d: Data, st: State) -> bool:
    """Bring every queued node and all that follows from it up to date; False if a window, a shift or a circle of links forbids it.

    After False the rows are inconsistent until the caller rolls back. The queue is empty either way.
    """
    first_end = d.num_visits + d.num_breaks + d.num_shifts
    steps = 0
    most = STEPS + 4 * len(st.rows)
    feasible = st.scalar[TAIL] <= len(st.queue)
    while feasible and st.scalar[HEAD] < st.scalar[TAIL]:
        n = st.queue[st.scalar[HEAD]]
        st.scalar[HEAD] += 1
        if st.rows[n, ROUTE] < 0:
            continue
        while True:
            steps += 1
            if steps > most or st.scalar[TAIL] > len(st.queue):
                feasible = False
                break
            if n >= first_end:
                feasible = place_end(d, st, n)
                break
            follow = place_node(d, st, n)
            if follow < 0:
                feasible = False
                break
            if follow == 0:
                break
            n = st.rows[n, NXT]
    st.scalar[HEAD] = 0
    st.scalar[TAIL] = 0
    return feasible
