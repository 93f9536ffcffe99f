"""The plans that a comparison asks for, as jobs: each makes its scenario true where it runs, so no travel times are sent along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.compile import compile_problem
from planner.domain import Instance, Plan
from planner.savings.solving import Effort, Solved, Task
from planner.savings.variants import without_required_fallback
from planner.scenarios.apply import apply_scenario
from planner.scenarios.records import Situation
from planner.scenarios.scenario import Scenario
from planner.travel.times import TravelTimes
from planner.whatif.order import Case


@dataclass(frozen=True)
class Made:
    """A scenario, and what it is drawn by: `seed`, `week` and `case` as in `planner.scenarios.apply_scenario`."""

    scenario: Scenario
    seed: int
    week: int | None = None
    case: Case = "base"

    def situation(self, instance: Instance, travel: TravelTimes) -> Situation:
        """Return the day under the scenario. Raises InputError."""
        return apply_scenario(self.scenario, instance, travel, seed=self.seed, week=self.week, case=self.case)


@dataclass(frozen=True)
class Planned:
    """A right plan of a day under a scenario; `visits` in that day, how many citizens the scenario is `concerned` with, `devices`
    of each technology, and the expected response work a day, in seconds."""

    solved: Solved
    visits: int
    concerned: int
    devices: Mapping[str, int]
    response_field: float
    response_unit: float


@dataclass(frozen=True)
class ScenarioJob:
    """Plan `instance` under a scenario: from nothing; or near `start`, a plan of the day as it is, with half of the effort."""

    instance: Instance
    made: Made
    effort: Effort
    seed: int
    start: Plan | None = None

    def run(self, travel: TravelTimes) -> Planned:
        """Return the right plan found. Raises RuleBrokenError, and InputError for a scenario that cannot be."""
        situation = self.made.situation(self.instance, travel)
        day = without_required_fallback(situation.instance)
        task = Task(compile_problem(day, situation.travel), situation.travel, self.effort, self.seed)
        return Planned(
            solved=task.solve() if self.start is None else task.solve_near(self.start),
            visits=len(day.visits),
            concerned=len(situation.citizens),
            devices=dict(situation.extra.devices),
            response_field=situation.extra.field_seconds,
            response_unit=situation.extra.unit_seconds,
        )
