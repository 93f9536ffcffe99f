"""A day solved again near its plan: who has what stays unless it is worth a change."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compile import Compiled, decode, encode
from planner.domain import Plan
from planner.explain.near import near_visit
from planner.suggest.bench import with_routes, without
from solvers.cost import terms
from solvers.problem import Problem, Solution
from solvers.search.session import Session

STAY = 30_000
"""Points that a change for a citizen is taken to cost: as much as a known face is worth in `Weights.preference`."""

HEAT = 0.1
"""First temperature, in units of the mean cost of a visit: of a search near a plan."""


class Found(NamedTuple):
    """A whole plan, what it costs in points, and what the engine leaves out (visit ids)."""

    plan: Plan
    cost: int
    left_out: frozenset[str]


def search(
    compiled: Compiled, before: Plan, visit_id: str, moves: int, seed: int, problem: Problem | None = None
) -> Found:
    """Return the best plan met in `moves` from `before`, the visit taken out first and put in where it is cheapest.

    Routes that have nothing to do with the visit are those of `before` (`planner.explain.near`).

    Parameters
    ----------
    compiled
        The day; its cost is what is reported.
    before
        Where the search begins, and whose workers keep their visits at `STAY` points each.
    problem
        What is searched instead of `compiled.problem`: the same visits and shifts with less allowed.
    """
    start = encode(compiled, without(before, {visit_id}))
    session = Session(_staying(problem or compiled.problem, start), seed)
    solution = session.solution(session.improve(session.keep(start), moves, HEAT))
    made = with_routes(compiled.instance, before, decode(compiled, solution))
    return found(compiled, near_visit(compiled.instance, before, made, visit_id))


def optimised(compiled: Compiled, plan: Plan, moves: int, seed: int) -> Found:
    """Return the best plan met in `moves` from a plan, whatever it changes."""
    session = Session(compiled.problem, seed)
    solution = session.solution(session.improve(session.keep(encode(compiled, plan)), moves, HEAT))
    return found(compiled, with_routes(compiled.instance, plan, decode(compiled, solution)))


def standing(compiled: Compiled, plan: Plan) -> Found:
    """Return a plan as the engine has it, its visits where they are."""
    session = Session(compiled.problem)
    solution = session.solution(session.keep(encode(compiled, plan)))
    return found(compiled, with_routes(compiled.instance, plan, decode(compiled, solution)))


def found(compiled: Compiled, plan: Plan) -> Found:
    """Return a plan with its cost."""
    solution = encode(compiled, plan)
    return Found(plan, sum(terms(compiled.problem, solution).values()), _missing(compiled, solution))


def _missing(compiled: Compiled, solution: Solution) -> frozenset[str]:
    p = compiled.problem
    planned = {int(p.option_visit[a]) for route in solution.routes for a in route if not p.is_break(a)}
    return frozenset(s.visit_id for v, s in enumerate(compiled.seats) if v not in planned)


def _staying(problem: Problem, start: Solution) -> Problem:
    """The problem in which another worker costs `STAY` points beside what the preferences do."""
    table: NDArray[np.int64] = problem.preference * problem.weights.preference
    for s, route in enumerate(start.routes):
        own = int(problem.shift_worker[s])
        for a in (a for a in route if not problem.is_break(a)):
            visit = int(problem.option_visit[a])
            table[visit, :] += STAY
            table[visit, own] -= STAY
    return problem.replace(preference=table, weights=problem.weights._replace(preference=1))
