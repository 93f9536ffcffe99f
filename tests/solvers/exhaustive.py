"""Try everything: the optimum of a tiny problem from first principles, to hold exact solvers against."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

from solvers.check import check
from solvers.cost import cost
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts


def optimum(problem: Problem) -> int | None:
    """Return the least cost of a feasible solution, None if there is none.

    Sound where nothing but the order of starts matters to the cost: waiting must cost nothing, and no worker may have two shifts
    that can overlap (earliest starts would not be enough then).
    """
    assert problem.weights.waiting == 0
    found = [cost(problem, s) for s in _solutions(problem) if not check(problem, s)]
    return min(found, default=None)


def _solutions(problem: Problem) -> Iterator[Solution]:
    for ways in product(*(_ways(problem, v) for v in range(problem.num_visits))):
        orders = [
            _orders(problem, s, [o for o, t in filter(None, ways) if t == s])
            for s in range(problem.num_shifts)
        ]
        for routes in product(*orders):
            starts = earliest_starts(problem, routes)
            if starts is not None:
                yield Solution(routes, starts)


def _ways(problem: Problem, visit: int) -> list[tuple[int, int] | None]:
    options = range(int(problem.option_offset[visit]), int(problem.option_offset[visit + 1]))
    return [None, *((o, s) for o in options for s in range(problem.num_shifts) if problem.eligible[o, s])]


def _orders(problem: Problem, shift: int, options: list[int]) -> list[tuple[int, ...]]:
    if not options:
        return [()]
    breaks = range(int(problem.break_offset[shift]), int(problem.break_offset[shift + 1]))
    activities = [*options, *(problem.num_options + b for b in breaks)]
    return [
        order
        for order in permutations(activities)
        if earliest_starts(problem, tuple(order if s == shift else () for s in range(problem.num_shifts)))
        is not None
    ]
