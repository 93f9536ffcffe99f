"""What the rows of many days come to: how often joint is at least as good, and how much more driving each of its calls saves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from benchmarks.modes.row import ModesRow, Strategy


@dataclass(frozen=True)
class DayRows:
    """The rows of one day by strategy."""

    rows: dict[Strategy, ModesRow]

    def __getitem__(self, strategy: Strategy) -> ModesRow:
        return self.rows[strategy]

    @property
    def size(self) -> ModesRow:
        """Any row, for what is the same in all."""
        return self.rows["joint"]

    def saved_minutes(self, strategy: Strategy) -> float:
        """Driving saved against the all-physical plan, minutes."""
        return (self["physical"].driving_seconds - self[strategy].driving_seconds) / 60

    def per_call(self, strategy: Strategy) -> float | None:
        """Driving saved for each screen visit, minutes; None without screen visits."""
        calls = self[strategy].screen_visits
        return self.saved_minutes(strategy) / calls if calls else None

    def beyond(self, other: Strategy) -> float | None:
        """How much more driving a call of the joint plan saves than one of `other`, as a share; None where `other` saves none."""
        mine, theirs = self.per_call("joint"), self.per_call(other)
        return None if mine is None or theirs is None or theirs <= 0 else mine / theirs - 1

    def at_least_as_good(self, other: Strategy) -> bool:
        """Whether the joint plan costs no more."""
        return self["joint"].cost <= self[other].cost


@dataclass(frozen=True)
class Interval:
    """A mean over `count` days with its 95 % interval by Student's t; no interval from one day."""

    mean: float
    half_width: float | None
    count: int


def whole_days(rows: Iterable[ModesRow], strategies: Sequence[Strategy]) -> list[DayRows]:
    """Return the days that have a row for every strategy, by size and name."""
    found: dict[str, dict[Strategy, ModesRow]] = {}
    for row in rows:
        found.setdefault(row.day, {})[row.strategy] = row
    whole = [DayRows(day) for day in found.values() if set(strategies) <= set(day)]
    return sorted(whole, key=lambda d: (d.size.visits, d.size.day))


def interval(values: Sequence[float]) -> Interval:
    """Return the mean of `values` and its interval. Raises ValueError for no values."""
    if not values:
        raise ValueError("no values to take a mean of")
    data = np.asarray(values, dtype=float)
    if len(data) == 1:
        return Interval(float(data[0]), None, 1)
    reach = stats.t.ppf(0.975, len(data) - 1) * data.std(ddof=1) / np.sqrt(len(data))
    return Interval(float(data.mean()), float(reach), len(data))
