"""How much memory a large day takes, from its making to the search: `python -m benchmarks.micro.memory [NAME]`.

The peak only ever rises, so each line says what had been needed at most when its step was over. The day's roads are driven, cycled
and walked, a third of the shifts by each.
"""

from __future__ import annotations

import dataclasses
import resource
import sys
import threading
from collections.abc import Iterator

import numpy as np

from benchmarks.care.case import open_care
from solvers.base import Budget, Task
from solvers.kernels.arrays import lay_out
from solvers.problem import Problem
from solvers.search.chain import Chain
from solvers.search.params import SearchParams

DAY = "care-6000-links-breaks-1"
SLOWER = (1, 2, 5)  # times as slow as a car: about 30, 15 and 6 km/h in town
MOVES = 500_000
KIB, GIB = 1 << 10, 1 << 30


def by_three_means(problem: Problem) -> Problem:
    """The same day by three means of travel, its shifts taking them in turn."""
    return dataclasses.replace(
        problem,
        travel_time=np.concatenate([problem.travel_time[:1] * k for k in SLOWER], dtype=np.int32),
        distance=np.repeat(problem.distance[:1], len(SLOWER), axis=0),
        arriving=np.repeat(problem.arriving[:1], len(SLOWER), axis=0),
        leaving=np.repeat(problem.leaving[:1], len(SLOWER), axis=0),
        shift_means=np.arange(problem.num_shifts) % len(SLOWER),
    )


def steps(name: str) -> Iterator[str]:
    """Do one step after the other; what was done."""
    problem = by_three_means(open_care(name).problem())
    size = f"{problem.num_visits:,} visits, {problem.num_shifts:,} shifts, {problem.num_places:,} places"
    yield f"made and compiled: {size}, {len(problem.travel_time)} means"
    data = lay_out(problem)
    yield "laid out"
    chain = Chain(problem, data, seed=1)
    chain.start_from(None)
    yield "first plan"
    for _ in chain.cool(Task(Budget(iterations=MOVES)), MOVES, SearchParams(), threading.Event()):
        pass
    yield f"searched for {MOVES:,} moves"
    chain.best()
    yield "read"


def main() -> None:
    """Print the peak after each step."""
    for done in steps(sys.argv[1] if len(sys.argv) > 1 else DAY):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB
        print(f"{peak / GIB:5.2f} GiB  {done}", flush=True)


if __name__ == "__main__":
    main()
