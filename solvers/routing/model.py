"""A `Problem` as a model of the OR-Tools routing library: nodes, a time dimension, windows, breaks and links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import numpy as np
from ortools.constraint_solver import pywrapcp

from solvers.horizon import horizon
from solvers.problem import DIFFERENT_WORKER, NO_LIMIT, SAME_WORKER, Problem
from solvers.routing.tables import Tables, make_tables

TIME, LOAD = "time", "load"


@dataclass
class Model:
    """A built model. `node_of` the nodes of each visit that has any; instants in the library are counted from `origin`, none is
    after `last`; `breaks` the interval variable of each break."""

    problem: Problem
    tables: Tables
    manager: Any
    routing: Any
    time: Any
    origin: int
    last: int
    node_of: dict[int, list[int]]
    breaks: dict[int, Any]

    @property
    def constant(self) -> int:
        """Points that the library's cost leaves out: visits without a node, less what visits and unused shifts were raised by."""
        p = self.problem
        without = [v for v in range(p.num_visits) if v not in self.node_of]
        raised = self.tables.raised[list(self.node_of)].sum() + self.tables.unused.sum()
        return int(p.unplanned_cost[without].sum() - raised)

    @property
    def has_choices(self) -> bool:
        """True if some visit has several nodes, of which at most one is visited."""
        return any(len(nodes) > 1 for nodes in self.node_of.values())

    def index(self, node: int) -> int:
        """Return the library's index of an option's node."""
        return int(self.manager.NodeToIndex(node))


def build(problem: Problem, *, together: bool) -> Model:
    """Return the model of `problem`, which has at least one shift and one option for the library.

    `together`: keep the rule that both visits of a link are planned or neither. The library inserts one visit at a time, so that
    with the rule it never plans such a pair; but a pair that is planned it keeps.
    """
    tables = make_tables(problem)
    n, shifts = len(tables.options), range(problem.num_shifts)
    manager = pywrapcp.RoutingIndexManager(
        n + 2 * problem.num_shifts,
        problem.num_shifts,
        [n + 2 * s for s in shifts],
        [n + 2 * s + 1 for s in shifts],
    )
    routing = pywrapcp.RoutingModel(manager)
    first, last = horizon(problem)
    origin = min(0, max(first, int(problem.shift_earliest.min())))
    whole = [
        routing.RegisterTransitMatrix((b + a).tolist())
        for b, a in zip(tables.before, tables.after, strict=True)
    ]
    reach = last - origin
    routing.AddDimensionWithVehicleTransits(
        [whole[m] for m in problem.shift_means], reach, reach, False, TIME
    )
    node_of: dict[int, list[int]] = defaultdict(list)
    for node, option in enumerate(tables.options):
        node_of[int(problem.option_visit[option])].append(node)
    model = Model(
        problem, tables, manager, routing, routing.GetDimensionOrDie(TIME), origin, last, node_of, {}
    )
    _cost(model)
    for s in shifts:
        _shift(model, s)
    for node, option in enumerate(tables.options):
        _option(model, node, int(option))
    _may_be_left_out(model)
    _breaks(model)
    for link in range(problem.num_links):
        _link(model, link)
        if together and problem.link_together[link]:
            _together(model, link)
    _worker_in_one_place(model)
    _capacity(model)
    _quotas(model)
    return model


def _cost(m: Model) -> None:
    known: dict[bytes, int] = {}
    for s, table in enumerate(m.tables.cost):
        key = table.tobytes()
        if key not in known:
            known[key] = m.routing.RegisterTransitMatrix(table.tolist())
        m.routing.SetArcCostEvaluatorOfVehicle(known[key], s)


def _shift(m: Model, s: int) -> None:
    p = m.problem
    earliest = max(0, int(p.shift_earliest[s]) - m.origin)
    latest = max(earliest, min(m.last, int(p.shift_latest[s])) - m.origin)
    start, end = m.routing.Start(s), m.routing.End(s)
    m.time.CumulVar(start).SetRange(earliest, earliest if p.shift_leaves_at_start[s] else latest)
    m.time.CumulVar(end).SetRange(earliest, latest)
    if p.weights.overtime and p.shift_end[s] < m.last:
        m.time.SetCumulVarSoftUpperBound(end, max(0, int(p.shift_end[s]) - m.origin), p.weights.overtime)
    fixed = p.weights.shift_use * int(p.shift_fixed_cost[s])
    m.routing.SetFixedCostOfVehicle(max(0, fixed), s)
    if m.tables.unused[s]:
        m.routing.SetVehicleUsedWhenEmpty(True, s)  # then the way from its start to its end has a cost
    m.routing.AddVariableMinimizedByFinalizer(m.time.CumulVar(end))


