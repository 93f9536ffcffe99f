"""Where does a visit fit best? Positions are scanned with a cheap lower bound; only promising ones are tried for real."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    AT,
    BALANCE,
    CAPACITY,
    CLIENT,
    CONTINUITY,
    DESK,
    DISTANCE_COST,
    DURATION,
    EARLY,
    EFFORT,
    ELIGIBLE_END,
    ELIGIBLE_FIRST,
    END_PLACE,
    FIRST,
    FIXED_COST,
    FREE,
    HARD,
    IDLE_MAX,
    INEXACT,
    LATE,
    LATENESS,
    LATENESS_MAX,
    LATEST,
    LINKS_END,
    LINKS_FIRST,
    LOAD,
    LOADED,
    MEANS,
    MEMBERS_END,
    MEMBERS_FIRST,
    NUM_MARKED,
    NXT,
    OPTION_END,
    OPTION_FIRST,
    PEAK,
    PLACE,
    PRV,
    ROUTE,
    SECOND,
    SETUP,
    SOFT_LATEST,
    START,
    TOTAL,
    TRAVEL_COST,
    UNPLANNED_COST,
    WAITING_COST,
    WIDE,
    WINDOW_END,
    WINDOW_FIRST,
    WORKER,
    WORKER_RULE,
    WORST_NOW,
    WRAP_UP,
    Data,
    State,
)  # fmt: skip
from solvers.kernels.edits import attach, begin, detach, fits, quota_room, rollback
from solvers.kernels.legs import may_take
from solvers.kernels.price import INFINITE, look_ahead, open_pricing, walk
from solvers.kernels.random import random_below, random_unit
from solvers.kernels.schedule import propagate
from solvers.kernels.shared import shared_cost
from solvers.problem import ANY_WORKER, SAME_WORKER

FEW_VISITS = 300  # up to here every route is scanned, beyond it only routes near the visit
NEAREST = 6  # candidates beside which a place is looked for first
PROBES = 40  # shifts looked at for an unused one
FEW_SHIFTS = 24  # up to so many eligible shifts they are all scanned


@kernel
def newcomer_cost(d: Data, st: State, v: int, shift: int) -> int:
    """What it costs that the shift's worker comes to v's client too."""
    client = d.visit[v, CLIENT]
    if d.price[CONTINUITY] == 0 or client < 0 or st.client_count[client, d.shift[shift, WORKER]] > 0:
        return 0
    for worker in range(st.client_count.shape[1]):
        if st.client_count[client, worker] > 0:
            return d.price[CONTINUITY]
    return 0


@kernel
def suits_partners(d: Data, st: State, v: int, shift: int) -> bool:
    """Does the worker of the shift suit v's links, as far as its partners are planned?"""
    for k in range(d.visit[v, LINKS_FIRST], d.visit[v, LINKS_END]):
        j = d.link_id[k]
        u = d.link[j, SECOND] if d.link[j, FIRST] == v else d.link[j, FIRST]
        if d.link[j, WORKER_RULE] != ANY_WORKER and st.rows[u, ROUTE] >= 0:
            same = d.shift[st.rows[u, ROUTE], WORKER] == d.shift[shift, WORKER]
            if same != (d.link[j, WORKER_RULE] == SAME_WORKER):
                return False
    return True


@kernel
def detour(d: Data, st: State, v: int, after: int, option: int) -> int:
    """A quick lower bound on an insertion into a used route whose look-ahead is fresh: legs there and on less the leg they replace,
    lateness of the visit and of the one behind. INFINITE if it cannot be in time, -INFINITE where this is no bound.
    """
    rows = st.rows
    st.scalar[EFFORT] += 1
    q, shift = rows[after, NXT], rows[after, ROUTE]
    at, target, next_at = rows[after, AT], d.act[option, PLACE], d.shift[shift, END_PLACE]
    if q < d.num_visits + d.num_breaks:
        next_at = d.act[rows[q, ACT], PLACE]
    if at < 0 or target < 0 or next_at < 0 or d.shift[shift, WAITING_COST] > 0:
        return -INFINITE
    m = d.shift[shift, MEANS]
    there = d.road[m, at, target, 0]
    start = rows[after, FREE] + there + d.act[option, SETUP]
    if start > d.window[d.act[option, WINDOW_END] - 1, LATE]:
        return INFINITE
    start = max(start, d.window[d.act[option, WINDOW_FIRST], EARLY])
    on = d.road[m, target, next_at, 0]
    cost = d.shift[shift, TRAVEL_COST] * (there + on - d.road[m, at, next_at, 0])
    if d.shift[shift, DISTANCE_COST] > 0:
        distance = d.road[m, at, target, 1] + d.road[m, target, next_at, 1] - d.road[m, at, next_at, 1]
        cost += d.shift[shift, DISTANCE_COST] * distance
    cost += d.act[option, FIXED_COST] + d.price[LATENESS] * max(0, start - d.visit[v, SOFT_LATEST])
    then = start + d.act[option, DURATION] + d.act[option, WRAP_UP] + on
    if q < d.num_visits + d.num_breaks:
        now = rows[q, START]
        if then - now > rows[q, HARD]:
            return INFINITE
        if q < d.num_visits and then > now:
            due = d.visit[q, SOFT_LATEST]
            cost += d.price[LATENESS] * (max(0, then - due) - max(0, now - due))
    elif then > d.shift[shift, LATEST]:
        return INFINITE
    return cost


