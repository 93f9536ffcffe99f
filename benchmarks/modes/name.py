"""The days of the comparison, by name and number of visits."""

from __future__ import annotations

from typing import NamedTuple

FEWEST, MOST = 80, 300


class DayName(NamedTuple):
    """A day of `visits` visits, made from `seed`."""

    visits: int
    seed: int

    def __str__(self) -> str:
        return f"modes-{self.visits}-{self.seed}"


def days(count: int, fewest: int = FEWEST, most: int = MOST) -> list[DayName]:
    """Return `count` days of sizes evenly spread from `fewest` to `most` visits, with the seeds 1, 2, ...

    Raises ValueError for fewer than one day.

    >>> [str(day) for day in days(3)]
    ['modes-80-1', 'modes-190-2', 'modes-300-3']
    """
    if count < 1:
        raise ValueError(f"there must be 1 day or more, not {count}")
    step = (most - fewest) / max(1, count - 1)
    return [DayName(round(fewest + k * step), k + 1) for k in range(count)]
