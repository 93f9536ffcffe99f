"""Units with fewer seats than shifts: are there seats for all calls that are under way at once, and when is the next one free?

The plan before a move had seats enough, so that only instants within calls that moved need looking at.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    DESK,
    DURATION,
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
def needs_seat(d: Data, st: State, n: int) -> bool:
    """Is node n a call by a shift that shares seats?"""
    if n >= d.num_visits or st.rows[n, ROUTE] < 0:
        return False
    return d.shift[st.rows[n, ROUTE], DESK] >= 0 and d.act[st.rows[n, ACT], PLACE] < 0


@kernel
def is_seated(d: Data, st: State, n: int, start: int) -> bool:
    """Would call n, begun at `start`, have a seat as long as it takes, and leave one to the others? Demand grows only where a call
    begins, supply changes only at a step.
    """
    desk = d.shift[st.rows[n, ROUTE], DESK]
    act = st.rows[n, ACT]
    begin, end = start - d.act[act, SETUP], start + d.act[act, DURATION] + d.act[act, WRAP_UP]
    if begin == end:
        return True
    if under_way(d, st, desk, begin, n) >= seats_at(d, desk, begin):
        return False
    for r in range(d.desk[desk, STEPS_FIRST], d.desk[desk, STEPS_END]):
        since = d.seats[r, SINCE]
        if begin < since < end and under_way(d, st, desk, since, n) >= d.seats[r, SEATS]:
            return False
    for k in range(d.desk[desk, SHIFTS_FIRST], d.desk[desk, SHIFTS_END]):
        m = st.rows[d.num_visits + d.num_breaks + d.desk_shift[k], NXT]
        while st.rows[m, NXT] >= 0:
            if m != n and m < d.num_visits and d.act[st.rows[m, ACT], PLACE] < 0:
                since = st.rows[m, START] - d.act[st.rows[m, ACT], SETUP]
                if begin < since < end and under_way(d, st, desk, since, n) >= seats_at(d, desk, since):
                    return False
            m = st.rows[m, NXT]
    return True


@kernel
def next_relief(d: Data, st: State, n: int, start: int) -> int:
    """The first start of call n after `start` at which another call has ended or there are other seats; `start` if none comes."""
    desk = d.shift[st.rows[n, ROUTE], DESK]
    setup = d.act[st.rows[n, ACT], SETUP]
    after = start - setup
    relief = after
    for r in range(d.desk[desk, STEPS_FIRST], d.desk[desk, STEPS_END]):
        since = d.seats[r, SINCE]
        if since > after and (relief == after or since < relief):
            relief = since
    for k in range(d.desk[desk, SHIFTS_FIRST], d.desk[desk, SHIFTS_END]):
        m = st.rows[d.num_visits + d.num_breaks + d.desk_shift[k], NXT]
        while st.rows[m, NXT] >= 0:
            act = st.rows[m, ACT]
            if m != n and m < d.num_visits and d.act[act, PLACE] < 0:
                ends = st.rows[m, START] + d.act[act, DURATION] + d.act[act, WRAP_UP]
                if ends > after and (relief == after or ends < relief):
                    relief = ends
            m = st.rows[m, NXT]
    return relief + setup


@kernel
def seats_at(d: Data, desk: int, instant: int) -> int:
    """The seats of a desk at an instant."""
    seats = 0
    for r in range(d.desk[desk, STEPS_FIRST], d.desk[desk, STEPS_END]):
        if d.seats[r, SINCE] <= instant:
            seats = d.seats[r, SEATS]
    return seats


@kernel
def under_way(d: Data, st: State, desk: int, instant: int, but: int) -> int:
    """How many calls of a desk other than `but` are under way at an instant."""
    count = 0
    for k in range(d.desk[desk, SHIFTS_FIRST], d.desk[desk, SHIFTS_END]):
        n = st.rows[d.num_visits + d.num_breaks + d.desk_shift[k], NXT]
        while st.rows[n, NXT] >= 0:
            act = st.rows[n, ACT]
            if n != but and n < d.num_visits and d.act[act, PLACE] < 0:
                begin = st.rows[n, START] - d.act[act, SETUP]
                if begin > instant:
                    break
                if instant < st.rows[n, START] + d.act[act, DURATION] + d.act[act, WRAP_UP]:
                    count += 1
                    break
            n = st.rows[n, NXT]
    return count
