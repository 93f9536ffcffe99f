"""What the kernels work on: `Data`, the problem laid out for speed, and `State`, the plan that moves change in place.

Nodes: visit v is node v; break b is node V + b; the start of shift s is node V + B + s, its end V + B + S +
s. A route is a doubly linked list
from start to end and always holds its breaks; it counts as used once it holds a visit. Everything about a node is one
row of `State.rows`, so undoing a move is restoring the rows that it touched.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from solvers.features import units_short_of_seats
from solvers.kernels.near import candidates
from solvers.kernels.reference import by_reference
from solvers.problem import NO_LIMIT, NO_PLACE, Problem

Ints = NDArray[np.int64]

# columns of Data.act: one row per activity (options, then breaks)
(
    PLACE,
    DURATION,
    SETUP,
    WRAP_UP,
    AT_HOME,
    FIXED_COST,
    WINDOW_FIRST,
    WINDOW_END,
    ELIGIBLE_FIRST,
    ELIGIBLE_END,
    OWNER,
    LOAD,
    QUOTAS_FIRST,
    QUOTAS_END,
) = range(14)
# columns of Data.window
EARLY, LATE, RANK = range(3)
# columns of Data.visit; what pricing reads of every visit that it passes comes first, in one cache line. PREFERS is 1
# if any worker is dearer or cheaper than others: the table of preferences is too large to be asked in vain
(SOFT_LATEST, LINKS_FIRST, LINKS_END, PREFERS, COMPONENT, OPTION_FIRST, OPTION_END, UNPLANNED_COST, CLIENT,
 UNIT) = range(10)  # fmt: skip
# columns of Data.shift
(WORKER, START_PLACE, END_PLACE, EARLIEST, REGULAR_END, LATEST, MEANS, USE_COST, TRAVEL_COST, DISTANCE_COST, WAITING_COST,
 WORK_COST, CAPACITY, LEAVES_AT_START, BREAKS_FIRST, BREAKS_END, DESK) = range(17)  # fmt: skip
# columns of Data.link
FIRST, SECOND, MIN_GAP, MAX_GAP, WORKER_RULE, TOGETHER, SAME_WINDOW = range(7)
# columns of Data.component and Data.unit
VISITS_FIRST, VISITS_END, TIES_FIRST, TIES_END = range(4)
MEMBERS_FIRST, MEMBERS_END = range(2)
# columns of Data.desk and Data.seats
SHIFTS_FIRST, SHIFTS_END, STEPS_FIRST, STEPS_END = range(4)
SINCE, SEATS = range(2)
# entries of Data.price; SHARED is 1 if any cost depends on all routes at once (largest lateness or idle time, balance), SEATED if
# seats may run short, MODES if some visit has several options
OVERHEAD, LATENESS, OVERTIME, CONTINUITY, LATENESS_MAX, IDLE_MAX, BALANCE, SHARED, SEATED, MODES = range(10)
# columns of State.rows
NXT, PRV, ROUTE, ACT, READY, START, FREE, AT, INSIDE, COST, SOFT, WAITED, FLEX, SLACK, HARD, EASE = range(16)
NUM_COLUMNS = 16
LOADED = READY  # of a start node, which is never ready: the load of its route
# columns of State.figures
WORST, IDLE, WORKLOAD, DIRTY = range(4)
# entries of State.scalar; EFFORT counts what pricing looked at, RUIN_EFFORT the part of it inside ruin and recreate
(LOG, CLIENT_LOG, TRANSACTION, TOTAL, HEAD, TAIL, POOL, SHARED_COST, PEAK, NUM_DIRTY, WORST_NOW, INEXACT, EFFORT,
 RUIN_EFFORT, PRICING, NUM_MOVED, PROPAGATION, FOCUS, FOCUS_LEFT, NUM_MARKED, NUM_CHANGED,
 WIDE) = range(22)  # fmt: skip
NUM_SCALARS = 22

UNPLANNED = -1
WORDS_A_LINE = 8
MANY_PLACES = 400  # from here on the tables of travel outgrow the processor's cache
SURCHARGE = 10**12  # on top of the price of leaving a required visit out, inside the kernels only


class Data(NamedTuple):
    """The problem as the kernels read it: few wide tables (columns named above), since every array of a tuple costs compile time.

    Times, places and costs as in `solvers.problem`; costs are already multiplied by their weights. `road`
    (M, P, P, 2) int32 is travel time
    and distance; `stop` (M, P, 2) the arriving and leaving overhead. `candidates` (V, K) are the visits
    worth standing next to, best first, padded by -1;
    `tour` (V,) all visits, near ones near each other.
    The quotas that count an option are `quota_id[QUOTAS_FIRST:QUOTAS_END]`, `quota_max` (Q,). A desk is a unit whose seats may run
    short: its shifts are `desk_shift[SHIFTS_FIRST:SHIFTS_END]`, its seats the rows STEPS_FIRST to STEPS_END of `seats`.
    The links of a visit are `link_id[LINKS_FIRST:LINKS_END]`; visits tied by links form a component (`component_visit`,
    `component_link`); visits planned together or not at all form a unit (`unit_visit`).
    """

    num_visits: int
    num_breaks: int
    num_shifts: int
    road: NDArray[np.int32]
    stop: NDArray[np.int32]
    act: Ints
    window: Ints
    visit: Ints
    shift: Ints
    link: Ints
    link_id: Ints
    component: Ints
    component_visit: Ints
    component_link: Ints
    unit: Ints
    unit_visit: Ints
    eligible: NDArray[np.bool_]
    eligible_bits: NDArray[np.uint32]
    eligible_shift: Ints
    preference: Ints
    break_shift: Ints
    candidates: Ints
    tour: Ints
    price: Ints
    break_skip_cost: Ints
    quota_id: Ints
    quota_max: Ints
    desk: Ints
    desk_shift: Ints
    seats: Ints


class State(NamedTuple):
    """A plan that moves edit in place, with the log that takes an edit back. Owned by one search; nothing is shared.

    `rows` (N, NUM_COLUMNS), of which FREE, AT, INSIDE, WAITED and FLEX are what the next node needs to know:
    WAITED sums the waits since the first activity, FLEX is how much later the first activity may start without
    making anything up to here late. SLACK, HARD and EASE look ahead, valid while `stale[route]` is 0: by how much FREE may
    grow without
    changing any cost behind, without breaking a rule behind, and whether being free earlier changes nothing behind.
    `soft` (S,) the part of each route's cost that depends on time; `figures` (S, 4) what the shared costs need of a route, valid
    unless listed in `dirty`; `pool` (V,) unplanned visits, first `scalar[POOL]` entries valid, `pool_index` (V,) where each
    stands or -1; `client_count` (clients, W) planned visits by worker; `quota_count` (Q,) options carried out, its changes logged
    with those of the clients as row -1 - q; `path`, `path_act` a sequence of activities to be priced; `mark` (S,) is 1 for the
    shifts in `marked`, first `scalar[NUM_MARKED]` entries valid; `is_changed` (N,) is 1 for the nodes in `changed`, first
    `scalar[NUM_CHANGED]` entries valid: what was committed since the plan was last copied. With
    `scalar[WIDE]` 1 insertions look at every shift.
    """

    rows: Ints
    soft: Ints
    stamp: Ints
    log_node: Ints
    log_rows: Ints
    client_count: Ints
    client_log: Ints
    queue: Ints
    instant: Ints
    pool: Ints
    pool_index: Ints
    scalar: Ints
    rng: NDArray[np.uint64]
    scratch: Ints
    mark: Ints
    marked: Ints
    changed: Ints
    is_changed: Ints
    path: Ints
    path_act: Ints
    stale: Ints
    figures: Ints
    dirty: Ints
    moved: Ints
    rippled: Ints
    failed: Ints
    quota_count: Ints


def lay_out(problem: Problem, num_candidates: int = 40) -> Data:
    """Return the problem as `Data`."""
    p, w = problem, problem.weights
    eligible = p.eligible & _in_time(p)
    order_of_places = _near_each_other(p)
    place = np.append(np.argsort(order_of_places), NO_PLACE)  # the last one is what NO_PLACE itself becomes
    link_visit = np.concatenate([p.link_first, p.link_second])
    order = np.argsort(link_visit, kind="stable")
    links = np.searchsorted(link_visit[order], np.arange(p.num_visits + 1))
    component, component_offset, component_visit = _groups(p.num_visits, p.link_first, p.link_second)
    unit, unit_offset, unit_visit = _groups(
        p.num_visits, p.link_first[p.link_together], p.link_second[p.link_together]
    )
    choices = np.add.reduceat(eligible.sum(axis=1), p.option_offset[:-1]) if p.num_visits else unit[:0]
    unit_visit = unit_visit[
        np.lexsort((choices[unit_visit], unit[unit_visit]))
    ]  # the hardest to place comes first
    by_component = np.argsort(component[p.link_first], kind="stable")
    ties = np.searchsorted(component[p.link_first][by_component], np.arange(len(component_offset)))
    offset = p.option_offset
    desk, desk_shift, desk_of = _desks(p)
    counted = np.argsort(p.quota_option, kind="stable")
    fields = Data(
        num_visits=p.num_visits,
        num_breaks=p.num_breaks,
        num_shifts=p.num_shifts,
        road=_road(p, order_of_places),
        stop=np.ascontiguousarray(np.stack([p.arriving, p.leaving], axis=-1)[:, order_of_places]),
        act=_aligned(_activities(p, eligible, place)),
        window=_table(np.concatenate([p.window_early, p.break_early]), np.concatenate([p.window_late, p.break_late]),
                      np.concatenate([p.window_rank, np.zeros(p.num_breaks)])),
        visit=_aligned(_table(
            p.soft_latest, links[:-1], links[1:], (p.preference != 0).any(axis=1), component, offset[:-1], offset[1:],
            p.unplanned_cost + SURCHARGE * p.required, p.client, unit,
        )),
        shift=_table(
            p.shift_worker, place[p.shift_start_place], place[p.shift_end_place],
            p.shift_earliest, p.shift_end, p.shift_latest, p.shift_means,
            p.shift_fixed_cost * w.shift_use, p.travel_rate * w.travel_time, p.distance_rate * w.distance,
            p.waiting_rate * w.waiting, p.work_rate * w.work, p.shift_capacity, p.shift_leaves_at_start, p.break_offset[:-1],
            p.break_offset[1:], desk_of,
        ),
        link=_table(p.link_first, p.link_second, p.link_min, p.link_max, p.link_worker, p.link_together,
                    p.link_same_window),
        link_id=(order % max(1, p.num_links)).astype(np.int64),
        component=_table(component_offset[:-1], component_offset[1:], ties[:-1], ties[1:]),
        component_visit=component_visit,
        component_link=by_component.astype(np.int64),
        unit=_table(unit_offset[:-1], unit_offset[1:]),
        unit_visit=unit_visit,
        eligible=eligible,
        eligible_bits=_bits(eligible),
        eligible_shift=np.nonzero(eligible)[1].astype(np.int64),
        preference=np.ascontiguousarray(p.preference * w.preference),
        break_shift=p.break_shift,
        candidates=candidates(p, eligible, num_candidates),
        tour=np.argsort(place[p.option_place[offset[:-1]]], kind="stable").astype(np.int64),
        price=np.array([
            w.stop_overhead, w.lateness, w.overtime, w.continuity, w.lateness_max, w.idle_max, w.balance,
            1 if w.lateness_max or w.idle_max or w.balance else 0, len(desk) > 0, p.num_options > p.num_visits,
        ], dtype=np.int64),
        break_skip_cost=p.break_skip_cost,
        quota_id=np.repeat(np.arange(p.num_quotas), np.diff(p.quota_offset))[counted].astype(np.int64),
        quota_max=p.quota_max.copy(),  # a session changes it
        desk=desk,
        desk_shift=desk_shift,
        seats=_table(p.seats_from, p.seats),
    )  # fmt: skip
    return by_reference(fields)


def with_own_visits(data: Data) -> Data:
    """The same arrays but for a table of visits of its own, which may be changed."""
    own: dict[str, Any] = {name: getattr(data, name) for name in Data._fields}
    return by_reference(Data(**{**own, "visit": data.visit.copy()}))


def _desks(p: Problem) -> tuple[Ints, Ints, Ints]:
    """(rows of `Data.desk`, their shifts, the desk of each shift or -1)."""
    units = np.flatnonzero(units_short_of_seats(p))
    shifts = [np.flatnonzero(p.shift_unit == unit) for unit in units]
    ends = np.cumsum([0, *(len(s) for s in shifts)]).astype(np.int64)
    desk_of = np.full(p.num_shifts, -1, dtype=np.int64)
    for desk, rows in enumerate(shifts):
        desk_of[rows] = desk
    table = _table(ends[:-1], ends[1:], p.seats_offset[units], p.seats_offset[units + 1])
    return table, np.concatenate([np.zeros(0, dtype=np.int64), *shifts]), desk_of


def _in_time(p: Problem) -> NDArray[np.bool_]:
    """(O, S): could the shift carry out the option at all? Leaves out only what no plan can contain.

    Tables from elsewhere may break the triangle inequality, so only the last leg there and the first
    leg back count, at their least.
    """
    if p.num_places == 0:
        return np.ones((p.num_options, p.num_shifts), dtype=bool)
    place = np.maximum(p.option_place, 0)[:, None]
    physical = (p.option_place != NO_PLACE)[:, None]
    nearest_in, nearest_out = _nearest(p.travel_time)
    at_base = place == p.shift_start_place[None, :]
    ends_there = place == p.shift_end_place[None, :]
    means = p.shift_means[None, :]
    there = np.where(physical & (p.shift_start_place != NO_PLACE) & ~at_base, nearest_in[means, place], 0)
    back = np.where(physical & (p.shift_end_place != NO_PLACE) & ~ends_there, nearest_out[means, place], 0)
    arriving = np.where(physical, p.arriving[means, place], 0)
    leaving = np.where(physical, p.leaving[means, place], 0)
    ready = p.shift_earliest[None, :] + there + arriving + p.option_setup[:, None]
    after = (p.option_duration + p.option_wrap_up)[:, None] + leaving + back
    possible = np.zeros(ready.shape, dtype=bool)
    for option in range(p.num_options):
        for row in range(p.window_offset[option], p.window_offset[option + 1]):
            begin = np.maximum(ready[option], p.window_early[row])
            possible[option] |= (begin <= p.window_late[row]) & (begin + after[option] <= p.shift_latest)
    return possible


def _bits(table: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """The rows as bits, 32 columns to a word, the first column lowest: an eighth of the memory for what every move asks."""
    padded = np.zeros((len(table), -(-max(1, table.shape[1]) // 32) * 32), dtype=bool)
    padded[:, : table.shape[1]] = table
    return np.packbits(padded, axis=1, bitorder="little").view("<u4").astype(np.uint32)


def _nearest(travel_time: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """(M, P) the shortest way to each place from another, and from each to another."""
    into, out = (
        np.empty(travel_time.shape[:2], dtype=np.int64),
        np.empty(travel_time.shape[:2], dtype=np.int64),
    )
    for means, table in enumerate(travel_time):
        away = table.copy()  # one table at a time: they are the largest things there are
        np.fill_diagonal(away, np.iinfo(away.dtype).max)
        into[means], out[means] = away.min(axis=0), away.min(axis=1)
    return into, out


def _table(*columns: NDArray[Any]) -> Ints:
    return np.ascontiguousarray(np.stack([np.asarray(c, dtype=np.int64) for c in columns], axis=1))


def _aligned(table: Ints) -> Ints:
    """The table with rows of whole cache lines, each beginning with one: a row then costs as few misses as can be."""
    width = -(-table.shape[1] // WORDS_A_LINE) * WORDS_A_LINE
    memory = np.zeros(len(table) * width + 2 * WORDS_A_LINE, dtype=np.int64)
    skipped = -(memory.ctypes.data // memory.itemsize) % (2 * WORDS_A_LINE)  # lines are fetched in pairs
    rows = memory[skipped : skipped + len(table) * width].reshape(len(table), width)
    rows[:, : table.shape[1]] = table
    return rows


def _near_each_other(p: Problem) -> Ints:
    """The places in an order in which neighbours are near each other (each time the nearest one left).

    Moves ask for legs between near places; in this order those stand close together in memory, which is what counts for
    tables larger than the processor's cache.
    """
    if p.num_places < MANY_PLACES:
        return np.arange(p.num_places)
    left = p.travel_time[0].astype(np.float32)
    order = np.zeros(p.num_places, dtype=np.int64)
    left[:, 0] = np.inf
    for k in range(1, p.num_places):
        order[k] = left[order[k - 1]].argmin()
        left[:, order[k]] = np.inf
    return order


def _road(p: Problem, order: Ints) -> NDArray[np.int32]:
    """(M, P, P, 2) travel time and distance with the places in the given order."""
    road = np.empty((*p.travel_time.shape, 2), dtype=np.int32)
    for means in range(len(road)):
        for row, place in enumerate(order):
            road[means, row, :, 0] = p.travel_time[means, place, order]
            road[means, row, :, 1] = p.distance[means, place, order]
    return road


def _activities(p: Problem, eligible: NDArray[np.bool_], place: Ints) -> Ints:
    """Rows of options, then of breaks (no set-up, never at home, one window each, eligibility empty: they
    never move to another shift).
    """
    placeless = p.option_place == NO_PLACE
    screen = np.where(
        placeless, p.weights.screen_work * (p.option_setup + p.option_duration + p.option_wrap_up), 0
    )
    first = np.searchsorted(np.nonzero(eligible)[0], np.arange(p.num_options + 1))
    quotas = np.searchsorted(np.sort(p.quota_option), np.arange(p.num_options + 1))
    options = _table(
        place[p.option_place], p.option_duration, p.option_setup, p.option_wrap_up, ~placeless, p.option_cost + screen,
        p.window_offset[:-1], p.window_offset[1:], first[:-1], first[1:], p.option_visit, p.option_load,
        quotas[:-1], quotas[1:],
    )  # fmt: skip
    none = np.zeros(p.num_breaks, dtype=np.int64)
    window = len(p.window_early) + np.arange(p.num_breaks)
    breaks = _table(
        place[p.break_place],
        p.break_duration,
        none,
        none,
        none,
        none,
        window,
        window + 1,
        none,
        none,
        none - 1,
        none,
        none,
        none,
    )
    return np.ascontiguousarray(np.concatenate([options, breaks]))


def _groups(num: int, first: Ints, second: Ints) -> tuple[Ints, Ints, Ints]:
    """Connected components of visits: (group of each visit, offsets, members)."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(len(first), dtype=np.int8), (first, second)), shape=(num, num))
    count, label = connected_components(graph, directed=False) if num else (0, np.zeros(0, dtype=np.int64))
    label = label.astype(np.int64)
    members = np.argsort(label, kind="stable").astype(np.int64)
    return label, np.searchsorted(label[members], np.arange(count + 1)).astype(np.int64), members


