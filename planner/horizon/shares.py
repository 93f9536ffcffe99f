"""How much of members' effects is the same effect: exact differences of the levels of plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from planner.horizon.exact import amount, level
from planner.horizon.overlap_records import FIGURES, Amount, Contest, Level, OverlapSet, SetFigure, Taken
from planner.horizon.sets import Codes, without
from planner.whatif.figures import value
from planner.whatif.records import Outcome


class Plans:
    """Every set's plans under each seed; the empty set's are without any member. Raises ValueError unless all sets have the same
    seeds in the same order."""

    def __init__(self, outcomes: Mapping[Codes, Sequence[Outcome]], per_week: float) -> None:
        seeds = {tuple(o.seed for o in rows) for rows in outcomes.values()}
        if len(seeds) != 1 or () in seeds:
            raise ValueError(f"the sets' plans are not of the same seeds: {sorted(seeds)}")
        self.per_week = per_week
        self._values = {
            codes: {name: [value(name, o) for o in rows] for name in FIGURES}
            for codes, rows in outcomes.items()
        }
        self._levels = {
            codes: {name: level(name, rows[name], per_week) for name in FIGURES}
            for codes, rows in self._values.items()
        }

    def levels(self) -> tuple[Level, ...]:
        """Return the plans' own figures, without any member first."""
        order = sorted(self._levels, key=len)
        return tuple(Level(codes, self._levels[codes]) for codes in order)

    def set_of(self, codes: Codes, contest: Contest) -> OverlapSet:
        """Return the overlap of a set of members. Raises KeyError for a set that has no plans."""
        return OverlapSet(codes, tuple(self._figure(name, codes) for name in FIGURES), contest)

    def _figure(self, name: str, codes: Codes) -> SetFigure:
        alone: dict[Codes, int] = {(c,): 1 for c in codes}
        return SetFigure(
            name=name,
            unit=FIGURES[name].unit,
            alone=tuple(self._effect(name, {(c,): 1}) for c in codes),
            together=self._effect(name, {codes: 1}),
            overlap=self._effect(name, {**alone, codes: -1}),
            taken=tuple(self._taken(name, codes, c) for c in codes),
        )

    def _taken(self, name: str, codes: Codes, code: str) -> Taken:
        """Alone - (together - others) = alone + others - together."""
        own = self._effect(name, {(code,): 1})
        others = without(codes, code)
        taken = self._effect(name, {(code,): 1, others: 1, codes: -1})
        return Taken(code, taken, None if _near_zero(own) else float(taken.value / own.value))

    def _effect(self, name: str, times: Mapping[Codes, int]) -> Amount:
        """A sum of effects, each the level without any member less the set's, `times` so often."""
        base = self._levels[()][name]
        whole = sum((n * (base - self._levels[s][name]) for s, n in times.items()), Decimal())
        seeds = range(len(self._values[()][name]))
        by_seed = [
            sum(n * (self._values[()][name][k] - self._values[s][name][k]) for s, n in times.items())
            for k in seeds
        ]
        return amount(name, whole, by_seed, self.per_week)


def _near_zero(own: Amount) -> bool:
    return abs(own.value) <= (own.half_width or Decimal())
