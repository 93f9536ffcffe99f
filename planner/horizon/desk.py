"""Where days are planned: each from nothing, with the same effort and paired seeds, and no days twice.

A plan could begin at another week's, or at today's. It must not: such a search stays near where it began, so that what it began
from fares better than what is new. On a day of 158 visits a medicine dispenser for three citizens freed 21 hours a week with every
plan from nothing, whatever the effort of it, and 11 with every plan begun at today's, today's own too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from statistics import fmean

from planner.compile import compile_problem
from planner.digest import instance_digest
from planner.domain import Instance
from planner.savings.crew import Awaited, Crew
from planner.savings.records import Parts
from planner.savings.solving import Effort, Task
from planner.savings.variants import without_required_fallback
from planner.scenarios.records import Situation
from planner.travel.times import TravelTimes
from planner.whatif.records import Outcome


@dataclass(frozen=True)
class Priced:
    """A plan's parts and its cost in points, without the plan."""

    parts: Parts
    cost: int


@dataclass(frozen=True)
class DaysJob:
    """Plan `instance` from nothing; `travel` None: in the study's travel times."""

    instance: Instance
    travel: TravelTimes | None
    effort: Effort
    seed: int

    def run(self, travel: TravelTimes) -> Priced:
        """Return what the plan comes to. Raises RuleBrokenError."""
        ways = self.travel or travel
        solved = Task(compile_problem(self.instance, ways), ways, self.effort, self.seed).solve()
        return Priced(solved.parts, solved.cost)


Content = tuple[str, str, float, float]
"""What a situation is, for plans: digests of its days and travel times, and its expected response seconds (of routes, of the
screen unit)."""


@dataclass(frozen=True)
class Asked:
    """The plans of a situation's days under one seed, on their way."""

    seed: int
    visits: int
    content: Content
    plans: tuple[Awaited[Priced], ...]

    def outcome(self) -> Outcome:
        """Return the means of the runs, when they are there."""
        plans = [p.get() for p in self.plans]
        _, _, field_seconds, unit_seconds = self.content
        return Outcome(
            seed=self.seed,
            parts=_mean([p.parts for p in plans]),
            cost=fmean(p.cost for p in plans),
            visits=self.visits,
            response_field=field_seconds,
            response_unit=unit_seconds,
            runs=len(plans),
        )


class Desk:
    """Hands out plans: `runs` of each situation under each of `seeds`. `asked` counts those asked for, `made` the distinct ones.

    `days`: how many the input has. `travel`: the study's travel times, which the crew has.
    """

    def __init__(
        self, crew: Crew, travel: TravelTimes, days: int, effort: Effort, seeds: Sequence[int], runs: int
    ) -> None:
        self.effort, self.seeds = effort, tuple(seeds)
        self.asked = self.made = 0
        self._crew, self._travel, self._days, self._runs = crew, travel, days, runs
        self._handed: dict[tuple[str, str, int], tuple[Awaited[Priced], ...]] = {}

    def ask(self, situation: Situation, seed: int) -> Asked:
        """Have a situation's days planned under a seed, unless they are already. The rule that a screen visit needs a route that
        could take it over is waived, as in a savings study."""
        content = self.content(situation)
        key = (*content[:2], seed)
        self.asked += self._runs
        if key not in self._handed:
            self._handed[key] = tuple(self._hand(situation, seed, run) for run in range(self._runs))
            self.made += self._runs
        return Asked(seed, len(situation.instance.visits), content, self._handed[key])

    def content(self, situation: Situation) -> Content:
        """Return what two situations that need one plan have in common."""
        extra = situation.extra
        return (
            instance_digest(situation.instance),
            situation.travel.digest,
            extra.field_seconds * self._days,
            extra.unit_seconds * self._days,
        )

    def _hand(self, situation: Situation, seed: int, run: int) -> Awaited[Priced]:
        """Each run has a number of its own to begin its search from, the same for every situation."""
        travel = None if situation.travel.digest == self._travel.digest else situation.travel
        number = seed + run * len(self.seeds)
        day = without_required_fallback(situation.instance)
        return self._crew.hand(DaysJob(day, travel, self.effort, number))


def _mean(parts: Sequence[Parts]) -> Parts:
    return Parts(**{f.name: fmean(getattr(p, f.name) for p in parts) for f in fields(Parts)})
