"""The rules of the model, one function each; `add_constraints` lists them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from ortools.sat.python import cp_model

from solvers.cpsat.network import DEPOT
from solvers.cpsat.variables import Variables, node_domain
from solvers.features import units_short_of_seats
from solvers.horizon import horizon
from solvers.problem import DIFFERENT_WORKER, NO_LIMIT, NO_PLACE, SAME_WORKER, Problem


def add_constraints(problem: Problem, v: Variables) -> None:
    """Add every rule of `solvers.check` except that required visits are planned (see `solvers.cpsat.model`)."""
    _each_visit_once(problem, v)
    _a_used_shift_has_a_visit(problem, v)
    for s in range(problem.num_shifts):
        _one_circuit(v, s)
        _starts_follow_arcs(problem, v, s)
        _windows(problem, v, s)
        _day_holds_its_work(v, s)
        _capacity(problem, v, s)
    _breaks_taken(problem, v)
    _quotas(problem, v)
    for unit in np.flatnonzero(units_short_of_seats(problem)):
        _seats(problem, v, int(unit))
    _worker_in_one_place(problem, v)
    for link in range(problem.num_links):
        _link_gap(problem, v, link)
        _link_window(problem, v, link)
        _link_worker(problem, v, link)
        _link_together(problem, v, link)


def _each_visit_once(problem: Problem, v: Variables) -> None:
    ways: list[list[cp_model.IntVar]] = [[] for _ in range(problem.num_visits)]
    for (option, _), literal in v.chosen.items():
        ways[int(problem.option_visit[option])].append(literal)
    for visit, literals in enumerate(ways):
        v.model.add_exactly_one([*literals, ~v.planned[visit]])


def _a_used_shift_has_a_visit(problem: Problem, v: Variables) -> None:
    """Breaks alone do not make a shift used."""
    for s in range(problem.num_shifts):
        own = [literal for (_, shift), literal in v.chosen.items() if shift == s]
        for literal in own:
            v.model.add_implication(literal, v.used[s])
        v.model.add_bool_or([*own, ~v.used[s]])


def _breaks_taken(problem: Problem, v: Variables) -> None:
    """A break that must be taken and cannot be in time leaves its shift unused (the others are nodes of the circuit)."""
    for b in range(problem.num_breaks):
        if b not in v.taken and not problem.optional_break[b]:
            v.model.add(v.used[int(problem.break_shift[b])] == 0)


def _one_circuit(v: Variables, s: int) -> None:
    net = v.networks[s]
    arcs: list[tuple[int, int, cp_model.LiteralT]] = [
        (int(i), int(j), literal) for i, j, literal in zip(net.tail, net.head, v.arcs[s], strict=True)
    ]
    loops: list[tuple[int, int, cp_model.LiteralT]] = [
        (node, node, ~literal) for (shift, node), literal in v.done.items() if shift == s
    ]
    v.model.add_circuit([*arcs, *loops, (DEPOT, DEPOT, ~v.used[s])])


def _starts_follow_arcs(problem: Problem, v: Variables, s: int) -> None:
    net, model = v.networks[s], v.model
    for i, j, delay, taken in zip(net.tail, net.head, net.delay, v.arcs[s], strict=True):
        wait = int(delay)
        if i == DEPOT:
            start = v.starts_at(problem, int(net.activity[j]))
            if problem.shift_leaves_at_start[s]:
                model.add(start >= v.departure[s] + wait).only_enforce_if(taken)
            else:
                model.add(v.departure[s] == start - wait).only_enforce_if(taken)
        elif j == DEPOT:
            start = v.starts_at(problem, int(net.activity[i]))
            model.add(v.back[s] == start + wait).only_enforce_if(taken)
        elif net.high[i] + wait > net.low[j]:
            before, after = (v.starts_at(problem, int(net.activity[n])) for n in (i, j))
            model.add(after >= before + wait).only_enforce_if(taken)


def _windows(problem: Problem, v: Variables, s: int) -> None:
    """The start variable allows what any option in any shift allows; here what this one allows."""
    net = v.networks[s]
    for (shift, node), literal in v.done.items():
        if shift == s:
            start = v.starts_at(problem, int(net.activity[node]))
            v.model.add_linear_expression_in_domain(start, node_domain(problem, net, node)).only_enforce_if(
                literal
            )


def _day_holds_its_work(v: Variables, s: int) -> None:
    """Implied by the arcs, but the linear relaxation does not see it: all that is done fits between departure and return."""
    net, model = v.networks[s], v.model
    work = cp_model.LinearExpr.weighted_sum(v.arcs[s], net.delay.tolist())
    model.add(v.departure[s] + work <= v.back[s])
    model.add(v.departure[s] == int(net.low[DEPOT])).only_enforce_if(~v.used[s])
    model.add(v.back[s] == int(net.low[DEPOT])).only_enforce_if(~v.used[s])


def _capacity(problem: Problem, v: Variables, s: int) -> None:
    own = [
        (literal, int(problem.option_load[option]))
        for (option, shift), literal in v.chosen.items()
        if shift == s
    ]
    if problem.shift_capacity[s] < NO_LIMIT:
        v.model.add(sum(load * literal for literal, load in own) <= int(problem.shift_capacity[s]))


def _quotas(problem: Problem, v: Variables) -> None:
    for q in range(problem.num_quotas):
        rows = problem.quota_option[problem.quota_offset[q] : problem.quota_offset[q + 1]]
        chosen = [literal for (option, _), literal in v.chosen.items() if option in set(rows.tolist())]
        if len(chosen) > problem.quota_max[q]:
            v.model.add(sum(chosen) <= int(problem.quota_max[q]))


def _seats(problem: Problem, v: Variables, unit: int) -> None:
    """Calls of the unit share its seats; where there are fewer than at most, the missing ones are calls that stand."""
    calls, needs = [], []
    for (option, s), literal in v.chosen.items():
        if problem.shift_unit[s] == unit and problem.option_place[option] == NO_PLACE:
            length = int(
                problem.option_setup[option]
                + problem.option_duration[option]
                + problem.option_wrap_up[option]
            )
            begin = v.start[int(problem.option_visit[option])] - int(problem.option_setup[option])
            calls.append(
                v.model.new_optional_fixed_size_interval_var(begin, length, literal, f"seat{option}:{s}")
            )
            needs.append(1)
    rows = slice(int(problem.seats_offset[unit]), int(problem.seats_offset[unit + 1]))
    since, seats = problem.seats_from[rows].tolist(), problem.seats[rows].tolist()
    most = max(seats, default=0)
    first, last = horizon(problem)
    for begin, end, there in zip([first, *since], [*since, last], [0, *seats], strict=True):
        begin, end = max(begin, first), min(end, last)
        if there < most and begin < end:
            calls.append(v.model.new_fixed_size_interval_var(begin, end - begin, f"shut{unit}:{begin}"))
            needs.append(most - there)
    v.model.add_cumulative(calls, needs, most)


def _worker_in_one_place(problem: Problem, v: Variables) -> None:
    for s, t in combinations(range(problem.num_shifts), 2):
        one, other = v.networks[s], v.networks[t]
        apart = one.high[DEPOT] <= other.low[DEPOT] or other.high[DEPOT] <= one.low[DEPOT]
        if problem.shift_worker[s] == problem.shift_worker[t] and not apart:
            first = v.model.new_bool_var(f"first{s}:{t}")
            v.model.add(v.back[s] <= v.departure[t]).only_enforce_if([v.used[s], v.used[t], first])
            v.model.add(v.back[t] <= v.departure[s]).only_enforce_if([v.used[s], v.used[t], ~first])


def _link_gap(problem: Problem, v: Variables, link: int) -> None:
    first, second = int(problem.link_first[link]), int(problem.link_second[link])
    low, high = int(problem.link_min[link]), int(problem.link_max[link])
    both = [v.planned[first], v.planned[second]]
    if low > -NO_LIMIT:
        v.model.add(v.start[second] >= v.start[first] + low).only_enforce_if(both)
    if high < NO_LIMIT:
        v.model.add(v.start[second] <= v.start[first] + high).only_enforce_if(both)


def _link_window(problem: Problem, v: Variables, link: int) -> None:
    """Per rank: a start of it in one visit asks for a start of it in the other."""
    if not problem.link_same_window[link]:
        return
    pair = (int(problem.link_first[link]), int(problem.link_second[link]))
    ranks = sorted({rank for visit in pair for rank in _ranks(problem, visit)})
    literals = [v.model.new_bool_var(f"rank{link}:{rank}") for rank in ranks]
    v.model.add_exactly_one(literals)
    for visit in pair:
        for (option, _), chosen in v.chosen.items():
            if problem.option_visit[option] == visit:
                for rank, literal in zip(ranks, literals, strict=True):
                    both = [chosen, literal, *(v.planned[one] for one in pair)]
                    v.model.add_linear_expression_in_domain(
                        v.start[visit], _of_rank(problem, option, rank)
                    ).only_enforce_if(both)


def _ranks(problem: Problem, visit: int) -> list[int]:
    rows = problem.window_offset[problem.option_offset[visit : visit + 2]]
    found: list[int] = problem.window_rank[rows[0] : rows[1]].tolist()
    return found


def _of_rank(problem: Problem, option: int, rank: int) -> cp_model.Domain:
    """The option's starts in a window of this rank, possibly none."""
    rows = range(int(problem.window_offset[option]), int(problem.window_offset[option + 1]))
    return cp_model.Domain.from_intervals(
        [
            [int(problem.window_early[r]), int(problem.window_late[r])]
            for r in rows
            if problem.window_rank[r] == rank
        ]
    )


