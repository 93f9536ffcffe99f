"""Places as suggestions: those that differ, cheapest first, each laid out as a plan and judged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from planner.difference import TOLERANCE_SECONDS
from planner.domain import Instance, Plan
from planner.suggest.bench import Bench, Place
from planner.suggest.effects import NOBODY, consequences, parts_of
from planner.suggest.records import Suggestion
from planner.travel.times import TravelTimes

TWICE = 2
"""Places at most with the same shifts and modes: a planner wants a choice of people too."""

TRIED = 15
"""Places judged at most before giving up: some break a rule that the engine has no word for, such as a fallback for every call."""


@dataclass(frozen=True)
class Inserting:
    """Finds a place for a visit in a plan whose other visits keep their worker, their mode and their order."""

    travel: TravelTimes
    plan: Plan
    visit_id: str
    known: Mapping[str, Collection[str]] = field(default_factory=lambda: NOBODY)

    def __call__(self, instance: Instance) -> Suggestion | None:
        """Return the cheapest place in an input of the same shifts and visits, or of more; None if there is none."""
        return next(suggestions(Bench(instance, self.travel, self.plan, self.visit_id), self.known), None)


def suggestions(
    bench: Bench, known: Mapping[str, Collection[str]] = NOBODY, giving_way: str | None = None
) -> Iterator[Suggestion]:
    """Yield the places that differ, cheapest first, that break no rule which is not broken without the visit.

    At most two places have the same shifts and modes; they differ by more than 15 minutes. `giving_way`: a planned visit that
    is left out instead.
    """
    for place in islice(_apart(bench, bench.places(giving_way)), TRIED):
        made = bench.plan_of(bench.solution(place, giving_way))
        if not bench.new_violations(made):
            yield Suggestion(
                visit_id=bench.visit_id,
                parts=parts_of(bench.instance, made, bench.visit_id, known),
                points=place.points,
                consequences=consequences(bench.instance, bench.base_plan, made, bench.visit_id),
                plan=made,
            )


def _apart(bench: Bench, places: Sequence[Place]) -> Iterator[Place]:
    """Those that differ from all before them."""
    starts: dict[tuple[object, ...], list[int]] = {}
    for place in places:
        key = tuple(
            sorted((s, bench.compiled.modes[o]) for s, o in zip(place.shifts, place.options, strict=True))
        )
        taken = starts.setdefault(key, [])
        if len(taken) < TWICE and all(abs(place.start - other) > TOLERANCE_SECONDS for other in taken):
            taken.append(place.start)
            yield place
