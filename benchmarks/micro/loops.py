"""Single steps of the search many times over, in compiled code: called one by one from Python, a step's own time would drown
in that of the call."""

from __future__ import annotations

from solvers.kernels import kernel
from solvers.kernels.arrays import Data, Ints, State
from solvers.kernels.edits import attach, begin, rollback
from solvers.kernels.insertion import best_insertion
from solvers.kernels.moves import relocation_price
from solvers.kernels.ruin import ruin_and_recreate
from solvers.kernels.schedule import propagate

AVERAGE_RUIN = 8
BLINK = 0.01


@kernel
def propagate_attached(d: Data, st: State, places: Ints, times: int) -> int:
    """Attach an unplanned visit, follow what it moves, and take it back, `times` over each row (visit, node, option) of `places`;
    how many fitted."""
    fitted = 0
    for _ in range(times):
        for k in range(len(places)):
            mark = begin(st)
            attach(d, st, places[k, 0], places[k, 1], places[k, 2])
            if propagate(d, st):
                fitted += 1
            rollback(st, mark)
    return fitted


@kernel
def price_relocations(d: Data, st: State, places: Ints, slack: int, times: int) -> int:
    """Price moving a planned visit behind a node, `times` over each row (visit, node, option); how many are within `slack`."""
    within = 0
    for _ in range(times):
        for k in range(len(places)):
            if relocation_price(d, st, places[k, 0], places[k, 1], places[k, 2], slack) <= slack:
                within += 1
    return within


@kernel
def insert_best(d: Data, st: State, visits: Ints, times: int) -> int:
    """Look for the cheapest place of each unplanned visit, `times` over; how many have one."""
    found = 0
    for _ in range(times):
        for k in range(len(visits)):
            if best_insertion(d, st, visits[k], 0.0)[1] >= 0:
                found += 1
    return found


@kernel
def ruin_each(d: Data, st: State, seeds: Ints) -> int:
    """Ruin and recreate around each seed, and take it back; how many gave a plan to judge."""
    judged = 0
    for k in range(len(seeds)):
        mark = begin(st)
        if ruin_and_recreate(d, st, seeds[k], AVERAGE_RUIN, BLINK) and propagate(d, st):
            judged += 1
        rollback(st, mark)
    return judged