def _link_worker(problem: Problem, v: Variables, link: int) -> None:
    rule = problem.link_worker[link]
    if rule not in (SAME_WORKER, DIFFERENT_WORKER):
        return
    first, second = int(problem.link_first[link]), int(problem.link_second[link])
    for worker in range(problem.num_workers):
        one, other = by_worker(problem, v, first, worker), by_worker(problem, v, second, worker)
        if rule == DIFFERENT_WORKER:
            v.model.add_at_most_one([*one, *other])
        else:
            v.model.add(sum(one) <= sum(other) + 1 - v.planned[second])
            v.model.add(sum(other) <= sum(one) + 1 - v.planned[first])


def _link_together(problem: Problem, v: Variables, link: int) -> None:
    if problem.link_together[link]:
        v.model.add(v.planned[int(problem.link_first[link])] == v.planned[int(problem.link_second[link])])


def by_worker(problem: Problem, v: Variables, visit: int, worker: int) -> list[cp_model.IntVar]:
    """Return the literals that say this worker does this visit; at most one is true."""
    options = range(int(problem.option_offset[visit]), int(problem.option_offset[visit + 1]))
    shifts = [s for s in range(problem.num_shifts) if problem.shift_worker[s] == worker]
    return [v.chosen[o, s] for o in options for s in shifts if (o, s) in v.chosen]
