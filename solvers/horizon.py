"""Between which instants a best solution certainly lies: what turns "no limit" into a number."""

from __future__ import annotations

import numpy as np

from solvers.problem import NO_LIMIT, Problem


def horizon(problem: Problem) -> tuple[int, int]:
    """Return instants before and after which no start of some best solution lies.

    In a best solution with the least sum of starts every start is held by a chain of tight constraints that ends at a constant
    of the problem; the chain cannot be longer than everything in the problem done once.
    """
    p = problem
    constants = np.concatenate([
        p.window_early, p.window_late, p.soft_latest, p.shift_earliest, p.shift_end, p.shift_latest, p.break_early, p.break_late,
        p.seats_from,
        np.zeros(1, dtype=np.int64),
    ])  # fmt: skip
    finite = constants[np.abs(constants) < NO_LIMIT]
    step = sum(int(array.max(initial=0)) for array in (p.travel_time, p.arriving, p.leaving))
    work = int((p.option_duration + p.option_setup + p.option_wrap_up + step).sum())
    work += int((p.break_duration + step).sum()) + step * p.num_shifts
    gaps = np.abs(np.concatenate([p.link_min, p.link_max]))
    reach = work + int(gaps[gaps < NO_LIMIT].sum()) + 1
    return int(finite.min()) - reach, int(finite.max()) + reach
