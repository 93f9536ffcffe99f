"""Why one visit is where it is in a plan, or why it is in none."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from planner.domain import Instance, Plan
from planner.explain.alternatives import Alternatives
from planner.explain.binding import binding_of
from planner.explain.conflict import conflict_of
from planner.explain.crew import crew_of
from planner.explain.records import Explanation
from planner.explain.solving import Solving
from planner.modality import why_mode
from planner.reasons import why_unplanned
from planner.suggest.bench import planned_ids, with_routes
from planner.suggest.effects import NOBODY
from planner.suggest.fixes import Case, fixes_for
from planner.travel.times import TravelTimes

MOVES = 20_000
"""Of each search; a day of 300 visits takes about a tenth of a second."""


def explain(
    instance: Instance,
    travel: TravelTimes,
    plan: Plan,
    visit_id: str,
    *,
    moves: int = MOVES,
    seed: int = 1,
    known: Mapping[str, Collection[str]] = NOBODY,
) -> Explanation:
    """Explain one visit of a plan.

    Parameters
    ----------
    instance, travel
        What the plan was made from.
    plan
        A right plan.
    visit_id
        Planned: why this worker, time and mode, what binds it, and what the next best of each would cost, the day re-optimised.
        Not planned: a smallest set of rules that leaves it no place, and what would make room, both found by solving again.
    moves, seed
        Of each search; the same moves and seed, the same answer.
    known
        By citizen, workers who have been there before.

    Raises
    ------
    KeyError
        If the instance does not have the visit.
    ValueError
        For negative `moves`.
    """
    if moves < 0:
        raise ValueError(f"a search makes no fewer than 0 moves, got {moves}")
    if visit_id not in instance.visit:
        raise KeyError(f"there is no visit {visit_id}")
    if visit_id in planned_ids(plan):
        return _planned(Alternatives(instance, travel, plan, visit_id, moves, seed, known))
    return _unplanned(instance, travel, plan, visit_id, Solving(travel, plan, visit_id, moves, seed, known))


def _planned(found: Alternatives) -> Explanation:
    crew = crew_of(found.instance, found.travel, found.plan, found.visit)
    return Explanation(
        visit_id=found.visit_id,
        planned=True,
        parts=found.parts,
        crew=crew,
        mode=why_mode(found.instance, found.plan, found.visit_id, found.travel),
        binding=binding_of(found.instance, found.plan, found.visit, crew),
        next_best=tuple(found.all()),
        improvable=found.improvable,
        moves=found.moves,
    )


def _unplanned(
    instance: Instance, travel: TravelTimes, plan: Plan, visit_id: str, find: Solving
) -> Explanation:
    visit = instance.visit[visit_id]
    crew = crew_of(instance, travel, plan, visit)
    room = find(instance)
    if room is not None:
        return Explanation(visit_id=visit_id, planned=False, crew=crew, room=room, moves=find.moves)
    whole = with_routes(instance, plan, plan.routes)
    return Explanation(
        visit_id=visit_id,
        planned=False,
        crew=crew,
        reasons=why_unplanned(instance, travel, whole)[visit_id],
        conflict=conflict_of(instance, travel, visit, find),
        fixes=fixes_for(Case(instance, travel, plan, visit_id, find)),
        moves=find.moves,
    )
