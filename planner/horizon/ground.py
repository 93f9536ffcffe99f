"""The input, and what its days become under a lane in a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain import Instance
from planner.errors import InputError, Issue
from planner.horizon.lanes import Lane
from planner.horizon.records import UNTREATED, Case
from planner.scenarios.apply import apply_scenario
from planner.scenarios.edits import Edit
from planner.scenarios.records import Situation
from planner.scenarios.scenario import Scenario
from planner.travel.times import TravelTimes


@dataclass(frozen=True)
class Ground:
    """The days as they are, and what happens anyway."""

    instance: Instance
    travel: TravelTimes
    background: tuple[Edit, ...] = ()

    @property
    def today(self) -> Situation:
        """The days as they are: nothing has happened yet."""
        return Situation(self.instance, self.travel)

    def scenario(self, lane: Lane | None) -> Scenario:
        """Return a lane with what happens anyway; None: that alone."""
        if lane is None:
            return Scenario(code=UNTREATED, edits=self.background)
        return Scenario(code=lane.code, title=lane.title, edits=(*lane.edits, *self.background))

    def at(self, lane: Lane | None, seed: int, week: int | None, case: Case) -> Situation:
        """Return the days in a week, from 0 on as technologies count them; None: when all have begun.

        Raises InputError if an edit names what is not there.
        """
        scenario = self.scenario(lane)
        return apply_scenario(scenario, self.instance, self.travel, seed=seed, week=week, case=case)

    def require_possible(
        self, scenarios: Iterable[Scenario], seed: int, week: int | None, case: Case
    ) -> None:
        """Raise InputError with the faults of all scenarios at once, each located where it was written."""
        issues: list[Issue] = []
        for scenario in scenarios:
            try:
                apply_scenario(scenario, self.instance, self.travel, seed=seed, week=week, case=case)
            except InputError as error:
                issues += error.issues
        if issues:
            raise InputError(issues)
