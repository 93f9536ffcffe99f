"""The loop of the search: draw a move, price it, keep it or take it back (Metropolis acceptance, Kirkpatrick et al. 1983)."""

from __future__ import annotations

import math

from solvers.kernels import kernel
from solvers.kernels.arrays import (
    ACT,
    BALANCE,
    CONTINUITY,
    COST,
    EFFORT,
    FOCUS,
    FOCUS_LEFT,
    IDLE_MAX,
    LOG,
    MODES,
    NUM_COLUMNS,
    POOL,
    QUOTAS_END,
    QUOTAS_FIRST,
    ROUTE,
    RUIN_EFFORT,
    SHARED_COST,
    TOTAL,
    UNIT,
    UNPLANNED_COST,
    Data,
    Ints,
    State,
)  # fmt: skip
from solvers.kernels.breaks import move_break
from solvers.kernels.choice import admit, alone, drop, trade
from solvers.kernels.edits import begin, commit, copy_changed, copy_rows, further_workers, rollback
from solvers.kernels.insertion import detach_unit, insert_unit
from solvers.kernels.modes import change_mode, change_unit, exchange_modes
from solvers.kernels.moves import FAR, relocate, relocate_anywhere, swap
from solvers.kernels.random import random_below, random_unit
from solvers.kernels.routes import open_route
from solvers.kernels.ruin import make_room, ruin_and_recreate
from solvers.kernels.schedule import propagate, push, touch
from solvers.kernels.segments import exchange_segments, exchange_tails, move_segment, split_route
from solvers.kernels.shared import shared_cost

AVERAGE_RUIN = 8
BLINK = 0.01
DEAR = 20  # times the heat below which leaving a visit out is a cost like any other
MODE_CHANGE = 12  # one move in so many changes how a visit is carried out, where there is a choice
LARGE = 1_000  # visits up to which moves are drawn from all of them
NEIGHBOURHOOD = 300  # visits drawn from at a time beyond that, so that their rows stay in the cache
STAY = 20_000  # moves drawn there before it moves on
DRAWS = 20  # visits drawn in search of a planned one
PLAN_MORE = 200  # one move in so many tries to plan an unplanned visit


@kernel
def replant(d: Data, st: State, v: int) -> bool:
    """Take v's unit out and plan it again where it is cheapest."""
    unit = d.visit[v, UNIT]
    detach_unit(d, st, unit)
    return propagate(d, st) and insert_unit(d, st, unit, 0.1, 0, 0)


@kernel
def plant(d: Data, st: State, v: int, tries: int) -> bool:
    """Plan an unplanned visit, in place of a planned one half of the times."""
    if random_below(st.rng, 2) == 0:
        w = d.candidates[v, random_below(st.rng, d.candidates.shape[1])]
        if w >= 0 and st.rows[w, ROUTE] >= 0 and d.visit[w, UNIT] != d.visit[v, UNIT]:
            detach_unit(d, st, d.visit[w, UNIT])
            return (
                propagate(d, st)
                and insert_unit(d, st, d.visit[v, UNIT], 0.0, tries, 0)
                and (insert_unit(d, st, d.visit[w, UNIT], 0.0, 0, 0) or True)
            )
    return insert_unit(d, st, d.visit[v, UNIT], 0.0, tries, 0)


@kernel
def plan_more(d: Data, st: State, dear: float) -> bool:
    """Draw a move that plans an unplanned visit that costs at least `dear` to leave out, perhaps at the expense of others."""
    v = st.pool[random_below(st.rng, st.scalar[POOL])]
    if d.visit[v, UNPLANNED_COST] < dear:
        return False
    tries = 2 if random_below(st.rng, 4) == 0 else 0
    return plant(d, st, v, tries) if random_below(st.rng, 2) == 0 else make_room(d, st, v, BLINK, tries)