def new_state(data: Data, seed: int) -> State:
    """Return the empty plan: every visit unplanned, routes holding their breaks only, all times at rest."""
    v, b, s = data.num_visits, data.num_breaks, data.num_shifts
    nodes = v + b + 2 * s
    capacity = 128 * nodes + 65_536  # a large move may log every row once per unit it puts back
    num_options = len(data.act) - b
    rows = np.zeros((nodes, NUM_COLUMNS), dtype=np.int64)
    rows[:, [NXT, PRV, ROUTE]] = -1
    rows[:v, ACT] = data.visit[:, OPTION_FIRST]
    rows[:v, COST] = data.visit[:, UNPLANNED_COST]
    rows[v : v + b, ACT] = num_options + np.arange(b)
    for shift in range(s):
        chain = [v + b + shift, *(v + np.flatnonzero(data.break_shift == shift)), v + b + s + shift]
        rows[chain, ROUTE] = shift
        rows[chain[:-1], NXT] = chain[1:]
        rows[chain[1:], PRV] = chain[:-1]
        rows[chain, AT] = data.shift[shift, START_PLACE]
        rows[chain, FREE] = data.shift[shift, EARLIEST]
        fixed = (
            data.shift[shift, LEAVES_AT_START] or data.shift[shift, DESK] >= 0
        )  # seats are counted at earliest starts
        rows[chain, FLEX] = 0 if fixed else NO_LIMIT
    clients = int(data.visit[:, CLIENT].max(initial=-1)) + 1
    scalar = np.zeros(NUM_SCALARS, dtype=np.int64)
    scalar[TOTAL] = data.visit[:, UNPLANNED_COST].sum()
    scalar[POOL] = v
    fields = State(
        rows=_aligned(rows),
        soft=np.zeros(s, dtype=np.int64),
        stamp=np.zeros(nodes, dtype=np.int64),
        log_node=np.zeros(capacity, dtype=np.int64),
        log_rows=np.zeros((capacity, NUM_COLUMNS), dtype=np.int64),
        client_count=np.zeros((max(1, clients), max(1, data.preference.shape[1])), dtype=np.int64),
        client_log=np.zeros((capacity, 3), dtype=np.int64),
        queue=np.zeros(4 * nodes + 1024, dtype=np.int64),
        instant=np.zeros(v, dtype=np.int64),
        pool=np.arange(v, dtype=np.int64),
        pool_index=np.arange(v, dtype=np.int64),
        scalar=scalar,
        rng=np.random.SeedSequence(seed).generate_state(2, dtype=np.uint64).astype(np.uint64),
        scratch=np.zeros(4 * nodes + 64, dtype=np.int64),
        mark=np.zeros(s, dtype=np.int64),
        marked=np.zeros(s, dtype=np.int64),
        changed=np.zeros(nodes, dtype=np.int64),
        is_changed=np.zeros(nodes, dtype=np.int64),
        path=np.zeros(2 * nodes + 64, dtype=np.int64),
        path_act=np.zeros(2 * nodes + 64, dtype=np.int64),
        stale=np.ones(s, dtype=np.int64),
        figures=_idle_figures(data),
        dirty=np.zeros(s + 1, dtype=np.int64),
        moved=np.zeros((64, 3), dtype=np.int64),
        rippled=np.full(s, -1, dtype=np.int64),
        failed=np.zeros(nodes, dtype=np.int64),
        quota_count=np.zeros(len(data.quota_max), dtype=np.int64),
    )
    return by_reference(fields)


def _idle_figures(data: Data) -> Ints:
    """`State.figures` of unused shifts: nothing late, nothing done, the whole shift idle."""
    figures = np.zeros((data.num_shifts, 4), dtype=np.int64)
    figures[:, IDLE] = data.shift[:, REGULAR_END] - data.shift[:, EARLIEST]
    return figures