def _option(m: Model, node: int, option: int) -> None:
    p, index = m.problem, m.index(node)
    rows = range(int(p.window_offset[option]), int(p.window_offset[option + 1]))
    early = [max(0, int(p.window_early[r]) - m.origin) for r in rows]
    late = [int(p.window_late[r]) - m.origin for r in rows]
    when = m.time.CumulVar(index)
    shifts = [int(s) for s in m.tables.may[option].nonzero()[0]]
    if late[-1] < 0 or early[0] > when.Max():
        m.routing.ActiveVar(index).SetValue(0)
        return
    when.SetRange(early[0], min(late[-1], when.Max()))
    for before, after in zip(late[:-1], early[1:], strict=True):
        if before + 1 <= after - 1:
            when.RemoveInterval(max(0, before + 1), after - 1)
    m.routing.VehicleVar(index).SetValues([-1, *shifts])  # -1: left out
    soft = int(p.soft_latest[p.option_visit[option]])
    if p.weights.lateness and soft < NO_LIMIT:
        m.time.SetCumulVarSoftUpperBound(index, max(0, soft - m.origin), p.weights.lateness)


def _may_be_left_out(m: Model) -> None:
    """Every visit may, at its price, but prices that nothing could outweigh are told apart only by rank.

    Guided local search punishes what costs most; a visit that cannot be planned, at a price far above every arc, would keep it from
    ever looking at the arcs. A required visit's price is at least as high as that of any other.
    """
    p = m.problem
    prices = p.unplanned_cost.astype(float)
    prices[p.required] = np.maximum(prices[p.required], prices.max(initial=0))
    enough = _more_than_anything(m)
    above = np.maximum(prices - enough, 0)
    prices = np.minimum(prices, enough) + enough * above / max(1.0, above.max(initial=0))
    prices[p.required] = np.maximum(prices[p.required], enough)
    for visit, nodes in m.node_of.items():
        price = int(prices[visit]) + int(m.tables.raised[visit])
        m.routing.AddDisjunction([m.index(node) for node in nodes], max(0, price))


def _more_than_anything(m: Model) -> int:
    """More points than leaving out one visit can save."""
    p, w = m.problem, m.problem.weights
    arcs = 10 * max(int(table.max(initial=0)) for table in m.tables.cost)
    over = w.overtime * int(np.maximum(0, np.minimum(p.shift_latest, m.last) - p.shift_end).max(initial=0))
    return arcs + over + w.shift_use * int(np.abs(p.shift_fixed_cost).max(initial=0)) + 1


def _breaks(m: Model) -> None:
    """Breaks between visits, late enough in their windows to be moved to before the travel they would fall into.

    The library knows where care ends, but lets a break begin in the middle of a journey. Moved to before that journey it begins
    earlier by at most the longest way between two visits; hence the later beginning, as far as the window allows it.
    """
    p = m.problem
    for s in range(p.num_shifts):
        means = int(p.shift_means[s])
        visits = len(m.tables.options)
        way = int(m.tables.after[means][:visits, :visits].max(initial=0))
        own = [b for b in range(int(p.break_offset[s]), int(p.break_offset[s + 1])) if _break(m, s, b, way)]
        if own:
            # the time from a node's start until the worker is outside again, whatever comes next
            busy = m.tables.before[means].max(axis=1)
            ends = [int(busy[m.manager.IndexToNode(i)]) for i in range(m.routing.Size())]
            m.time.SetBreakIntervalsOfVehicle([m.breaks[b] for b in own], s, ends)


