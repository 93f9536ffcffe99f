"""The timetable of a plan, kept up to date: only what a change reaches is computed again.

`place_node` computes one node from its predecessor (the compiled twin of `solvers.trace`); `propagate` follows a change along
the route, and through a link into another route only where a start really moved.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    AT,
    AT_HOME,
    BREAKS_END,
    BREAKS_FIRST,
    COMPONENT,
    COST,
    DESK,
    DIRTY,
    DISTANCE_COST,
    DURATION,
    END_PLACE,
    FIRST,
    FIXED_COST,
    FLEX,
    FREE,
    HEAD,
    INSIDE,
    LATENESS,
    LATEST,
    LEAVES_AT_START,
    LINKS_END,
    LINKS_FIRST,
    LOG,
    NUM_COLUMNS,
    NUM_DIRTY,
    NXT,
    OVERHEAD,
    OVERTIME,
    PLACE,
    PREFERS,
    PROPAGATION,
    PRV,
    READY,
    REGULAR_END,
    ROUTE,
    SEATED,
    SECOND,
    SHIFTS_END,
    SHIFTS_FIRST,
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
    WAITED,
    WAITING_COST,
    WORK_COST,
    WORKER,
    WRAP_UP,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.legs import NEVER, arrive, first_allowed, leg, room, tied_start
from solvers.kernels.seats import is_seated, needs_seat, next_relief

SEAT_TURNS = 8  # times that calls are put off, or drawn forward, before a lack of seats counts as such
STEPS = 300  # a change that reaches further is most likely a circle of linked visits waiting for each other


@kernel
def touch(st: State, shift: int) -> None:
    """Note that a route is no longer what its look-ahead columns and its figures were made from."""
    st.stale[shift] = 1
    if st.figures[shift, DIRTY] == 0:
        st.figures[shift, DIRTY] = 1
        st.dirty[st.scalar[NUM_DIRTY]] = shift
        st.scalar[NUM_DIRTY] += 1


@kernel
def save(st: State, n: int) -> None:
    """Remember node n's row, once per transaction, before it changes. Raises MemoryError when the log is full."""
    if st.stamp[n] == st.scalar[TRANSACTION]:
        return
    st.stamp[n] = st.scalar[TRANSACTION]
    if st.rows[n, ROUTE] >= 0:
        touch(st, st.rows[n, ROUTE])
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
            low = tied_start(d, j, True, rows[b, ACT], instant[a], rows[a, ACT])
            if low > instant[b]:
                instant[b] = first_allowed(d, rows[b, ACT], low)
                moved = True
            low = tied_start(d, j, False, rows[a, ACT], instant[b], rows[b, ACT])
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
def stand(
    d: Data, shift: int, n: int, act: int, first: bool, ready: int, start: int, waited: int, flex: int
) -> tuple[int, int, int, int, int]:
    """What node n does at its start: (free, waited, flex, cost of doing it, the part of that which depends on time)."""
    soft = 0
    cost = 0
    if n < d.num_visits:
        soft = d.price[LATENESS] * max(0, start - d.visit[n, SOFT_LATEST])
        cost = (
            soft
            + d.act[act, FIXED_COST]
            + d.shift[shift, WORK_COST] * d.act[act, DURATION] * d.act[act, AT_HOME]
        )
        if d.visit[n, PREFERS] == 1:
            cost += d.preference[n, d.shift[shift, WORKER]]
    if d.shift[shift, WAITING_COST] > 0:
        if not first or d.shift[shift, LEAVES_AT_START] == 1:
            waited += start - ready
        flex = min(flex, waited + room(d, n, act, start))
    return start + d.act[act, DURATION] + d.act[act, WRAP_UP], waited, flex, cost, soft


@kernel
def finish(
    d: Data, st: State, shift: int, free: int, at: int, inside: int, waited: int, flex: int
) -> tuple[int, int, int]:
    """The way home of a used shift: (return, its cost with that of the use, the part that depends on time); NEVER if too late.

    Waiting is what remains of it when the shift leaves as late as nothing gets later by it (forward time slack, Savelsbergh 1992).
    """
    leaving, travel, distance, _ = leg(d, shift, at, inside, d.shift[shift, END_PLACE], 0)
    home = free + leaving + travel
    if home > d.shift[shift, LATEST]:
        return NEVER, 0, 0
    soft = d.price[OVERTIME] * max(0, home - d.shift[shift, REGULAR_END])
    if d.shift[shift, WAITING_COST] > 0:
        soft += d.shift[shift, WAITING_COST] * max(0, waited - max(0, flex))
    cost = (
        soft
        + d.shift[shift, TRAVEL_COST] * travel
        + d.shift[shift, DISTANCE_COST] * distance
        + d.price[OVERHEAD] * leaving
        + d.shift[shift, USE_COST]
    )
    for b in range(d.shift[shift, BREAKS_FIRST], d.shift[shift, BREAKS_END]):
        if st.rows[d.num_visits + b, ROUTE] < 0:
            cost += d.break_skip_cost[b]
    return home, cost, soft


