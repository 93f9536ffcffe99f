"""Weeks between the solved ones that are, to the letter, the days of one of them: known without a plan of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from planner.horizon.desk import Asked, Content


def same_weeks(
    content: Callable[[int, int], Content], seeds: Sequence[int], plans: Mapping[int, Sequence[Asked]]
) -> dict[int, int]:
    """Return for each such week the solved week beside it that it equals: the same days under every seed, and the same expected
    response work.

    `content` of (seed, week) says what a week is; `plans`: by solved week, those of the seeds in their order.
    """
    found = {}
    for before, after in pairwise(sorted(plans)):
        for week in range(before + 1, after):
            left = [before, after]
            for number, seed in enumerate(seeds):
                days = content(seed, week)
                left = [w for w in left if plans[w][number].content == days]
                # Most weeks differ already under the first seed, and need not be made for the others.
                if not left:
                    break
            if left:
                found[week] = left[0]
    return found
