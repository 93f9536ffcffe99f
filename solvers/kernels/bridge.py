"""Between `Solution` and `State`: plain Python around the kernels that load and follow routes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from solvers.kernels.arrays import (
    ACT,
    EARLY,
    FLEX,
    LINKS_END,
    LINKS_FIRST,
    MEMBERS_END,
    MEMBERS_FIRST,
    OPTION_FIRST,
    ROUTE,
    START,
    SURCHARGE,
    UNPLANNED_COST,
    WAITED,
    WINDOW_FIRST,
    Data,
    Ints,
    State,
)  # fmt: skip
from solvers.kernels.plans import (
    construct,
    drop_halves,
    follow_route,
    insert_by_regret,
    leave_out,
    load_route,
    price_visits,
)
from solvers.kernels.price import INFINITE
from solvers.problem import Problem, Solution

SLICE = 50
REGRET_LIMIT = 400_000  # visits x shifts beyond which the regret table is not worth its time


def load(data: Data, state: State, solution: Solution) -> None:
    """Plan `solution` in the empty `state`; what breaks a rule is left unplanned, so any solution may be given."""
    leave_out(data, state, np.array([a for route in solution.routes for a in route], dtype=np.int64))
    for shift, route in enumerate(solution.routes):
        load_route(data, state, shift, np.array(route, dtype=np.int64))
    drop_halves(data, state)


def fill(
    data: Data, state: State, stop: Callable[[], bool] = lambda: False, *, at_a_loss: bool = False
) -> None:
    """Until `stop()`, plan every unplanned visit that fits: units of linked visits first, then single ones by regret (or in
    order when very many). `at_a_loss`: also single ones that cost more than to leave them out (as a beginning: it is easier for the
    search to leave visits out than to open the routes that they need).
    """
    first = data.unit_visit[data.unit[:, MEMBERS_FIRST]]
    size = data.unit[:, MEMBERS_END] - data.unit[:, MEMBERS_FIRST]
    has_links = data.visit[:, LINKS_END] > data.visit[:, LINKS_FIRST]
    early = data.window[data.act[data.visit[first, OPTION_FIRST], WINDOW_FIRST], EARLY]
    order = np.lexsort((early, -data.visit[first, UNPLANNED_COST]))
    waiting = order[state.pool_index[first[order]] >= 0]
    linked = has_links[first[waiting]]
    _in_order(data, state, waiting[linked | (size[waiting] > 1)], stop)
    single = waiting[~linked & (size[waiting] == 1)]
    if len(single) * data.num_shifts > REGRET_LIMIT:
        _in_order(data, state, single, stop)
        _in_order(data, state, single[state.pool_index[first[single]] >= 0], stop, wide=True)
    else:
        _by_regret(data, state, first[single], stop, INFINITE if at_a_loss else 0)


def plan_cost(problem: Problem, data: Data, rows: Ints, total: int) -> int:
    """The cost in points of the plan in `rows`, whose total inside the kernels is `total`."""
    left_out = problem.required & (rows[: data.num_visits, ROUTE] < 0)
    return int(total) - SURCHARGE * int(left_out.sum())


def _in_order(data: Data, state: State, units: Ints, stop: Callable[[], bool], wide: bool = False) -> None:
    """In slices, so that Ctrl-C is heard between them."""
    for k in range(0, len(units), SLICE):
        if stop():
            return
        construct(data, state, units[k : k + SLICE], wide)


def _by_regret(data: Data, state: State, visits: Ints, stop: Callable[[], bool], dearest: int) -> None:
    price = np.zeros((len(visits), data.num_shifts), dtype=np.int64)
    for k in range(0, len(visits), SLICE):
        if stop():
            return
        price_visits(data, state, visits[k : k + SLICE], price[k : k + SLICE])
    while not stop() and not insert_by_regret(data, state, visits, price, SLICE, dearest):
        pass


def _delays(rows: Ints) -> Ints:
    """How much later than the earliest each activity of a route starts when the shift leaves as late as harms nothing."""
    if len(rows) == 0 or rows[-1, WAITED] == 0:
        return np.zeros(len(rows), dtype=np.int64)
    delay = max(0, min(int(rows[-1, FLEX]), int(rows[-1, WAITED])))
    return np.maximum(0, delay - rows[:, WAITED])


def read(data: Data, state: State) -> Solution:
    """Return the state's plan with the starts it is priced at."""
    nodes = np.zeros(len(state.rows), dtype=np.int64)
    routes, starts = [], []
    for shift in range(data.num_shifts):
        count = follow_route(data, state, shift, nodes)
        rows = state.rows[nodes[:count]]
        routes.append(tuple(int(a) for a in rows[:, ACT]))
        starts.append(tuple(int(t) for t in rows[:, START] + _delays(rows)))
    return Solution(tuple(routes), tuple(starts))
