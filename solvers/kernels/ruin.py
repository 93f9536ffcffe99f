"""The large move: take out strings of visits near each other, put everything back where it is cheapest.

Slack induction by string removals (Christiaens and Vanden Berghe 2020, 10.1287/trsc.2019.0914), with units
of linked visits kept together.
"""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    DURATION,
    EARLIEST,
    EARLY,
    ELIGIBLE_END,
    ELIGIBLE_FIRST,
    FREE,
    LATE,
    LATEST,
    MEMBERS_END,
    MEMBERS_FIRST,
    NXT,
    OPTION_END,
    OPTION_FIRST,
    POOL,
    PRV,
    ROUTE,
    SOFT_LATEST,
    START,
    UNIT,
    UNPLANNED_COST,
    WINDOW_END,
    WINDOW_FIRST,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.insertion import detach_unit, insert_unit, mark_shift, unmark
from solvers.kernels.moves import FAR
from solvers.kernels.random import random_below
from solvers.kernels.schedule import propagate

MAX_POOL = 20  # unplanned units tried again in one move
MAX_RUIN = 60  # units removed in one move


@kernel
def _take(d: Data, st: State, v: int, count: int) -> int:
    """Detach v's unit and note it in `scratch`; the new length of the list."""
    unit = d.visit[v, UNIT]
    detach_unit(d, st, unit)
    st.scratch[count] = unit
    return count + 1


@kernel
def remove_string(d: Data, st: State, v: int, length: int, count: int) -> int:
    """Detach up to `length` consecutive visits around v (and their partners); the new length of the list of removed units."""
    rows = st.rows
    n = v
    for _ in range(random_below(st.rng, length)):
        p = rows[n, PRV]
        if rows[p, PRV] < 0:
            break
        n = p
    taken = 0
    while taken < length and rows[n, NXT] >= 0:
        after = rows[n, NXT]
        if n < d.num_visits:
            count = _take(d, st, n, count)
            taken += 1
            if rows[after, ROUTE] < 0:  # a partner that stood next has gone too
                break
        n = after
    return count


@kernel
def ruin(d: Data, st: State, seed: int, average: int) -> int:
    """Remove strings from the routes around visit `seed`; how many units were removed (listed in `scratch`)."""
    rows = st.rows
    target = 1 + random_below(st.rng, 2 * average)
    longest = 1 + random_below(st.rng, 10)
    unmark(st)
    count = 0
    for k in range(-1, d.candidates.shape[1]):
        u = seed if k < 0 else d.candidates[seed, k]
        if count >= target:
            break
        if u < 0 or rows[u, ROUTE] < 0 or st.mark[rows[u, ROUTE]] == 1:
            continue
        mark_shift(st, rows[u, ROUTE])
        count = remove_string(d, st, u, 1 + random_below(st.rng, longest), count)
    return count


@kernel
def ruin_route(d: Data, st: State, seed: int) -> int:
    """Remove every visit of `seed`'s route; how many units were removed."""
    count = 0
    if st.rows[seed, ROUTE] < 0:
        return count
    shift = st.rows[seed, ROUTE]
    n = st.rows[d.num_visits + d.num_breaks + shift, NXT]
    while st.rows[n, NXT] >= 0 and count < MAX_RUIN:
        if n < d.num_visits:
            count = _take(d, st, n, count)
            n = st.rows[d.num_visits + d.num_breaks + shift, NXT]
        else:
            n = st.rows[n, NXT]
    return count


@kernel
def ruin_spread(d: Data, st: State, seed: int, average: int) -> int:
    """Remove `seed` and some of its nearest candidates, wherever they stand; how many units were removed."""
    count = 0
    target = 1 + random_below(st.rng, 2 * average)
    for k in range(-1, d.candidates.shape[1]):
        u = seed if k < 0 else d.candidates[seed, k]
        if count >= target:
            break
        if u >= 0 and st.rows[u, ROUTE] >= 0 and random_below(st.rng, 3) > 0:
            count = _take(d, st, u, count)
    return count


@kernel
def random_shift(d: Data, st: State, option: int) -> int:
    """A random shift that may carry out the option, -1 if there is none."""
    first, last = d.act[option, ELIGIBLE_FIRST], d.act[option, ELIGIBLE_END]
    return d.eligible_shift[first + random_below(st.rng, last - first)] if last > first else -1


@kernel
def clear_time(d: Data, st: State, shift: int, instant: int, reach: int, count: int) -> int:
    """Detach what a shift does within `reach` of an instant; the new length of the list of removed units."""
    rows = st.rows
    n = rows[d.num_visits + d.num_breaks + shift, NXT]
    while rows[n, NXT] >= 0 and count < MAX_RUIN:
        after = rows[n, NXT]
        if n < d.num_visits and rows[n, START] <= instant + reach and rows[n, FREE] >= instant - reach:
            count = _take(d, st, n, count)
            if rows[after, ROUTE] < 0:
                break
        n = after
    return count


