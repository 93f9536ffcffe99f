"""Whole plans in and out of the state: build one, load one, restore one that was kept."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    CLIENT,
    CONTINUITY,
    COST,
    DIRTY,
    FIRST,
    NXT,
    OPTION_END,
    OPTION_FIRST,
    OWNER,
    POOL,
    PRV,
    QUOTAS_END,
    QUOTAS_FIRST,
    ROUTE,
    SECOND,
    SOFT,
    TOGETHER,
    TOTAL,
    WIDE,
    WORKER,
    Data,
    Ints,
    State,
)  # fmt: skip
from solvers.kernels.breaks import shift_break, skip_break
from solvers.kernels.edits import (
    attach,
    begin,
    commit,
    copy_rows,
    detach,
    fits,
    further_workers,
    quota_room,
    rollback,
)
from solvers.kernels.insertion import best_in_route, insert_unit
from solvers.kernels.legs import may_take
from solvers.kernels.price import INFINITE
from solvers.kernels.schedule import propagate, touch
from solvers.kernels.shared import settle_shared
from solvers.problem import NO_LIMIT

ALL_TRIES = 8  # shifts tried for the first visit of a unit that did not fit at once


@kernel
def construct(d: Data, st: State, order: Ints, wide: bool) -> None:
    """Plan units one after the other in the given order, each where it is cheapest; what fits nowhere stays unplanned.

    With `wide` every eligible shift is looked at, however many there are.
    """
    st.scalar[WIDE] = 1 if wide else 0
    for k in range(len(order)):
        begin(st)
        insert_unit(d, st, order[k], 0.0, ALL_TRIES, 0)
        commit(d, st)
    st.scalar[WIDE] = 0


@kernel
def price_route(d: Data, st: State, v: int, shift: int) -> tuple[int, int, int]:
    """The least increase of cost for v in one route: (increase, node, option); INFINITE if it fits nowhere there."""
    best, node, option = INFINITE, -1, -1
    for o in range(d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]):
        if may_take(d, o, shift) and quota_room(d, st, v, o):
            total, n = best_in_route(d, st, v, o, shift, best, 0.0)
            if total < best:
                best, node, option = total, n, o
    return (best - st.scalar[TOTAL] if best < INFINITE else INFINITE), node, option


@kernel
def price_visits(d: Data, st: State, visits: Ints, price: Ints) -> None:
    """Write the least increase of cost for each visit in each route to `price` (visits, S)."""
    for i in range(len(visits)):
        for s in range(d.num_shifts):
            price[i, s] = price_route(d, st, visits[i], s)[0]


@kernel
def insert_by_regret(d: Data, st: State, visits: Ints, price: Ints, most_visits: int, dearest: int) -> bool:
    """Plan up to `most_visits` single visits, always the one that would lose most by waiting; True when no further one fits.

    Regret-2 (Potvin and Rousseau 1993): the regret is the difference between a visit's best and second-best
    route, leaving out (at no increase) being the route of last resort. Nobody is planned at an increase above `dearest`.
    `visits` loses (-1) whom it has planned; of `price` (from `price_visits`) only the route that changed is renewed.
    """
    planned = 0
    while planned < most_visits:
        chosen, chosen_shift, most, least = -1, -1, -INFINITE, INFINITE
        for i in range(len(visits)):
            if visits[i] < 0:
                continue
            first, second, shift = INFINITE, 0, -1
            for s in range(d.num_shifts):
                if price[i, s] < first:
                    second = min(second, first)
                    first, shift = price[i, s], s
                elif price[i, s] < second:
                    second = price[i, s]
            if (
                first <= dearest
                and first < INFINITE
                and (second - first > most or (second - first == most and first < least))
            ):
                chosen, chosen_shift, most, least = i, shift, second - first, first
        if chosen < 0:
            return True
        v = visits[chosen]
        increase, node, option = price_route(d, st, v, chosen_shift)
        if increase == INFINITE:
            price[chosen, chosen_shift] = INFINITE
            continue
        mark = begin(st)
        attach(d, st, v, node, option)
        if not propagate(d, st):
            rollback(st, mark)
            price[chosen, chosen_shift] = INFINITE
            continue
        commit(d, st)
        visits[chosen] = -1
        planned += 1
        for i in range(len(visits)):
            if visits[i] >= 0 and price[i, chosen_shift] < INFINITE:
                price[i, chosen_shift] = price_route(d, st, visits[i], chosen_shift)[0]
    return False


@kernel
def restore(d: Data, st: State, rows: Ints) -> None:
    """Make the state equal to a plan kept in `rows`."""
    copy_rows(rows, st.rows)
    st.soft.fill(0)
    st.client_count.fill(0)
    st.quota_count.fill(0)
    st.scalar.fill(0)
    st.stamp.fill(-1)
    st.rippled.fill(-1)
    st.failed.fill(-1)
    st.mark.fill(0)
    st.is_changed.fill(0)
    for n in range(len(rows)):
        st.scalar[TOTAL] += rows[n, COST]
        if rows[n, ROUTE] >= 0:
            st.soft[rows[n, ROUTE]] += rows[n, SOFT]
    st.figures[:, DIRTY] = 0
    for s in range(d.num_shifts):
        touch(st, s)
    settle_shared(d, st)
    for v in range(d.num_visits):
        st.pool_index[v] = -1
        if rows[v, ROUTE] < 0:
            st.pool_index[v] = st.scalar[POOL]
            st.pool[st.scalar[POOL]] = v
            st.scalar[POOL] += 1
            continue
        for k in range(d.act[rows[v, ACT], QUOTAS_FIRST], d.act[rows[v, ACT], QUOTAS_END]):
            st.quota_count[d.quota_id[k]] += 1
        if d.price[CONTINUITY] > 0 and d.visit[v, CLIENT] >= 0:
            st.client_count[d.visit[v, CLIENT], d.shift[rows[v, ROUTE], WORKER]] += 1
    if d.price[CONTINUITY] > 0:
        for client in range(len(st.client_count)):
            st.scalar[TOTAL] += d.price[CONTINUITY] * further_workers(st, client)


@kernel
def leave_out(d: Data, st: State, activities: Ints) -> None:
    """Leave out the breaks of an empty plan that may be left out and are not among the given activities."""
    num_options = len(d.act) - d.num_breaks
    for b in range(d.num_breaks):
        taken = d.break_skip_cost[b] >= NO_LIMIT
        for k in range(len(activities)):
            taken = taken or activities[k] == num_options + b
        if not taken:
            begin(st)
            skip_break(d, st, d.num_visits + b)
            propagate(d, st)
            commit(d, st)


@kernel
def load_route(d: Data, st: State, shift: int, activities: Ints) -> None:
    """Plan the given activities of one shift in order, each behind the last; what does not fit is left out."""
    after = d.num_visits + d.num_breaks + shift
    num_options = len(d.act) - d.num_breaks
    for k in range(len(activities)):
        act = activities[k]
        mark = begin(st)
        if act >= num_options:
            node = d.num_visits + act - num_options
            if st.rows[node, ROUTE] == shift and st.rows[node, PRV] != after:
                shift_break(st, node, after)
            fitting = st.rows[node, ROUTE] == shift
        else:
            node = d.act[act, OWNER]
            fitting = st.rows[node, ROUTE] < 0 and may_take(d, act, shift)
            if fitting:
                attach(d, st, node, after, act)
                fitting = fits(d, st, node)
        if fitting and propagate(d, st):
            after = node
            commit(d, st)
        else:
            rollback(st, mark)


@kernel
def drop_halves(d: Data, st: State) -> None:
    """Take out what may only be planned together with a visit that is unplanned (after loading a partial plan)."""
    for j in range(len(d.link)):
        a, b = d.link[j, FIRST], d.link[j, SECOND]
        if d.link[j, TOGETHER] == 1 and (st.rows[a, ROUTE] < 0) != (st.rows[b, ROUTE] < 0):
            begin(st)
            detach(d, st, a if st.rows[a, ROUTE] >= 0 else b)
            propagate(d, st)
            commit(d, st)


@kernel
def follow_route(d: Data, st: State, shift: int, nodes: Ints) -> int:
    """Write the nodes of a used route, in order, to `nodes`; how many (0 for an unused one)."""
    first = d.num_visits + d.num_breaks + shift
    if st.rows[first, ACT] == 0:
        return 0
    count = 0
    n = st.rows[first, NXT]
    while st.rows[n, NXT] >= 0:
        nodes[count] = n
        count += 1
        n = st.rows[n, NXT]
    return count
