"""What fixes are looked for with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from planner.domain import Instance, Plan, Visit
from planner.suggest.records import Suggestion
from planner.travel.times import TravelTimes

Find = Callable[[Instance], Suggestion | None]
"""Finds the visit a place in an input that has been relaxed, and the whole plan judged by that input; None if it finds none."""


@dataclass(frozen=True)
class Case:
    """A visit that has no place in a plan, and how places are found."""

    instance: Instance
    travel: TravelTimes
    plan: Plan
    visit_id: str
    find: Find

    @cached_property
    def visit(self) -> Visit:
        """The visit."""
        return self.instance.visit[self.visit_id]

    def with_visit(self, **changes: object) -> Instance:
        """Return the input with the visit changed."""
        changed = self.visit.model_copy(update=changes)
        visits = (changed if v.visit_id == self.visit_id else v for v in self.instance.visits)
        return self.instance.model_copy(update={"visits": tuple(visits)})

    def with_citizen(self, **changes: object) -> Instance:
        """Return the input with the visit's citizen changed."""
        rows = (
            c.model_copy(update=changes) if c.citizen_id == self.visit.citizen_id else c
            for c in self.instance.citizens
        )
        return self.instance.model_copy(update={"citizens": tuple(rows)})