@kernel
def insertion_price(d: Data, st: State, v: int, after: int, option: int, most: int) -> int:
    """A lower bound on what putting the unplanned visit v behind `after` adds (exact unless `scalar[INEXACT]`), its price of being
    left out not counted; INFINITE if a rule forbids it or it surely exceeds `most`.
    """
    shift = st.rows[after, ROUTE]
    open_pricing(st)
    st.path[0], st.path_act[0] = v, option
    newcomer = newcomer_cost(d, st, v, shift)
    change = walk(d, st, shift, after, 0, 1, st.rows[after, NXT], shift, most - newcomer)
    if change >= INFINITE:
        return INFINITE
    return change + newcomer + d.price[LATENESS_MAX] * max(0, st.scalar[PEAK] - st.scalar[WORST_NOW])


@kernel
def try_attach(d: Data, st: State, v: int, after: int, option: int) -> int:
    """What the plan costs with v behind `after`, INFINITE if that breaks a rule; the plan is left as it was."""
    mark = begin(st)
    attach(d, st, v, after, option)
    total = INFINITE
    if fits(d, st, v) and propagate(d, st):
        total = st.scalar[TOTAL]
    rollback(st, mark)
    return total


@kernel
def unmark(st: State) -> None:
    """Forget which shifts are marked."""
    for k in range(st.scalar[NUM_MARKED]):
        st.mark[st.marked[k]] = 0
    st.scalar[NUM_MARKED] = 0


@kernel
def mark_shift(st: State, shift: int) -> None:
    """Mark a shift and list it in `State.marked`, once."""
    if st.mark[shift] == 0:
        st.mark[shift] = 1
        st.marked[st.scalar[NUM_MARKED]] = shift
        st.scalar[NUM_MARKED] += 1


@kernel
def looks_everywhere(d: Data, st: State, option: int) -> bool:
    """Is every shift scanned: on small problems, and where few may take the option, since the one that has room may be far away?"""
    few = d.act[option, ELIGIBLE_END] - d.act[option, ELIGIBLE_FIRST] <= FEW_SHIFTS
    return few or d.num_visits <= FEW_VISITS or st.scalar[WIDE] == 1


@kernel
def mark_shifts(d: Data, st: State, v: int) -> None:
    """Mark the shifts worth scanning for v: those of its candidates, nearest first, and up to three unused ones."""
    unmark(st)
    for k in range(d.candidates.shape[1]):
        u = d.candidates[v, k]
        if u >= 0 and st.rows[u, ROUTE] >= 0:
            mark_shift(st, st.rows[u, ROUTE])
    option = d.visit[v, OPTION_FIRST]
    lo, hi = d.act[option, ELIGIBLE_FIRST], d.act[option, ELIGIBLE_END]
    found = 0
    offset = random_below(st.rng, hi - lo)
    for k in range(min(PROBES, hi - lo)):
        s = d.eligible_shift[lo + (offset + k) % (hi - lo)]
        if st.rows[d.num_visits + d.num_breaks + s, ACT] == 0:
            mark_shift(st, s)
            found += 1
            if found == 3:
                break


@kernel
def price_at(d: Data, st: State, v: int, n: int, option: int, limit: int) -> int:
    """What the plan costs with v behind node n if that is below `limit`, else INFINITE."""
    left_out = st.scalar[TOTAL] - d.visit[v, UNPLANNED_COST]
    change = insertion_price(d, st, v, n, option, limit - left_out)
    if change >= limit - left_out:
        return INFINITE
    unsure = st.scalar[INEXACT] == 1 or d.shift[st.rows[n, ROUTE], DESK] >= 0  # seats are not priced
    return try_attach(d, st, v, n, option) if unsure else left_out + change


@kernel
def _beside_candidates(d: Data, st: State, v: int, blink: float) -> tuple[int, int, int]:
    """The cheapest place for v right before or behind one of its nearest candidates: a first limit for the scan of all places."""
    rows = st.rows
    best, best_node, best_option = INFINITE, -1, -1
    for k in range(min(NEAREST, d.candidates.shape[1])):
        u = d.candidates[v, k]
        if u < 0 or rows[u, ROUTE] < 0:
            continue
        shift = rows[u, ROUTE]
        load = rows[d.num_visits + d.num_breaks + shift, LOADED]
        if not suits_partners(d, st, v, shift):
            continue
        for option in range(d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]):
            if (
                not may_take(d, option, shift)
                or not quota_room(d, st, v, option)
                or load + d.act[option, LOAD] > d.shift[shift, CAPACITY]
            ):
                continue
            for n in (u, rows[u, PRV]):
                if blink == 0.0 or random_unit(st.rng) >= blink:
                    total = price_at(d, st, v, n, option, best)
                    if total < best:
                        best, best_node, best_option = total, n, option
    return best, best_node, best_option


