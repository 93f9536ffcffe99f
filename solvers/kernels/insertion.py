"""Where does a visit fit best? Positions are scanned with a cheap lower bound; only promising ones are tried for real."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    AT,
    AT_HOME,
    DISTANCE_COST,
    DURATION,
    EARLY,
    ELIGIBLE_END,
    ELIGIBLE_FIRST,
    END_PLACE,
    FIXED_COST,
    FREE,
    INSIDE,
    LATE,
    LATENESS,
    LATEST,
    MEMBERS_END,
    MEMBERS_FIRST,
    NXT,
    OPTION_END,
    OPTION_FIRST,
    OVERHEAD,
    PLACE,
    PRV,
    ROUTE,
    SETUP,
    SOFT_LATEST,
    TOTAL,
    TRAVEL_COST,
    UNPLANNED_COST,
    USE_COST,
    WAITING_COST,
    WINDOW_END,
    WINDOW_FIRST,
    WORK_COST,
    WORKER,
    WRAP_UP,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.edits import attach, begin, detach, rollback, workers_fit
from solvers.kernels.random import random_below, random_unit
from solvers.kernels.schedule import leg, propagate

INFINITE = 2**60
FEW_VISITS = 300  # up to here every route is scanned, beyond it only routes near the visit
FEW_SHIFTS = 24  # up to so many eligible shifts they are all scanned


@kernel
def leg_cost(d: Data, shift: int, at: int, inside: int, target: int, home: int) -> int:
    """Cost of travel, distance and stop overhead between a state and the next activity."""
    leaving, travel, distance, arriving = leg(d, shift, at, inside, target, home)
    return (
        d.shift[shift, TRAVEL_COST] * travel
        + d.shift[shift, DISTANCE_COST] * distance
        + d.price[OVERHEAD] * (leaving + arriving)
    )


@kernel
def chain_cost(d: Data, st: State, shift: int, at: int, inside: int, n: int) -> int:
    """Leg costs from a state through node n and on, up to and including the first node with a place (or the end)."""
    first_end = d.num_visits + d.num_breaks + d.num_shifts
    total = 0
    while True:
        if n >= first_end:
            return total + leg_cost(d, shift, at, inside, d.shift[shift, END_PLACE], 0)
        act = st.rows[n, ACT]
        total += leg_cost(d, shift, at, inside, d.act[act, PLACE], d.act[act, AT_HOME])
        if d.act[act, PLACE] >= 0:
            return total
        inside = 0
        n = st.rows[n, NXT]


@kernel
def insertion_bound(d: Data, st: State, v: int, after: int, option: int) -> int:
    """A lower bound on what putting v behind `after` adds to its route, INFINITE if it cannot be in time.

    All waiting of the route is taken to vanish, where waiting costs anything; a new worker at a client is not counted.
    """
    rows = st.rows
    shift = rows[after, ROUTE]
    at, inside = rows[after, AT], rows[after, INSIDE]
    target, home = d.act[option, PLACE], d.act[option, AT_HOME]
    leaving, travel, distance, arriving = leg(d, shift, at, inside, target, home)
    ready = rows[after, FREE] + leaving + travel + arriving + d.act[option, SETUP]
    if ready > d.window[d.act[option, WINDOW_END] - 1, LATE]:
        return INFINITE
    first = max(ready, d.window[d.act[option, WINDOW_FIRST], EARLY])
    cost = (
        d.shift[shift, TRAVEL_COST] * travel
        + d.shift[shift, DISTANCE_COST] * distance
        + d.price[OVERHEAD] * (leaving + arriving)
    )
    cost += d.price[LATENESS] * max(0, first - d.visit[v, SOFT_LATEST])
    cost += (
        d.act[option, FIXED_COST]
        + d.preference[v, d.shift[shift, WORKER]]
        + d.shift[shift, WORK_COST] * d.act[option, DURATION] * home
    )
    here = target if target >= 0 else at
    cost += chain_cost(d, st, shift, here, home, rows[after, NXT])
    if rows[d.num_visits + d.num_breaks + shift, ACT] > 0:
        cost -= chain_cost(d, st, shift, at, inside, rows[after, NXT])
    else:
        cost += d.shift[shift, USE_COST]
    gap = first + d.act[option, DURATION] + d.act[option, WRAP_UP]
    if gap > d.shift[shift, LATEST]:
        return INFINITE
    return cost - (st.soft[shift] if d.shift[shift, WAITING_COST] > 0 else 0)


@kernel
def removal_gain(d: Data, st: State, v: int) -> int:
    """What leg and fixed costs v's removal saves; time-dependent costs (`State.soft`) come on top."""
    rows = st.rows
    p, shift, act = rows[v, PRV], rows[v, ROUTE], rows[v, ACT]
    at, inside = rows[p, AT], rows[p, INSIDE]
    gain = leg_cost(d, shift, at, inside, d.act[act, PLACE], d.act[act, AT_HOME])
    gain += (
        d.act[act, FIXED_COST]
        + d.preference[v, d.shift[shift, WORKER]]
        + d.shift[shift, WORK_COST] * d.act[act, DURATION] * d.act[act, AT_HOME]
    )
    gain += chain_cost(d, st, shift, rows[v, AT], rows[v, INSIDE], rows[v, NXT])
    if rows[d.num_visits + d.num_breaks + shift, ACT] > 1:
        return gain - chain_cost(d, st, shift, at, inside, rows[v, NXT])
    return gain + d.shift[shift, USE_COST]


