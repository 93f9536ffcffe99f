"""The numbers the routing library works on: times and costs between nodes. Knows no solver.

Nodes: one per option that some shift may carry out here, then the start and the end of every shift (n + 2s, n + 2s + 1). The
library prices a leg by its two ends, so that what has no place is left to shifts that do nothing else; a call between two
stops of a route is not among its plans.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solvers.problem import NO_PLACE, BoolArray, IntArray, Problem


@dataclass(frozen=True)
class Tables:
    """`options` (n,) the option of each node, `may` (O, S) which shifts may carry out each here; per
    means of travel `before`, `after` (N, N): the part of the way from node to node
    before a break could be taken (care, wrap-up, leaving) and after it (travel, arriving, setup); per shift `cost` (N, N) in
    points, what the visit at the head costs included; `raised` (V,) points added to every way of doing a visit so that none is
    negative; `unused` (S,) points for not using a shift that is worth something to use, so that using it need not cost less than 0.
    """

    options: IntArray
    may: BoolArray
    before: list[IntArray]
    after: list[IntArray]
    cost: list[IntArray]
    raised: IntArray
    unused: IntArray


def make_tables(problem: Problem) -> Tables:
    """Return the tables of `problem`."""
    p = problem
    may = may_carry_out(p)
    options = np.flatnonzero(may.any(axis=1))
    depots = np.stack([p.shift_start_place, p.shift_end_place], axis=1).ravel()
    place = np.concatenate([p.option_place[options], depots])
    home = (np.arange(len(place)) < len(options)) & (place != NO_PLACE)
    nothing = np.zeros(len(depots), dtype=np.int64)
    busy = np.concatenate([(p.option_duration + p.option_wrap_up)[options], nothing])
    setup = np.concatenate([p.option_setup[options], nothing])
    same_stop = home[:, None] & home[None, :] & (place[:, None] == place[None, :])
    moves = (place != NO_PLACE)[:, None] & (place != NO_PLACE)[None, :] & ~same_stop
    before, after, overhead, travel, distance = [], [], [], [], []
    for means in range(p.travel_time.shape[0]):
        ways = np.ix_(place, place)
        leaving = np.where(home[:, None] & ~same_stop, p.leaving[means][place][:, None], 0).astype(np.int64)
        arriving = np.where(home[None, :] & ~same_stop, p.arriving[means][place][None, :], 0).astype(np.int64)
        travel.append(np.where(moves, p.travel_time[means][ways], 0).astype(np.int64))
        distance.append(np.where(moves, p.distance[means][ways], 0).astype(np.int64))
        overhead.append(leaving + arriving)
        before.append(busy[:, None] + leaving)
        after.append(travel[-1] + arriving + setup[None, :])
    doing, raised = _doing(p, options)
    unused = np.maximum(0, -p.weights.shift_use * p.shift_fixed_cost)
    cost = []
    for s, means in enumerate(p.shift_means.tolist()):
        table = p.weights.travel_time * int(p.travel_rate[s]) * travel[means]
        table = table + p.weights.distance * int(p.distance_rate[s]) * distance[means]
        table = table + p.weights.stop_overhead * overhead[means]
        table[:, : len(options)] += doing[None, :, s]
        table[len(options) + 2 * s, len(options) + 2 * s + 1] = unused[s]
        cost.append(table)
    return Tables(options, may, before, after, cost, raised, unused)


def may_carry_out(problem: Problem) -> BoolArray:
    """Return (O, S) which shifts may carry out which options in the library's plans."""
    p = problem
    placeless = p.option_place == NO_PLACE
    nowhere = (p.shift_start_place == NO_PLACE) & (p.shift_end_place == NO_PLACE)
    unit = nowhere & ~p.eligible[~placeless].any(axis=0)
    may: BoolArray = p.eligible & (~placeless[:, None] | unit[None, :])
    return may


def _doing(problem: Problem, options: IntArray) -> tuple[IntArray, IntArray]:
    """Return the cost of doing each option in each shift (n, S), raised per visit so that none is negative; and by how much."""
    p, w = problem, problem.weights
    visit = p.option_visit[options]
    call = np.where(
        p.option_place == NO_PLACE, w.screen_work * (p.option_setup + p.option_duration + p.option_wrap_up), 0
    )
    doing = w.preference * p.preference[visit][:, p.shift_worker]
    doing = (
        doing
        + (p.option_cost + call)[options][:, None]
        + w.work * p.option_duration[options][:, None] * p.work_rate[None, :]
    )
    least = np.zeros(p.num_visits, dtype=np.int64)
    np.minimum.at(least, visit, doing.min(axis=1, initial=0))
    raised = -np.minimum(least, p.unplanned_cost)
    raised = np.maximum(raised, 0)
    return doing + raised[visit][:, None], raised