@kernel
def choose(d: Data, st: State, slack: int) -> bool:
    """Draw a small move that changes which visits are planned."""
    kind = random_below(st.rng, 4)
    if kind < 2:
        v = st.pool[random_below(st.rng, st.scalar[POOL])]
        return admit(d, st, v, slack) if alone(d, v) else insert_unit(d, st, d.visit[v, UNIT], 0.1, 0, slack)
    v = random_below(st.rng, d.num_visits)
    if st.rows[v, ROUTE] < 0:
        return False
    return trade(d, st, v, slack) if kind == 2 else drop(d, st, v, slack)


@kernel
def change_how(d: Data, st: State, v: int, slack: int) -> bool:
    """Draw a move that changes how visits are carried out."""
    kind = random_below(st.rng, 4)
    if kind < 2 and not alone(d, v):
        return change_unit(d, st, v)
    return exchange_modes(d, st, v) if kind == 3 else change_mode(d, st, v, slack)


@kernel
def draw_visit(d: Data, st: State) -> int:
    """A random visit; on large problems one of a neighbourhood, which moves on through all of them."""
    if d.num_visits <= LARGE:
        return random_below(st.rng, d.num_visits)
    if st.scalar[FOCUS_LEFT] == 0:
        st.scalar[FOCUS] = (st.scalar[FOCUS] + random_below(st.rng, NEIGHBOURHOOD)) % d.num_visits
        st.scalar[FOCUS_LEFT] = STAY
    st.scalar[FOCUS_LEFT] -= 1
    return d.tour[(st.scalar[FOCUS] + random_below(st.rng, NEIGHBOURHOOD)) % d.num_visits]


@kernel
def draw_planned(d: Data, st: State) -> int:
    """A random planned visit; -1 if none was among so many drawn."""
    for _ in range(DRAWS):
        v = draw_visit(d, st)
        if st.rows[v, ROUTE] >= 0:
            return v
    return -1


@kernel
def edit(d: Data, st: State, slack: int, ruin_share: float) -> bool:
    """Draw one move and make its edits; False if there is nothing to judge.

    Ruin and recreate has its turn whenever it has had less than its share of the effort.
    """
    if st.scalar[RUIN_EFFORT] < ruin_share * st.scalar[EFFORT]:
        before = st.scalar[EFFORT]
        v = draw_visit(d, st)
        if random_below(st.rng, 8) == 0:
            edited = open_route(d, st, v)
        else:
            edited = ruin_and_recreate(d, st, v, AVERAGE_RUIN, BLINK)
        st.scalar[RUIN_EFFORT] += st.scalar[EFFORT] - before + 1
        return edited
    if st.scalar[POOL] > 0 and random_below(st.rng, 4 * d.num_visits) < min(st.scalar[POOL], d.num_visits):
        return choose(d, st, slack)
    if d.num_breaks > 0 and random_below(st.rng, 20) == 0:
        return move_break(d, st, d.num_visits + random_below(st.rng, d.num_breaks))
    v = draw_planned(d, st)
    if v < 0:
        return False
    if d.price[MODES] == 1 and random_below(st.rng, MODE_CHANGE) == 0:
        return change_how(d, st, v, slack)
    draw = random_below(st.rng, 1000)
    if draw < 380:
        return relocate(d, st, v, slack)
    if draw < 420:
        return relocate_anywhere(d, st, v, slack)
    if draw < 620:
        return swap(d, st, v, slack)
    if draw < 760:
        return exchange_segments(d, st, v, slack)
    if draw < 880:
        return exchange_tails(d, st, v, slack)
    if draw < 900:
        return split_route(d, st, v, slack)
    if draw < 985:
        return move_segment(d, st, v, slack)
    if draw < 990:
        return drop(d, st, v, slack)
    return replant(d, st, v)