@kernel
def try_attach(d: Data, st: State, v: int, after: int, option: int) -> int:
    """What the plan costs with v behind `after`, INFINITE if that breaks a rule; the plan is left as it was."""
    mark = begin(st)
    attach(d, st, v, after, option)
    total = INFINITE
    if workers_fit(d, st, v) and propagate(d, st):
        total = st.scalar[TOTAL]
    rollback(st, mark)
    return total


@kernel
def mark_shifts(d: Data, st: State, v: int) -> None:
    """Mark (in `State.mark`) the shifts worth scanning for v: those of its candidates, and three unused ones.

    All of them on small problems, and where few may take v: the one that has room may be far away.
    """
    option = d.visit[v, OPTION_FIRST]
    few = d.act[option, ELIGIBLE_END] - d.act[option, ELIGIBLE_FIRST] <= FEW_SHIFTS
    everything = 1 if few or d.num_visits <= FEW_VISITS else 0
    for s in range(d.num_shifts):
        st.mark[s] = everything
    if everything == 1 or d.num_shifts == 0:
        return
    for k in range(d.candidates.shape[1]):
        u = d.candidates[v, k]
        if u >= 0 and st.rows[u, ROUTE] >= 0:
            st.mark[st.rows[u, ROUTE]] = 1
    found = 0
    offset = random_below(st.rng, d.num_shifts)
    for k in range(d.num_shifts):
        s = (offset + k) % d.num_shifts
        if st.rows[d.num_visits + d.num_breaks + s, ACT] == 0:
            st.mark[s] = 1
            found += 1
            if found == 3:
                break


@kernel
def best_insertion(d: Data, st: State, v: int, blink: float) -> tuple[int, int, int]:
    """The cheapest place for the unplanned visit v: (cost of the plan then, node to stand behind, option); INFINITE if none.

    With probability `blink` a position is passed over (Christiaens and Vanden Berghe 2020, 10.1287/trsc.2019.0914).
    """
    best, best_node, best_option = INFINITE, -1, -1
    mark_shifts(d, st, v)
    for option in range(d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]):
        for k in range(d.act[option, ELIGIBLE_FIRST], d.act[option, ELIGIBLE_END]):
            shift = d.eligible_shift[k]
            if st.mark[shift] == 1:
                total, node = best_in_route(d, st, v, option, shift, best, blink)
                if total < best:
                    best, best_node, best_option = total, node, option
    return best, best_node, best_option


@kernel
def best_in_route(
    d: Data, st: State, v: int, option: int, shift: int, limit: int, blink: float
) -> tuple[int, int]:
    """The cheapest place for v in one route, if cheaper than `limit`: (cost of the plan then, node), else (INFINITE, -1)."""
    rows = st.rows
    without = st.scalar[TOTAL] - d.visit[v, UNPLANNED_COST]
    best, best_node = INFINITE, -1
    n = d.num_visits + d.num_breaks + shift
    while rows[n, NXT] >= 0:
        if blink == 0.0 or random_unit(st.rng) >= blink:
            bound = insertion_bound(d, st, v, n, option)
            if bound < INFINITE and without + bound < min(limit, best):
                total = try_attach(d, st, v, n, option)
                if total < min(limit, best):
                    best, best_node = total, n
        n = rows[n, NXT]
    return best, best_node


@kernel
def insert_members(d: Data, st: State, first: int, end: int, blink: float) -> bool:
    """Plan the visits `unit_visit[first:end]`, one after the other where it is cheapest.

    False, and nothing changed, if one has no place.
    """
    mark = begin(st)
    for k in range(first, end):
        v = d.unit_visit[k]
        total, node, option = best_insertion(d, st, v, blink)
        if total == INFINITE:
            rollback(st, mark)
            return False
        attach(d, st, v, node, option)
        propagate(d, st)
    return True


@kernel
def insert_unit(d: Data, st: State, unit: int, blink: float, tries: int) -> bool:
    """Plan every visit of a unit where it is cheapest; False, and nothing changed, if that cannot be.

    A unit whose first visit stands in its partners' way is tried with that visit in up to `tries` other shifts, drawn at random.
    """
    first, end = d.unit[unit, MEMBERS_FIRST], d.unit[unit, MEMBERS_END]
    if insert_members(d, st, first, end, blink):
        return True
    if tries == 0 or end - first < 2:
        return False
    v = d.unit_visit[first]
    best, best_node, best_option = INFINITE, -1, -1
    for option in range(d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]):
        lo, hi = d.act[option, ELIGIBLE_FIRST], d.act[option, ELIGIBLE_END]
        offset = random_below(st.rng, hi - lo) if hi > lo else 0
        for k in range(min(tries, hi - lo)):
            shift = d.eligible_shift[lo + (offset + k) % (hi - lo)]
            _, node = best_in_route(d, st, v, option, shift, INFINITE, 0.0)
            if node < 0:
                continue
            mark = begin(st)
            attach(d, st, v, node, option)
            propagate(d, st)
            if insert_members(d, st, first + 1, end, 0.0) and st.scalar[TOTAL] < best:
                best, best_node, best_option = st.scalar[TOTAL], node, option
            rollback(st, mark)
    if best == INFINITE:
        return False
    mark = begin(st)
    attach(d, st, v, best_node, best_option)
    propagate(d, st)
    if insert_members(d, st, first + 1, end, 0.0):
        return True
    rollback(st, mark)
    return False


@kernel
def detach_unit(d: Data, st: State, unit: int) -> None:
    """Take every planned visit of a unit out of its route."""
    for k in range(d.unit[unit, MEMBERS_FIRST], d.unit[unit, MEMBERS_END]):
        if st.rows[d.unit_visit[k], ROUTE] >= 0:
            detach(d, st, d.unit_visit[k])
