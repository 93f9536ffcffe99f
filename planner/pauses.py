"""Which break of a shift a break taken is: activities do not say, and a route may take them in any order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from planner.domain import Activity, Break, seconds_between

Difference = tuple[str, int, str]


def match_breaks(taken: Sequence[Activity], due: Sequence[Break]) -> dict[int, int]:
    """Pair breaks taken with breaks due, by window, length and place; a tie goes to the order of the day.

    A break that is taken wrongly is still paired, with the one that makes the fewest faults: the plan gets
    the kindest reading. Returns number in `taken` -> number in `due`, as many pairs as the fewer of the two.
    Cubic in their number.
    """
    by_time = sorted(range(len(due)), key=lambda j: (due[j].start_latest, due[j].start_earliest, j))
    faults = np.array(
        [
            [100 * len(break_differences(a, due[j])) + abs(i - k) for k, j in enumerate(by_time)]
            for i, a in enumerate(taken)
        ]
    ).reshape(len(taken), len(due))
    rows, columns = linear_sum_assignment(faults)
    return {int(i): by_time[int(k)] for i, k in zip(rows, columns, strict=True)}


def break_differences(activity: Activity, pause: Break) -> list[Difference]:
    """Return each way in which an activity is not the break: the rule of `planner.check`, amount and unit."""
    differences = []
    if activity.address_id != pause.address_id:
        differences.append(("break_place", 1, "breaks"))
    if (wrong := abs(seconds_between(activity.start, activity.end) - pause.duration)) > 0:
        differences.append(("break_length", wrong, "seconds"))
    early = seconds_between(activity.start, pause.start_earliest)
    late = seconds_between(pause.start_latest, activity.start)
    if (missed := max(early, late)) > 0:
        differences.append(("break_window", missed, "seconds"))
    return differences
