"""Which visits are worth standing next to each other: every pair is looked at once, so this is compiled too."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solvers.kernels import kernel
from solvers.kernels.reference import by_reference
from solvers.problem import NO_LIMIT, NO_PLACE, Problem

Ints = NDArray[np.int64]

ROWS_AT_A_TIME = 500  # between two looks of the interpreter at Ctrl-C


class Pairs(NamedTuple):
    """What the distance of two visits depends on. (V,) place (or NO_PLACE), first and last wished start, duration; travel times
    (P, P) there and back; `shifts` (V, words) the eligible shifts as bits."""

    place: Ints
    early: Ints
    late: Ints
    busy: Ints
    there: NDArray[np.int32]
    back: NDArray[np.int32]
    shifts: NDArray[np.uint64]


def candidates(p: Problem, may: NDArray[np.bool_], k: int) -> Ints:
    """For each visit the k others that stand best next to it (V, k), best first: little travel, little waiting, shared eligibility
    (`may` (O, S)).

    Proximity after Vidal et al. 2013 (10.1016/j.cor.2012.07.018): travel + 0.2 x unavoidable wait + 1.0 x unavoidable lateness.
    """
    n = p.num_visits
    k = min(k, max(0, n - 1))
    result = np.full((n, max(1, k)), -1, dtype=np.int64)
    if k == 0:
        return result
    pairs = by_reference(_pairs(p, may))
    far = np.zeros(k, dtype=np.int64)
    for row in range(0, n, ROWS_AT_A_TIME):
        nearest(pairs, row, min(n, row + ROWS_AT_A_TIME), result, far)
    return result


def _pairs(p: Problem, may: NDArray[np.bool_]) -> Pairs:
    first = p.option_offset[:-1]
    means = np.bincount(p.shift_means, minlength=1).argmax() if p.num_shifts else 0
    eligible = np.zeros((p.num_visits, -(-max(1, p.num_shifts) // 64) * 64), dtype=bool)
    np.logical_or.at(eligible[:, : p.num_shifts], p.option_visit, may)
    late = p.window_late[p.window_offset[first + 1] - 1]
    there = p.travel_time[means]
    return Pairs(
        place=p.option_place[first],
        early=p.window_early[p.window_offset[first]],
        late=np.minimum(late, p.soft_latest),
        busy=p.option_duration[first],
        there=np.ascontiguousarray(there),
        back=np.ascontiguousarray(there.T),
        shifts=np.packbits(eligible, axis=1).view(np.uint64),
    )


@kernel
def far_from(pairs: Pairs, v: int, u: int) -> int:
    """Five times the proximity of two visits, in whole units of time; NO_LIMIT is added where no shift may do both."""
    a, b = pairs.place[v], pairs.place[u]
    there, back = 0, 0
    if a != NO_PLACE and b != NO_PLACE:
        there, back = pairs.there[a, b], pairs.back[a, b]
    then = pairs.early[v] + pairs.busy[v] + there
    before = pairs.early[u] + pairs.busy[u] + back
    behind = (
        5 * there
        + max(0, pairs.early[u] - pairs.busy[v] - there - pairs.late[v])
        + 5 * max(0, then - pairs.late[u])
    )
    ahead = (
        5 * back
        + max(0, pairs.early[v] - pairs.busy[u] - back - pairs.late[u])
        + 5 * max(0, before - pairs.late[v])
    )
    shared = False
    for word in range(pairs.shifts.shape[1]):
        if pairs.shifts[v, word] & pairs.shifts[u, word] != 0:
            shared = True
            break
    return min(behind, ahead) + (0 if shared else NO_LIMIT)


@kernel
def nearest(pairs: Pairs, first: int, end: int, result: Ints, far: Ints) -> None:
    """Write to `result[first:end]` the visits nearest to each, best first, the lower number first among equals.

    `far` is room for as many distances as `result` has columns.
    """
    most = result.shape[1]
    for v in range(first, end):
        count = 0
        for u in range(len(pairs.place)):
            if u == v:
                continue
            distance = far_from(pairs, v, u)
            if count == most and distance >= far[most - 1]:
                continue
            at = count if count < most else most - 1
            while at > 0 and far[at - 1] > distance:
                far[at] = far[at - 1]
                result[v, at] = result[v, at - 1]
                at -= 1
            far[at] = distance
            result[v, at] = u
            count = min(most, count + 1)