def _break(m: Model, s: int, b: int, way: int) -> bool:
    """Make the interval of one break; False if the break can never be taken, and so the shift never be used."""
    p = m.problem
    earliest = max(int(p.break_early[b]), int(p.shift_earliest[s])) - m.origin
    latest = min(int(p.break_late[b]), int(p.shift_latest[s] - p.break_duration[b])) - m.origin
    latest = min(latest, int(m.time.CumulVar(m.routing.End(s)).Max()))
    if earliest > latest:
        for node in range(len(m.tables.options)):
            m.routing.VehicleVar(m.index(node)).RemoveValue(s)
        return False
    earliest += min(way, (latest - earliest) // 2)
    solver = m.routing.solver()
    m.breaks[b] = solver.FixedDurationIntervalVar(
        earliest, latest, int(p.break_duration[b]), False, f"break{b}"
    )
    return True


def _link(m: Model, link: int) -> None:
    """Gap and worker."""
    p = m.problem
    first, second = int(p.link_first[link]), int(p.link_second[link])
    low, high = int(p.link_min[link]), int(p.link_max[link])
    for one, other in product(m.node_of.get(first, []), m.node_of.get(second, [])):
        i, j = m.index(one), m.index(other)
        if low > -NO_LIMIT:
            _not_before(m, i, j, low)
        if high < NO_LIMIT:
            _not_before(m, j, i, -high)
        if p.link_worker[link] in (SAME_WORKER, DIFFERENT_WORKER):
            _link_worker(m, i, j, p.link_worker[link] == SAME_WORKER)


def _together(m: Model, link: int) -> None:
    pair = (int(m.problem.link_first[link]), int(m.problem.link_second[link]))
    one, other = ([m.routing.ActiveVar(m.index(node)) for node in m.node_of.get(visit, [])] for visit in pair)
    solver = m.routing.solver()
    solver.Add(solver.Sum(one) == solver.Sum(other))


def _not_before(m: Model, i: int, j: int, gap: int) -> None:
    """If both are visited, j starts at least `gap` after i.

    The library's own AddNodePrecedence says the same, but makes it solve a linear programme for every change it looks at: slower,
    and in the end worse.
    """
    solver, r = m.routing.solver(), m.routing
    kept = solver.IsGreaterOrEqualCstVar(m.time.CumulVar(j) - m.time.CumulVar(i), gap)
    solver.Add(kept >= r.ActiveVar(i) + r.ActiveVar(j) - 1)


def _link_worker(m: Model, i: int, j: int, same: bool) -> None:
    solver, r = m.routing.solver(), m.routing
    worker = [-1, *m.problem.shift_worker.tolist()]  # vehicle -1 means left out
    equal = solver.IsEqualVar(
        solver.Element(worker, (r.VehicleVar(i) + 1).Var()),
        solver.Element(worker, (r.VehicleVar(j) + 1).Var()),
    )
    both = r.ActiveVar(i) + r.ActiveVar(j)
    solver.Add(equal >= both - 1 if same else equal <= 2 - both)


def _capacity(m: Model) -> None:
    p = m.problem
    if (p.shift_capacity < NO_LIMIT).any():
        loads = [*p.option_load[m.tables.options].tolist(), *([0] * (2 * p.num_shifts))]
        load = m.routing.RegisterUnaryTransitVector(loads)
        m.routing.AddDimensionWithVehicleCapacity(load, 0, p.shift_capacity.tolist(), True, LOAD)


def _quotas(m: Model) -> None:
    p, node_of = m.problem, {int(option): node for node, option in enumerate(m.tables.options)}
    for q in range(p.num_quotas):
        rows = p.quota_option[p.quota_offset[q] : p.quota_offset[q + 1]]
        active = [m.routing.ActiveVar(m.index(node_of[int(o)])) for o in rows if int(o) in node_of]
        if len(active) > p.quota_max[q]:
            solver = m.routing.solver()
            solver.Add(solver.Sum(active) <= int(p.quota_max[q]))


def _worker_in_one_place(m: Model) -> None:
    p, solver = m.problem, m.routing.solver()
    for s, t in combinations(range(p.num_shifts), 2):
        apart = p.shift_latest[s] <= p.shift_earliest[t] or p.shift_latest[t] <= p.shift_earliest[s]
        if p.shift_worker[s] == p.shift_worker[t] and not apart:
            gap = m.time.CumulVar(m.routing.Start(t)) - m.time.CumulVar(m.routing.End(s))
            back = m.time.CumulVar(m.routing.Start(s)) - m.time.CumulVar(m.routing.End(t))
            both = m.routing.ActiveVehicleVar(s) + m.routing.ActiveVehicleVar(t)
            solver.Add(
                solver.IsGreaterOrEqualCstVar(gap, 0) + solver.IsGreaterOrEqualCstVar(back, 0) >= both - 1
            )
