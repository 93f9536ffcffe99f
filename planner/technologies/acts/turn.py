"""One technology's turn in a draft: what its effects read, and what they have done so far."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from planner.domain import Visit
from planner.technologies.adopters import Adopter
from planner.technologies.draft import Draft
from planner.technologies.draws import draw
from planner.technologies.effects import Effect
from planner.technologies.eligibility import Judge
from planner.technologies.records import Technology
from planner.technologies.values import Values


@dataclass(frozen=True, eq=False)
class Turn:
    """Tallies are of the days of the input. `done` counts what has been done, by the name of the figure (seconds, visits,
    services); `doses` how often a service was taken over from a citizen; `expected` the calls, visits and seconds to be expected;
    `converted` holds the services of citizens that may be by screen.
    """

    draft: Draft
    judge: Judge
    seed: int
    done: Counter[str] = field(default_factory=Counter)
    doses: Counter[tuple[str, str]] = field(default_factory=Counter)
    converted: set[tuple[str, str]] = field(default_factory=set)
    expected: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def technology(self) -> Technology:
        """Whose turn it is."""
        return self.judge.technology

    @property
    def values(self) -> Values:
        """The values of its parameters."""
        return self.judge.values

    def value(self, name: str | None) -> float | None:
        """Return the value behind a name; None where there is no name or no value."""
        return None if name is None else self.values.get(name)

    def can(self, effect: Effect) -> bool:
        """Whether every figure that the effect needs has a value."""
        return all(name in self.values for name in effect.needs())

    def is_on(self, effect: Effect, adopter: Adopter) -> bool:
        """Whether an effect is on for an adopter by now."""
        first, last = self.value(effect.from_week) or 0, self.value(effect.until_week)
        if not self.can(effect):
            return False
        if adopter.weeks is None:
            return last is None and adopter.completes
        begun = first <= adopter.weeks and (last is None or adopter.weeks < last)
        return begun and (adopter.completes or (not effect.completers and self.is_with_it(adopter)))

    def is_with_it(self, adopter: Adopter) -> bool:
        """Whether an adopter has not given up by now."""
        weeks = adopter.weeks
        return adopter.completes or (weeks is not None and weeks < self.values.get("dropout_weeks", 0))

    def chance(self, *names: str) -> float:
        """Return a number in [0, 1) that is this technology's own for these names."""
        return draw(self.seed, self.technology.code, *names)

    def visits(
        self, adopter: Adopter, services: Collection[str] = ()
    ) -> Iterator[tuple[Visit, frozenset[str]]]:
        """Yield the adopter's visits in which it may act with some of these services (none named: any), and which of them."""
        for visit in self.judge.visits(adopter.citizen_id):
            wanted = self.judge.wanted(visit)
            if found := wanted.intersection(services) if services else wanted:
                yield visit, found
