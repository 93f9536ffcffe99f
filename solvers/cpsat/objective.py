"""The cost of `solvers.cost`, term by term, as one linear expression over the model's variables."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from solvers.cpsat.constraints import by_worker
from solvers.cpsat.variables import Variables
from solvers.cpsat.whole import late_starts, whole_terms
from solvers.problem import NO_PLACE, Problem


def cost_expression(problem: Problem, v: Variables, unplanned: list[int]) -> cp_model.LinearExpr:
    """Return the cost in points; `unplanned` (V,) is the price of leaving each visit out.

    Raises ValueError for a negative weight or rate: lateness, overtime, continuity and the terms of the whole are modelled as "at
    least", which only a cost pulls down to what it is.
    """
    _require_costs(problem)
    parts = [
        sum(unplanned),
        cp_model.LinearExpr.weighted_sum(v.planned, [-price for price in unplanned]),
        _ways(problem, v),
        *(_shift(problem, v, s) for s in range(problem.num_shifts)),
        *_lateness(problem, v),
        *_continuity(problem, v),
        *_breaks(problem, v),
        *whole_terms(problem, v),
    ]
    return cp_model.LinearExpr.sum(parts)


def _require_costs(problem: Problem) -> None:
    rates = (problem.travel_rate, problem.distance_rate, problem.waiting_rate, problem.work_rate)
    if min(problem.weights) < 0 or any((rate < 0).any() for rate in rates):
        raise ValueError("the solver 'cpsat' needs weights and rates that are not negative")


def _ways(problem: Problem, v: Variables) -> cp_model.LinearExprT:
    """Option cost, preference and work: known once it is known who does what in which way."""
    w = problem.weights
    prices = []
    for option, shift in v.chosen:
        visit = int(problem.option_visit[option])
        price = int(problem.option_cost[option])
        price += w.preference * int(problem.preference[visit, problem.shift_worker[shift]])
        duration = int(problem.option_duration[option])
        if problem.option_place[option] == NO_PLACE:
            price += w.screen_work * (
                int(problem.option_setup[option] + problem.option_wrap_up[option]) + duration
            )
        else:
            price += w.work * int(problem.work_rate[shift]) * duration
        prices.append(price)
    return cp_model.LinearExpr.weighted_sum(list(v.chosen.values()), prices)


def _shift(problem: Problem, v: Variables, s: int) -> cp_model.LinearExprT:
    """Travel, distance, stop overhead, waiting, overtime and use of one shift.

    Waiting is what is left of the time between departure and return when everything done is taken out.
    """
    w, net = problem.weights, v.networks[s]
    waiting = w.waiting * int(problem.waiting_rate[s])
    price = w.travel_time * int(problem.travel_rate[s]) * net.travel
    price = price + w.distance * int(problem.distance_rate[s]) * net.distance
    price = price + w.stop_overhead * net.overhead - waiting * net.delay
    total = cp_model.LinearExpr.weighted_sum(v.arcs[s], price.tolist())
    total += waiting * (v.back[s] - v.departure[s])
    total += w.shift_use * int(problem.shift_fixed_cost[s]) * v.used[s]
    end = int(problem.shift_end[s])
    if w.overtime and int(net.high[0]) > end:
        over = v.model.new_int_var(0, int(net.high[0]) - end, f"overtime{s}")
        v.model.add(over >= v.back[s] - end).only_enforce_if(v.used[s])
        total += w.overtime * over
    return total


def _lateness(problem: Problem, v: Variables) -> list[cp_model.LinearExprT]:
    terms: list[cp_model.LinearExprT] = []
    if problem.weights.lateness:
        for visit, soft, latest in late_starts(problem, v):
            late = v.model.new_int_var(0, latest - soft, f"late{visit}")
            v.model.add(late >= v.start[visit] - soft).only_enforce_if(v.planned[visit])
            terms.append(problem.weights.lateness * late)
    return terms


def _breaks(problem: Problem, v: Variables) -> list[cp_model.LinearExprT]:
    """What a used shift pays for each break that it leaves out; one that cannot be taken in time is always left out."""
    terms: list[cp_model.LinearExprT] = []
    for b in problem.optional_break.nonzero()[0].tolist():
        used = v.used[int(problem.break_shift[b])]
        terms.append(int(problem.break_skip_cost[b]) * (used - v.taken.get(b, 0)))
    return terms


def _continuity(problem: Problem, v: Variables) -> list[cp_model.LinearExprT]:
    """Distinct workers at a client, less one if anybody comes at all."""
    weight = problem.weights.continuity
    if not weight:
        return []
    visits_of: dict[int, list[int]] = defaultdict(list)
    for visit, client in enumerate(problem.client.tolist()):
        if client >= 0:
            visits_of[client].append(visit)
    terms: list[cp_model.LinearExprT] = []
    for client, visits in visits_of.items():
        if len(visits) < 2:
            continue
        seen = v.model.new_bool_var(f"seen{client}")
        v.model.add_bool_or([*(v.planned[i] for i in visits), ~seen])
        terms.append(-weight * seen)
        for worker in range(problem.num_workers):
            comes = v.model.new_bool_var(f"comes{client}:{worker}")
            for visit in visits:
                v.model.add(sum(by_worker(problem, v, visit, worker)) <= comes)
            terms.append(weight * comes)
    return terms