@kernel
def write(
    st: State,
    n: int,
    ready: int,
    start: int,
    free: int,
    at: int,
    inside: int,
    waited: int,
    flex: int,
    cost: int,
    soft: int,
) -> bool:
    """Write a node's row where it differs; return whether its successors must be computed again."""
    row = st.rows[n]
    follow = (
        row[FREE] != free
        or row[AT] != at
        or row[INSIDE] != inside
        or row[WAITED] != waited
        or row[FLEX] != flex
    )
    if not follow and row[READY] == ready and row[START] == start and row[COST] == cost and row[SOFT] == soft:
        return False
    save(st, n)
    st.scalar[TOTAL] += cost - row[COST]
    st.soft[row[ROUTE]] += soft - row[SOFT]
    row[READY], row[START], row[FREE], row[AT], row[INSIDE] = ready, start, free, at, inside
    row[WAITED], row[FLEX], row[COST], row[SOFT] = waited, flex, cost, soft
    return follow


@kernel
def place_end(d: Data, st: State, n: int) -> int:
    """Compute the way home of a route: -1 if it comes home too late, else 0."""
    p, s = st.rows[n, PRV], st.rows[n, ROUTE]
    if st.rows[d.num_visits + d.num_breaks + s, ACT] == 0:
        write(st, n, 0, 0, 0, -1, 0, 0, 0, 0, 0)
        return 0
    row = st.rows[p]
    home, cost, soft = finish(d, st, s, row[FREE], row[AT], row[INSIDE], row[WAITED], row[FLEX])
    if home == NEVER:
        return -1
    write(st, n, home, home, home, -1, 0, 0, 0, cost, soft)
    return 0


@kernel
def seated_start(d: Data, st: State, n: int, ready: int, linked: bool) -> tuple[int, int]:
    """When call n, ready at `ready`, starts, given the calls of all others: (start, what its row counts as ready).

    A linked call that waits for a seat counts as ready only then, so that its partners wait with it. NEVER if no seat comes free in
    time.
    """
    act, was = st.rows[n, ACT], st.rows[n, READY]
    start = first_allowed(d, act, ready)
    while True:
        if linked:
            st.rows[n, READY] = ready  # tried out: the caller writes what counts
            start = linked_start(d, st, n)
            st.rows[n, READY] = was
        if start >= NEVER or is_seated(d, st, n, start):
            break
        relief = next_relief(d, st, n, start)
        start = NEVER if relief == start else first_allowed(d, act, relief)
        if linked:
            ready = start
            if start >= NEVER:
                break
    if linked and start < NEVER and st.rows[n, READY] != ready:
        save(st, n)
        st.rows[n, READY] = ready
    return start, ready


@kernel
def queue_waiting_calls(d: Data, st: State) -> tuple[bool, int]:
    """Queue the calls that lack a seat, and those that start later than they could by themselves: (do all have a seat, a sum that
    tells whether any of them has moved).

    Only units of which something was touched since the log began can have some.
    """
    seated, sum_of_starts = True, 0
    for i in range(len(d.desk)):
        if not desk_touched(d, st, i):
            continue
        for k in range(d.desk[i, SHIFTS_FIRST], d.desk[i, SHIFTS_END]):
            n = st.rows[d.num_visits + d.num_breaks + d.desk_shift[k], NXT]
            while st.rows[n, NXT] >= 0:
                if needs_seat(d, st, n):
                    has_seat = is_seated(d, st, n, st.rows[n, START])
                    seated = seated and has_seat
                    sum_of_starts += (n + 1) * st.rows[n, START]
                    if not has_seat or waits(d, st, n):
                        push(st, n)
                n = st.rows[n, NXT]
    return seated, sum_of_starts


@kernel
def waits(d: Data, st: State, n: int) -> bool:
    """Does node n start later than its route and its windows alone would have it?"""
    p, act = st.rows[n, PRV], st.rows[n, ACT]
    ready, _ = arrive(d, st.rows[n, ROUTE], st.rows[p, FREE], st.rows[p, AT], st.rows[p, INSIDE], act)
    return st.rows[n, START] > first_allowed(d, act, ready)


