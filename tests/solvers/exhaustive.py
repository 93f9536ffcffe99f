"""Try everything: the optimum of a tiny problem from first principles, to hold exact solvers against."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations, product

from solvers.check import check
from solvers.cost import cost
from solvers.problem import Problem, Solution
from solvers.schedule import earliest_starts


def optimum(problem: Problem) -> int | None:
    """Return the least cost of a feasible solution, None if there is none.

    Sound where earliest starts are best: waiting must cost nothing or shifts leave at their start, and no worker may have two
    shifts that can overlap.
    """
    assert problem.weights.waiting == 0 or problem.shift_leaves_at_start.all()
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
    must = [problem.num_options + b for b in breaks if not problem.optional_break[b]]
    may = [problem.num_options + b for b in breaks if problem.optional_break[b]]
    return [
        order
        for count in range(len(may) + 1)
        for taken in combinations(may, count)
        for order in permutations([*options, *must, *taken])
        if earliest_starts(problem, tuple(order if s == shift else () for s in range(problem.num_shifts)))
        is not None
    ]
