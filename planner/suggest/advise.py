"""The best places for one visit in a plan that is there; where there is none, why, and what would make room."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import islice

from planner.domain import Instance, Plan
from planner.reasons import why_unplanned
from planner.suggest.bench import Bench
from planner.suggest.effects import NOBODY
from planner.suggest.fixes import Case, fixes_for
from planner.suggest.insert import Inserting, suggestions
from planner.suggest.records import Advice
from planner.travel.times import TravelTimes

MOST = 5


def suggest(
    instance: Instance,
    travel: TravelTimes,
    plan: Plan,
    visit_id: str,
    *,
    most: int = MOST,
    known: Mapping[str, Collection[str]] = NOBODY,
) -> Advice:
    """Return the best places for a visit in a plan, and where there is none what would make room.

    Parameters
    ----------
    instance
        The day with the visit in it (`planner.suggest.with_wish` puts a new one in).
    plan
        A plan of the day, with or without the visit. All other visits keep their worker, their mode and their order; they may
        start at another time, in their windows.
    visit_id
        The visit. If the plan has it, it is taken out first.
    most
        How many places to return. At most two have the same shifts and modes, and they differ by more than 15 minutes.
    known
        By citizen, workers who have been there before.

    Raises
    ------
    KeyError
        If the instance does not have the visit.
    ValueError
        For `most` below 1.

    Notes
    -----
    Every position of every route is tried with all that follows from it, links to other routes included; of a visit by two
    workers every position of the first with the cheapest of each route for the second. What is returned has been laid out as a
    plan and breaks no rule (`planner.check`) that the plan did not break before.
    """
    if most < 1:
        raise ValueError(f"at least one place must be asked for, got {most}")
    bench = Bench(instance, travel, plan, visit_id)
    found = tuple(islice(suggestions(bench, known), most))
    if found:
        return Advice(visit_id=visit_id, suggestions=found, not_kept=bench.not_kept)
    case = Case(instance, travel, plan, visit_id, Inserting(travel, plan, visit_id, known))
    return Advice(
        visit_id=visit_id,
        reasons=why_unplanned(instance, travel, bench.base_plan)[visit_id],
        fixes=fixes_for(case),
        not_kept=bench.not_kept,
    )
