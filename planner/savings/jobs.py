"""The plans that a study asks for, as jobs: of a day as it is given, or with so many screen visits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.compile import Compiled, compile_problem
from planner.domain import Instance, Plan
from planner.savings.solving import Effort, Solved, Task
from planner.savings.toggles import calls_of
from planner.travel.times import TravelTimes
from solvers.problem import Problem

PAID = 3600
"""Seconds of screen work that a further screen visit is worth while their number is forced: more than any can cost, and taken off
again, since it is no part of a saving."""


@dataclass(frozen=True)
class PlanJob:
    """Plan `instance`; from nothing, or from `near`, the plan of a day like it."""

    instance: Instance
    effort: Effort
    seed: int
    near: Plan | None = None

    def run(self, travel: TravelTimes) -> Solved:
        """Return the right plan found."""
        task = Task(compile_problem(self.instance, travel), travel, self.effort, self.seed)
        return task.solve() if self.near is None else task.solve_near(self.near)


@dataclass(frozen=True)
class CountJob:
    """Plan `instance` with `count` screen calls: no more, and no fewer if rules and room allow; from `near`."""

    instance: Instance
    near: Plan
    count: int
    effort: Effort
    seed: int

    def run(self, travel: TravelTimes) -> Solved:
        """Return the right plan found; its cost counts the reward for each call."""
        compiled = compile_problem(self.instance, travel)
        problem = counted(compiled, self.count)
        return Task(compiled, travel, self.effort, self.seed, problem).solve_near(self.near)


def counted(compiled: Compiled, count: int) -> Problem:
    """Return the compiled problem with at most `count` calls, each rewarded, for visits that may be by screen or at home.

    What the rewards come to for `count` calls is laid on all options evenly: the search's temperatures follow the mean cost of a
    visit, which stays what it was.
    """
    base = compiled.problem
    calls = np.array([o for options in calls_of(compiled).values() for o in options], dtype=np.int64)
    reward = PAID * max(1, base.weights.screen_work, base.weights.travel_time)
    costs = base.option_cost + reward * min(count, len(calls)) // max(1, base.num_visits)
    costs[calls] -= reward
    return base.replace(
        option_cost=costs,
        quota_offset=np.append(base.quota_offset, base.quota_offset[-1] + len(calls)),
        quota_option=np.concatenate([base.quota_option, calls]),
        quota_max=np.append(base.quota_max, count),
    )
