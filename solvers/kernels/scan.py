"""Every place where visits that are planned together can stand in a plan that else stays as it is: one pass over all routes.

One pass, since there are thousands of places and a call from Python costs more than trying one.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import NXT, OPTION_END, OPTION_FIRST, START, TOTAL, WIDE, Data, Ints, State
from solvers.kernels.edits import attach, begin, fits, rollback
from solvers.kernels.insertion import best_in_route, best_insertion
from solvers.kernels.legs import may_take
from solvers.kernels.price import INFINITE
from solvers.kernels.schedule import propagate

COST, BEGINS = range(2)
"""Columns of a row of places; behind them, for each visit, the node it stands behind and its option."""
COLUMNS = 2


@kernel
def _rest(d: Data, st: State, visits: Ints, first: int, row: Ints) -> bool:
    """Put `visits[first:]` in, each where it is cheapest, and write where to `row`; False if one has no place."""
    for k in range(first, len(visits)):
        total, node, option = best_insertion(d, st, visits[k], 0.0)
        if total >= INFINITE:
            return False
        attach(d, st, visits[k], node, option)
        if not propagate(d, st):
            return False
        row[COLUMNS + 2 * k], row[COLUMNS + 2 * k + 1] = node, option
    return True


@kernel
def _second(d: Data, st: State, visits: Ints, row: Ints, found: Ints, count: int) -> int:
    """The first visit stands; put the second into each route, where it is cheapest there, and the others anywhere."""
    v = visits[1]
    for option in range(d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]):
        for shift in range(d.num_shifts):
            if count >= len(found) or not may_take(d, option, shift):
                continue
            _, node = best_in_route(d, st, v, option, shift, INFINITE, 0.0)
            if node < 0:
                continue
            mark = begin(st)
            attach(d, st, v, node, option)
            row[COLUMNS + 2], row[COLUMNS + 3] = node, option
            if fits(d, st, v) and propagate(d, st) and _rest(d, st, visits, 2, row):
                row[COST], row[BEGINS] = st.scalar[TOTAL], st.rows[visits[0], START]
                for c in range(len(row)):
                    found[count, c] = row[c]
                count += 1
            rollback(st, mark)
    return count


@kernel
def scan(d: Data, st: State, visits: Ints, row: Ints, found: Ints) -> int:
    """Write to `found` every place for unplanned `visits` that are planned together; how many; the plan is left as it was.

    Parameters
    ----------
    visits
        (K,) the first is tried at every position of every route, the second at its cheapest position of every route for each of
        these, any further one where it is cheapest.
    row
        (COLUMNS + 2 K,) working space.
    found
        (N, COLUMNS + 2 K): what the plan then costs, the start of the first visit, and for each visit, in their order, the node it
        stands behind when it is put in, and its option. What does not go into N rows is not looked for.
    """
    count, v = 0, visits[0]
    st.scalar[WIDE] = 1
    for option in range(d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]):
        for shift in range(d.num_shifts):
            if not may_take(d, option, shift):
                continue
            node = d.num_visits + d.num_breaks + shift
            while st.rows[node, NXT] >= 0 and count < len(found):
                mark = begin(st)
                attach(d, st, v, node, option)
                row[COLUMNS], row[COLUMNS + 1] = node, option
                if fits(d, st, v) and propagate(d, st):
                    if len(visits) > 1:
                        count = _second(d, st, visits, row, found, count)
                    else:
                        row[COST], row[BEGINS] = st.scalar[TOTAL], st.rows[v, START]
                        for c in range(len(row)):
                            found[count, c] = row[c]
                        count += 1
                rollback(st, mark)
                node = st.rows[node, NXT]
    st.scalar[WIDE] = 0
    return count