@kernel
def desk_touched(d: Data, st: State, desk: int) -> bool:
    """Has a node on a shift of the desk changed since the log began, or left one?"""
    for k in range(st.scalar[LOG]):
        now, before = st.rows[st.log_node[k], ROUTE], st.log_rows[k, ROUTE]
        if (now >= 0 and d.shift[now, DESK] == desk) or (before >= 0 and d.shift[before, DESK] == desk):
            return True
    return False


@kernel
def place_node(d: Data, st: State, n: int) -> int:
    """Compute node n (a visit or a break) from its predecessor: -1 impossible, 0 nothing to follow, 1
    successors must be computed.
    """
    rows = st.rows
    p, s, act = rows[n, PRV], rows[n, ROUTE], rows[n, ACT]
    first_start = d.num_visits + d.num_breaks
    at = rows[p, AT]
    ready, legs = arrive(d, s, rows[p, FREE], at, rows[p, INSIDE], act)
    here = d.act[act, PLACE] if d.act[act, PLACE] >= 0 else at
    if rows[first_start + s, ACT] == 0:  # an unused route: its breaks cost and bind nothing
        return (
            1 if write(st, n, ready, ready, rows[p, FREE], at, 0, rows[p, WAITED], rows[p, FLEX], 0, 0) else 0
        )
    linked = n < d.num_visits and d.visit[n, LINKS_END] > d.visit[n, LINKS_FIRST]
    if d.price[SEATED] == 1 and needs_seat(d, st, n):
        start, from_when = seated_start(d, st, n, ready, linked)
    elif linked:
        if rows[n, READY] != ready:
            save(st, n)
            rows[n, READY] = ready
        start, from_when = linked_start(d, st, n), ready
    else:
        start, from_when = first_allowed(d, act, ready), ready
    if start >= NEVER:
        return -1
    free, waited, flex, cost, soft = stand(
        d, s, n, act, p >= first_start, ready, start, rows[p, WAITED], rows[p, FLEX]
    )
    home = d.act[act, AT_HOME]
    return 1 if write(st, n, from_when, start, free, here, home, waited, flex, legs + cost, soft) else 0


@kernel
def propagate(d: Data, st: State) -> bool:
    """Bring every queued node and all that follows from it up to date; False if a window, a shift, a circle of links or a lack of
    seats forbids it.

    After False the rows are inconsistent until the caller rolls back. The queue is empty either way.
    """
    if d.price[SEATED] == 0:
        return settle_queue(d, st)
    last = -1
    for _ in range(SEAT_TURNS):
        if not settle_queue(d, st):
            return False
        seated, sum_of_starts = queue_waiting_calls(d, st)
        if seated and (st.scalar[HEAD] == st.scalar[TAIL] or sum_of_starts == last):
            st.scalar[HEAD], st.scalar[TAIL] = 0, 0
            return True
        last = sum_of_starts
    st.scalar[HEAD], st.scalar[TAIL] = 0, 0
    return False


@kernel
def settle_queue(d: Data, st: State) -> bool:
    """Compute every queued node and all that follows from it; False if that cannot be.

    A node may be looked at before the one it follows is up to date, and fail; it is looked at again once that has moved, so only
    nodes that fail in the end count.
    """
    first_end = d.num_visits + d.num_breaks + d.num_shifts
    st.scalar[PROPAGATION] += 1
    steps, failing = 0, 0
    most = STEPS + 4 * st.scalar[TAIL]
    while st.scalar[HEAD] < st.scalar[TAIL]:
        n = st.queue[st.scalar[HEAD]]
        st.scalar[HEAD] += 1
        if st.rows[n, ROUTE] < 0:
            continue
        while True:
            steps += 1
            if steps > most or st.scalar[TAIL] > len(st.queue):
                st.scalar[HEAD], st.scalar[TAIL] = 0, 0
                return False
            follow = place_node(d, st, n) if n < first_end else place_end(d, st, n)
            failed = st.failed[n] == st.scalar[PROPAGATION]
            if follow < 0 and not failed:
                st.failed[n] = st.scalar[PROPAGATION]
                failing += 1
            elif follow >= 0 and failed:
                st.failed[n] = 0
                failing -= 1
            if follow <= 0:
                break
            n = st.rows[n, NXT]
    st.scalar[HEAD], st.scalar[TAIL] = 0, 0
    return failing == 0