@kernel
def make_room(d: Data, st: State, v: int, blink: float, tries: int) -> bool:
    """Give the unplanned visit v's unit a time in shifts that may take it: clear it, plan the unit, then what stood there."""
    unit = d.visit[v, UNIT]
    instant, reach, count = -1, 0, 0
    for k in range(d.unit[unit, MEMBERS_FIRST], d.unit[unit, MEMBERS_END]):
        u = d.unit_visit[k]
        option = d.visit[u, OPTION_FIRST] + random_below(
            st.rng, d.visit[u, OPTION_END] - d.visit[u, OPTION_FIRST]
        )
        shift = random_shift(d, st, option)
        if shift < 0:
            return False
        if instant < 0:
            first, last = d.act[option, WINDOW_FIRST], d.act[option, WINDOW_END]
            r = first + random_below(st.rng, last - first)
            early = max(d.window[r, EARLY], d.shift[shift, EARLIEST])
            late = min(d.window[r, LATE], d.shift[shift, LATEST])
            if late < early:
                return False
            instant = early + random_below(st.rng, late - early + 1)
            reach = d.act[option, DURATION] // 2 + random_below(st.rng, 4 * d.act[option, DURATION] + 1)
        count = clear_time(d, st, shift, instant, reach, count)
    if not (propagate(d, st) and insert_unit(d, st, unit, 0.0, tries, 0)):
        return False
    order_units(d, st, count)
    for k in range(count):
        insert_unit(d, st, st.scratch[k], blink, 0, 0)
    return True


@kernel
def _key(d: Data, unit: int, rule: int) -> int:
    v = d.unit_visit[d.unit[unit, MEMBERS_FIRST]]
    option = d.visit[v, OPTION_FIRST]
    first, last = d.act[option, WINDOW_FIRST], d.act[option, WINDOW_END] - 1
    if rule == 0:
        return -d.visit[v, UNPLANNED_COST] // 1000
    if rule == 1:
        return min(d.window[last, LATE], d.visit[v, SOFT_LATEST]) - d.window[first, EARLY]
    if rule == 2:
        return d.window[first, EARLY]
    if rule == 3:
        return -d.act[option, DURATION]
    return 0


@kernel
def order_units(d: Data, st: State, count: int) -> None:
    """Shuffle `scratch[:count]`, then perhaps sort it: dearest to leave out, narrowest window, earliest or longest first."""
    for k in range(count - 1, 0, -1):
        j = random_below(st.rng, k + 1)
        st.scratch[k], st.scratch[j] = st.scratch[j], st.scratch[k]
    rule = random_below(st.rng, 8)
    if rule > 3:
        return
    for k in range(1, count):
        unit = st.scratch[k]
        key = _key(d, unit, rule)
        j = k - 1
        while j >= 0 and _key(d, st.scratch[j], rule) > key:
            st.scratch[j + 1] = st.scratch[j]
            j -= 1
        st.scratch[j + 1] = unit


@kernel
def _invite(d: Data, st: State, v: int, count: int) -> int:
    unit = d.visit[v, UNIT]
    if d.unit_visit[d.unit[unit, MEMBERS_FIRST]] == v:
        st.scratch[count] = unit
        count += 1
    return count


@kernel
def invite(d: Data, st: State, seed: int, count: int) -> int:
    """List up to MAX_POOL units of the pool behind `scratch[:count]`: if there are more, mostly those near `seed`."""
    waiting = st.scalar[POOL]
    if waiting > MAX_POOL and random_below(st.rng, 8) > 0:
        most = count + MAX_POOL
        for k in range(-1, d.candidates.shape[1]):
            v = seed if k < 0 else d.candidates[seed, k]
            if v >= 0 and st.pool_index[v] >= 0 and count < most:
                count = _invite(d, st, v, count)
        return count
    offset = random_below(st.rng, waiting) if waiting > 0 else 0
    for k in range(min(waiting, MAX_POOL)):
        count = _invite(d, st, st.pool[(offset + k) % waiting], count)
    return count


@kernel
def ruin_and_recreate(d: Data, st: State, seed: int, average: int, blink: float) -> bool:
    """One large move around visit `seed`; False if the ruined plan itself cannot be timed (then roll back).

    Where visits are left out, the first to be put back is planned though it costs more than not to: others may then join it at
    little cost, and the move is judged as a whole.
    """
    kind = random_below(st.rng, 20)
    if kind == 0:
        count = ruin_route(d, st, seed)
    elif kind < 6:
        count = ruin_spread(d, st, seed, average)
    else:
        count = ruin(d, st, seed, average)
    if not propagate(d, st):
        return False
    removed = count
    count = invite(d, st, seed, count)
    if removed == 0 and count == 0:
        return False
    order_units(d, st, count)
    slack = FAR if count > removed else 0
    for k in range(count):
        insert_unit(d, st, st.scratch[k], blink, 0, slack if k == 0 else 0)
    return True
