"""A problem small enough to be solved in no time that needs every kernel: what solvers compile, or load, their kernels on."""

from __future__ import annotations

from solvers.problem import Problem, Solution, problem_builder


def small_problem() -> Problem:
    """Five visits by two shifts: two pairs to be planned together, one alone; a break that may be left out; a quota."""
    return problem_builder(
        [[0, 1], [1, 0]],
        visits=5,
        option_visit=range(5),
        option_place=[1] * 5,
        option_duration=[1] * 5,
        shifts=2,
        break_shift=[0],
        break_skip_cost=[1],
        link_first=[0, 2],
        link_second=[1, 3],
        link_together=[True, True],
        quota_offset=[0, 1],
        quota_option=[0],
        quota_max=[1],
    )


def small_start() -> Solution:
    """The first pair planned: a pair and a single visit are left to be planned."""
    return Solution(((0,), (1,)), ((0,), (0,)))