@kernel
def anneal(
    d: Data,
    st: State,
    best_rows: Ints,
    best_cost: Ints,
    iterations: int,
    hot: float,
    cold: float,
    ruin_share: float,
    swap_heat: float,
    checked: bool,
) -> None:
    """Run `iterations` moves while the temperature (points) falls from `hot` to `cold`; the best plan is kept in `best_rows`.

    Moves that plan an unplanned visit are judged at `swap_heat` at least: which visits are left out matters
    more than detours, and those are mended afterwards. `best_cost` (1,) is the best plan's cost; a plan is
    copied only when a worse one is about to replace it. With `checked` every kept move is followed by
    `assert_consistent`.
    """
    cooling = math.exp(math.log(cold / hot) / max(1, iterations))
    temperature = hot
    known = False  # does `best_rows` differ from the plan in the nodes of `State.changed` only?
    unbounded = d.price[IDLE_MAX] > 0 or d.price[BALANCE] > 0  # no move can be priced by its routes alone
    for _ in range(iterations):
        temperature *= cooling
        before = st.scalar[TOTAL] + st.scalar[SHARED_COST]
        patience = -math.log(1.0 - random_unit(st.rng))
        mark = begin(st)
        if st.scalar[POOL] > 0 and random_below(st.rng, PLAN_MORE) == 0:
            slack = int(max(temperature, swap_heat) * patience)
            edited = plan_more(d, st, DEAR * swap_heat)
        else:
            slack = int(temperature * patience)
            edited = edit(d, st, FAR if unbounded else slack, ruin_share)
        if not (edited and propagate(d, st)):
            rollback(st, mark)
            continue
        after = st.scalar[TOTAL] + shared_cost(d, st)
        if after > before + slack:
            rollback(st, mark)
            continue
        if after > before and before < best_cost[0]:
            _keep_previous(st, best_rows, known)
            known = True
            best_cost[0] = before
        commit(d, st)
        if checked:
            assert_consistent(d, st)
    if st.scalar[TOTAL] + st.scalar[SHARED_COST] < best_cost[0]:
        best_cost[0] = st.scalar[TOTAL] + st.scalar[SHARED_COST]
        _copy(st, best_rows, known)


@kernel
def _copy(st: State, best_rows: Ints, known: bool) -> None:
    """Copy the plan: where it changed if that is known, else all of it."""
    if not known:
        copy_rows(st.rows, best_rows)
    copy_changed(st, best_rows)


@kernel
def _keep_previous(st: State, best_rows: Ints, known: bool) -> None:
    """Copy the plan as it was before the open transaction."""
    _copy(st, best_rows, known)
    for k in range(st.scalar[LOG] - 1, -1, -1):
        for c in range(NUM_COLUMNS):
            best_rows[st.log_node[k], c] = st.log_rows[k, c]


@kernel
def assert_consistent(d: Data, st: State) -> None:
    """Raise AssertionError unless the running cost equals its recomputation and every time stays put when
    all are computed again.
    """
    total = 0
    for n in range(len(st.rows)):
        total += st.rows[n, COST]
    if d.price[CONTINUITY] > 0:
        for client in range(len(st.client_count)):
            total += d.price[CONTINUITY] * further_workers(st, client)
    for q in range(len(d.quota_max)):
        count = 0
        for v in range(d.num_visits):
            if st.rows[v, ROUTE] >= 0:
                for k in range(d.act[st.rows[v, ACT], QUOTAS_FIRST], d.act[st.rows[v, ACT], QUOTAS_END]):
                    count += d.quota_id[k] == q
        if count != st.quota_count[q] or count > d.quota_max[q]:
            raise AssertionError("the running count of a quota differs from its recomputation")
    if total != st.scalar[TOTAL]:
        raise AssertionError("the running cost differs from its recomputation")
    kept = st.scalar[SHARED_COST]
    for s in range(d.num_shifts):
        touch(st, s)
    if shared_cost(d, st) != kept:
        raise AssertionError("the running shared cost differs from its recomputation")
    mark = begin(st)
    first_start = d.num_visits + d.num_breaks
    for n in range(first_start):
        if st.rows[n, ROUTE] >= 0 and st.rows[first_start + st.rows[n, ROUTE], ACT] > 0:
            push(st, n)
    if not propagate(d, st) or st.scalar[LOG] != mark[0]:
        raise AssertionError("the running timetable differs from its recomputation")
