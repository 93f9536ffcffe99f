"""Solutions into hints for the model, and the solver's values back into a solution."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python import cp_model

from solvers.cpsat.network import DEPOT, Network
from solvers.cpsat.variables import Variables
from solvers.problem import Problem, Solution
from solvers.trace import trace


def hint(problem: Problem, v: Variables, solution: Solution) -> None:
    """Suggest `solution`, which may be partial or infeasible, as the first to try."""
    true = {literal.index for s in range(problem.num_shifts) for literal in _taken(problem, v, s, solution)}
    literals = [
        *v.planned,
        *v.used,
        *v.chosen.values(),
        *v.taken.values(),
        *v.done.values(),
        *(a for arcs in v.arcs for a in arcs),
    ]
    v.model.clear_hints()
    for literal in {literal.index: literal for literal in literals}.values():
        v.model.add_hint(literal, literal.index in true)
    for s, (route, starts) in enumerate(zip(solution.routes, solution.starts, strict=True)):
        for activity, start in zip(route, starts, strict=True):
            v.model.add_hint(v.starts_at(problem, activity), start)
        if route:
            times = trace(problem, s, route, starts)
            v.model.add_hint(v.departure[s], times.departure)
            v.model.add_hint(v.back[s], times.return_time)


def _taken(problem: Problem, v: Variables, s: int, solution: Solution) -> list[cp_model.IntVar]:
    """The literals of one shift that are true in a solution, as far as the model has them."""
    net, route = v.networks[s], solution.routes[s]
    nodes = _nodes_of(net, route)
    arc_of = {(int(i), int(j)): literal for i, j, literal in zip(net.tail, net.head, v.arcs[s], strict=True)}
    steps = zip([DEPOT, *nodes], [*nodes, DEPOT], strict=True) if nodes else ()
    taken = [arc_of[step] for step in steps if step in arc_of]
    taken += [v.done[s, node] for node in nodes if (s, node) in v.done]
    options = [a for a in route if not problem.is_break(a)]
    taken += [v.chosen[a, s] for a in options if (a, s) in v.chosen]
    breaks = [a - problem.num_options for a in route if problem.is_break(a)]
    taken += [v.taken[b] for b in breaks if b in v.taken and int(problem.break_shift[b]) == s]
    taken += [v.planned[int(problem.option_visit[a])] for a in options]
    return [*taken, v.used[s]] if options else taken


def _nodes_of(net: Network, route: tuple[int, ...]) -> list[int]:
    """The nodes that a route passes; what the shift may not do is left out."""
    by_key = {
        (int(a), int(p)): node
        for node, (a, p) in enumerate(zip(net.activity, net.place, strict=True))
        if node
    }
    only = {int(a): int(p) for a, p in zip(net.activity, net.place, strict=True)}
    place, nodes = int(net.place[DEPOT]), []
    for activity in route:
        node = by_key.get((activity, place), by_key.get((activity, only.get(activity, place))))
        if node is not None:
            nodes.append(node)
            place = int(net.place[node])
    return nodes


def read_solution(
    problem: Problem,
    v: Variables,
    is_true: Callable[[cp_model.IntVar], bool],
    value: Callable[[cp_model.IntVar], int],
) -> Solution:
    """Return the solution that the solver's values describe."""
    routes, starts = [], []
    for s, net in enumerate(v.networks):
        after = {
            int(i): int(j)
            for i, j, taken in zip(net.tail, net.head, v.arcs[s], strict=True)
            if is_true(taken)
        }
        route, node = [], after.get(DEPOT, DEPOT)
        while node != DEPOT:
            route.append(int(net.activity[node]))
            node = after[node]
        routes.append(tuple(route))
        starts.append(tuple(value(v.starts_at(problem, a)) for a in route))
    return Solution(tuple(routes), tuple(starts))