@kernel
def best_insertion(d: Data, st: State, v: int, blink: float) -> tuple[int, int, int]:
    """The cheapest place for the unplanned visit v: (cost of the plan then, node to stand behind, option); INFINITE if none.

    With probability `blink` a position is passed over (Christiaens and Vanden Berghe 2020, 10.1287/trsc.2019.0914).
    """
    best, best_node, best_option = _beside_candidates(d, st, v, blink)
    marked = False
    for option in range(d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]):
        if not quota_room(d, st, v, option):
            continue
        everywhere = looks_everywhere(d, st, option)
        if not everywhere and not marked:
            mark_shifts(d, st, v)
            marked = True
        lo = d.act[option, ELIGIBLE_FIRST]
        count = d.act[option, ELIGIBLE_END] - lo if everywhere else st.scalar[NUM_MARKED]
        for k in range(count):
            shift = d.eligible_shift[lo + k] if everywhere else st.marked[k]
            if everywhere or may_take(d, option, shift):
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
    left_out = st.scalar[TOTAL] - d.visit[v, UNPLANNED_COST]
    best, best_node = INFINITE, -1
    n = d.num_visits + d.num_breaks + shift
    if rows[n, LOADED] + d.act[option, LOAD] > d.shift[shift, CAPACITY] or not suits_partners(
        d, st, v, shift
    ):
        return best, best_node
    used = rows[n, ACT] > 0
    if st.stale[shift] == 1:
        look_ahead(d, st, shift)
    last = d.window[d.act[option, WINDOW_END] - 1, LATE]
    due, late_price = d.visit[v, SOFT_LATEST], d.price[LATENESS]
    while rows[n, NXT] >= 0 and rows[n, FREE] <= last:
        if late_price * (rows[n, FREE] - due) > min(limit, best) - left_out + st.soft[shift]:
            break
        if blink == 0.0 or random_unit(st.rng) >= blink:
            most = min(limit, best) - left_out
            if not used or detour(d, st, v, n, option) < most:
                total = price_at(d, st, v, n, option, min(limit, best))
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
        if not propagate(d, st):
            rollback(st, mark)
            return False
    return True


@kernel
def whole_cost(d: Data, st: State) -> int:
    """What the plan costs, with the largest idle time and uneven work where they are priced: planning a unit may lower both."""
    if d.price[IDLE_MAX] > 0 or d.price[BALANCE] > 0:
        return st.scalar[TOTAL] + shared_cost(d, st)
    return st.scalar[TOTAL]


@kernel
def insert_unit(d: Data, st: State, unit: int, blink: float, tries: int, slack: int) -> bool:
    """Plan every visit of a unit where it is cheapest.

    False, and nothing changed, if that cannot be or costs more than `slack` over leaving the unit out. A unit whose
    first visit stands in its partners' way is tried with that visit in up to `tries` other shifts, drawn at random.
    """
    first, end = d.unit[unit, MEMBERS_FIRST], d.unit[unit, MEMBERS_END]
    left_out = whole_cost(d, st)
    outer = begin(st)
    if insert_members(d, st, first, end, blink):
        if whole_cost(d, st) <= left_out + slack:
            return True
        rollback(st, outer)
        return False
    if tries == 0 or end - first < 2:
        return False
    v = d.unit_visit[first]
    best, best_node, best_option = INFINITE, -1, -1
    for option in range(d.visit[v, OPTION_FIRST], d.visit[v, OPTION_END]):
        if not quota_room(d, st, v, option):
            continue
        lo, hi = d.act[option, ELIGIBLE_FIRST], d.act[option, ELIGIBLE_END]
        offset = random_below(st.rng, hi - lo) if hi > lo else 0
        for k in range(min(tries, hi - lo)):
            shift = d.eligible_shift[lo + (offset + k) % (hi - lo)]
            _, node = best_in_route(d, st, v, option, shift, INFINITE, 0.0)
            if node < 0:
                continue
            mark = begin(st)
            attach(d, st, v, node, option)
            if propagate(d, st) and insert_members(d, st, first + 1, end, 0.0):
                total = whole_cost(d, st)
                if total < best:
                    best, best_node, best_option = total, node, option
            rollback(st, mark)
    if best > left_out + slack:
        return False
    mark = begin(st)
    attach(d, st, v, best_node, best_option)
    if propagate(d, st) and insert_members(d, st, first + 1, end, 0.0):
        return True
    rollback(st, mark)
    return False


@kernel
def detach_unit(d: Data, st: State, unit: int) -> None:
    """Take every planned visit of a unit out of its route."""
    for k in range(d.unit[unit, MEMBERS_FIRST], d.unit[unit, MEMBERS_END]):
        if st.rows[d.unit_visit[k], ROUTE] >= 0:
            detach(d, st, d.unit_visit[k])
