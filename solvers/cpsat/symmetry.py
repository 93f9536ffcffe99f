"""Shifts that nothing tells apart: one order among them is enough."""

from __future__ import annotations

from itertools import pairwise

from solvers.cpsat.variables import Literal, Variables
from solvers.problem import Problem, Solution


def identical_shifts(problem: Problem) -> list[list[int]]:
    """Return groups of two or more shifts whose routes can be exchanged without changing cost or feasibility.

    Each must be its worker's only shift; then links, continuity and preference cannot tell the workers apart either.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    workers = problem.shift_worker.tolist()
    for s, worker in enumerate(workers):
        if workers.count(worker) == 1:
            groups.setdefault(_looks(problem, s), []).append(s)
    return [group for group in groups.values() if len(group) > 1]


def _looks(problem: Problem, s: int) -> tuple[object, ...]:
    p = problem
    fields = (
        p.shift_start_place, p.shift_end_place, p.shift_earliest, p.shift_end, p.shift_latest, p.shift_means, p.shift_fixed_cost,
        p.travel_rate, p.distance_rate, p.waiting_rate, p.work_rate, p.shift_capacity, p.shift_leaves_at_start,
    )  # fmt: skip
    own = slice(int(p.break_offset[s]), int(p.break_offset[s + 1]))
    breaks = (p.break_early, p.break_late, p.break_duration, p.break_place, p.break_skip_cost)
    return (
        *(int(f[s]) for f in fields),
        *(tuple(b[own].tolist()) for b in breaks),
        p.eligible[:, s].tobytes(),
        p.preference[:, p.shift_worker[s]].tobytes(),
    )


def order_identical_shifts(problem: Problem, v: Variables) -> None:
    """Keep one of the equal solutions: identical shifts in ascending order of the lowest visit they do, unused ones last."""
    for group in identical_shifts(problem):
        for s, t in pairwise(group):
            lower: list[Literal] = []
            for visit in range(problem.num_visits):
                in_s, in_t = _by_shift(problem, v, visit, s), _by_shift(problem, v, visit, t)
                for literal in in_t:
                    v.model.add_bool_or([*lower, ~literal])
                lower += in_s


def _by_shift(problem: Problem, v: Variables, visit: int, s: int) -> list[Literal]:
    options = range(int(problem.option_offset[visit]), int(problem.option_offset[visit + 1]))
    return [v.chosen[o, s] for o in options if (o, s) in v.chosen]


def in_order(problem: Problem, solution: Solution) -> Solution:
    """Return the same solution with the routes of identical shifts exchanged into that order."""
    routes, starts = list(solution.routes), list(solution.starts)
    for group in identical_shifts(problem):
        moved = sorted(group, key=lambda s: _lowest_visit(problem, solution.routes[s]))
        for here, there in zip(group, moved, strict=True):
            starts[here] = solution.starts[there]
            routes[here] = _own_breaks(problem, solution.routes[there], there, here)
    return Solution(tuple(routes), tuple(starts))


def _lowest_visit(problem: Problem, route: tuple[int, ...]) -> int:
    return min(
        (int(problem.option_visit[a]) for a in route if not problem.is_break(a)), default=problem.num_visits
    )


def _own_breaks(problem: Problem, route: tuple[int, ...], there: int, here: int) -> tuple[int, ...]:
    shift = int(problem.break_offset[here] - problem.break_offset[there])
    return tuple(a + shift if problem.is_break(a) else a for a in route)
