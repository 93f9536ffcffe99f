"""Finding a visit a place by solving the day again, others moving as they must."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from planner.domain import Instance, Plan
from planner.explain.search import search
from planner.suggest.bench import Bench, planned_ids
from planner.suggest.effects import NOBODY, consequences, parts_of
from planner.suggest.insert import suggestions
from planner.suggest.records import Suggestion
from planner.travel.times import TravelTimes
from solvers.cost import terms


@dataclass
class Solving:
    """Finds a place for an unplanned visit beside all that the plan has; `solves` counts.

    First where nobody else changes worker, then by a search of `moves` in which anybody may.
    """

    travel: TravelTimes
    plan: Plan
    visit_id: str
    moves: int
    seed: int = 1
    known: Mapping[str, Collection[str]] = field(default_factory=lambda: NOBODY)
    solves: int = 0

    def __call__(self, instance: Instance) -> Suggestion | None:
        """Return a checked plan of the input with the visit and every visit that the plan has; None if none is found."""
        self.solves += 1
        bench = Bench(instance, self.travel, self.plan, self.visit_id)
        return next(suggestions(bench, self.known), None) or self._searched(bench)

    def _searched(self, bench: Bench) -> Suggestion | None:
        had = set(planned_ids(bench.base_plan))
        if not had:
            return None  # every place in empty routes has been tried
        found = search(bench.compiled, bench.base_plan, self.visit_id, self.moves, self.seed)
        if found.left_out & (had | {self.visit_id}) or bench.new_violations(found.plan):
            return None
        before = sum(terms(bench.compiled.problem, bench.base).values())
        visit = bench.instance.visit[self.visit_id]
        price = bench.instance.settings.weights.unplanned[visit.priority - 1]
        return Suggestion(
            visit_id=self.visit_id,
            parts=parts_of(bench.instance, found.plan, self.visit_id, self.known),
            points=found.cost - before + price,
            consequences=consequences(bench.instance, bench.base_plan, found.plan, self.visit_id),
            plan=found.plan,
        )
