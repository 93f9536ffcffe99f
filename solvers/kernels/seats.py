"""Units with fewer seats than shifts: are there seats for all calls that are under way at once?

The plan before a move had seats enough, so that only instants within calls that moved need looking at.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    DESK,
    DURATION,
    LOG,
    NXT,
    PLACE,
    ROUTE,
    SEATS,
    SETUP,
    SHIFTS_END,
    SHIFTS_FIRST,
    SINCE,
    START,
    STEPS_END,
    STEPS_FIRST,
    WRAP_UP,
    Data,
    State,
)  # fmt: skip


@kernel
def seats_suffice(d: Data, st: State) -> bool:
    """Does every call that was touched since the log began have a seat, and leave one to the others?"""
    for k in range(st.scalar[LOG]):
        n = st.log_node[k]
        if n >= d.num_visits or st.rows[n, ROUTE] < 0 or d.shift[st.rows[n, ROUTE], DESK] < 0:
            continue
        if d.act[st.rows[n, ACT], PLACE] < 0 and not has_seat(d, st, n):
            return False
    return True


@kernel
def has_seat(d: Data, st: State, n: int) -> bool:
    """Are there seats enough as long as call n takes? Demand grows only where a call begins, supply changes only at a step."""
    desk = d.shift[st.rows[n, ROUTE], DESK]
    act = st.rows[n, ACT]
    begin = st.rows[n, START] - d.act[act, SETUP]
    end = st.rows[n, START] + d.act[act, DURATION] + d.act[act, WRAP_UP]
    if begin == end:
        return True
    if under_way(d, st, desk, begin) > seats_at(d, desk, begin):
        return False
    for r in range(d.desk[desk, STEPS_FIRST], d.desk[desk, STEPS_END]):
        since = d.seats[r, SINCE]
        if begin < since < end and under_way(d, st, desk, since) > d.seats[r, SEATS]:
            return False
    for k in range(d.desk[desk, SHIFTS_FIRST], d.desk[desk, SHIFTS_END]):
        m = st.rows[d.num_visits + d.num_breaks + d.desk_shift[k], NXT]
        while st.rows[m, NXT] >= 0:
            other = st.rows[m, ACT]
            since = st.rows[m, START] - d.act[other, SETUP]
            within = m < d.num_visits and d.act[other, PLACE] < 0 and begin < since < end
            if within and under_way(d, st, desk, since) > seats_at(d, desk, since):
                return False
            m = st.rows[m, NXT]
    return True


@kernel
def seats_at(d: Data, desk: int, instant: int) -> int:
    """The seats of a desk at an instant."""
    seats = 0
    for r in range(d.desk[desk, STEPS_FIRST], d.desk[desk, STEPS_END]):
        if d.seats[r, SINCE] <= instant:
            seats = d.seats[r, SEATS]
    return seats


@kernel
def under_way(d: Data, st: State, desk: int, instant: int) -> int:
    """How many calls of a desk are under way at an instant."""
    count = 0
    for k in range(d.desk[desk, SHIFTS_FIRST], d.desk[desk, SHIFTS_END]):
        n = st.rows[d.num_visits + d.num_breaks + d.desk_shift[k], NXT]
        while st.rows[n, NXT] >= 0:
            act = st.rows[n, ACT]
            if n < d.num_visits and d.act[act, PLACE] < 0:
                begin = st.rows[n, START] - d.act[act, SETUP]
                if begin > instant:
                    break
                if instant < st.rows[n, START] + d.act[act, DURATION] + d.act[act, WRAP_UP]:
                    count += 1
                    break
            n = st.rows[n, NXT]
    return count
