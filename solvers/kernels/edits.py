"""The two edits every move is made of, attach and detach, and the transactions that take them back."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    CAPACITY,
    CLIENT,
    CLIENT_LOG,
    CONTINUITY,
    COST,
    FIRST,
    HEAD,
    LINKS_END,
    LINKS_FIRST,
    LOAD,
    LOADED,
    LOG,
    NUM_CHANGED,
    NUM_COLUMNS,
    NXT,
    POOL,
    PRV,
    QUOTAS_END,
    QUOTAS_FIRST,
    ROUTE,
    SECOND,
    SHARED,
    SOFT,
    TAIL,
    TOTAL,
    TRANSACTION,
    UNPLANNED,
    UNPLANNED_COST,
    WORKER,
    WORKER_RULE,
    Data,
    Ints,
    State,
)  # fmt: skip
from solvers.kernels.schedule import push, save, touch
from solvers.kernels.shared import settle_shared
from solvers.problem import ANY_WORKER, SAME_WORKER


@kernel
def begin(st: State) -> tuple[int, int, int]:
    """Open a transaction; hand its mark to `rollback` to undo everything since. Transactions nest."""
    st.scalar[TRANSACTION] += 1
    return st.scalar[LOG], st.scalar[CLIENT_LOG], st.scalar[TOTAL]


@kernel
def rollback(st: State, mark: tuple[int, int, int]) -> None:
    """Undo every edit since the mark and forget what was queued for it."""
    rows = st.rows
    st.scalar[HEAD] = 0
    st.scalar[TAIL] = 0
    for k in range(st.scalar[LOG] - 1, mark[0] - 1, -1):
        n = st.log_node[k]
        if rows[n, ROUTE] >= 0:
            st.soft[rows[n, ROUTE]] -= rows[n, SOFT]
            touch(st, rows[n, ROUTE])
        for c in range(NUM_COLUMNS):
            rows[n, c] = st.log_rows[k, c]
        if rows[n, ROUTE] >= 0:
            st.soft[rows[n, ROUTE]] += rows[n, SOFT]
            touch(st, rows[n, ROUTE])
    for k in range(st.scalar[CLIENT_LOG] - 1, mark[1] - 1, -1):
        if st.client_log[k, 0] < 0:
            st.quota_count[-1 - st.client_log[k, 0]] -= st.client_log[k, 2]
        else:
            st.client_count[st.client_log[k, 0], st.client_log[k, 1]] -= st.client_log[k, 2]
    st.scalar[LOG], st.scalar[CLIENT_LOG], st.scalar[TOTAL] = mark
    st.scalar[TRANSACTION] += 1


@kernel
def commit(d: Data, st: State) -> None:
    """Keep every edit: bring the pool of unplanned visits up to date and empty the log."""
    for k in range(st.scalar[LOG]):
        v = st.log_node[k]
        if st.is_changed[v] == 0:
            st.is_changed[v] = 1
            st.changed[st.scalar[NUM_CHANGED]] = v
            st.scalar[NUM_CHANGED] += 1
        if v >= d.num_visits:
            continue
        i = st.pool_index[v]
        if st.rows[v, ROUTE] < 0 and i < 0:
            st.pool[st.scalar[POOL]] = v
            st.pool_index[v] = st.scalar[POOL]
            st.scalar[POOL] += 1
        elif st.rows[v, ROUTE] >= 0 and i >= 0:
            last = st.pool[st.scalar[POOL] - 1]
            st.pool[i] = last
            st.pool_index[last] = i
            st.pool_index[v] = -1
            st.scalar[POOL] -= 1
    st.scalar[LOG] = 0
    st.scalar[CLIENT_LOG] = 0
    st.scalar[TRANSACTION] += 1
    if d.price[SHARED] == 1:
        settle_shared(d, st)


@kernel
def _log_count(st: State, row: int, column: int, change: int) -> None:
    k = st.scalar[CLIENT_LOG]
    if k >= len(st.client_log):
        raise MemoryError("the undo log of counts is full")
    st.client_log[k, 0], st.client_log[k, 1], st.client_log[k, 2] = row, column, change
    st.scalar[CLIENT_LOG] = k + 1


@kernel
def _count_option(d: Data, st: State, option: int, change: int) -> None:
    for k in range(d.act[option, QUOTAS_FIRST], d.act[option, QUOTAS_END]):
        q = d.quota_id[k]
        st.quota_count[q] += change
        _log_count(st, -1 - q, 0, change)


@kernel
def quota_room(d: Data, st: State, v: int, option: int) -> bool:
    """May v be carried out by `option`, as far as quotas go? What v does now counts as given up."""
    now = st.rows[v, ACT] if st.rows[v, ROUTE] >= 0 else -1
    for k in range(d.act[option, QUOTAS_FIRST], d.act[option, QUOTAS_END]):
        q = d.quota_id[k]
        if st.quota_count[q] < d.quota_max[q]:
            continue
        given_up = False
        if now >= 0:
            for i in range(d.act[now, QUOTAS_FIRST], d.act[now, QUOTAS_END]):
                given_up = given_up or d.quota_id[i] == q
        if not given_up:
            return False
    return True


@kernel
def _count_client(d: Data, st: State, v: int, shift: int, change: int) -> None:
    client = d.visit[v, CLIENT]
    if d.price[CONTINUITY] == 0 or client < 0:
        return
    worker = d.shift[shift, WORKER]
    before = further_workers(st, client)
    st.client_count[client, worker] += change
    _log_count(st, client, worker, change)
    st.scalar[TOTAL] += d.price[CONTINUITY] * (further_workers(st, client) - before)


@kernel
def familiar_gain(d: Data, v: int) -> int:
    """The most that taking v from its worker can save in further workers at its client."""
    return d.price[CONTINUITY] if d.visit[v, CLIENT] >= 0 else 0


@kernel
def further_workers(st: State, client: int) -> int:
    """How many distinct workers beyond the first come to a client."""
    distinct = 0
    for worker in range(st.client_count.shape[1]):
        if st.client_count[client, worker] > 0:
            distinct += 1
    return max(0, distinct - 1)


@kernel
def _change_load(d: Data, st: State, shift: int, change: int, load: int) -> None:
    """Count visits and their load on a route; when it becomes used or unused everything on it is computed again."""
    first = d.num_visits + d.num_breaks + shift
    save(st, first)
    before = st.rows[first, ACT]
    st.rows[first, ACT] += change
    st.rows[first, LOADED] += load
    if before == 0 or before + change == 0:
        n = st.rows[first, NXT]
        while n >= 0:
            push(st, n)
            n = st.rows[n, NXT]


@kernel
def attach(d: Data, st: State, v: int, after: int, option: int) -> None:
    """Put the unplanned visit v behind node `after`, done by `option`. Call `propagate` when all edits are made."""
    rows = st.rows
    q = rows[after, NXT]
    shift = rows[after, ROUTE]
    save(st, v)
    save(st, after)
    save(st, q)
    rows[v, PRV], rows[v, NXT], rows[v, ROUTE], rows[v, ACT] = after, q, shift, option
    rows[after, NXT] = v
    rows[q, PRV] = v
    push(st, v)
    push(st, q)
    _change_load(d, st, shift, 1, d.act[option, LOAD])
    _count_client(d, st, v, shift, 1)
    _count_option(d, st, option, 1)


@kernel
def detach(d: Data, st: State, v: int) -> None:
    """Take the planned visit v out of its route. Call `propagate` when all edits are made."""
    rows = st.rows
    p, q, shift = rows[v, PRV], rows[v, NXT], rows[v, ROUTE]
    save(st, v)
    save(st, p)
    save(st, q)
    rows[p, NXT] = q
    rows[q, PRV] = p
    rows[v, ROUTE], rows[v, PRV], rows[v, NXT] = UNPLANNED, -1, -1
    st.scalar[TOTAL] += d.visit[v, UNPLANNED_COST] - rows[v, COST]
    st.soft[shift] -= rows[v, SOFT]
    rows[v, COST], rows[v, SOFT] = d.visit[v, UNPLANNED_COST], 0
    push(st, q)
    for k in range(d.visit[v, LINKS_FIRST], d.visit[v, LINKS_END]):
        j = d.link_id[k]
        push(st, d.link[j, SECOND] if d.link[j, FIRST] == v else d.link[j, FIRST])
    _change_load(d, st, shift, -1, -d.act[rows[v, ACT], LOAD])
    _count_client(d, st, v, shift, -1)
    _count_option(d, st, rows[v, ACT], -1)


@kernel
def fits(d: Data, st: State, v: int) -> bool:
    """Do the workers of v and of its planned partners differ, or agree, as their links ask, and do its shift hold its loads and the
    quotas its option?
    """
    rows = st.rows
    if rows[v, ROUTE] < 0:
        return True
    if rows[d.num_visits + d.num_breaks + rows[v, ROUTE], LOADED] > d.shift[rows[v, ROUTE], CAPACITY]:
        return False
    for k in range(d.act[rows[v, ACT], QUOTAS_FIRST], d.act[rows[v, ACT], QUOTAS_END]):
        if st.quota_count[d.quota_id[k]] > d.quota_max[d.quota_id[k]]:
            return False
    for k in range(d.visit[v, LINKS_FIRST], d.visit[v, LINKS_END]):
        j = d.link_id[k]
        if d.link[j, WORKER_RULE] == ANY_WORKER:
            continue
        u = d.link[j, SECOND] if d.link[j, FIRST] == v else d.link[j, FIRST]
        if rows[u, ROUTE] >= 0:
            same = d.shift[rows[u, ROUTE], WORKER] == d.shift[rows[v, ROUTE], WORKER]
            if same != (d.link[j, WORKER_RULE] == SAME_WORKER):
                return False
    return True


@kernel
def copy_changed(st: State, target: Ints) -> None:
    """Copy to `target` the rows of nodes that were committed since it was last equal to the plan, and begin a new list of them."""
    for k in range(st.scalar[NUM_CHANGED]):
        n = st.changed[k]
        st.is_changed[n] = 0
        for c in range(NUM_COLUMNS):
            target[n, c] = st.rows[n, c]
    st.scalar[NUM_CHANGED] = 0


@kernel
def copy_rows(source: Ints, target: Ints) -> None:
    """Copy one plan's rows over another's."""
    for n in range(len(source)):
        for c in range(NUM_COLUMNS):
            target[n, c] = source[n, c]
